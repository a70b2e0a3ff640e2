extension Mathematics {
  /// The angle in ±π/2 radians that has this tangent.
  public static func arcTangent(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    // x³/3 is below half a unit of x.
    if x.magnitude < 0x1p-27 { return x }
    if x.magnitude > 0x1p60 { return x < 0 ? -quarterTurn.high : quarterTurn.high }
    let angle = angle(DoubleDouble(x.magnitude), over: DoubleDouble(1)).high
    return x < 0 ? -angle : angle
  }

  /// The angle in ±π/2 radians that has this sine; NaN beyond ±1.
  public static func arcSine(_ x: Double) -> Double {
    guard x.magnitude <= 1 else { return .nan }
    if x.magnitude < 0x1p-27 { return x }
    let angle = angle(DoubleDouble(x.magnitude), over: otherLeg(x)).high
    return x < 0 ? -angle : angle
  }

  /// The angle in 0...π radians that has this cosine; NaN beyond ±1.
  public static func arcCosine(_ x: Double) -> Double {
    guard x.magnitude <= 1 else { return .nan }
    // Below 2^-60 the angle is π/2 to the last bit.
    if x.magnitude < 0x1p-60 { return quarterTurn.high }
    let angle = angle(otherLeg(x), over: DoubleDouble(x.magnitude))
    return x < 0 ? (quarterTurn + (quarterTurn - angle)).high : angle.high
  }

  /// π/2.
  static var quarterTurn: DoubleDouble {
    DoubleDouble(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
  }

  /// √(1 − x²).
  private static func otherLeg(_ x: Double) -> DoubleDouble {
    (DoubleDouble.sum(1, x) * DoubleDouble.sum(1, -x)).squareRoot()
  }

  /// The angle at the origin of a triangle with legs `y` and `x`, not negative and not both zero.
  private static func angle(_ y: DoubleDouble, over x: DoubleDouble) -> DoubleDouble {
    let isSteep = y.high > x.high
    let (short, long) = isSteep ? (x, y) : (y, x)
    // Take off the nearest angle of the table: what is left has a tangent within 1/32.
    let step = nearest(short.high / long.high * 16)
    let tangent = DoubleDouble(Double(step) / 16)
    let rest = (short - tangent * long) / (long + tangent * short)
    // arctan t = t - t³/3 + t⁵/5 - …; t² is below 0.001, so that t¹⁵/15 and on do not count.
    let y = rest.high * rest.high
    var series = 0.0
    for n in stride(from: 13, through: 3, by: -2) { series = (1 / Double(n) - series) * y }
    let entry = arcs[step]
    let angle = DoubleDouble(entry.high, entry.low) + rest + DoubleDouble(-rest.high * series)
    return isSteep ? quarterTurn - angle : angle
  }

  /// The angles with tangents 0, 1/16, … 1: from mpmath 1.3, in two doubles.
  private static let arcs: [(high: Double, low: Double)] = [
    (0x0.0p+0, 0x0.0p+0),
    (0x1.ff55bb72cfdeap-5, -0x1.c934d86d23f1dp-60),
    (0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59),
    (0x1.7b97b4bce5b02p-3, 0x1.347b0b4f881cap-58),
    (0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57),
    (0x1.362773707ebccp-2, -0x1.963a544b672d8p-57),
    (0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56),
    (0x1.a64eec3cc23fdp-2, -0x1.24dec1b50b7ffp-56),
    (0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56),
    (0x1.0657e94db30d0p-1, -0x1.d5b495f6349e6p-56),
    (0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58),
    (0x1.345f01cce37bbp-1, 0x1.1021137c71102p-55),
    (0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56),
    (0x1.5d58987169b18p-1, 0x1.0028e4bc5e7cap-57),
    (0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56),
    (0x1.819d0b7158a4dp-1, -0x1.bf76229d3b917p-56),
    (0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55),
  ]
}
