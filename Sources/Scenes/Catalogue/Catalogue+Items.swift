import Kernel
import Sim
import Tags

extension Catalogue {
  static let itemKinds = [emitter, remover]

  private static let emitter: PartKind = {
    let emit = PartKind.Signal.bitOutput("emit", "(Emit)", "Makes items while it is on.")
    return PartKind(
      .init(
        "emitter", "Makes items, one after the other, while its bit is on.",
        at: "the middle of the bottom of what it makes", height: 1.125),
      sample: Emitter(name: "", pose: Pose()),
      modes: [
        .init("fixed", "The scene says what it makes.", [emit]),
        .init(
          "tagged", "Two numbers say what it makes, as sums of bits.",
          [
            emit,
            .int(
              "part", .output, "(Part)", upTo: 16383,
              "1 box S, 2 M, 4 L, 8 palletizing box, 8192 stackable box."),
            .int(
              "base", .output, "(Base)", upTo: 7, "1 pallet, 2 square pallet, 4 stackable box."),
          ]),
      ],
      settings: [
        .span(
          "interval", \.interval, 0.02...3600, "s",
          "Shortest and longest time between two items."),
        .whole("up-to", \.upTo, 0...1_000_000, "How many it makes; 0 for no end."),
        .items("parts", \.parts, "What it makes: one of these each time."),
        .items("bases", \.bases, "What that stands on: one of these, or nothing."),
        .number(
          "random-shift", \.randomShift, 0...1, "m", "Greatest random shift along x and y."),
        .bool("random-yaw", \.randomYaw, "Whether items are turned by quarters."),
      ], signals: ["emit": \.emit, "part": \.partTag, "base": \.baseTag])
  }()

  private static let remover = PartKind(
    .init(
      "remover", "Takes away the items inside its box while its bit is on.",
      at: "the middle of the bottom of its box", height: 0.875),
    sample: Remover(name: "", pose: Pose()),
    modes: [
      .init(
        "digital", "A bit switches it on.",
        [.bitOutput("remove", "(Remove)", "Takes items while it is on.")])
    ],
    settings: [
      .length(\.length), .width(\.width),
      .number("height", \.height, 0.05...20, "m", "Height of the box."),
      .items("takes", \.takes, "The kinds of items it takes."),
    ], signals: ["remove": \.remove])
}
