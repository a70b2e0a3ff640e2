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

  private static func curve(
    _ word: String, _ summary: String, sample: CurvedConveyor, height: Double
  ) -> PartKind {
    let left = PartKind.Signal.bitOutput(
      "counter-clockwise", "CCW", "Runs counter-clockwise, from its beginning to its end.")
    let right = PartKind.Signal.bitOutput(
      "clockwise", "CW", "Runs clockwise, from its end to its beginning.")
    return PartKind(
      .init(
        word, summary,
        at: "the middle of the edge where it begins; +x leads into it and it bends to the left",
        height: height),
      sample: sample,
      modes: [
        .init("clockwise", "One bit runs it clockwise.", [right]),
        .init("counter-clockwise", "One bit runs it counter-clockwise.", [left]),
        .init("both", "A bit each.", [left, right]),
      ],
      settings: [
        .number("radius", \.radius, 0.2...20, "m", "Radius of the centre line."),
        .width(\.width), .angle("angle", \.angle, 5...180, "How far it bends."),
        .speed(\.speed, "Speed on the centre line."), .acceleration(\.acceleration),
        .friction(\.friction),
      ], signals: ["counter-clockwise": \.counterClockwise, "clockwise": \.clockwise])
  }

  private static let inclined = PartKind(
    .init(
      "inclined-belt-conveyor", "A straight belt that rises.",
      at: "the centre of the carrying surface; +x is forward and up", height: 1.4),
    sample: InclinedConveyor(name: "", pose: Pose()), modes: drives,
    settings: [
      .length(\.length, 0.1...100, "Length along the slope."), .width(\.width),
      .angle("angle", \.angle), .speed(\.speed),
      .number("full-scale-speed", \.speedAtFullScale, 0.01...5, "m/s", "Speed at 10 V."),
      .acceleration(\.acceleration), .friction(\.friction),
    ], signals: ["forward": \.forward, "reverse": \.reverse, "volts": \.volts])

  private static let spiral = PartKind(
    .init(
      "spiral-conveyor", "A belt that winds upwards to the left.",
      at: "the middle of the lower edge, where it begins; +x leads into it", height: 0.875),
    sample: SpiralConveyor(name: "", pose: Pose()),
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
      .number("radius", \.radius, 0.5...10, "m", "Radius of the centre line."), .width(\.width),
      .whole("quarters", \.quarters, 1...40, "Quarter turns from bottom to top."),
      .number("pitch", \.pitch, 0...2, "m", "Height gained in a whole turn."),
      .speed(\.speed, "Speed on the centre line, seen from above."),
      .acceleration(\.acceleration), .friction(\.friction),
      .number(
        "rail-height", \.railHeight, 0...1, "m", "Height of the rails at both edges; 0 for none."),
    ], signals: ["upward": \.upward, "downward": \.downward])

  private static let spur = PartKind(
    .init(
      "spur-conveyor", "A straight conveyor whose far end is cut to lie along the side of another.",
      at: "the middle of the square end; +x leads to the cut end", height: 0.875),
    sample: SpurConveyor(name: "", pose: Pose()), modes: [drives[1], drives[0]],
    settings: [
      .length(\.length, 0.1...100, "Length of the centre line."), .width(\.width),
      .angle(
        "cut", \.cut, -60...60, "Angle of the cut; positive when the left side is longer."),
      .speed(\.speed), .acceleration(\.acceleration), .friction(\.friction),
    ], signals: ["forward": \.forward, "reverse": \.reverse])

  private static let turntable: PartKind = {
    let rolls: [PartKind.Signal] = [
      .bitOutput("forward", "Roll (+)", "Rolls forward."),
      .bitOutput("reverse", "Roll (-)", "Rolls backward."),
      .bitOutput("turn", "Turn", "Turns it to the left."),
    ]
    let limits: [PartKind.Signal] = [
      .bitInput("home-limit", "(Limit 0)", "True while it is at home."),
      .bitInput("turned-limit", "(Limit 90)", "True while it is turned."),
      .bitInput("front-limit", "(Front Limit)", "True while an item stands over its front end."),
      .bitInput("back-limit", "(Back Limit)", "True while an item stands over its back end."),
    ]
    return PartKind(
      .init(
        "turntable", "A round table of driven rollers that turns by a quarter.",
        at: "the centre of its top; +x is where it carries to while at home", height: 0.5),
      sample: Turntable(name: "", pose: Pose()),
      modes: [
        .init("monostable", "It returns home without its bit.", rolls + limits),
        .init(
          "bistable", "It stays where the last bit sent it.",
          rolls + [.bitOutput("turn-back", "Turn back", "Turns it home.")] + limits),
      ],
      settings: [
        .number("diameter", \.diameter, 0.3...5, "m", "Diameter."),
        .angle("angle", \.angle, -360...360, "How far it turns to the left."),
        .number("turn-speed", \.turnSpeed, 0.05...10, "rad/s", "Greatest turning speed."),
        .number(
          "turn-acceleration", \.turnAcceleration, 0.05...100, "rad/s²", "Greatest change of it."),
        .speed(\.speed, "Speed of the rollers."), .acceleration(\.acceleration),
        .friction(\.friction),
      ],
      signals: [
        "forward": \.forward, "reverse": \.reverse, "turn": \.turn, "turn-back": \.turnBack,
        "home-limit": \.homeLimit, "turned-limit": \.turnedLimit, "front-limit": \.frontLimit,
        "back-limit": \.backLimit,
      ]
    ) { draft, part in
      part.isBistable = draft.mode == "bistable"
    }
  }()
}
