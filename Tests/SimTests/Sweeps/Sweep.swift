import Kernel
import Testing

@testable import Sim

/// Random parameters for a case of the truth table: each set has its own generator, so that a
/// failure names the set and can be run alone.
struct Sweep {
  var generator: Generator
  /// Tick, ms and s.
  let milliseconds: Int
  let dt: Double

  /// How many sets each case is checked with.
  static let sets = 200

  init(_ set: Int, case number: Int, ticks: [Int] = Truth.ticks) {
    generator = Generator(seed: UInt64(number), stream: UInt64(set))
    milliseconds = ticks[set % ticks.count]
    dt = Double(milliseconds) / 1000
  }

  mutating func draw(_ low: Double, _ high: Double) -> Double {
    generator.uniform(from: low, to: high)
  }
}

extension Truth.Case {
  /// Checks a measured quantity against a formula's value, with the tolerance of the table.
  func check(
    _ key: String, _ got: Double, formula wanted: Double, dt: Double, _ set: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let tolerance = try #require(tol[key], "\(id) has no tolerance for \(key)")
    var room = tolerance.abs ?? 0
    if let rel = tolerance.rel { room = rel * wanted.magnitude }
    if let ticks = tolerance.ticks { room = ticks * dt + 1e-9 }
    #expect(
      (got - wanted).magnitude <= room,
      "\(id) \(key), set \(set): got \(got), wanted \(wanted) ± \(room)",
      sourceLocation: sourceLocation)
  }
}
