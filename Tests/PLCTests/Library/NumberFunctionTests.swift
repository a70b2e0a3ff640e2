import Testing

@testable import PLC

@Suite("Functions of numbers")
struct NumberFunctionTests {
  @Test(
    "ABS gives the magnitude; that of the least integer wraps to itself",
    arguments: [
      (.sint, -128, -128), (.sint, -127, 127), (.int, -32768, -32768), (.int, -5, 5), (.int, 5, 5),
      (.dint, -2_147_483_648, -2_147_483_648), (.dint, -1, 1), (.lint, .min, .min),
      (.lint, -7, 7), (.usint, 255, 255), (.uint, 65535, 65535), (.udint, 0xFFFF_FFFF, 0xFFFF_FFFF),
      (.ulint, -1, -1), (.int, 0, 0),
    ] as [(Elementary, Int64, Int64)])
  func absolute(type: Elementary, x: Int64, value: Int64) {
    #expect(native(.absolute, type, .integer(x)) == UInt64(bitPattern: value))
  }

  @Test(
    "ABS of floats clears the sign, of zero and infinity too", arguments: [Elementary.real, .lreal])
  func absoluteFloat(type: Elementary) {
    for (x, value) in [(-2.5, 2.5), (-0.0, 0.0), (-.infinity, .infinity), (3, 3)] {
      #expect(native(.absolute, type, .real(x)) == floatWord(value, type))
    }
  }

  @Test(
    "functions of one float, rounded once to their type",
    arguments: [
      (.squareRoot, 2, 0x1.6a09e667f3bcdp+0, 0x1.6a09e6p+0),
      (.squareRoot, 2.25, 1.5, 1.5),
      (.naturalLogarithm, 10, 0x1.26bb1bbb55516p+1, 0x1.26bb1cp+1),
      (.naturalLogarithm, 1, 0, 0),
      (.commonLogarithm, 1000, 3, 3),
      (.commonLogarithm, 2, 0x1.34413509f79ffp-2, 0x1.344136p-2),
      (.exponential, 1, 0x1.5bf0a8b145769p+1, 0x1.5bf0a8p+1),
      (.exponential, 0, 1, 1),
      (.sine, 1, 0x1.aed548f090ceep-1, 0x1.aed548p-1),
      (.cosine, 1, 0x1.14a280fb5068cp-1, 0x1.14a280p-1),
      (.tangent, 1, 0x1.8eb245cbee3a6p+0, 0x1.8eb246p+0),
      (.arcSine, 0.5, 0x1.0c152382d7366p-1, 0x1.0c1524p-1),
      (.arcCosine, 0.5, 0x1.0c152382d7366p+0, 0x1.0c1524p+0),
      (.arcTangent, 1, 0x1.921fb54442d18p-1, 0x1.921fb6p-1),
    ] as [(NativeFunction, Double, Double, Double)])
  func oneFloat(function: NativeFunction, x: Double, long: Double, short: Double) {
    #expect(native(function, .lreal, .real(x)) == floatWord(long, .lreal))
    #expect(native(function, .real, .real(x)) == floatWord(short, .real))
  }

  @Test(
    "floats outside the domain give the one NaN, not a trap", arguments: [Elementary.real, .lreal])
  func outsideTheDomain(type: Elementary) {
    let nan = floatWord(.nan, type)
    #expect(native(.squareRoot, type, -1.0) == nan)
    #expect(native(.naturalLogarithm, type, -1.0) == nan)
    #expect(native(.commonLogarithm, type, -0.5) == nan)
    #expect(native(.arcSine, type, 1.5) == nan)
    #expect(native(.arcCosine, type, -1.5) == nan)
    #expect(native(.power, type, -8.0, 0.5) == nan)
    for function in [NativeFunction.sine, .cosine, .tangent] {
      #expect(native(function, type, .real(.infinity)) == nan)
    }
    #expect(native(.naturalLogarithm, type, 0.0) == floatWord(-.infinity, type))
    #expect(native(.commonLogarithm, type, 0.0) == floatWord(-.infinity, type))
    #expect(native(.squareRoot, type, .real(-.nan)) == nan)
  }

  @Test(
    "EXPT",
    arguments: [
      (2, 10, 1024), (10, -2, 0.01), (2, 0.5, 0x1.6a09e667f3bcdp+0), (0, 0, 1), (-2, 3, -8),
      (-2, 2, 4), (0, -1, .infinity), (0, 5, 0), (2, -1, 0.5),
    ] as [(Double, Double, Double)])
  func power(base: Double, exponent: Double, value: Double) {
    #expect(
      native(.power, .lreal, .real(base), .real(exponent)) == floatWord(value, .lreal))
    #expect(native(.power, .real, .real(base), .real(exponent)) == floatWord(value, .real))
  }

  @Test("a REAL that is too large becomes infinity, one that is too small zero")
  func rangeOfReal() {
    #expect(native(.power, .real, 10.0, 39.0) == floatWord(.infinity, .real))
    #expect(native(.exponential, .real, 89.0) == floatWord(.infinity, .real))
    #expect(native(.exponential, .real, -104.0) == 0)
    #expect(native(.exponential, .lreal, 710.0) == floatWord(.infinity, .lreal))
  }

  @Test("any angle has a sine")
  func largeAngles() {
    #expect(native(.sine, .lreal, 1e22) == floatWord(-0x1.b453ab76bf397p-1, .lreal))
    #expect(native(.cosine, .lreal, 1e22) == floatWord(0x1.0be2cef01c8f4p-1, .lreal))
  }
}
