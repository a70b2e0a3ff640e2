import PLC
import Testing

@Suite("Conversions, called from structured text")
struct StandardConversionTests {
  @Test(
    "are the same in both profiles but for floats and times", arguments: SemanticsProfile.allCases)
  func common(profile: SemanticsProfile) throws {
    var table = try ExpressionTable(
      [
        row("x : DINT := 70000", "DINT_TO_INT(x)", "INT", "4464"),
        row("x : INT := -1", "INT_TO_WORD(x)", "WORD", "16#FFFF"),
        row("x : INT := -1", "INT_TO_UINT(x)", "UINT", "65535"),
        row("x : WORD := 16#FFFF", "WORD_TO_INT(x)", "INT", "-1"),
        row("x : BYTE := 16#FF", "BYTE_TO_INT(x)", "INT", "255"),
        row("x : SINT := -1", "SINT_TO_LINT(x)", "LINT", "-1"),
        row("x : INT := 2", "INT_TO_BOOL(x)", "BOOL", "TRUE"),
        row("x : BOOL := TRUE", "BOOL_TO_INT(x)", "INT", "1"),
        row("x : INT := 3", "INT_TO_REAL(x)", "REAL", "3.0"),
        row("x : DINT := 16777217", "DINT_TO_REAL(x)", "REAL", "16777216.0"),
        row(
          "x : ULINT := 16#FFFFFFFFFFFFFFFF", "ULINT_TO_LREAL(x)", "LREAL", "1.8446744073709552e+19"
        ),
        row("x : LREAL := 0.1", "LREAL_TO_REAL(x)", "REAL", "0.1"),
        row("x : REAL := 0.5", "REAL_TO_LREAL(x)", "LREAL", "0.5"),
        row("x : REAL := 2.9", "REAL_TRUNC_INT(x)", "INT", "2"),
        row("x : LREAL := -2.9", "LREAL_TRUNC_DINT(x)", "DINT", "-2"),
        row("x : REAL := 40000.0", "REAL_TO_INT(x)", "INT", "-25536"),
        row("x : REAL := 1.0E20", "REAL_TO_DINT(x)", "DINT", "0"),
        row("x : REAL; y : REAL", "REAL_TO_INT(x / y)", "INT", "0"),
        row("x : WORD := 16#1234", "WORD_BCD_TO_UINT(x)", "UINT", "1234"),
        row("x : UINT := 1234", "UINT_TO_BCD_WORD(x)", "WORD", "16#1234"),
        row("x : INT := 3", "TO_REAL(x)", "REAL", "3.0"),
      ], profile: profile)
    try table.check()
  }

  @Test("to and from character strings", arguments: SemanticsProfile.allCases)
  func strings(profile: SemanticsProfile) throws {
    var table = try ExpressionTable(
      [
        row("x : INT := -5", "INT_TO_STRING(x)", "STRING", "'-5'"),
        row("x : BOOL := TRUE", "BOOL_TO_STRING(x)", "STRING", "'TRUE'"),
        row("x : WORD := 16#FF", "WORD_TO_STRING(x)", "STRING", "'16#ff'"),
        row("x : REAL := 2.5", "REAL_TO_STRING(x)", "STRING", "'2.5'"),
        row("x : LREAL := 100.0", "LREAL_TO_STRING(x)", "STRING", "'100'"),
        row("x : TIME := T#1s500ms", "TIME_TO_STRING(x)", "STRING", "'T#1s500ms'"),
        row("x : DATE := D#2026-01-31", "DATE_TO_STRING(x)", "STRING", "'D#2026-01-31'"),
        row("x : TOD := TOD#12:30:15", "TOD_TO_STRING(x)", "STRING", "'TOD#12:30:15'"),
        row("s : STRING := ' 12abc'", "STRING_TO_INT(s)", "INT", "12"),
        row("s : STRING := 'junk'", "STRING_TO_INT(s)", "INT", "0"),
        row("s : STRING := '16#FF'", "STRING_TO_WORD(s)", "WORD", "16#00FF"),
        row("s : STRING := 'true'", "STRING_TO_BOOL(s)", "BOOL", "TRUE"),
        row("s : STRING := '-2.5e1'", "STRING_TO_REAL(s)", "REAL", "-25.0"),
        row("s : STRING := 'T#2s'", "STRING_TO_TIME(s)", "TIME", "T#2s"),
      ], profile: profile)
    try table.check()
  }

  @Test("of moments into their parts")
  func parts() throws {
    var table = try ExpressionTable([
      row("m : DT := DT#2026-01-31-12:30:15", "DT_TO_DATE(m)", "DATE", "D#2026-01-31"),
      row("m : DT := DT#2026-01-31-12:30:15", "DT_TO_TOD(m)", "TOD", "TOD#12:30:15"),
      row(
        "m : DT := DT#2026-01-31-12:30:15", "DATE_AND_TIME_TO_TIME_OF_DAY(m)", "TOD",
        "TOD#12:30:15"),
    ])
    try table.check()
  }

  @Test("round halves to even and count seconds in the profile of OpenPLC")
  func openplc() throws {
    var table = try ExpressionTable(
      [
        row("x : REAL := 2.5", "REAL_TO_INT(x)", "INT", "2"),
        row("x : REAL := -2.5", "REAL_TO_INT(x)", "INT", "-2"),
        row("x : LREAL := 3.5", "LREAL_TO_DINT(x)", "DINT", "4"),
        row("t : TIME := T#1500ms", "TIME_TO_DINT(t)", "DINT", "1"),
        row("t : TIME := T#1500ms", "TIME_TO_REAL(t)", "REAL", "1.5"),
        row("n : INT := 3", "INT_TO_TIME(n)", "TIME", "T#3s"),
        row("x : REAL := 0.25", "REAL_TO_TIME(x)", "TIME", "T#250ms"),
        row("a : INT := 30000", "(a + a) / 2", "INT", "30000"),
      ], profile: .openplc)
    try table.check()
  }

  @Test("round halves away from zero and count milliseconds in the profile of STruC++")
  func strucpp() throws {
    var table = try ExpressionTable(
      [
        row("x : REAL := 2.5", "REAL_TO_INT(x)", "INT", "3"),
        row("x : REAL := -2.5", "REAL_TO_INT(x)", "INT", "-3"),
        row("x : LREAL := 3.5", "LREAL_TO_DINT(x)", "DINT", "4"),
        row("t : TIME := T#1500ms", "TIME_TO_DINT(t)", "DINT", "1500"),
        row("t : TIME := T#1500ms", "TIME_TO_REAL(t)", "REAL", "1500.0"),
        row("n : INT := 3", "INT_TO_TIME(n)", "TIME", "T#3ms"),
        row("x : REAL := 250.0", "REAL_TO_TIME(x)", "TIME", "T#250ms"),
        row("a : INT := 30000", "(a + a) / 2", "INT", "-2768"),
      ], profile: .strucpp)
    try table.check()
  }

  /// The names of all types with numbers, and the literal of one of each.
  private static let ones = [
    ("BOOL", "TRUE"), ("SINT", "1"), ("INT", "1"), ("DINT", "1"), ("LINT", "1"), ("USINT", "1"),
    ("UINT", "1"), ("UDINT", "1"), ("ULINT", "1"), ("REAL", "1.0"), ("LREAL", "1.0"),
    ("BYTE", "16#01"), ("WORD", "16#0001"), ("DWORD", "16#00000001"),
    ("LWORD", "16#0000000000000001"),
  ]

  @Test(
    "exist between all types with numbers, strings included", arguments: SemanticsProfile.allCases)
  func everyPair(profile: SemanticsProfile) throws {
    var rows: [ExpressionTable.Row] = []
    for (from, one) in Self.ones {
      for (to, result) in Self.ones where to != from {
        rows.append(row("x : \(from) := \(one)", "\(from)_TO_\(to)(x)", to, result))
      }
      rows.append(row("s : STRING := '1'", "STRING_TO_\(from)(s)", from, one))
      let text = from == "BOOL" ? "TRUE" : one.hasPrefix("16#") ? "16#1" : "1"
      rows.append(row("x : \(from) := \(one)", "\(from)_TO_STRING(x)", "STRING", "'\(text)'"))
    }
    var table = try ExpressionTable(rows, profile: profile)
    try table.check()
  }

  @Test("exist between times and all numbers", arguments: ["TIME", "DATE", "TOD", "DT"])
  func everyTime(time: String) throws {
    let (literal, seconds) =
      switch time {
      case "TIME": ("T#1m", 60)
      case "DATE": ("D#1970-01-02", 86_400)
      case "TOD": ("TOD#00:01:00", 60)
      default: ("DT#1970-01-01-00:01:00", 60)
      }
    var rows: [ExpressionTable.Row] = []
    for type in ["DINT", "LINT", "UDINT", "ULINT", "REAL", "LREAL"] {
      let fraction = type.hasSuffix("REAL") ? ".0" : ""
      rows.append(
        row("t : \(time) := \(literal)", "\(time)_TO_\(type)(t)", type, "\(seconds)\(fraction)"))
      rows.append(
        row("x : \(type) := \(seconds)\(fraction)", "\(type)_TO_\(time)(x)", time, literal))
    }
    rows.append(row("t : \(time) := \(literal)", "\(time)_TO_STRING(t)", "STRING", "'\(literal)'"))
    rows.append(row("s : STRING := '\(literal)'", "STRING_TO_\(time)(s)", time, literal))
    var table = try ExpressionTable(rows)
    try table.check()
  }
}
