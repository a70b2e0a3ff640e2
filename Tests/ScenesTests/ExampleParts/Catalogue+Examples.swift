import Kernel
import Sim

@testable import Scenes

extension Catalogue {
  static let centringClamp: PartKind = {
    // Defaults stand in the part and nowhere else.
    let sample = CentringClamp(name: "", pose: Pose())
    return PartKind(
      word: "centring-clamp", summary: "Two plates that put an item in the middle.",
      origin: "the middle between the plates, which stand along +x", height: 0.875,
      modes: [
        .init(
          "digital", "Closes while its bit is on.",
          [
            .bitOutput("close", "", "Closes the plates."),
            .bitInput("left-closed", "(Left Closed)", "On at the end of the left stroke."),
            .bitInput("right-closed", "(Right Closed)", "On at the end of the right stroke."),
          ])
      ],
      settings: [
        .init(
          "opening", .number(unit: "m", 0.1...3, sample.opening), "Width between open plates."),
        .init(
          "stroke", .number(unit: "m", 0.01...1.5, sample.stroke), "How far each plate moves."),
        .init("speed", .number(unit: "m/s", 0.01...5, sample.speed), "Greatest speed."),
        acceleration(sample.acceleration),
        .init("force", .number(unit: "N", 1...100_000, sample.force), "Force of each plate."),
      ]
    ) { draft in
      var part = CentringClamp(name: draft.name, pose: draft.pose)
      part.opening = draft.number("opening")
      part.stroke = draft.number("stroke")
      part.speed = draft.number("speed")
      part.acceleration = draft.number("acceleration")
      part.force = draft.number("force")
      part.close = draft.tags["close"]
      part.leftClosed = draft.tags["left-closed"]
      part.rightClosed = draft.tags["right-closed"]
      return part
    }
  }()
}
