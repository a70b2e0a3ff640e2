import Kernel
import Sim

extension Catalogue {
  static let passiveKinds = [
    freeRollers,
    chute(
      "chute", "A steep slide with side walls.", sample: .high(name: "", pose: Pose()),
      degrees: 30, height: 0.875),
    chute(
      "low-chute", "A short flat slide with side walls.", sample: .low(name: "", pose: Pose()),
      degrees: 20, height: 0.5),
    plate, guide,
  ]

  private static let passive = PartKind.Mode("passive", "It has no signals.", [])

  private static let freeRollers: PartKind = {
    let sample = FreeRollers(name: "", pose: Pose())
    return PartKind(
      word: "free-roller-conveyor", summary: "Straight rollers without a drive.",
      origin: "the centre of their top; they roll along x", height: 0.5, modes: [passive],
      settings: [
        .init("length", .number(unit: "m", 0.1...100, sample.length), "Length along the slope."),
        width(sample.width), angle(0),
        .init(
          "rolling", .number(unit: "", 0...0.5, sample.rolling),
          "Resistance to rolling, as a share of the weight."),
        .init(
          "friction", .number(unit: "", 0...2, sample.friction),
          "Friction across the rolling direction."),
      ]
    ) { draft in
      var part = FreeRollers(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.width = draft.number("width")
      part.angle = draft.number("angle") * radiansPerDegree
      part.rolling = draft.number("rolling")
      part.friction = draft.number("friction")
      return part
    }
  }()

  private static func chute(
    _ word: String, _ summary: String, sample: Chute, degrees: Double, height: Double
  ) -> PartKind {
    PartKind(
      word: word, summary: summary,
      origin: "the middle of its upper edge; it goes down along +x", height: height,
      modes: [passive],
      settings: [
        .init("length", .number(unit: "m", 0.1...20, sample.length), "Length along the slope."),
        .init("width", .number(unit: "m", 0.1...10, sample.width), "Width between the walls."),
        .init("angle", .number(unit: "degrees", 0...60, degrees), "Angle of the fall."),
        .init(
          "wall-height", .number(unit: "m", 0...2, sample.wallHeight),
          "Height of the side walls; 0 for none."),
        .init("friction", .number(unit: "", 0...2, sample.friction), "Friction of the slide."),
      ]
    ) { draft in
      var part = Chute(
        name: draft.name, pose: draft.pose, length: draft.number("length"),
        angle: draft.number("angle") * radiansPerDegree)
      part.width = draft.number("width")
      part.wallHeight = draft.number("wall-height")
      part.friction = draft.number("friction")
      return part
    }
  }

  private static let plate: PartKind = {
    let sample = Plate(name: "", pose: Pose())
    return PartKind(
      word: "plate", summary: "A still table top or slope.",
      origin: "the centre of its top; a slope rises along +x", height: 0.875, modes: [passive],
      settings: [
        length(sample.length), width(sample.width), angle(0),
        .init("friction", .number(unit: "", 0...2, sample.friction), "Friction of its top."),
      ]
    ) { draft in
      var part = Plate(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.width = draft.number("width")
      part.angle = draft.number("angle") * radiansPerDegree
      part.friction = draft.number("friction")
      return part
    }
  }()

  private static let guide: PartKind = {
    let sample = Aligner(name: "", pose: Pose())
    return PartKind(
      word: "guide", summary: "A straight wall that nothing moves.",
      origin: "the middle of its foot; it runs along +x", height: 0.875, modes: [passive],
      settings: [
        length(sample.length),
        .init("thickness", .number(unit: "m", 0.005...5, sample.thickness), "Thickness."),
        .init("height", .number(unit: "m", 0.01...3, sample.height), "Height."),
        .init(
          "friction", .number(unit: "", 0...2, sample.friction),
          "Friction of its faces against an item's."),
      ]
    ) { draft in
      var part = Aligner(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.thickness = draft.number("thickness")
      part.height = draft.number("height")
      part.friction = draft.number("friction")
      return part
    }
  }()
}
