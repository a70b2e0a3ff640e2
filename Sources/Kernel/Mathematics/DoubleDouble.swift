/// A number as the sum of two doubles, the second at most half a unit in the last place of the
/// first: about 106 bits.
///
/// Sums and products of doubles are exact in this form, which T. J. Dekker showed in "A
/// floating-point technique for extending the available precision" (1971).
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// Both in order: `low` may have grown to more than half a unit of `high`, but not beyond it.
  private init(renewing high: Double, _ low: Double) {
    self.high = high + low
    self.low = low - (self.high - high)
  }

  /// The exact sum of two doubles.
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a + b
    let part = high - a
    return DoubleDouble(high, (a - (high - part)) + (b - part))
  }

  /// The exact product of two doubles whose magnitudes lie between 2^-400 and 2^400.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let (a1, a2) = halves(a)
    let (b1, b2) = halves(b)
    let high = a * b
    return DoubleDouble(high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2)
  }

  /// A double as a sum of two with 26 bits each.
  private static func halves(_ a: Double) -> (Double, Double) {
    let scaled = 134_217_729 * a
    let first = scaled - (scaled - a)
    return (first, a - first)
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = sum(a.high, b.high)
    return DoubleDouble(renewing: sum.high, sum.low + (a.low + b.low))
  }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = product(a.high, b.high)
    return DoubleDouble(
      renewing: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let quotient = a.high / b.high
    // What the first quotient leaves of `a`, divided again.
    let product = product(quotient, b.high)
    let rest = ((a.high - product.high) - product.low) + a.low - quotient * b.low
    return DoubleDouble(renewing: quotient, rest / b.high)
  }

  /// Of a number that is not negative.
  func squareRoot() -> DoubleDouble {
    let root = high.squareRoot()
    guard root > 0 else { return self }
    let square = Self.product(root, root)
    let rest = ((high - square.high) - square.low) + low
    return DoubleDouble(renewing: root, rest / (2 * root))
  }
}
