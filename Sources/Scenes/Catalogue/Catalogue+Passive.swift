import Kernel
import Sim

extension Catalogue {
  static let passiveKinds = [
    freeRollers,
    chute(
      "chute", "A steep slide with side walls.", sample: .high(name: "", pose: Pose()),
      height: 0.875),
    chute(
      "low-chute", "A short flat slide with side walls.", sample: .low(name: "", pose: Pose()),
      height: 0.5),
    plate, guide,
  ]

  /// The mode of a part without signals.
  static let passive = PartKind.Mode("passive", "It has no signals.", [])

  private static let freeRollers = PartKind(
    .init(
      "free-roller-conveyor", "Straight rollers without a drive.",
      at: "the centre of their top; they roll along x", height: 0.5),
    sample: FreeRollers(name: "", pose: Pose()), modes: [passive],
    settings: [
      .length(\.length, 0.1...100, "Length along the slope."), .width(\.width),
      .angle("angle", \.angle),
      .number(
        "rolling", \.rolling, 0...0.5, "", "Resistance to rolling, as a share of the weight."),
      .friction(\.friction, 0...2, "Friction across the rolling direction."),
    ])

  private static func chute(
    _ word: String, _ summary: String, sample: Chute, height: Double
  ) -> PartKind {
    PartKind(
      .init(
        word, summary, at: "the middle of its upper edge; it goes down along +x",
        height: height),
      sample: sample, modes: [passive],
      settings: [
        .length(\.length, 0.1...20, "Length along the slope."),
        .width(\.width, "Width between the walls."),
        .angle("angle", \.angle, 0...60, "Angle of the fall."),
        .number(
          "wall-height", \.wallHeight, 0...2, "m", "Height of the side walls; 0 for none."),
        .friction(\.friction, 0...2, "Friction of the slide."),
      ])
  }

  private static let plate = PartKind(
    .init(
      "plate", "A still table top or slope.", at: "the centre of its top; a slope rises along +x",
      height: 0.875),
    sample: Plate(name: "", pose: Pose()), modes: [passive],
    settings: [
      .length(\.length), .width(\.width), .angle("angle", \.angle),
      .friction(\.friction, 0...2, "Friction of its top."),
    ])

  private static let guide = PartKind(
    .init(
      "guide", "A straight wall that nothing moves.",
      at: "the middle of its foot; it runs along +x", height: 0.875),
    sample: Aligner(name: "", pose: Pose()), modes: [passive],
    settings: [
      .length(\.length), .number("thickness", \.thickness, 0.005...5, "m", "Thickness."),
      .number("height", \.height, 0.01...3, "m", "Height."),
      .friction(\.friction, 0...2, "Friction of its faces against an item's."),
    ])
}
