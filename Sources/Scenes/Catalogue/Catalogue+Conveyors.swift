import Kernel
import Sim

extension Catalogue {
  static let conveyorKinds = [
    conveyor(
      "belt-conveyor", "A straight belt, 0.6 m/s by a bit and up to 3 m/s by volts.",
      sample: .belt(name: "", pose: Pose(), length: 4), height: 0.875),
    conveyor(
      "roller-conveyor", "Straight driven rollers, 0.45 m/s by a bit and up to 0.8 m/s by volts.",
      sample: .rollers(name: "", pose: Pose(), length: 4), height: 0.5),
    conveyor(
      "loading-conveyor", "A short driven roller conveyor to load and unload at.",
      sample: .rollers(name: "", pose: Pose(), length: 1.25), height: 0.5),
    chainTransfer, popUpWheelSorter, aligner,
  ]

  private static let forward = PartKind.Signal.bitOutput("forward", "(+)", "Runs forward.")
  private static let reverse = PartKind.Signal.bitOutput("reverse", "(-)", "Runs backward.")

  /// How a straight drive may be wired.
  static let drives: [PartKind.Mode] = {
    let run = PartKind.Signal.bitOutput("forward", "", "Runs forward.")
    let volts = PartKind.Signal.floatOutput("volts", "(V)", "Speed and direction, -10 to 10 V.")
    return [
      .init("digital", "One bit runs it forward.", [run]),
      .init("plus-minus", "A bit each for forward and backward.", [forward, reverse]),
      .init("analogue", "Volts give speed and direction.", [volts]),
      .init("digital-and-analogue", "Nominal speed by the bit, else by volts.", [run, volts]),
    ]
  }()

  private static func conveyor(
    _ word: String, _ summary: String, sample: Conveyor, height: Double
  ) -> PartKind {
    PartKind(
      .init(word, summary, at: "the centre of the carrying surface", height: height),
      sample: sample, modes: drives,
      settings: [
        .length(\.length), .width(\.width), .speed(\.speed),
        .number("full-scale-speed", \.speedAtFullScale, 0.01...5, "m/s", "Speed at 10 V."),
        .acceleration(\.acceleration), .friction(\.friction),
      ], signals: ["forward": \.forward, "reverse": \.reverse, "volts": \.volts])
  }

  private static let chainTransfer = PartKind(
    .init(
      "chain-transfer", "A square of rollers with chains that carry sideways.",
      at: "the centre of the rollers' top", height: 0.5),
    sample: ChainTransfer(name: "", pose: Pose()),
    modes: [
      .init(
        "digital", "Bits for rolling and for carrying sideways.",
        [
          forward, reverse, .bitOutput("left", "(Left)", "Lifts the chains, carries left."),
          .bitOutput("right", "(Right)", "Lifts the chains, carries right."),
        ])
    ],
    settings: [
      .number("size", \.size, 0.3...3, "m", "Edge of the square."),
      .speed(\.speed, "Speed of rollers and chains."), .acceleration(\.acceleration),
      .friction(\.friction),
    ],
    signals: [
      "forward": \.forward, "reverse": \.reverse, "left": \.left, "right": \.right,
    ])

  private static let popUpWheelSorter = PartKind(
    .init(
      "pop-up-wheel-sorter", "A square field of driven wheels that steer 45° to either side.",
      at: "the centre of the field at conveyor height", height: 0.875),
    sample: PopUpWheelSorter(name: "", pose: Pose()),
    modes: [
      .init(
        "digital", "A bit for each direction.",
        [
          .bitOutput("forward", "(+)", "Runs the wheels straight on."),
          .bitOutput("left", "(Left)", "Steers to the left and runs."),
          .bitOutput("right", "(Right)", "Steers to the right and runs."),
        ])
    ],
    settings: [
      .number("size", \.size, 0.3...3, "m", "Edge of the square."),
      .speed(\.speed, "Speed of the wheels' rim."), .acceleration(\.acceleration),
      .friction(\.friction),
    ], signals: ["forward": \.forward, "left": \.left, "right": \.right])

  private static let aligner = PartKind(
    .init(
      "aligner", "A straight guide rail that keeps items in line.",
      at: "the middle of the rail's foot; the rail runs along +x", height: 0.875),
    sample: Aligner(name: "", pose: Pose()), modes: [passive],
    settings: [
      .length(\.length), .number("thickness", \.thickness, 0.005...0.5, "m", "Thickness."),
      .number("height", \.height, 0.01...3, "m", "Height."),
    ])
}
