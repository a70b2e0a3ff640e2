import Kernel
import Sim
import Tags

extension Catalogue {
  static let proximityKinds = [capacitive, inductive, encoder]

  private static let face = "the sensing face; +x points away from it"
  private static let distance = PartKind.Mode(
    "analogue", "Volts for the distance.",
    [.floatInput("volts", "(V)", "0 V at the face, 10 V at the range and beyond.")])

  private static let capacitive = PartKind(
    .init(
      "capacitive-sensor",
      "A proximity switch: true while any item is within its short range.", at: face,
      height: 0.625),
    sample: CapacitiveSensor(name: "", pose: Pose()),
    modes: [
      .init("digital", "One bit.", [.bitInput("signal", "", "True while an item is near.")]),
      distance,
    ],
    settings: [
      .number("range", \.range, 0.005...0.2, "m", "How far it senses."),
      .hysteresis(\.hysteresis),
    ], signals: ["signal": \.signal, "volts": \.volts])

  private static let inductive = PartKind(
    .init(
      "inductive-sensor",
      "A proximity switch for metal: true while a metal item is within its short range.",
      at: face, height: 0.625),
    sample: InductiveSensor(name: "", pose: Pose()),
    modes: [
      .init("digital", "One bit.", [.bitInput("signal", "", "True while metal is near.")]),
      distance,
    ],
    settings: [
      .number("range", \.range, 0.001...0.1, "m", "How far it senses steel."),
      .hysteresis(\.hysteresis),
    ], signals: ["signal": \.signal, "volts": \.volts])

  private static let encoder = PartKind(
    .init(
      "encoder", "A measuring wheel on a conveyor that counts its travel.",
      at: "where the wheel touches the surface; +x counts up", height: 0.875),
    sample: Encoder(name: "", pose: Pose()),
    modes: [.init("counter", "A number.", [.int("count", .input, "(Count)", "Counts of travel.")])],
    settings: [
      .whole("pulses", \.pulses, 1...65_536, "Pulses a turn; each counts four."),
      .number("wheel", \.wheel, 0.01...1, "m", "Diameter of the wheel."),
    ], signals: ["count": \.count])
}

extension BoundSetting {
  static func hysteresis(_ path: Path<Double>) -> Self {
    .number("hysteresis", path, 0...1, "", "It lets go beyond range × (1 + hysteresis).")
  }
}
