import Kernel
import Sim

extension Catalogue {
  static let actuatorKinds = [
    pusher,
    stop(
      .init(
        "stop-blade", "A plate that rises across a conveyor and stops items.",
        at: "the middle of the blade's top when down; the flow is along +x", height: 0.875),
      sample: StopBlade(name: "", pose: Pose())),
    stop(
      .init(
        "roller-stop", "A stop that pops up between two rollers.",
        at: "the middle of the stop's top when down; the flow is along +x", height: 0.5),
      sample: .roller(name: "", pose: Pose())),
    pivotArm, positioner,
  ]

  private static let pusher: PartKind = {
    let limits: [PartKind.Signal] = [
      .bitInput("front-limit", "(Front Limit)", "On at the far end of the stroke."),
      .bitInput("back-limit", "(Back Limit)", "On at home."),
    ]
    return PartKind(
      .init(
        "pusher", "A plate that pushes items off a conveyor.",
        at: "the middle of the plate's foot at home, which pushes along +x", height: 0.875),
      sample: Pusher(name: "", pose: Pose()),
      modes: [
        .init(
          "monostable", "Out while its bit is on, home while it is off.",
          [.bitOutput("extend", "", "Pushes.")] + limits),
        .init(
          "analogue", "The volts say where it goes; 10 V is the whole stroke.",
          [.floatOutput("volts", "(V)", "Place of the plate, 0 to 10 V.")] + limits),
      ],
      settings: [
        .number("stroke", \.stroke, 0.01...5, "m", "How far it pushes."),
        .number("speed", \.speed, 0.01...10, "m/s", "Greatest speed."),
        .acceleration(\.acceleration),
        .number("force", \.force, 1...100_000, "N", "Greatest force."),
        .width(\.width),
        .number("height", \.height, 0.01...2, "m", "Height of the plate."),
      ],
      signals: [
        "extend": \.extend, "volts": \.volts, "front-limit": \.frontLimit,
        "back-limit": \.backLimit,
      ])
  }()

  private static func stop(_ title: PartKind.Title, sample: StopBlade) -> PartKind {
    PartKind(
      title, sample: sample,
      modes: [.init("digital", "Up while its bit is on.", [.bitOutput("raise", "", "Raises it.")])],
      settings: [
        .width(\.width),
        .number("height", \.height, 0.01...1, "m", "Height when up."),
        .speed(\.speed, "Greatest speed."), .acceleration(\.acceleration),
      ], signals: ["raise": \.raise])
  }

  private static let pivotArm: PartKind = {
    let signals: [PartKind.Signal] = [
      .bitOutput("turn", "Turn", "Swings it out over the conveyor."),
      .bitOutput("forward", "Belt (+)", "Runs the belt from the pivot to the tip."),
      .bitOutput("reverse", "Belt (-)", "Runs the belt from the tip to the pivot."),
    ]
    return PartKind(
      .init(
        "pivot-arm-sorter", "An arm with a belt that swings out and diverts items.",
        at: "the pivot's foot; at home the arm lies along +x, downstream", height: 0.875),
      sample: PivotArm(name: "", pose: Pose()),
      modes: [
        .init("left", "It stands on the right side and swings to the left.", signals),
        .init("right", "It stands on the left side and swings to the right.", signals),
      ],
      settings: [
        .length(\.length, 0.2...3, "From the pivot to the tip."),
        .angle("angle", \.angle, 5...90, "How far it swings."),
        .number("turn-speed", \.turnSpeed, 0.05...20, "rad/s", "Greatest turning speed."),
        .number(
          "turn-acceleration", \.turnAcceleration, 0.05...1000, "rad/s²",
          "Greatest change of it."),
        .number("torque", \.torque, 1...10_000, "N m", "Greatest torque."),
        .speed(\.speed, "Speed of its belt."), .friction(\.friction),
        .number("height", \.height, 0.05...1, "m", "Height of the arm."),
      ], signals: ["turn": \.turn, "forward": \.forward, "reverse": \.reverse]
    ) { draft, part in
      part.turnsRight = draft.mode == "right"
    }
  }()

  private static let positioner = PartKind(
    .init(
      "positioner", "Two bars that close on an item and centre it, with a stop that can be raised.",
      at: "the middle between the bars at conveyor height; the flow is along +x", height: 0.875),
    sample: Positioner(name: "", pose: Pose()),
    modes: [
      .init(
        "digital", "Bits to clamp and to raise.",
        [
          .bitOutput("raise", "(Raise)", "Raises bars and stop out of the way."),
          .bitOutput("clamp", "(Clamp)", "Closes the bars."),
          .bitInput("limit", "(Limit)", "True while it is raised."),
          .bitInput("clamped", "(Clamped)", "True while the bars press on something."),
        ])
    ],
    settings: [
      .number("opening", \.opening, 0.1...3, "m", "Between the open bars; they meet when closed."),
      .length(\.length, 0.05...3, "Length of the bars along the flow."),
      .number("height", \.height, 0.02...1, "m", "Height of bars and stop."),
      .number(
        "stop-width", \.stopWidth, 0...3, "m", "Width of the stop in front of them; 0 for none."),
      .speed(\.speed, "Greatest speed of a bar."), .acceleration(\.acceleration),
      .number("force", \.force, 1...100_000, "N", "Greatest force."),
      .number("rise", \.rise, 0.02...2, "m", "How far it is raised."),
      .number("lift-speed", \.liftSpeed, 0.01...5, "m/s", "Greatest speed of raising."),
    ],
    signals: [
      "raise": \.raise, "clamp": \.clamp, "limit": \.limit, "clamped": \.clamped,
    ])
}
