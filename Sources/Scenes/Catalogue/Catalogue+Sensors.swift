import Kernel
import Sim
import Tags

extension Catalogue {
  static let sensorKinds = [retroreflective, diffuse] + proximityKinds + [lightArray]

  private static let lens = "the lens; +x points along the beam"

  private static let retroreflective = PartKind(
    .init(
      "retroreflective-sensor", "A photo-eye with a reflector: true while its beam is free.",
      at: lens, height: 1),
    sample: RetroreflectiveSensor(name: "", pose: Pose()),
    modes: [
      .init(
        "digital", "One bit.",
        [.bitInput("signal", "", "True while the beam is free, false while an item blocks it.")])
    ],
    settings: [
      .number("range", \.range, 0.05...6, "m", "Distance of the reflector."),
      .number("diameter", \.diameter, 0.001...0.1, "m", "Diameter of the beam."),
    ], signals: ["signal": \.signal])

  private static let diffuse = PartKind(
    .init(
      "diffuse-sensor", "A photo-eye: true while an item is within its range.", at: lens,
      height: 1),
    sample: DiffuseSensor(name: "", pose: Pose()),
    modes: [
      .init("digital", "One bit.", [.bitInput("signal", "", "True while it sees an item.")])
    ],
    settings: [
      .number("range", \.range, 0.01...1.6, "m", "How far it sees."),
      .hysteresis(\.hysteresis),
    ], signals: ["signal": \.signal])

  private static let lightArray: PartKind = {
    let sample = LightArray(name: "", pose: Pose())
    let beams = (1...sample.count).map {
      PartKind.Signal.bitInput("beam-\($0)", "(Beam \($0))", "True while it is interrupted.")
    }
    // A bit each is for the usual eight only; a number has room for more.
    let count = PartKind.Setting("beams", .whole(1...31, sample.count), "How many beams it has.")
    var kind = PartKind(
      .init(
        "light-array", "Beams above each other, beam 1 on top.",
        at: "the foot of the emitting bar at conveyor height; +x points to the other bar",
        height: 0.5),
      sample: sample,
      modes: [
        .init("bits", "A bit for each of eight beams.", beams),
        .init(
          "analogue", "Volts for the number of interrupted beams.",
          [.floatInput("volts", "(V)", "10 V × interrupted beams ÷ beams.")], settings: [count]),
        .init(
          "mask", "One number with a bit for each beam.",
          [
            .int("mask", .input, "", upTo: 255, "Interrupted beams, beam 1 in the lowest bit.")
          ], settings: [count]),
      ],
      settings: [
        .number("range", \.range, 0.05...1.5, "m", "Distance of the bars."),
        .number(
          "lowest-beam", \.lowestBeam, 0...1, "m", "Height of the lowest beam over the foot."),
        .number("pitch", \.pitch, 0.005...0.5, "m", "Distance between two beams."),
      ], signals: ["volts": \.volts, "mask": \.mask]
    ) { draft, part in
      if draft.mode == "bits" {
        part.beams = beams.map { draft.tags[$0.key] }
      } else {
        part.count = draft.whole("beams")
      }
    }
    kind.maximum = { signal, draft in
      signal == "mask" ? .int(Int32((1 << draft.whole("beams")) - 1)) : nil
    }
    return kind
  }()
}
