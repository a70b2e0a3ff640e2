import Kernel
import Testing

@testable import PLC

@Suite("Literals of structured text")
struct LiteralTests {
  @Test(
    "numbers, booleans and typed values have the value that is written",
    arguments: [
      Row("0", "0"), Row("1_000_000", "1000000"),
      Row("18446744073709551615", "18446744073709551615"),
      Row("2#1010_1010", "170"), Row("8#17", "15"), Row("16#fF_00", "65280"),
      Row("1.5", "real:1.5:1.5"), Row("1_0.2_5E-3", "real:0.01025:10.25E-3"),
      Row("2E+3", "real:2000.0:2E+3"), Row("1.0e0", "real:1.0:1.0e0"),
      Row("TRUE", "TRUE"), Row("false", "FALSE"),
      Row("INT#-5", "INT#-5"), Row("int#+5", "int#5"),
      Row("UDINT#16#FFFF_FFFF", "UDINT#4294967295"),
      Row("BYTE#2#11", "BYTE#3"), Row("LINT#-9223372036854775808", "LINT#-9223372036854775808"),
      Row("BOOL#1", "BOOL#TRUE"), Row("BOOL#FALSE", "BOOL#FALSE"), Row("bool#True", "bool#TRUE"),
      Row("REAL#1.5", "REAL#real:1.5:1.5"), Row("LREAL#-2", "LREAL#real:-2.0:-2"),
      Row("REAL#-1.0E3", "REAL#real:-1000.0:-1.0E3"),
    ])
  func numbers(row: Row) { check(row) }

  @Test(
    "durations are whole nanoseconds",
    arguments: [
      Row("T#5s", "time:5000000000"), Row("TIME#100ms", "time:100000000"),
      Row("t#1d2h3m4s5ms6us7ns", "time:93784005006007"),
      Row("T#1d_2h_3m", "time:93780000000000"), Row("T#1_000ms", "time:1000000000"),
      Row("T#-1.5h", "time:-5400000000000"), Row("T#2.25s", "time:2250000000"),
      Row("T#0.1us", "time:100"), Row("T#90m", "time:5400000000000"),
      Row("T#25h15m", "time:90900000000000"), Row("LTIME#7ns", "time:7"),
      Row("LT#1M1S", "time:61000000000"), Row("T#0s", "time:0"),
      Row("T#0.000000001s", "time:1"), Row("T#106751d", "time:9223286400000000000"),
    ])
  func durations(row: Row) { check(row) }

  // Days since 1970 from the proleptic Gregorian calendar, worked out by `date -d` of coreutils.
  @Test(
    "dates and times of day count from 1970 and from midnight",
    arguments: [
      Row("D#1970-01-01", "date:0"), Row("DATE#2000-02-29", "date:951782400000000000"),
      Row("d#2024-12-31", "date:1735603200000000000"), Row("D#1969-12-31", "date:-86400000000000"),
      Row("D#1900-03-01", "date:-2203891200000000000"),
      Row("LDATE#2106-02-07", "date:4294944000000000000"),
      Row("TOD#00:00:00", "tod:0"), Row("TIME_OF_DAY#23:59:59.999", "tod:86399999000000"),
      Row("TOD#12:30", "tod:45000000000000"), Row("LTOD#0:0:0.000_000_001", "tod:1"),
      Row("DT#1970-01-01-00:00:00", "dt:0"),
      Row("DATE_AND_TIME#2024-02-29-23:59:59.25", "dt:1709251199250000000"),
    ])
  func dates(row: Row) { check(row) }

  @Test(
    "strings have bytes or wide units, with escapes for what cannot be written",
    arguments: [
      Row("''", "text:"), Row("'abc'", "text:abc"), Row("\"a\"", "wide:a"),
      Row("'it$'s $$5 $\"'", "text:it's $5 \""), Row("\"a$\"b$'\"", "wide:a\"b'"),
      Row("'$L$N$P$R$T$l$n$p$r$t'", "text:\n\n\u{0C}\r\t\n\n\u{0C}\r\t"),
      Row("'$41$7a'", "text:Az"), Row("\"$0041$20AC\"", "wide:A€"), Row("\"ä😀\"", "wide:ä😀"),
      Row("'\"(*no comment*)'", "text:\"(*no comment*)"), Row("STRING#'x'", "STRING#text:x"),
      Row("WSTRING#\"x\"", "WSTRING#wide:x"),
    ])
  func strings(row: Row) { check(row) }

  @Test("a string counts bytes, a wide string units of UTF-16")
  func units() {
    func units(_ text: String) -> [UInt16] {
      let log = DiagnosticLog(names: ["test"])
      guard case .literal(let literal) = Parser.expression(text, at: .none, log: log)?.kind,
        case .string(let units, _) = literal.value
      else { return [] }
      return units
    }
    #expect(units("'ä$FF'") == [0xC3, 0xA4, 0xFF])
    #expect(units("\"ä😀\"") == [0xE4, 0xD83D, 0xDE00])
  }

  @Test(
    "direct addresses name an area, a size and a place",
    arguments: [
      Row("%IX0.0", "%IX0.0"), Row("%i0.7", "%IX0.7"), Row("%QB3", "%QB3"), Row("%qw100", "%QW100"),
      Row("%MD48", "%MD48"), Row("%ML1", "%ML1"), Row("%QX1.2.3", "%QX1.2.3"),
    ])
  func addresses(row: Row) { check(row) }

  @Test(
    "a value that does not exist is told at its beginning",
    arguments: [
      Row("2#12", "PLC0006"), Row("3#1", "PLC0006"), Row("16#", "PLC0006"), Row("16#G", "PLC0006"),
      Row("1__0", "PLC0006"), Row("10_", "PLC0006"), Row("5abc", "PLC0006"),
      Row("18446744073709551616", "PLC0006"), Row("1.0E999", "PLC0006"), Row("1.5_", "PLC0006"),
      Row("T#", "PLC0008"), Row("T#5", "PLC0008"), Row("T#5x", "PLC0008"), Row("T#5s1h", "PLC0008"),
      Row("T#1.5h2m", "PLC0008"), Row("T#1s1s", "PLC0008"), Row("T#300000d", "PLC0008"),
      Row("T#1__0s", "PLC0008"), Row("T#s", "PLC0008"), Row("T#-", "PLC0008"),
      Row("D#2023-02-29", "PLC0009"), Row("D#1900-02-29", "PLC0009"),
      Row("D#2024-04-31", "PLC0009"),
      Row("D#2024-13-01", "PLC0009"), Row("D#2024-00-10", "PLC0009"), Row("D#2024-01", "PLC0009"),
      Row("D#9999-01-01", "PLC0009"), Row("TOD#24:00:00", "PLC0009"),
      Row("TOD#12:60:00", "PLC0009"),
      Row("TOD#12:00:60", "PLC0009"), Row("DT#2024-01-01", "PLC0009"),
      Row("%IX", "PLC0010"), Row("%X0.0", "PLC0010"), Row("%IZ0", "PLC0010"), Row("%", "PLC0010"),
      Row("%IX0.0a", "PLC0010"), Row("%IX99999999999", "PLC0010"),
      Row("%IX1.1.1.1.1.1.1.1.1", "PLC0010"),
      Row("BOOL#2", "PLC0011"), Row("INT#1.5", "PLC0011"), Row("INT#RED", "PLC0011"),
      Row("FOO#5", "PLC0011"), Row("STRING#\"a\"", "PLC0011"),
      Row("'$Q'", "PLC0007"), Row("'$4'", "PLC0007"), Row("\"$12G4\"", "PLC0007"),
      Row("'abc", "PLC0004"), Row("'abc$'", "PLC0004"),
    ])
  func mistakes(row: Row) {
    let reading = Reading.statements("x := \(row.source);")
    let isEscape = row.tree == "PLC0007"
    #expect(reading.problems.first == "1:\(isEscape ? 7 : 6) \(row.tree)")
    // An unclosed string takes the end of the statement with it.
    #expect(reading.problems.count == (row.tree == "PLC0004" ? 2 : 1))
  }

  @Test("durations of ISO 8601 are those of literals")
  func iso() {
    func nanoseconds(_ text: String) -> String {
      Reading { Parser.duration(text, at: .none, log: $0).map(Printer.text) }.text
    }
    #expect(nanoseconds("PT0.02S") == "time:20000000")
    #expect(nanoseconds(" P1DT2H3M4.5S\n") == "time:93784500000000")
    #expect(nanoseconds("-PT1M") == "time:-60000000000")
    #expect(nanoseconds("P1W") == "time:604800000000000")
    #expect(nanoseconds("T#20ms") == "time:20000000")
    #expect(nanoseconds("PERIOD") == "PERIOD")
    #expect(nanoseconds("P1Y") == "P1Y")
    #expect(nanoseconds("") == "nil")
  }

  private func check(_ row: Row) {
    let reading = Reading.expression(row.source)
    #expect(reading.text == row.tree)
    #expect(reading.messages == [])
  }
}
