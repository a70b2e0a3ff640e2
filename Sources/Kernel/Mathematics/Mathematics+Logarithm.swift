extension Mathematics {
  /// The natural logarithm: −∞ of zero, NaN of a negative number.
  public static func naturalLogarithm(_ x: Double) -> Double {
    exceptionalLogarithm(x) ?? logarithm(x).high
  }

  /// The logarithm to base 10: exact for powers of ten; −∞ of zero, NaN of a negative number.
  public static func commonLogarithm(_ x: Double) -> Double {
    if let value = exceptionalLogarithm(x) { return value }
    let reciprocal = DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)
    return (logarithm(x) * reciprocal).high
  }

  /// The logarithm of what is not finite and positive.
  private static func exceptionalLogarithm(_ x: Double) -> Double? {
    if x > 0 { return x == .infinity ? x : nil }
    return x == 0 ? -.infinity : .nan
  }

  /// The natural logarithm of a finite positive number, to about 70 bits.
  static func logarithm(_ x: Double) -> DoubleDouble {
    // x = m 2^k with m around 1, and ln m = 2 artanh((m - 1) / (m + 1)).
    var k = Double(x.exponent)
    var m = x.significand
    if m > 1.414_213_562_373_095 {
      m *= 0.5
      k += 1
    }
    let s = DoubleDouble(m - 1) / DoubleDouble.sum(m, 1)
    let square = s * s
    // artanh s = s + s³/3 + s⁵/5 + …; s² is below 0.0295, so that s³¹/31 and on do not count, and
    // from s⁷/7 on the terms are small enough for single doubles.
    let y = square.high
    var series = 1.0 / 29
    for n in stride(from: 27, through: 7, by: -2) { series = series * y + 1 / Double(n) }
    let fifth = DoubleDouble(0x1.999999999999ap-3, -0x1.999999999999ap-57)
    let third = DoubleDouble(0x1.5555555555555p-2, 0x1.5555555555555p-56)
    let tail = square * (third + square * (fifth + DoubleDouble(y * series)))
    let half = s + s * tail
    // k ln 2 with ln 2 as a sum of 42 and 53 bits: the first product is exact.
    let exponent = DoubleDouble(k * 0x1.62e42fefa38p-1) + DoubleDouble(k * 0x1.ef35793c7673p-45)
    return exponent + DoubleDouble(2 * half.high, 2 * half.low)
  }
}
