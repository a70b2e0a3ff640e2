import Kernel
import Testing

@testable import PLC

@Suite("Values as character strings")
struct StringConversionTests {
  private func string(_ type: Elementary, _ value: NativeBench.Argument) -> String {
    var bench = NativeBench([value], type: type)
    #expect(bench.run(.wordToString, type, capacity: 80) == nil)
    return bench.text(isWide: false)
  }

  private func value(_ type: Elementary, _ text: String) -> UInt64 {
    var bench = NativeBench([.string(text)], type: type, wide: false)
    #expect(bench.run(.stringToWord, type, capacity: 0) == nil)
    return bench.word
  }

  @Test(
    "integers, booleans and bit strings",
    arguments: [
      (.int, -5, "-5"), (.int, 0, "0"), (.sint, -128, "-128"),
      (.lint, .min, "-9223372036854775808"),
      (.lint, .max, "9223372036854775807"), (.ulint, -1, "18446744073709551615"),
      (.usint, 255, "255"), (.dint, 1_000_000, "1000000"), (.bool, 1, "TRUE"), (.bool, 0, "FALSE"),
      (.byte, 0, "16#0"), (.word, 0xABCD, "16#abcd"), (.lword, -1, "16#ffffffffffffffff"),
    ] as [(Elementary, Int64, String)])
  func whole(type: Elementary, number: Int64, text: String) {
    #expect(string(type, .integer(number)) == text)
    #expect(value(type, text) == UInt64(bitPattern: number))
  }

  @Test(
    "floats have as few digits as name them",
    arguments: [
      (.real, 2.5, "2.5"), (.real, 0.1, "0.1"), (.lreal, 0.1, "0.1"), (.real, 100, "100"),
      (.real, -0.25, "-0.25"), (.real, 0, "0"), (.lreal, 1e21, "1e+21"), (.lreal, 1e-7, "1e-07"),
      (.lreal, 123_456.789, "123456.789"), (.real, 16_777_215, "16777215"),
      (.lreal, 1.7976931348623157e308, "1.7976931348623157e+308"),
    ] as [(Elementary, Double, String)])
  func floats(type: Elementary, number: Double, text: String) {
    #expect(string(type, .real(number)) == text)
    #expect(value(type, text) == floatWord(number, type))
  }

  @Test("floats that are no numbers")
  func exceptionalFloats() {
    #expect(string(.real, .real(.nan)) == "nan" && string(.lreal, .real(-.nan)) == "nan")
    #expect(string(.real, .real(.infinity)) == "inf")
    #expect(string(.lreal, .real(-.infinity)) == "-inf")
  }

  @Test(
    "times and dates are written as literals",
    arguments: [
      (.time, 0, "T#0s"), (.time, 1_500_000_000, "T#1s500ms"),
      (.time, -1_500_000_000, "T#-1s500ms"),
      (.time, 93_784_005_006_007, "T#1d2h3m4s5ms6us7ns"), (.time, 86_400_000_000_000, "T#1d"),
      (.time, 20_000_000, "T#20ms"), (.date, 0, "D#1970-01-01"),
      (.date, 1_769_817_600_000_000_000, "D#2026-01-31"),
      (.date, -86_400_000_000_000, "D#1969-12-31"),
      (.timeOfDay, 45_015_000_000_000, "TOD#12:30:15"),
      (.timeOfDay, 1_050_000_000, "TOD#00:00:01.05"),
      (.timeOfDay, 86_399_999_999_999, "TOD#23:59:59.999999999"),
      (.dateAndTime, 1_769_862_615_250_000_000, "DT#2026-01-31-12:30:15.25"),
      (.dateAndTime, -1, "DT#1969-12-31-23:59:59.999999999"),
    ] as [(Elementary, Int64, String)])
  func times(type: Elementary, nanoseconds: Int64, text: String) {
    #expect(string(type, .integer(nanoseconds)) == text)
    #expect(value(type, text) == UInt64(bitPattern: nanoseconds))
  }

  @Test(
    "what is no literal of the type is read as zero",
    arguments: [
      (.time, ""), (.time, "1500"), (.time, "T#5x"), (.time, "D#2026-01-31"), (.time, "T#99999d9"),
      (.date, "D#2026-02-30"), (.date, "2026-01-31"), (.timeOfDay, "TOD#25:00:00"),
      (.dateAndTime, "DT#2026-01-31"), (.time, "(* T#5s"),
    ] as [(Elementary, String)])
  func readNoTimes(type: Elementary, text: String) {
    #expect(value(type, text) == 0)
  }

  @Test("spaces before a time, and what stands behind it, do not matter")
  func readTimes() {
    #expect(value(.time, "  t#2s and more") == 2_000_000_000)
    #expect(value(.date, "DATE#1970-01-02") == 86_400_000_000_000)
  }

  @Test("the extremes of every type are written, and cut where there is no room")
  func extremes() {
    for type in Elementary.allCases {
      for bits in [0, 1, UInt64.max, 1 << 63, 0x7FFF_FFFF_FFFF_FFFF] {
        let word = Conversion.bits.apply(bits, from: .lword, to: type)
        var bench = NativeBench([.word(word)], type: type)
        #expect(bench.run(.wordToString, type, capacity: 3) == nil)
        #expect(bench.text(isWide: false).utf8.count <= 3)
      }
    }
  }

  @Test(
    "numbers are read from the beginning of a string; of junk there is nothing to read",
    arguments: [
      (.int, "", 0), (.int, "junk", 0), (.int, " 12abc", 12), (.int, "  -7", -7), (.int, "+7", 7),
      (.int, "-", 0), (.int, "1_000", 1000), (.int, "16#FF", 255), (.int, "2#1010_1010", 170),
      (.int, "8#17", 15), (.int, "-16#10", -16), (.int, "7#12", 7), (.int, "12.9", 12),
      (.int, "70000", 4464), (.usint, "-1", 255), (.uint, "16#12345", 0x2345), (.int, "16#", 0),
      (.ulint, "18446744073709551616", 0), (.dint, "é7", 0), (.byte, "255", 255), (.int, "1 2", 1),
      (.bool, "TRUE", 1), (.bool, "true", 1), (.bool, "False", 0), (.bool, "1", 1), (.bool, "0", 0),
      (.bool, "", 0), (.bool, "TRU", 0), (.bool, "-3", 1), (.bool, " TRUE ", 1),
    ] as [(Elementary, String, Int64)])
  func readIntegers(type: Elementary, text: String, number: Int64) {
    #expect(value(type, text) == UInt64(bitPattern: number))
  }

  @Test(
    "floats are read with fraction and exponent",
    arguments: [
      ("", 0), ("junk", 0), ("1", 1), (" 2.5mm", 2.5), ("-0.5", -0.5), (".5", 0.5), ("5.", 5),
      ("-.25", -0.25), ("1e3", 1000), ("1E-3", 0.001), ("1e+2x", 100), ("1e", 1), ("1e+", 1),
      ("1.5.5", 1.5), ("1_000.5", 1000.5), ("-", 0), (".", 0), ("1e999", .infinity), ("1e-999", 0),
      ("0x10", 0), ("nan", 0), ("inf", 0), ("1e99999999999999999999", .infinity),
    ] as [(String, Double)])
  func readFloats(text: String, number: Double) {
    for type in [Elementary.real, .lreal] { #expect(value(type, text) == floatWord(number, type)) }
  }

  @Test("whatever a string holds, reading it ends, and gives a word of the type")
  func anyText() {
    var generator = Generator(seed: 4)
    let pieces = Array("0123456789+-.eE#_:TDO nsmxtrue".utf16) + [0, 9, 39, 40, 42, 200, 255]
    for _ in 0..<2000 {
      let units = (0..<Int(generator.next() % 24)).map { _ in
        pieces[Int(generator.next() % UInt64(pieces.count))]
      }
      for type in Elementary.allCases {
        let word = value(type, String(decoding: units, as: UTF16.self))
        #expect(Conversion.bits.apply(word, from: type, to: type) == word)
      }
    }
  }
}
