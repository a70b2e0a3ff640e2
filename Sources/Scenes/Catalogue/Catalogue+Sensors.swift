import Kernel
import Sim
import Tags

extension Catalogue {
  static let sensorKinds = [retroreflective, diffuse] + proximityKinds + [lightArray]

  private static let lens = "the lens; +x points along the beam"
  private static let hysteresis = PartKind.Setting(
    "hysteresis", .number(unit: "", 0...1, 0.1),
    "It lets go beyond range × (1 + hysteresis).")

  private static let retroreflective: PartKind = {
    let sample = RetroreflectiveSensor(name: "", pose: Pose())
    return PartKind(
      word: "retroreflective-sensor",
      summary: "A photo-eye with a reflector: true while its beam is free.",
      origin: lens, height: 1,
      modes: [
        .init(
          "digital", "One bit.",
          [.bitInput("signal", "", "True while the beam is free, false while an item blocks it.")])
      ],
      settings: [
        .init(
          "range", .number(unit: "m", 0.05...6, sample.range), "Distance of the reflector."),
        .init(
          "diameter", .number(unit: "m", 0.001...0.1, sample.diameter), "Diameter of the beam."),
      ]
    ) { draft in
      var part = RetroreflectiveSensor(name: draft.name, pose: draft.pose)
      part.range = draft.number("range")
      part.diameter = draft.number("diameter")
      part.signal = draft.tags["signal"]
      return part
    }
  }()

  private static let diffuse: PartKind = {
    let sample = DiffuseSensor(name: "", pose: Pose())
    return PartKind(
      word: "diffuse-sensor", summary: "A photo-eye: true while an item is within its range.",
      origin: lens, height: 1,
      modes: [
        .init("digital", "One bit.", [.bitInput("signal", "", "True while it sees an item.")])
      ],
      settings: [
        .init("range", .number(unit: "m", 0.01...1.6, sample.range), "How far it sees."),
        hysteresis,
      ]
    ) { draft in
      var part = DiffuseSensor(name: draft.name, pose: draft.pose)
      part.range = draft.number("range")
      part.hysteresis = draft.number("hysteresis")
      part.signal = draft.tags["signal"]
      return part
    }
  }()

  private static let lightArray: PartKind = {
    let sample = LightArray(name: "", pose: Pose())
    let beams = (1...sample.count).map {
      PartKind.Signal.bitInput("beam-\($0)", "(Beam \($0))", "True while it is interrupted.")
    }
    return PartKind(
      word: "light-array", summary: "Eight beams above each other, beam 1 on top.",
      origin: "the foot of the emitting bar at conveyor height; +x points to the other bar",
      height: 0.5,
      modes: [
        .init("bits", "A bit for each beam.", beams),
        .init(
          "analogue", "Volts for the number of interrupted beams.",
          [.floatInput("volts", "(V)", "10 V × interrupted beams ÷ 8.")]),
        .init(
          "mask", "One number with a bit for each beam.",
          [.int("mask", .input, "", upTo: 255, "Interrupted beams, beam 1 in the lowest bit.")]),
      ],
      settings: [
        .init("range", .number(unit: "m", 0.05...1.5, sample.range), "Distance of the bars."),
        .init(
          "lowest-beam", .number(unit: "m", 0...1, sample.lowestBeam),
          "Height of the lowest beam over the foot."),
        .init(
          "pitch", .number(unit: "m", 0.005...0.5, sample.pitch), "Distance between two beams."),
      ]
    ) { draft in
      var part = LightArray(name: draft.name, pose: draft.pose)
      part.range = draft.number("range")
      part.lowestBeam = draft.number("lowest-beam")
      part.pitch = draft.number("pitch")
      if draft.mode == "bits" { part.beams = beams.map { draft.tags[$0.key] } }
      part.volts = draft.tags["volts"]
      part.mask = draft.tags["mask"]
      return part
    }
  }()
}
