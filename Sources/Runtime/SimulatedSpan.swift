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
    let units: [(suffix: String, milliseconds: Int)] = [
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
    guard let whole = Self.product(digits, unit.milliseconds), whole <= Self.tickLimit else {
      return nil
    }
    self = .milliseconds(whole)
  }

  /// A decimal number times a whole one, if that is whole. No decimal is binary, so it is worked out
  /// from the digits: 1.001 s are 1001 ms.
  private static func product(_ number: Substring, _ factor: Int) -> Int? {
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var fraction = parts.count > 1 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    let digits = parts[0] + fraction
    // Seven places are all that make whole milliseconds of an hour; 18 digits fit.
    guard number.contains(where: \.isNumber), fraction.count <= 7, digits.count <= 18,
      digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let (product, isTooMuch) = (Int(digits) ?? 0).multipliedReportingOverflow(by: factor)
    let scale = fraction.reduce(1) { scale, _ in scale * 10 }
    return isTooMuch || product % scale != 0 ? nil : product / scale
  }

  /// The ticks it takes, rounded up.
  public func ticks(of length: TickLength) -> Int {
    switch self {
    case .milliseconds(let milliseconds): length.ticks(inMilliseconds: milliseconds)
    case .ticks(let ticks): ticks
    }
  }
}
