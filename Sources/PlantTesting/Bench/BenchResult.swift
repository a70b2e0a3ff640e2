import Foundation

/// What one scenario cost.
public struct BenchResult: Sendable, Encodable {
  /// The scenario's name.
  public let scenario: String
  /// How many boxes it is about.
  public let boxes: Int
  /// Length of a tick, ms.
  public let tickMilliseconds: Int
  /// Simulated seconds a second of the processor.
  public let realTimeFactor: Double
  /// Time of the processor, ns; the median of the repeats.
  public let nanosecondsPerTick: Double
  /// Memory that the items take, without that of the plant under them; null where items come
  /// and go.
  public let bytesPerItem: Double?
  /// Calls for memory, on average; null without the counter that `Benchmarks/bench.sh` preloads.
  public let allocationsPerTick: Double?
  /// Ticks of one repeat, and the processor's time for them, s.
  public let ticks: Int
  public let seconds: Double
  /// What the boxes did at the end, and how many contacts pressed.
  public let active: Int
  public let riding: Int
  public let resting: Int
  public let pressing: Int
  /// The state at the end, the same on every machine.
  public let hash: String

  enum CodingKeys: String, CodingKey {
    case scenario, boxes, ticks, seconds, active, riding, resting, pressing, hash
    case tickMilliseconds = "tick_ms"
    case realTimeFactor = "real_time_factor"
    case nanosecondsPerTick = "ns_per_tick"
    case bytesPerItem = "bytes_per_item"
    case allocationsPerTick = "allocations_per_tick"
  }

  /// Every key is written, also that of a quantity which was not measured.
  public func encode(to encoder: any Encoder) throws {
    var map = encoder.container(keyedBy: CodingKeys.self)
    try map.encode(scenario, forKey: .scenario)
    try map.encode(boxes, forKey: .boxes)
    try map.encode(tickMilliseconds, forKey: .tickMilliseconds)
    try map.encode(realTimeFactor, forKey: .realTimeFactor)
    try map.encode(nanosecondsPerTick, forKey: .nanosecondsPerTick)
    try map.encode(bytesPerItem, forKey: .bytesPerItem)
    try map.encode(allocationsPerTick, forKey: .allocationsPerTick)
    try map.encode(ticks, forKey: .ticks)
    try map.encode(seconds, forKey: .seconds)
    try map.encode(active, forKey: .active)
    try map.encode(riding, forKey: .riding)
    try map.encode(resting, forKey: .resting)
    try map.encode(pressing, forKey: .pressing)
    try map.encode(hash, forKey: .hash)
  }

  /// One line of JSON.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try String(decoding: encoder.encode(self), as: UTF8.self)
    }
  }

  /// The heading of a table of ``row`` lines.
  public static let heading = row([
    "scenario", "x real time", "ns/tick", "s", "B/item", "allocs/tick", "active", "riding",
    "resting",
  ])

  /// One line of a table.
  public var row: String {
    Self.row([
      scenario, String(format: "%.0f", realTimeFactor), String(format: "%.0f", nanosecondsPerTick),
      String(format: "%.3f", seconds), bytesPerItem.map { String(format: "%.0f", $0) } ?? "-",
      allocationsPerTick.map { String(format: "%.3f", $0) } ?? "-", "\(active)", "\(riding)",
      "\(resting)",
    ])
  }

  private static func row(_ cells: [String]) -> String {
    let first = cells[0] + String(repeating: " ", count: max(0, 22 - cells[0].count))
    return first
      + cells.dropFirst().map {
        String(repeating: " ", count: max(1, 12 - $0.count)) + $0
      }.joined()
  }
}
