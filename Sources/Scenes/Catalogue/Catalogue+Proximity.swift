import Kernel
import Sim
import Tags

extension Catalogue {
  static let proximityKinds = [capacitive, inductive, encoder]

  private static let face = "the sensing face; +x points away from it"
  private static let distance = PartKind.Mode(
    "analogue", "Volts for the distance.",
    [.floatInput("volts", "(V)", "0 V at the face, 10 V at the range and beyond.")])
  private static let hysteresis = PartKind.Setting(
    "hysteresis", .number(unit: "", 0...1, 0.1),
    "It lets go beyond range × (1 + hysteresis).")

  private static let capacitive: PartKind = {
    let sample = CapacitiveSensor(name: "", pose: Pose())
    return PartKind(
      word: "capacitive-sensor",
      summary: "A proximity switch: true while any item is within its short range.",
      origin: face, height: 0.625,
      modes: [
        .init("digital", "One bit.", [.bitInput("signal", "", "True while an item is near.")]),
        distance,
      ],
      settings: [
        .init("range", .number(unit: "m", 0.005...0.2, sample.range), "How far it senses."),
        hysteresis,
      ]
    ) { draft in
      var part = CapacitiveSensor(name: draft.name, pose: draft.pose)
      part.range = draft.number("range")
      part.hysteresis = draft.number("hysteresis")
      part.signal = draft.tags["signal"]
      part.volts = draft.tags["volts"]
      return part
    }
  }()

  private static let inductive: PartKind = {
    let sample = InductiveSensor(name: "", pose: Pose())
    return PartKind(
      word: "inductive-sensor",
      summary: "A proximity switch for metal: true while a metal item is within its short range.",
      origin: face, height: 0.625,
      modes: [
        .init("digital", "One bit.", [.bitInput("signal", "", "True while metal is near.")]),
        distance,
      ],
      settings: [
        .init(
          "range", .number(unit: "m", 0.001...0.1, sample.range), "How far it senses steel."),
        hysteresis,
      ]
    ) { draft in
      var part = InductiveSensor(name: draft.name, pose: draft.pose)
      part.range = draft.number("range")
      part.hysteresis = draft.number("hysteresis")
      part.signal = draft.tags["signal"]
      part.volts = draft.tags["volts"]
      return part
    }
  }()

  private static let encoder: PartKind = {
    let sample = Encoder(name: "", pose: Pose())
    return PartKind(
      word: "encoder", summary: "A measuring wheel on a conveyor that counts its travel.",
      origin: "where the wheel touches the surface; +x counts up", height: 0.875,
      modes: [
        .init("counter", "A number.", [.int("count", .input, "(Count)", "Counts of travel.")])
      ],
      settings: [
        .init("pulses", .whole(1...65_536, sample.pulses), "Pulses a turn; each counts four."),
        .init("wheel", .number(unit: "m", 0.01...1, sample.wheel), "Diameter of the wheel."),
      ]
    ) { draft in
      var part = Encoder(name: draft.name, pose: draft.pose)
      part.pulses = draft.whole("pulses")
      part.wheel = draft.number("wheel")
      part.count = draft.tags["count"]
      return part
    }
  }()
}
