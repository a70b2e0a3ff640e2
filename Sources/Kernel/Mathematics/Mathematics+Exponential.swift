extension Mathematics {
  /// e to the power of `x`.
  public static func exponential(_ x: Double) -> Double {
    x.isNaN ? .nan : exponential(DoubleDouble(x))
  }

  /// `base` to the power of `exponent`: exact where the power is a double.
  ///
  /// Special values follow IEEE 754: anything to the power of zero, and one to any power, is one;
  /// a negative base gives NaN unless the exponent is an integer.
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if base.isNaN || exponent.isNaN { return .nan }
    // From 2^53 on every double is an even integer.
    let isSmall = exponent.magnitude < 0x1p53
    let isInteger = !isSmall || Double(Int64(exponent)) == exponent
    let isOdd = isSmall && isInteger && Int64(exponent) & 1 != 0
    if base < 0, base.isFinite, !isInteger { return .nan }
    let magnitude = powerOfMagnitude(base.magnitude, exponent)
    return base.sign == .minus && isOdd ? -magnitude : magnitude
  }

  private static func powerOfMagnitude(_ base: Double, _ exponent: Double) -> Double {
    if base == 1 { return 1 }
    // Zero, infinity, and exponents that lead to one of them from any other base.
    if base == 0 || base == .infinity || exponent.magnitude > 1e20 {
      return (base > 1) == (exponent > 0) ? .infinity : 0
    }
    return exponential(logarithm(base) * DoubleDouble(exponent))
  }

  private static func exponential(_ x: DoubleDouble) -> Double {
    if x.high > 710 { return .infinity }
    if x.high < -746 { return 0 }
    // x = k ln 2 + r with r in ±0.35; ln 2 as a sum of 42 and 53 bits, so that the first
    // subtraction is exact.
    let exponent = nearest(x.high * 0x1.71547652b82fep+0)
    let k = Double(exponent)
    let r =
      DoubleDouble.sum(x.high - k * 0x1.62e42fefa38p-1, -k * 0x1.ef35793c7673p-45)
      + DoubleDouble(x.low)
    // The Taylor series to r¹⁵/15!, the sum of its first three terms kept whole.
    let square = DoubleDouble.product(r.high, r.high)
    let linear = DoubleDouble.sum(1, r.high)
    let start = DoubleDouble.sum(linear.high, 0.5 * square.high)
    var series = 0.0
    for n in stride(from: 15, through: 3, by: -1) { series = (series + 1) * r.high / Double(n) }
    let rest = start.low + linear.low + 0.5 * (square.low + square.high * series)
    return scaled(start.high + (rest + r.low * (1 + r.high)), by: exponent)
  }

  /// x 2^k in two steps, of which only the second may round.
  private static func scaled(_ x: Double, by k: Int) -> Double {
    x * powerOfTwo(k / 2) * powerOfTwo(k - k / 2)
  }

  private static func powerOfTwo(_ k: Int) -> Double {
    Double(bitPattern: UInt64(k + 1023) << 52)
  }
}
