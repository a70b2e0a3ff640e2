import Kernel
import Sim
import Tags

extension Catalogue {
  static let itemKinds = [emitter, remover]

  private static let emitter: PartKind = {
    let sample = Emitter(name: "", pose: Pose())
    let emit = PartKind.Signal.bitOutput("emit", "(Emit)", "Makes items while it is on.")
    return PartKind(
      word: "emitter", summary: "Makes items, one after the other, while its bit is on.",
      origin: "the middle of the bottom of what it makes", height: 1.125,
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
        .init(
          "interval", .span(unit: "s", 0.02...3600, sample.interval),
          "Shortest and longest time between two items."),
        .init("up-to", .whole(0...1_000_000, sample.upTo), "How many it makes; 0 for no end."),
        .init("parts", .items(sample.parts), "What it makes: one of these each time."),
        .init("bases", .items(sample.bases), "What that stands on: one of these, or nothing."),
        .init(
          "random-shift", .number(unit: "m", 0...1, sample.randomShift),
          "Greatest random shift along x and y."),
        .init("random-yaw", .bool(sample.randomYaw), "Whether items are turned by quarters."),
      ]
    ) { draft in
      var part = Emitter(name: draft.name, pose: draft.pose)
      part.interval = draft.span("interval")
      part.upTo = draft.whole("up-to")
      part.parts = draft.items("parts")
      part.bases = draft.items("bases")
      part.randomShift = draft.number("random-shift")
      part.randomYaw = draft.bool("random-yaw")
      part.emit = draft.tags["emit"]
      part.partTag = draft.tags["part"]
      part.baseTag = draft.tags["base"]
      return part
    }
  }()

  private static let remover: PartKind = {
    let sample = Remover(name: "", pose: Pose())
    return PartKind(
      word: "remover", summary: "Takes away the items inside its box while its bit is on.",
      origin: "the middle of the bottom of its box", height: 0.875,
      modes: [
        .init(
          "digital", "A bit switches it on.",
          [.bitOutput("remove", "(Remove)", "Takes items while it is on.")])
      ],
      settings: [
        length(sample.length), width(sample.width),
        .init("height", .number(unit: "m", 0.05...20, sample.height), "Height of the box."),
        .init("takes", .items(sample.takes), "The kinds of items it takes."),
      ]
    ) { draft in
      var part = Remover(name: draft.name, pose: draft.pose)
      part.length = draft.number("length")
      part.width = draft.number("width")
      part.height = draft.number("height")
      part.takes = draft.items("takes")
      part.remove = draft.tags["remove"]
      return part
    }
  }()
}
