import Testing

@testable import PLC

@Suite("Conversions between elementary types")
struct ConversionTests {
  private func signed(
    _ rule: Conversion, _ value: Int64, _ from: Elementary, _ to: Elementary
  ) -> Int64 {
    Int64(bitPattern: rule.apply(UInt64(bitPattern: value), from: from, to: to))
  }

  @Test(
    "integers are cut to the lower bits and get the sign of their new type",
    arguments: [
      (70_000, .dint, .int, 4464), (-1, .int, .word, 65_535), (-1, .int, .uint, 65_535),
      (65_535, .uint, .int, -1), (255, .usint, .sint, -1), (-1, .sint, .usint, 255),
      (-1, .sint, .lint, -1), (-1, .sint, .lword, -1), (-1, .sint, .dword, 0xFFFF_FFFF),
      (200, .byte, .int, 200), (300, .int, .byte, 44), (.min, .lint, .dint, 0),
      (0x1_8000_0000, .lint, .dint, -2_147_483_648), (1, .bool, .int, 1), (0, .bool, .lword, 0),
      (5, .int, .int, 5),
    ] as [(Int64, Elementary, Elementary, Int64)])
  func integers(value: Int64, from: Elementary, to: Elementary, result: Int64) {
    for rule in [Conversion.halfToEven, .halfAway, .truncate, .bits] {
      #expect(signed(rule, value, from, to) == result)
    }
  }

  @Test("anything but zero is TRUE")
  func toBool() {
    #expect(Conversion.halfToEven.apply(0, from: .int, to: .bool) == 0)
    #expect(Conversion.halfToEven.apply(2, from: .int, to: .bool) == 1)
    #expect(signed(.halfToEven, -1, .sint, .bool) == 1)
    #expect(Conversion.halfToEven.apply(floatWord(0.25, .real), from: .real, to: .bool) == 1)
    #expect(Conversion.halfToEven.apply(floatWord(-0.0, .lreal), from: .lreal, to: .bool) == 0)
    #expect(Conversion.seconds.apply(1, from: .time, to: .bool) == 1)
  }

  @Test(
    "floats are rounded as the rule says",
    arguments: [
      (2.5, 2, 3, 2), (-2.5, -2, -3, -2), (3.5, 4, 4, 3), (-3.5, -4, -4, -3), (0.5, 0, 1, 0),
      (-0.5, 0, -1, 0), (1.5, 2, 2, 1), (2.4, 2, 2, 2), (-2.6, -3, -3, -2), (7, 7, 7, 7),
      (0.49999997, 0, 0, 0),
    ] as [(Double, Int64, Int64, Int64)])
  func rounding(value: Double, even: Int64, away: Int64, cut: Int64) {
    for type in [Elementary.real, .lreal] {
      for target in [Elementary.sint, .int, .dint, .lint] {
        let x = Int64(bitPattern: floatWord(value, type))
        #expect(signed(.halfToEven, x, type, target) == even)
        #expect(signed(.halfAway, x, type, target) == away)
        #expect(signed(.truncate, x, type, target) == cut)
      }
    }
  }

  @Test(
    "a float too large for its integer is cut to the lower bits of 64, and beyond those is −2^63",
    arguments: [
      (40_000, .int, -25_536), (-40_000, .int, 25_536), (70_000, .uint, 4464), (-1, .uint, 65_535),
      (300, .usint, 44), (3e9, .dint, -1_294_967_296), (3e9, .udint, 3_000_000_000),
      (1e20, .int, 0), (1e20, .lint, .min), (-1e20, .lint, .min), (.infinity, .dint, 0),
      (.infinity, .lint, .min), (-.infinity, .lint, .min), (.nan, .int, 0), (.nan, .lint, .min),
      (0x1p63, .lint, .min), (-0x1p63, .lint, .min), (0x1p63, .ulint, .min),
      (0x1.fffffffffffffp63, .ulint, -2048), (0x1p64, .ulint, .min), (.nan, .byte, 0),
      (1e300, .udint, 0), (0x1p63, .lword, .min),
    ] as [(Double, Elementary, Int64)])
  func floatsOutOfRange(value: Double, to: Elementary, result: Int64) {
    for rule in [Conversion.halfToEven, .halfAway, .truncate] {
      #expect(signed(rule, Int64(bitPattern: value.bitPattern), .lreal, to) == result)
    }
  }

  @Test(
    "integers become the nearest float",
    arguments: [
      (-3, .int, -3, -3), (255, .usint, 255, 255), (1, .bool, 1, 1),
      // 2^24 + 1 lies between two REALs, 2^53 + 1 between two LREALs: the even one is taken.
      (16_777_217, .dint, 16_777_216, 16_777_217),
      (9_007_199_254_740_993, .lint, 9_007_199_254_740_992, 9_007_199_254_740_992),
      (-1, .ulint, 0x1p64, 0x1p64), (-1, .lword, 0x1p64, 0x1p64), (-1, .lint, -1, -1),
      // Rounded by way of LREAL, this one would lose its last bit and end a step lower.
      (0x1000_0010_0000_0001, .lint, 0x1.000002p60, 0x1.000001p60),
    ] as [(Int64, Elementary, Double, Double)])
  func integersToFloat(value: Int64, from: Elementary, short: Double, long: Double) {
    let bits = UInt64(bitPattern: value)
    #expect(Conversion.halfToEven.apply(bits, from: from, to: .real) == floatWord(short, .real))
    #expect(Conversion.halfToEven.apply(bits, from: from, to: .lreal) == floatWord(long, .lreal))
  }

  @Test("REAL becomes LREAL exactly; LREAL becomes the nearest REAL")
  func floats() {
    let rule = Conversion.halfToEven
    #expect(
      rule.apply(floatWord(0.1, .real), from: .real, to: .lreal) == floatWord(0x1.99999ap-4, .lreal)
    )
    #expect(
      rule.apply(floatWord(0.1, .lreal), from: .lreal, to: .real) == floatWord(0x1.99999ap-4, .real)
    )
    #expect(
      rule.apply(floatWord(1e300, .lreal), from: .lreal, to: .real) == floatWord(.infinity, .real))
    #expect(rule.apply(floatWord(1e-300, .lreal), from: .lreal, to: .real) == 0)
    #expect(rule.apply(floatWord(-.nan, .lreal), from: .lreal, to: .real) == floatWord(.nan, .real))
    #expect(rule.apply(floatWord(2.5, .real), from: .real, to: .real) == floatWord(2.5, .real))
  }

  @Test("bits stay where a float becomes a bit string of its size, and back")
  func bits() {
    #expect(Conversion.bits.apply(floatWord(1, .real), from: .real, to: .dword) == 0x3F80_0000)
    #expect(Conversion.bits.apply(0xBF80_0000, from: .dword, to: .real) == floatWord(-1, .real))
    #expect(
      Conversion.bits.apply(floatWord(1, .lreal), from: .lreal, to: .lword) == 0x3FF0_0000_0000_0000
    )
  }

  @Test(
    "a time counts in seconds or in milliseconds, towards zero",
    arguments: [
      (1_500_000_000, 1, 1500), (-1_500_000_000, -1, -1500), (999_999_999, 0, 999), (0, 0, 0),
      (40_000_000_000_000, 40_000, 40_000_000),
    ] as [(Int64, Int64, Int64)])
  func timesToIntegers(time: Int64, seconds: Int64, milliseconds: Int64) {
    for type in [Elementary.time, .timeOfDay, .date, .dateAndTime] {
      #expect(signed(.seconds, time, type, .dint) == seconds)
      #expect(signed(.milliseconds, time, type, .lint) == milliseconds)
    }
    // 40000 does not fit an INT.
    #expect(signed(.seconds, 40_000_000_000_000, .time, .int) == -25_536)
  }

  @Test("a time as a float keeps its fraction")
  func timesToFloats() {
    let time: UInt64 = 1_500_250_000
    #expect(Conversion.seconds.apply(time, from: .time, to: .lreal) == floatWord(1.50025, .lreal))
    #expect(
      Conversion.milliseconds.apply(time, from: .time, to: .lreal) == floatWord(1500.25, .lreal))
    #expect(Conversion.seconds.apply(time, from: .time, to: .real) == floatWord(1.50025, .real))
    #expect(
      float(
        Conversion.seconds.apply(UInt64(bitPattern: -2_500_000_000), from: .time, to: .real), .real)
        == -2.5)
  }

  @Test("numbers become times by the same rule")
  func numbersToTimes() {
    #expect(signed(.seconds, 3, .int, .time) == 3_000_000_000)
    #expect(signed(.milliseconds, -3, .int, .time) == -3_000_000)
    #expect(signed(.seconds, 65_535, .uint, .time) == 65_535_000_000_000)
    let x = Int64(bitPattern: floatWord(1.5, .real))
    #expect(signed(.seconds, x, .real, .time) == 1_500_000_000)
    #expect(signed(.milliseconds, x, .real, .time) == 1_500_000)
    // 1.0000000005 s is half a nanosecond more than a second: rounded to the even one.
    let y = Int64(bitPattern: floatWord(2.5e-9, .lreal))
    #expect(signed(.seconds, y, .lreal, .time) == 2)
    #expect(signed(.seconds, Int64(bitPattern: floatWord(.nan, .lreal)), .lreal, .time) == .min)
  }

  @Test("times of different types, and times by other rules, keep their nanoseconds")
  func timesStay() {
    #expect(signed(.seconds, -5, .time, .dateAndTime) == -5)
    #expect(signed(.halfToEven, 1_500_000_000, .time, .lint) == 1_500_000_000)
    #expect(signed(.bits, -7, .time, .lint) == -7)
  }

  @Test("every pair of types converts, whatever the bits")
  func everyPair() {
    let samples: [UInt64] = [
      0, 1, .max, 1 << 63, 0x7F80_0000, 0x7FC0_0000, 0x7FF0_0000_0000_0000,
      0x7FF8_0000_0000_0000, 0xFFF8_0000_0000_0000, 0x7FEF_FFFF_FFFF_FFFF, 12_345,
    ]
    let rules = (0...5).compactMap(Conversion.init)
    for from in Elementary.allCases {
      for to in Elementary.allCases {
        for rule in rules {
          for sample in samples {
            let result = rule.apply(sample, from: from, to: to)
            // A result is a word of its type: cutting it again changes nothing.
            #expect(Conversion.bits.apply(result, from: to, to: to) == result)
          }
        }
      }
    }
  }
}
