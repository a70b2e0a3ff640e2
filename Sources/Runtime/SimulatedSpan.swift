import Kernel

/// A length of simulated time as people write it: `500ms`, `60s`, `10m`, `8h` or `1200t` ticks.
public enum SimulatedSpan: Equatable, Sendable {
  case milliseconds(Int)
  case ticks(Int)

  /// The greatest number of ticks of one run: more than a year at 1 ms.
  public static let tickLimit = 100_000_000_000

  /// Reads a whole or decimal number and its unit; nil for anything else, for less than a
  /// millisecond and for more than fits.
  public init?(_ text: String) {
    let units: [(suffix: String, milliseconds: Double)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]
    if text.hasSuffix("t") {
      guard let ticks = Int(text.dropLast()), (0...Self.tickLimit).contains(ticks) else {
        return nil
      }
      self = .ticks(ticks)
      return
    }
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
    let digits = text.dropLast(unit.suffix.count)
    guard digits.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (48...57).contains($0) }),
      let number = Double(digits)
    else { return nil }
    let milliseconds = number * unit.milliseconds
    guard milliseconds <= Double(Self.tickLimit) else { return nil }
    let whole = Int(milliseconds)
    guard Double(whole) == milliseconds else { return nil }
    self = .milliseconds(whole)
  }

  /// The ticks it takes, rounded up.
  public func ticks(of length: TickLength) -> Int {
    switch self {
    case .milliseconds(let milliseconds): length.ticks(inMilliseconds: milliseconds)
    case .ticks(let ticks): ticks
    }
  }
}
