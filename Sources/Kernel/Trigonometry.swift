/// Sine and cosine of an angle in radians, the same bits on every processor.
///
/// The C library's versions differ between processors with and without fused multiply-add, so
/// the plant has its own: reduction to [-π/4, π/4] with π/2 in three parts, then the Taylor
/// series to the 17th power, whose remainder there is below 1e-17.
///
/// - Parameter angle: radians, magnitude below a million.
/// - Returns: both values, within 3e-16 of exact for angles of a few turns.
public func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
  precondition(angle.magnitude < 1e6, "an angle must be finite and below a million radians")
  let scaled = angle * 0.636_619_772_367_581_343
  let quarter = Int(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
  let turns = Double(quarter)
  // π/2 as a sum of three numbers with 33 bits each: the products with `turns` are exact.
  var x = angle - turns * 0x1.921FB544p+0
  x -= turns * 0x1.0B4611A6p-34
  x -= turns * 0x1.3198A2E037073p-69
  let y = x * x
  var sine = 1.0 / 355_687_428_096_000
  sine = sine * y - 1.0 / 1_307_674_368_000
  sine = sine * y + 1.0 / 6_227_020_800
  sine = sine * y - 1.0 / 39_916_800
  sine = sine * y + 1.0 / 362_880
  sine = sine * y - 1.0 / 5_040
  sine = sine * y + 1.0 / 120
  sine = sine * y - 1.0 / 6
  sine = x + x * y * sine
  var cosine = 1.0 / 20_922_789_888_000
  cosine = cosine * y - 1.0 / 87_178_291_200
  cosine = cosine * y + 1.0 / 479_001_600
  cosine = cosine * y - 1.0 / 3_628_800
  cosine = cosine * y + 1.0 / 40_320
  cosine = cosine * y - 1.0 / 720
  cosine = cosine * y + 1.0 / 24
  cosine = cosine * y - 0.5
  cosine = 1 + y * cosine
  switch quarter & 3 {
  case 0: return (sine, cosine)
  case 1: return (cosine, -sine)
  case 2: return (-sine, -cosine)
  default: return (-cosine, sine)
  }
}

/// π, for turning degrees into radians.
public let radiansPerDegree = 0.017_453_292_519_943_295
