import Kernel
import Testing

@Suite("The plant's own sine and cosine")
struct TrigonometryTests {
  // Sine and cosine of the exact value of each double, from mpmath 1.3 with 200 bits, rounded to
  // the nearest double. 355 and 103993 lie very near multiples of π, where a reduction with too
  // few digits of π loses everything.
  private static let table: [(angle: Double, sine: Double, cosine: Double)] = [
    (0.0, 0.0, 1.0),
    (1e-300, 1e-300, 1.0),
    (1e-08, 1e-08, 1.0),
    (0.1, 0.09983341664682815, 0.9950041652780258),
    (-0.3, -0.29552020666133955, 0.955336489125606),
    (0.5, 0.479425538604203, 0.8775825618903728),
    (0.785398163397448, 0.7071067811865472, 0.7071067811865478),
    (0.7853981633974484, 0.7071067811865476, 0.7071067811865475),
    (1.0, 0.8414709848078965, 0.5403023058681398),
    (1.5707963267948966, 1.0, 6.123233995736766e-17),
    (2.0, 0.9092974268256817, -0.4161468365471424),
    (-2.5, -0.5984721441039565, -0.8011436155469337),
    (3.141592653589793, 1.2246467991473532e-16, -1.0),
    (4.71238898038469, -1.0, -1.8369701987210297e-16),
    (6.283185307179586, -2.4492935982947064e-16, 1.0),
    (10.0, -0.5440211108893698, -0.8390715290764524),
    (100.0, -0.5063656411097588, 0.8623188722876839),
    (355.0, -3.014435335948845e-05, -0.999999999545659),
    (-710.0, -6.0288706691585265e-05, 0.999999998182636),
    (1000.5, 0.9952739571052135, 0.09710690144438526),
    (-12345.678, 0.7040813137533816, 0.7101193587160628),
    (31415.926535, -8.979336908062241e-07, 0.9999999999995969),
    (103993.0, -1.9129335778423752e-05, 0.9999999998170342),
    (250000.25, -0.9871300822019426, 0.15991935721477243),
    (999999.9, -0.4417641579026114, 0.8971312216128678),
  ]

  @Test("are within 3e-16 of exact, also for angles of many turns")
  func accuracy() {
    for row in Self.table {
      let (sine, cosine) = sineAndCosine(row.angle)
      #expect((sine - row.sine).magnitude <= 3e-16, "sine of \(row.angle)")
      #expect((cosine - row.cosine).magnitude <= 3e-16, "cosine of \(row.angle)")
    }
  }

  @Test("lie on the unit circle and mirror about zero, all around")
  func identities() {
    for step in -4000...4000 {
      let angle = Double(step) * 0.01
      let (sine, cosine) = sineAndCosine(angle)
      let square = sine * sine + cosine * cosine
      #expect((square - 1).magnitude < 5e-16)
      let mirrored = sineAndCosine(-angle)
      #expect(mirrored.sine == -sine && mirrored.cosine == cosine, "\(angle)")
    }
  }

  @Test("refuse an angle that is no number or beyond a million")
  func refusals() async {
    await #expect(processExitsWith: .failure) { _ = sineAndCosine(.nan) }
    await #expect(processExitsWith: .failure) { _ = sineAndCosine(1e6) }
  }

  @Test("take degrees through one constant")
  func degrees() {
    let half = 180 * radiansPerDegree
    #expect((half - Double.pi).magnitude < 1e-15)
  }
}
