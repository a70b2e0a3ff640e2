import Kernel
import Sim

extension Catalogue {
  static let actuatorKinds = [pusher, stopBlade]

  private static let pusher: PartKind = {
    let sample = Pusher(name: "", pose: Pose())
    let limits: [PartKind.Signal] = [
      .bitInput("front-limit", "(Front Limit)", "On at the far end of the stroke."),
      .bitInput("back-limit", "(Back Limit)", "On at home."),
    ]
    return PartKind(
      word: "pusher", summary: "A plate that pushes items off a conveyor.",
      origin: "the middle of the plate's foot at home, which pushes along +x", height: 0.875,
      modes: [
        .init(
          "monostable", "Out while its bit is on, home while it is off.",
          [.bitOutput("extend", "", "Pushes.")] + limits),
        .init(
          "analogue", "The volts say where it goes; 10 V is the whole stroke.",
          [.floatOutput("volts", "(V)", "Place of the plate, 0 to 10 V.")] + limits),
      ],
      settings: [
        .init("stroke", .number(unit: "m", 0.01...5, sample.stroke), "How far it pushes."),
        .init("speed", .number(unit: "m/s", 0.01...10, sample.speed), "Greatest speed."),
        acceleration(sample.acceleration),
        .init("force", .number(unit: "N", 1...100_000, sample.force), "Greatest force."),
        width(sample.width),
        .init("height", .number(unit: "m", 0.01...2, sample.height), "Height of the plate."),
      ]
    ) { draft in
      var part = Pusher(name: draft.name, pose: draft.pose)
      part.stroke = draft.number("stroke")
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.force = draft.number("force")
      part.width = draft.number("width")
      part.height = draft.number("height")
      part.extend = draft.tags["extend"]
      part.volts = draft.tags["volts"]
      part.frontLimit = draft.tags["front-limit"]
      part.backLimit = draft.tags["back-limit"]
      return part
    }
  }()

  private static let stopBlade: PartKind = {
    let sample = StopBlade(name: "", pose: Pose())
    return PartKind(
      word: "stop-blade", summary: "A plate that rises across a conveyor and stops items.",
      origin: "the middle of the blade's top when down; the flow is along +x", height: 0.875,
      modes: [
        .init("digital", "Up while its bit is on.", [.bitOutput("raise", "", "Raises the blade.")])
      ],
      settings: [
        width(sample.width),
        .init("height", .number(unit: "m", 0.01...1, sample.height), "Height when up."),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Greatest speed."),
        acceleration(sample.acceleration),
      ]
    ) { draft in
      var part = StopBlade(name: draft.name, pose: draft.pose)
      part.width = draft.number("width")
      part.height = draft.number("height")
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.raise = draft.tags["raise"]
      return part
    }
  }()
}
