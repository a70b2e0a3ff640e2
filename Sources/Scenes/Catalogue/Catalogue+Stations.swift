import Kernel
import Sim

extension Catalogue {
  static let stationKinds = [conveyorScale]

  private static let conveyorScale: PartKind = {
    let sample = ConveyorScale(name: "", pose: Pose())
    let signals: [PartKind.Signal] = [
      .bitOutput("forward", "(+)", "Runs the belt forward."),
      .bitOutput("reverse", "(-)", "Runs the belt backward."),
      .floatInput("weight", "Weight (V)", "Weight on the belt, 0 to 10 V."),
    ]
    return PartKind(
      word: "conveyor-scale", summary: "A short belt that weighs what stands on it.",
      origin: "the centre of the carrying surface", height: 0.875,
      modes: [
        .init("20-kg", "10 V is 20 kg.", signals), .init("100-kg", "10 V is 100 kg.", signals),
      ],
      settings: [
        length(sample.length), width(sample.width),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Speed of the belt."),
        acceleration(sample.acceleration), friction(sample.friction),
        .init(
          "frequency", .number(unit: "Hz", 0.5...20, sample.frequency),
          "Natural frequency of the load cell."),
        .init("damping", .number(unit: "", 0.05...2, sample.damping), "Damping of the load cell."),
      ]
    ) { draft in
      var part = ConveyorScale(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.width = draft.number("width")
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.friction = draft.number("friction")
      part.frequency = draft.number("frequency")
      part.damping = draft.number("damping")
      part.capacity = draft.mode == "100-kg" ? 100 : 20
      part.forward = draft.tags["forward"]
      part.reverse = draft.tags["reverse"]
      part.weight = draft.tags["weight"]
      return part
    }
  }()
}
