import Kernel
import Sim
import Tags

extension Catalogue {
  static let bendKinds = [
    curve(
      "curved-belt-conveyor", "A belt along an arc, 0.6 m/s on its centre line.",
      sample: .belt(name: "", pose: Pose()), height: 0.875),
    curve(
      "curved-roller-conveyor", "Driven rollers along an arc, 0.45 m/s on their centre line.",
      sample: .rollers(name: "", pose: Pose()), height: 0.5),
    inclined, spiral, spur, turntable,
  ]

  private static let edge = "the middle of the edge where it begins; +x leads into it"

  private static func curve(
    _ word: String, _ summary: String, sample: CurvedConveyor, height: Double
  ) -> PartKind {
    let left = "Runs counter-clockwise, from its beginning to its end."
    let right = "Runs clockwise, from its end to its beginning."
    return PartKind(
      word: word, summary: summary, origin: edge + " and it bends to the left", height: height,
      modes: [
        .init("clockwise", "One bit runs it clockwise.", [.bitOutput("clockwise", "CW", right)]),
        .init(
          "counter-clockwise", "One bit runs it counter-clockwise.",
          [.bitOutput("counter-clockwise", "CCW", left)]),
        .init(
          "both", "A bit each.",
          [
            .bitOutput("counter-clockwise", "CCW", left), .bitOutput("clockwise", "CW", right),
          ]),
      ],
      settings: [
        .init("radius", .number(unit: "m", 0.2...20, sample.radius), "Radius of the centre line."),
        width(sample.width),
        .init("angle", .number(unit: "degrees", 5...180, 90), "How far it bends."),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed on the centre line."),
        acceleration(sample.acceleration), friction(sample.friction),
      ]
    ) { draft in
      var part = CurvedConveyor(
        name: draft.name, pose: draft.pose, radius: draft.number("radius"),
        width: draft.number("width"), speed: draft.number("speed"))
      part.angle = draft.number("angle") * radiansPerDegree
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.counterClockwise = draft.tags["counter-clockwise"]
      part.clockwise = draft.tags["clockwise"]
      return part
    }
  }

  private static let inclined: PartKind = {
    let sample = InclinedConveyor(name: "", pose: Pose())
    return PartKind(
      word: "inclined-belt-conveyor", summary: "A straight belt that rises.",
      origin: "the centre of the carrying surface; +x is forward and up", height: 1.4,
      modes: drives(),
      settings: [
        .init("length", .number(unit: "m", 0.1...100, sample.length), "Length along the slope."),
        width(sample.width), angle(15),
        .init(
          "speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed with a bit on."),
        .init(
          "full-scale-speed", .number(unit: "m/s", 0.01...5, sample.speedAtFullScale),
          "Speed at 10 V."),
        acceleration(sample.acceleration), friction(sample.friction),
      ]
    ) { draft in
      var part = InclinedConveyor(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.width = draft.number("width")
      part.angle = draft.number("angle") * radiansPerDegree
      part.speed = draft.number("speed")
      part.speedAtFullScale = draft.number("full-scale-speed")
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.forward = draft.tags["forward"]
      part.reverse = draft.tags["reverse"]
      part.volts = draft.tags["volts"]
      return part
    }
  }()

  private static let spiral: PartKind = {
    let sample = SpiralConveyor(name: "", pose: Pose())
    return PartKind(
      word: "spiral-conveyor", summary: "A belt that winds upwards to the left.",
      origin: "the middle of the lower edge, where it begins; +x leads into it", height: 0.875,
      modes: [
        .init("upward", "One bit runs it upwards.", [.bitOutput("upward", "", "Runs upwards.")]),
        .init(
          "plus-minus", "A bit each for up and down.",
          [
            .bitOutput("upward", "(+)", "Runs upwards."),
            .bitOutput("downward", "(-)", "Runs downwards."),
          ]),
      ],
      settings: [
        .init("radius", .number(unit: "m", 0.5...10, sample.radius), "Radius of the centre line."),
        width(sample.width),
        .init("quarters", .whole(1...40, sample.quarters), "Quarter turns from bottom to top."),
        .init("pitch", .number(unit: "m", 0...2, sample.pitch), "Height gained in a whole turn."),
        .init(
          "speed", .number(unit: "m/s", 0.01...5, sample.speed),
          "Speed on the centre line, seen from above."),
        acceleration(sample.acceleration), friction(sample.friction),
      ]
    ) { draft in
      var part = SpiralConveyor(name: draft.name, pose: draft.pose)
      part.radius = draft.number("radius")
      part.width = draft.number("width")
      part.quarters = draft.whole("quarters")
      part.pitch = draft.number("pitch")
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.upward = draft.tags["upward"]
      part.downward = draft.tags["downward"]
      return part
    }
  }()

  private static let spur: PartKind = {
    let sample = SpurConveyor(name: "", pose: Pose())
    return PartKind(
      word: "spur-conveyor",
      summary: "A straight conveyor whose far end is cut to lie along the side of another.",
      origin: "the middle of the square end; +x leads to the cut end", height: 0.875,
      modes: Array(drives().prefix(2).reversed()),
      settings: [
        .init("length", .number(unit: "m", 0.1...100, sample.length), "Length of the centre line."),
        width(sample.width),
        .init(
          "cut", .number(unit: "degrees", -60...60, 45),
          "Angle of the cut; positive when the left side is longer."),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed with a bit on."),
        acceleration(sample.acceleration), friction(sample.friction),
      ]
    ) { draft in
      var part = SpurConveyor(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.width = draft.number("width")
      part.cut = draft.number("cut") * radiansPerDegree
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.forward = draft.tags["forward"]
      part.reverse = draft.tags["reverse"]
      return part
    }
  }()

  private static let turntable: PartKind = {
    let sample = Turntable(name: "", pose: Pose())
    let rolls: [PartKind.Signal] = [
      .bitOutput("forward", "Roll (+)", "Rolls forward."),
      .bitOutput("reverse", "Roll (-)", "Rolls backward."),
    ]
    let limits: [PartKind.Signal] = [
      .bitInput("home-limit", "(Limit 0)", "True while it is at home."),
      .bitInput("turned-limit", "(Limit 90)", "True while it is turned."),
    ]
    let turn = PartKind.Signal.bitOutput("turn", "Turn", "Turns it to the left.")
    return PartKind(
      word: "turntable", summary: "A round table of driven rollers that turns by a quarter.",
      origin: "the centre of its top; +x is where it carries to while at home", height: 0.5,
      modes: [
        .init("monostable", "It returns home without its bit.", rolls + [turn] + limits),
        .init(
          "bistable", "It stays where the last bit sent it.",
          rolls + [turn, .bitOutput("turn-back", "Turn back", "Turns it home.")] + limits),
      ],
      settings: [
        .init("diameter", .number(unit: "m", 0.3...5, sample.diameter), "Diameter."),
        .init("angle", .number(unit: "degrees", -360...360, 90), "How far it turns to the left."),
        .init(
          "turn-speed", .number(unit: "rad/s", 0.05...10, sample.turnSpeed),
          "Greatest turning speed."),
        .init(
          "turn-acceleration", .number(unit: "rad/s²", 0.05...100, sample.turnAcceleration),
          "Greatest change of it."),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed of the rollers."),
        acceleration(sample.acceleration), friction(sample.friction),
      ], make: makeTurntable)
  }()

  private static func makeTurntable(_ draft: PartDraft) -> any PartDefinition {
    var part = Turntable(name: draft.name, pose: draft.pose)
    part.diameter = draft.number("diameter")
    part.angle = draft.number("angle") * radiansPerDegree
    part.turnSpeed = draft.number("turn-speed")
    part.turnAcceleration = draft.number("turn-acceleration")
    part.speed = draft.number("speed")
    part.acceleration = draft.number("acceleration")
    part.friction = draft.number("friction")
    part.isBistable = draft.mode == "bistable"
    part.forward = draft.tags["forward"]
    part.reverse = draft.tags["reverse"]
    part.turn = draft.tags["turn"]
    part.turnBack = draft.tags["turn-back"]
    part.homeLimit = draft.tags["home-limit"]
    part.turnedLimit = draft.tags["turned-limit"]
    return part
  }
}
