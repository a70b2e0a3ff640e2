import Kernel
import Sim

/// One load to measure: a plant, how long it runs, and what must be true of it meanwhile.
public struct BenchScenario: Sendable {
  /// The name it is asked for by.
  public let name: String
  /// What it loads the plant with, in a few words.
  public let summary: String
  let boxes: Int
  let plan: BenchPlan
  /// What is measured: ticks, or as many snapshots with a restore each.
  var unit = Unit.tick
  /// Simulated seconds before the measurement, and of it.
  let warmUp: Double
  let measured: Double
  /// How often it is measured; the median counts.
  let repeats: Int
  /// Whether the boxes do what the scenario says, seen before, after and on the way.
  let isTrue: @Sendable (MotionCounts) -> Bool

  enum Unit: Sendable {
    case tick
    case snapshot
  }

  init(
    name: String, summary: String, boxes: Int, plan: BenchPlan, warmUp: Double,
    measured: Double, repeats: Int = 9, isTrue: @escaping @Sendable (MotionCounts) -> Bool
  ) {
    self.name = name
    self.summary = summary
    self.boxes = boxes
    self.plan = plan
    self.warmUp = warmUp
    self.measured = measured
    self.repeats = repeats
    self.isTrue = isTrue
  }

  /// The names of the speed table, in its order.
  public static let table = [
    "transport-1000", "queues-1000", "contact10-1000", "moving-contact-1000", "snapshot-1000",
    "shift-8h",
  ]

  /// Every name there is: the table, and the same loads with fewer and more boxes.
  public static let names: [String] =
    [
      "transport", "queues", "contact10", "moving-contact", "seams10", "seams", "snapshot",
    ].flatMap { load in
      [10, 100, 1000, 10_000].filter {
        $0 >= 100 || !["contact10", "seams10", "snapshot"].contains(load)
      }
      .map { "\(load)-\($0)" }
    } + ["shift-1h", "shift-8h"]

  /// The scenario of that name. Cost: lays the plant out.
  public init?(named name: String) {
    guard Self.names.contains(name), let dash = name.lastIndex(of: "-") else { return nil }
    let load = name[..<dash]
    let size = name[name.index(after: dash)...]
    if load == "shift" {
      self = .shift(hours: size == "8h" ? 8 : 1)
      return
    }
    guard let boxes = Int(size) else { return nil }
    switch load {
    case "transport": self = .transport(boxes)
    case "queues": self = .queues(boxes)
    case "contact10": self = .contact10(boxes)
    case "snapshot": self = .snapshot(boxes)
    case "seams10": self = .seams10(boxes)
    case "seams": self = .seams(boxes)
    default: self = .movingContact(boxes)
    }
  }
}
