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
  static func drives() -> [PartKind.Mode] {
    let run = PartKind.Signal.bitOutput("forward", "", "Runs forward.")
    let volts = PartKind.Signal.floatOutput(
      "volts", "(V)", "Speed and direction, -10 to 10 V.")
    return [
      .init("digital", "One bit runs it forward.", [run]),
      .init("plus-minus", "A bit each for forward and backward.", [forward, reverse]),
      .init("analogue", "Volts give speed and direction.", [volts]),
      .init("digital-and-analogue", "Nominal speed by the bit, else by volts.", [run, volts]),
    ]
  }

  private static func conveyor(
    _ word: String, _ summary: String, sample: Conveyor, height: Double
  ) -> PartKind {
    return PartKind(
      word: word, summary: summary, origin: "the centre of the carrying surface",
      height: height,
      modes: drives(),
      settings: [
        length(sample.length), width(sample.width),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed with a bit on."),
        .init(
          "full-scale-speed", .number(unit: "m/s", 0.01...5, sample.speedAtFullScale),
          "Speed at 10 V."),
        acceleration(sample.acceleration), friction(sample.friction),
      ]
    ) { draft in
      var part = Conveyor(
        name: draft.name, pose: draft.pose, length: draft.number("length"),
        width: draft.number("width"), speed: draft.number("speed"),
        speedAtFullScale: draft.number("full-scale-speed"))
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.forward = draft.tags["forward"]
      part.reverse = draft.tags["reverse"]
      part.volts = draft.tags["volts"]
      return part
    }
  }

  private static let chainTransfer: PartKind = {
    let sample = ChainTransfer(name: "", pose: Pose())
    return PartKind(
      word: "chain-transfer", summary: "A square of rollers with chains that carry sideways.",
      origin: "the centre of the rollers' top", height: 0.5,
      modes: [
        .init(
          "digital", "Bits for rolling and for carrying sideways.",
          [
            forward, reverse, .bitOutput("left", "(Left)", "Lifts the chains, carries left."),
            .bitOutput("right", "(Right)", "Lifts the chains, carries right."),
          ])
      ],
      settings: [
        .init("size", .number(unit: "m", 0.3...3, sample.size), "Edge of the square."),
        .init(
          "speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed of rollers and chains."),
        acceleration(sample.acceleration), friction(sample.friction),
      ]
    ) { draft in
      var part = ChainTransfer(name: draft.name, pose: draft.pose)
      part.size = draft.number("size")
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.forward = draft.tags["forward"]
      part.reverse = draft.tags["reverse"]
      part.left = draft.tags["left"]
      part.right = draft.tags["right"]
      return part
    }
  }()

  private static let popUpWheelSorter: PartKind = {
    let sample = PopUpWheelSorter(name: "", pose: Pose())
    return PartKind(
      word: "pop-up-wheel-sorter",
      summary: "A square field of driven wheels that steer 45° to either side.",
      origin: "the centre of the field at conveyor height", height: 0.875,
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
        .init("size", .number(unit: "m", 0.3...3, sample.size), "Edge of the square."),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed of the wheels' rim."),
        acceleration(sample.acceleration), friction(sample.friction),
      ]
    ) { draft in
      var part = PopUpWheelSorter(name: draft.name, pose: draft.pose)
      part.size = draft.number("size")
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.forward = draft.tags["forward"]
      part.left = draft.tags["left"]
      part.right = draft.tags["right"]
      return part
    }
  }()

  private static let aligner: PartKind = {
    let sample = Aligner(name: "", pose: Pose())
    return PartKind(
      word: "aligner", summary: "A straight guide rail that keeps items in line.",
      origin: "the middle of the rail's foot; the rail runs along +x", height: 0.875,
      modes: [.init("passive", "It has no signals.", [])],
      settings: [
        length(sample.length),
        .init("thickness", .number(unit: "m", 0.005...0.5, sample.thickness), "Thickness."),
        .init("height", .number(unit: "m", 0.01...3, sample.height), "Height."),
      ]
    ) { draft in
      var part = Aligner(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.thickness = draft.number("thickness")
      part.height = draft.number("height")
      return part
    }
  }()

  // Settings that several kinds share.

  static func length(_ standard: Double) -> PartKind.Setting {
    .init("length", .number(unit: "m", 0.1...100, standard), "Length along the flow.")
  }

  static func width(_ standard: Double) -> PartKind.Setting {
    .init("width", .number(unit: "m", 0.1...10, standard), "Width across the flow.")
  }

  static func angle(_ standard: Double) -> PartKind.Setting {
    .init("angle", .number(unit: "degrees", -45...45, standard), "Angle of the rise along +x.")
  }

  static func acceleration(_ standard: Double) -> PartKind.Setting {
    .init(
      "acceleration", .number(unit: "m/s²", 0.05...100, standard), "Greatest change of speed.")
  }

  static func friction(_ standard: Double) -> PartKind.Setting {
    .init("friction", .number(unit: "", 0.01...2, standard), "Friction between it and an item.")
  }
}
