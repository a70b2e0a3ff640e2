import Kernel
import Sim

@testable import Scenes

extension Catalogue {
  static let centringClamp = PartKind(
    .init(
      "centring-clamp", "Two plates that put an item in the middle.",
      at: "the middle between the plates, which stand along +x", height: 0.875),
    sample: CentringClamp(name: "", pose: Pose()),
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
      .number("opening", \.opening, 0.1...3, "m", "Width between open plates."),
      .number("stroke", \.stroke, 0.01...1.5, "m", "How far each plate moves."),
      .number("speed", \.speed, 0.01...5, "m/s", "Greatest speed."),
      .acceleration(\.acceleration),
      .number("force", \.force, 1...100_000, "N", "Force of each plate."),
    ],
    signals: [
      "close": \.close, "left-closed": \.leftClosed, "right-closed": \.rightClosed,
    ])
}
