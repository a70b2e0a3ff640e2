import Kernel
import Testing

@Suite("Elementary functions without the C library")
struct MathematicsTests {
  struct Function: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let calculate: @Sendable (Double) -> Double
    let table: [(x: Double, value: Double)]

    init(
      _ name: String, _ calculate: @escaping @Sendable (Double) -> Double,
      _ table: [(x: Double, value: Double)]
    ) {
      testDescription = name
      self.calculate = calculate
      self.table = table
    }
  }

  @Test(
    "are the nearest double or the one next to it",
    arguments: [
      Function("natural logarithm", Mathematics.naturalLogarithm, naturalLogarithmTable),
      Function("common logarithm", Mathematics.commonLogarithm, commonLogarithmTable),
      Function("exponential", Mathematics.exponential, exponentialTable),
      Function("sine", Mathematics.sine, sineTable),
      Function("cosine", Mathematics.cosine, cosineTable),
      Function("tangent", Mathematics.tangent, tangentTable),
      Function("arc sine", Mathematics.arcSine, arcSineTable),
      Function("arc cosine", Mathematics.arcCosine, arcCosineTable),
      Function("arc tangent", Mathematics.arcTangent, arcTangentTable),
    ])
  func accuracy(function: Function) {
    for row in function.table {
      let value = function.calculate(row.x)
      #expect(isNext(value, to: row.value), "of \(row.x): \(value), not \(row.value)")
    }
  }

  @Test("powers are the nearest double or the one next to it")
  func accuracyOfPowers() {
    for row in powerTable {
      let value = Mathematics.power(row.base, row.exponent)
      #expect(isNext(value, to: row.value), "\(row): \(value)")
    }
  }

  private func isNext(_ value: Double, to exact: Double) -> Bool {
    value == exact || value == exact.nextUp || value == exact.nextDown
  }

  @Test("are exact where the value is a double")
  func exactValues() {
    for exponent in 0...22 {
      var power = 1.0
      for _ in 0..<exponent { power *= 10 }
      #expect(Mathematics.power(10, Double(exponent)) == power)
      #expect(Mathematics.commonLogarithm(power) == Double(exponent))
    }
    for exponent in -1074...1023 {
      #expect(
        Mathematics.power(2, Double(exponent))
          == Double(sign: .plus, exponent: exponent, significand: 1))
    }
    #expect(Mathematics.power(3, 33) == 5_559_060_566_555_523)
    #expect(Mathematics.power(1.5, 8) == 25.62890625)
    #expect(Mathematics.power(-7, 3) == -343)
    #expect(Mathematics.power(0.25, -0.5) == 2)
    #expect(Mathematics.naturalLogarithm(1) == 0)
    #expect(Mathematics.exponential(0) == 1)
    #expect(Mathematics.arcCosine(1) == 0)
    #expect(Mathematics.arcTangent(0) == 0 && Mathematics.tangent(0) == 0)
  }

  @Test("logarithms of what is not positive and finite")
  func exceptionalLogarithms() {
    for logarithm in [Mathematics.naturalLogarithm, Mathematics.commonLogarithm] {
      #expect(logarithm(0) == -.infinity && logarithm(-0.0) == -.infinity)
      #expect(logarithm(.infinity) == .infinity)
      for x in [-1, -.infinity, .nan, -Double.leastNonzeroMagnitude] {
        #expect(isTheOneNaN(logarithm(x)), "\(x)")
      }
    }
  }

  @Test("the exponential overflows to infinity and underflows to zero")
  func exceptionalExponentials() {
    #expect(Mathematics.exponential(.infinity) == .infinity)
    #expect(Mathematics.exponential(709.782712893385) == .infinity)
    #expect(Mathematics.exponential(1e300) == .infinity)
    #expect(Mathematics.exponential(-.infinity) == 0)
    #expect(Mathematics.exponential(-745.2) == 0 && Mathematics.exponential(-1e300) == 0)
    #expect(isTheOneNaN(Mathematics.exponential(.nan)))
  }

  @Test(
    "powers of special values follow IEEE 754",
    arguments: [
      (0, 0, 1), (.nan, 0, 1), (1, .nan, 1), (1, .infinity, 1), (-1, .infinity, 1),
      (-1, -.infinity, 1), (0, 2, 0), (0, -2, .infinity), (-0.0, 3, -0.0), (-0.0, -3, -.infinity),
      (-0.0, -2, .infinity), (-0.0, 0.5, 0), (.infinity, 2, .infinity), (.infinity, -2, 0),
      (-.infinity, 3, -.infinity), (-.infinity, 2, .infinity), (-.infinity, -3, -0.0),
      (-.infinity, 0.5, .infinity), (0.5, .infinity, 0), (0.5, -.infinity, .infinity),
      (-2, .infinity, .infinity), (-2, -.infinity, 0), (2, 1024, .infinity), (2, -1076, 0),
      (-2, 1025, -.infinity), (-2, -1077, -0.0), (-1, 1e300, 1), (1e-5, 1e300, 0), (2, 1e-300, 1),
      (-8, 1.0 / 3, .nan), (-0.5, 0.5, .nan), (.nan, 1, .nan), (2, .nan, .nan),
    ] as [(Double, Double, Double)])
  func exceptionalPowers(base: Double, exponent: Double, value: Double) {
    let power = Mathematics.power(base, exponent)
    #expect(power.bitPattern == value.bitPattern, "\(base) to \(exponent): \(power)")
  }

  @Test("angles without an end, and sines beyond one, are no numbers")
  func exceptionalAngles() {
    for x in [Double.infinity, -.infinity, .nan] {
      for function in [Mathematics.sine, Mathematics.cosine, Mathematics.tangent] {
        #expect(isTheOneNaN(function(x)))
      }
    }
    for x in [1.0000000000000002, -1.5, .infinity, .nan] {
      #expect(isTheOneNaN(Mathematics.arcSine(x)) && isTheOneNaN(Mathematics.arcCosine(x)))
    }
    #expect(Mathematics.arcTangent(.infinity) == Double.pi / 2)
    #expect(Mathematics.arcTangent(-.infinity) == -Double.pi / 2)
    #expect(isTheOneNaN(Mathematics.arcTangent(.nan)))
  }

  /// Processors disagree on the sign of the NaN an operation makes; these make only one.
  private func isTheOneNaN(_ x: Double) -> Bool { x.bitPattern == Double.nan.bitPattern }

  @Test("odd functions keep the sign of zero and mirror about it")
  func oddFunctions() {
    for function in [
      Mathematics.sine, Mathematics.tangent, Mathematics.arcSine, Mathematics.arcTangent,
    ] {
      #expect(function(-0.0).bitPattern == (-0.0).bitPattern)
      for x in [0.1, 0.5, 0.9] { #expect(function(-x) == -function(x)) }
    }
  }

  @Test("agree with the plant's sine and cosine where both are defined")
  func agreement() {
    for step in -2000...2000 {
      let angle = Double(step) * 123.456
      let (sine, cosine) = sineAndCosine(angle)
      #expect((Mathematics.sine(angle) - sine).magnitude < 4e-16, "\(angle)")
      #expect((Mathematics.cosine(angle) - cosine).magnitude < 4e-16, "\(angle)")
    }
  }
}
