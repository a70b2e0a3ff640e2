extension Mathematics {
  /// The sine of any angle in radians; NaN of infinities.
  ///
  /// The plant's own ``sineAndCosine(_:)`` is quicker and within 3e-16 for angles below a million.
  public static func sine(_ angle: Double) -> Double {
    guard angle.isFinite else { return .nan }
    if angle.magnitude < 0x1p-27 { return angle }
    let (quarter, rest) = reduced(angle)
    let value = quarter & 1 == 0 ? innerSine(rest) : innerCosine(rest)
    return quarter & 2 == 0 ? value.high : -value.high
  }

  /// The cosine of any angle in radians; NaN of infinities.
  public static func cosine(_ angle: Double) -> Double {
    guard angle.isFinite else { return .nan }
    if angle.magnitude < 0x1p-27 { return 1 }
    let (quarter, rest) = reduced(angle)
    let value = quarter & 1 == 0 ? innerCosine(rest) : innerSine(rest)
    return (quarter + 1) & 2 == 0 ? value.high : -value.high
  }

  /// The tangent of any angle in radians; NaN of infinities.
  public static func tangent(_ angle: Double) -> Double {
    guard angle.isFinite else { return .nan }
    if angle.magnitude < 0x1p-27 { return angle }
    let (quarter, rest) = reduced(angle)
    let sine = innerSine(rest)
    let cosine = innerCosine(rest)
    return quarter & 1 == 0 ? (sine / cosine).high : (-cosine / sine).high
  }

  /// The sine of an angle in ±π/4: the Taylor series to the 19th power.
  private static func innerSine(_ x: DoubleDouble) -> DoubleDouble {
    let y = x.high * x.high
    var series = 0.0
    for n in stride(from: 18, through: 2, by: -2) {
      series = -(1 + series) * y / Double(n * (n + 1))
    }
    // The low part of the angle counts with the slope, which is the cosine.
    return DoubleDouble.sum(x.high, x.high * series + x.low * (1 - 0.5 * y))
  }

  /// The cosine of an angle in ±π/4: the Taylor series to the 18th power.
  private static func innerCosine(_ x: DoubleDouble) -> DoubleDouble {
    let square = DoubleDouble.product(x.high, x.high)
    let y = square.high
    var series = 0.0
    for n in stride(from: 17, through: 3, by: -2) {
      series = -(1 + series) * y / Double(n * (n + 1))
    }
    // 1 - x²/2 is kept whole beside the rest.
    let start = DoubleDouble.sum(1, -0.5 * y)
    let rest = -0.5 * (square.low + y * series) - x.high * x.low
    return DoubleDouble.sum(start.high, start.low + rest)
  }

  /// The angle as quarters of a turn, counted modulo four, and a rest within ±π/4.
  private static func reduced(_ angle: Double) -> (quarter: Int, rest: DoubleDouble) {
    if angle.magnitude > 1e6 { return reducedInIntegers(angle) }
    // π/2 as a sum of three numbers, the first two of 33 bits: their products are exact.
    let quarter = nearest(angle * 0x1.45f306dc9c883p-1)
    let turns = Double(quarter)
    let first = angle - turns * 0x1.921FB544p+0
    let rest =
      DoubleDouble.sum(first, -turns * 0x1.0B4611A6p-34)
      + DoubleDouble(-turns * 0x1.3198A2E037073p-69)
    return (quarter & 3, rest)
  }

  /// The same for a large angle, after M. H. Payne and R. N. Hanek (1983): the angle is an integer
  /// m times 2^e, and of 2/π only those 192 bits count that decide m 2^e 2/π modulo four.
  private static func reducedInIntegers(_ angle: Double) -> (quarter: Int, rest: DoubleDouble) {
    let m = angle.significandBitPattern | 1 << 52
    let first = Int(angle.exponent) - 52 + 62
    // m times the window, modulo 2^192: quarters with 190 bits behind the binary mark.
    let last = m.multipliedFullWidth(by: bits(from: first + 128))
    let second = m.multipliedFullWidth(by: bits(from: first + 64))
    let sum = second.low.addingReportingOverflow(last.high)
    var high = m &* bits(from: first) &+ second.high &+ (sum.overflow ? 1 : 0)
    var mid = sum.partialValue
    var low = last.low
    var quarter = Int(high >> 62)
    // The fraction as a signed number of quarters, from -1/2 to 1/2.
    high = high << 2 | mid >> 62
    mid = mid << 2 | low >> 62
    low <<= 2
    let isNegative = high >> 63 != 0
    if isNegative {
      quarter += 1
      (high, mid, low) = (~high, ~mid, ~low)
    }
    // Its first 106 bits that are not zero.
    var scale = 0x1p-53
    while high >> 63 == 0 {
      high = high << 1 | mid >> 63
      mid = mid << 1 | low >> 63
      low = low << 1 | 1
      scale *= 0.5
    }
    let fraction = DoubleDouble(
      Double(high >> 11) * scale, Double((high & 0x7FF) << 42 | mid >> 22) * scale * 0x1p-53)
    let rest = fraction * quarterTurn
    // A negative angle is the mirror of a positive one.
    return (
      angle < 0 ? -quarter & 3 : quarter & 3, isNegative != (angle < 0) ? -rest : rest
    )
  }

  /// 64 bits of 2/π from a place on; places below 64 stand before the binary mark.
  private static func bits(from place: Int) -> UInt64 {
    let shift = place & 63
    let word = twoOverPi[place >> 6]
    return shift == 0 ? word : word << shift | twoOverPi[(place >> 6) + 1] >> (64 - shift)
  }

  /// The first 1,280 bits of 2/π, from mpmath 1.3, behind a word of zeros.
  private static let twoOverPi: [UInt64] = [
    0,
    0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
    0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
    0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
    0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
    0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB, 0xF0CF_BC20_9AF4_361D,
  ]
}
