import Testing

@testable import PLC

@Suite("Standard functions, called from structured text")
struct StandardFunctionTests {
  private static let tables: [(subject: String, rows: [ExpressionTable.Row])] = [
    ("functions of one number", oneNumber),
    ("arithmetic of numbers, as functions and as operators", arithmetic),
    ("bit strings", bitStrings),
    ("selection", selection),
    ("comparison", comparison),
    ("character strings", strings),
    ("times and dates", times),
  ]

  private static let oneNumber: [ExpressionTable.Row] = [
    row("x : INT := -5", "ABS(x)", "INT", "5"),
    row("x : SINT := -128", "ABS(x)", "SINT", "-128"),
    row("x : LREAL := -2.5", "ABS(x)", "LREAL", "2.5"),
    row("x : REAL := 2.25", "SQRT(x)", "REAL", "1.5"),
    row("x : REAL := 1.0", "LN(x)", "REAL", "0.0"),
    row("x : LREAL := 1000.0", "LOG(x)", "LREAL", "3.0"),
    row("x : REAL := 0.0", "EXP(x)", "REAL", "1.0"),
    row("x : REAL := 0.0", "SIN(x)", "REAL", "0.0"),
    row("x : REAL := 0.0", "COS(x)", "REAL", "1.0"),
    row("x : REAL := 0.0", "TAN(x)", "REAL", "0.0"),
    row("x : REAL := 0.0", "ASIN(x)", "REAL", "0.0"),
    row("x : REAL := 1.0", "ACOS(x)", "REAL", "0.0"),
    row("x : REAL := 0.0", "ATAN(x)", "REAL", "0.0"),
    row("x : REAL := -1.0", "SQRT(x)", "REAL", "nan"),
    row("x : REAL := 0.0", "LN(x)", "REAL", "-inf"),
    row("x : REAL := 2.9", "TRUNC(x)", "INT", "2"),
    row("x : REAL := -2.9", "TRUNC(x)", "DINT", "-2"),
    row("x : INT := 7", "MOVE(x)", "INT", "7"),
  ]

  private static let arithmetic: [ExpressionTable.Row] = [
    row("a : INT := 7; b : INT := -2", "ADD(a, b)", "INT", "5"),
    row("a : INT := 7; b : INT := -2", "ADD(a, b, 10, a)", "INT", "22"),
    row("a : INT := 7; b : INT := -2", "SUB(a, b)", "INT", "9"),
    row("a : INT := 7; b : INT := -2", "MUL(a, b, 3)", "INT", "-42"),
    row("a : INT := 7; b : INT := -2", "DIV(a, b)", "INT", "-3"),
    row("a : INT := -7; b : INT := 3", "MOD(a, b)", "INT", "-1"),
    row("a : INT := 7; b : INT := -3", "a MOD b", "INT", "1"),
    row("a : INT := -7; b : INT := 2", "a / b", "INT", "-3"),
    row("a : INT := 32767", "a + 1", "INT", "-32768"),
    row("a : INT := 30000", "a + a", "INT", "-5536"),
    row("a : UINT := 0", "a - 1", "UINT", "65535"),
    row("a : USINT := 255", "a + 1", "USINT", "0"),
    row("a : SINT := 100", "a * 2", "SINT", "-56"),
    row("a : DINT := 2147483647", "a + 1", "DINT", "-2147483648"),
    row("a : LINT := 9223372036854775807", "a + 1", "LINT", "-9223372036854775808"),
    row("a : ULINT := 0", "a - 1", "ULINT", "18446744073709551615"),
    row("a : INT := -32768; b : INT := -1", "a / b", "INT", "-32768"),
    row("a : DINT := 5", "ADD_DINT(a, 6)", "DINT", "11"),
    row("a : REAL := 1.5", "MUL_REAL(a, 2.0)", "REAL", "3.0"),
    row("a : REAL := 7.0; b : REAL := 2.0", "DIV(a, b)", "REAL", "3.5"),
    row("a : LREAL := 1.0; b : LREAL := 0.0", "a / b", "LREAL", "inf"),
    row("a : REAL := 2.0; b : REAL := 10.0", "EXPT(a, b)", "REAL", "1024.0"),
    row("a : LREAL := 2.0; b : INT := -1", "EXPT(a, b)", "LREAL", "0.5"),
    row("a : REAL := 3.0", "a ** 2.0", "REAL", "9.0"),
  ]

  private static let bitStrings: [ExpressionTable.Row] = [
    row("a : WORD := 16#F0F0; b : WORD := 16#FF00", "AND(a, b)", "WORD", "16#F000"),
    row("a : WORD := 16#F0F0; b : WORD := 16#FF00", "OR(a, b, WORD#1)", "WORD", "16#FFF1"),
    row("a : WORD := 16#F0F0; b : WORD := 16#FF00", "XOR(a, b)", "WORD", "16#0FF0"),
    row("a : BYTE := 16#0F", "NOT(a)", "BYTE", "16#F0"),
    row("a : BOOL := TRUE; b : BOOL := TRUE", "a XOR b", "BOOL", "FALSE"),
    row("a : BOOL; b : BOOL := TRUE; c : BOOL", "OR(a, b, c)", "BOOL", "TRUE"),
    row("a : WORD := 16#8001", "SHL(a, 1)", "WORD", "16#0002"),
    row("a : WORD := 16#8001", "SHR(a, 1)", "WORD", "16#4000"),
    row("a : WORD := 16#8001; n : INT := 16", "SHR(a, n)", "WORD", "16#0000"),
    row("a : BYTE := 16#81", "ROL(a, 1)", "BYTE", "16#03"),
    row("a : BYTE := 16#81", "ROR(IN := a, N := 9)", "BYTE", "16#C0"),
    row("a : LWORD := 16#8000000000000001", "ROL(a, 1)", "LWORD", "16#0000000000000003"),
    row("a : DWORD := 16#1", "SHL_DWORD(a, 31)", "DWORD", "16#80000000"),
  ]

  private static let selection: [ExpressionTable.Row] = [
    row("g : BOOL", "SEL(g, 3, 4)", "INT", "3"),
    row("g : BOOL := TRUE", "SEL(G := g, IN0 := 3, IN1 := 4)", "INT", "4"),
    row("g : BOOL := TRUE", "SEL(g, 'no', 'yes')", "STRING", "'yes'"),
    row("a : INT := 3", "MAX(a, 7, -2)", "INT", "7"),
    row("a : INT := 3", "MIN(a, 7, -2)", "INT", "-2"),
    row("a : UINT := 65535", "MAX(a, UINT#1)", "UINT", "65535"),
    row("a : REAL := 1.5", "MIN(a, -1.5)", "REAL", "-1.5"),
    row("a : TIME := T#2s", "MAX(a, T#500ms)", "TIME", "T#2s"),
    row("a : STRING := 'pear'", "MAX(a, 'plum', 'apple')", "STRING", "'plum'"),
    row("a : INT := 15", "LIMIT(0, a, 10)", "INT", "10"),
    row("a : INT := -15", "LIMIT(MN := 0, IN := a, MX := 10)", "INT", "0"),
    row("a : INT := 7", "LIMIT(10, a, 5)", "INT", "5"),
    row("k : INT := 2", "MUX(k, 10, 20, 30)", "INT", "30"),
    row("k : INT := 0", "MUX(K := k, IN0 := 'a', IN1 := 'b')", "STRING", "'a'"),
  ]

  private static let comparison: [ExpressionTable.Row] = [
    row("a : INT := 3", "GT(a, 2, 1)", "BOOL", "TRUE"),
    row("a : INT := 3", "GT(a, 2, 2)", "BOOL", "FALSE"),
    row("a : INT := 3", "GE(a, 3, 2)", "BOOL", "TRUE"),
    row("a : INT := 3", "EQ(a, 3, 3)", "BOOL", "TRUE"),
    row("a : INT := 3", "EQ(a, 3, 4)", "BOOL", "FALSE"),
    row("a : INT := 3", "LE(a, 3, 4)", "BOOL", "TRUE"),
    row("a : INT := 3", "LT(a, 4, 5)", "BOOL", "TRUE"),
    row("a : INT := 3", "NE(a, 3)", "BOOL", "FALSE"),
    row("a : SINT := -1; b : SINT := 1", "a < b", "BOOL", "TRUE"),
    row("a : ULINT := 16#FFFFFFFFFFFFFFFF; b : ULINT := 1", "a > b", "BOOL", "TRUE"),
    row("a : REAL := 1.0; z : REAL", "(z / z) = (z / z)", "BOOL", "FALSE"),
    row("a : REAL := 1.0; z : REAL", "(z / z) <> a", "BOOL", "TRUE"),
    row("a : STRING := 'abc'", "a < 'abd'", "BOOL", "TRUE"),
    row("a : STRING := 'abc'", "GT('abcd', a)", "BOOL", "TRUE"),
    row("a : TIME := T#1s", "a >= T#1000ms", "BOOL", "TRUE"),
    row("a : DATE := D#2026-01-31", "a < D#2026-02-01", "BOOL", "TRUE"),
  ]

  private static let strings: [ExpressionTable.Row] = [
    row("s : STRING := 'conveyor'", "LEN(s)", "INT", "8"),
    row("s : STRING := 'conveyor'", "LEFT(s, 3)", "STRING", "'con'"),
    row("s : STRING := 'conveyor'", "RIGHT(IN := s, L := 3)", "STRING", "'yor'"),
    row("s : STRING := 'conveyor'", "MID(s, 4, 2)", "STRING", "'onve'"),
    row("s : STRING := 'conveyor'", "CONCAT(s, ' ', 'belt')", "STRING", "'conveyor belt'"),
    row("s : STRING := 'conveyor'", "INSERT(s, '--', 3)", "STRING", "'con--veyor'"),
    row("s : STRING := 'conveyor'", "DELETE(s, 4, 4)", "STRING", "'conr'"),
    row("s : STRING := 'conveyor'", "REPLACE(s, 'X', 4, 4)", "STRING", "'conXr'"),
    row("s : STRING := 'conveyor'", "FIND(s, 'vey')", "INT", "4"),
    row("s : STRING := 'conveyor'", "FIND(s, 'x')", "INT", "0"),
    row("s : STRING[5] := 'conveyor'", "s", "STRING", "'conve'"),
    row("s : STRING := 'conveyor'", "CONCAT(s, s)", "STRING[10]", "'conveyorco'"),
    row("s : STRING", "LEN(s)", "INT", "0"),
    row("s : STRING := 'a'; n : INT := -3", "LEFT(s, n)", "STRING", "''"),
  ]

  private static let times: [ExpressionTable.Row] = [
    row("t : TIME := T#1s", "ADD_TIME(t, T#500ms)", "TIME", "T#1s500ms"),
    row("t : TIME := T#1s", "t - T#3s", "TIME", "T#-2s"),
    row("t : TIME := T#1s", "SUB_TIME(t, T#1ms)", "TIME", "T#999ms"),
    row("t : TOD := TOD#23:00:00", "ADD_TOD_TIME(t, T#30m)", "TOD", "TOD#23:30:00"),
    row("t : TOD := TOD#12:00:00", "SUB_TOD_TIME(t, T#30m)", "TOD", "TOD#11:30:00"),
    row("t : TOD := TOD#12:00:00", "SUB_TOD_TOD(t, TOD#11:00:00)", "TIME", "T#1h"),
    row(
      "m : DT := DT#2026-01-31-23:59:59", "ADD_DT_TIME(m, T#2s)", "DT", "DT#2026-02-01-00:00:01"),
    row(
      "m : DT := DT#1970-01-01-00:00:00", "SUB_DT_TIME(m, T#1s)", "DT", "DT#1969-12-31-23:59:59"),
    row(
      "m : DT := DT#2026-01-31-00:00:10", "SUB_DT_DT(m, DT#2026-01-30-00:00:00)", "TIME",
      "T#1d10s"),
    row("d : DATE := D#2024-03-01", "SUB_DATE_DATE(d, D#2024-02-28)", "TIME", "T#2d"),
    row(
      "d : DATE := D#2026-01-31", "CONCAT_DATE_TOD(d, TOD#12:30:15)", "DT",
      "DT#2026-01-31-12:30:15"),
    row("t : TIME := T#1s500ms; n : INT := 2", "MULTIME(t, n)", "TIME", "T#3s"),
    row("t : TIME := T#1s; x : REAL := 0.25", "MUL_TIME(t, x)", "TIME", "T#250ms"),
    row("t : TIME := T#7s; n : INT := 2", "DIVTIME(t, n)", "TIME", "T#3s500ms"),
    row("t : TIME := T#1s; x : LREAL := 4.0", "DIV_TIME(t, x)", "TIME", "T#250ms"),
    row("t : TIME := T#1s; n : INT := 3", "t * n", "TIME", "T#3s"),
    row("t : TIME := T#3s; n : INT := 3", "t / n", "TIME", "T#1s"),
  ]

  @Test("give the values of the standard", arguments: tables.indices)
  func values(index: Int) throws {
    for profile in SemanticsProfile.allCases {
      var table = try ExpressionTable(Self.tables[index].rows, profile: profile)
      try table.check()
    }
  }

  @Test("all stand in a table")
  func completeness() {
    let expressions = Self.tables.flatMap { $0.rows.map(\.expression) }
    for name in StandardFunctions.allNames where !name.hasPrefix("__") {
      #expect(expressions.contains { $0.contains("\(name)(") }, "\(name) is never called")
    }
  }

  @Test(
    "what a function cannot do stops the program",
    arguments: [
      ("a : INT := 5; z : INT", "a / z", "INT", Trap.Cause.divisionByZero),
      ("a : INT := 5; z : INT", "a MOD z", "INT", .divisionByZero),
      ("a : UDINT := 5; z : UDINT", "DIV(a, z)", "UDINT", .divisionByZero),
      ("t : TIME := T#1s; z : INT", "t / z", "TIME", .divisionByZero),
      ("t : TIME := T#1s; z : REAL", "DIVTIME(t, z)", "TIME", .divisionByZero),
      ("k : INT := 3", "MUX(k, 1, 2, 3)", "INT", .invalidArgument),
      ("k : INT := -1", "MUX(k, 'a', 'b')", "STRING", .invalidArgument),
      ("n : INT := -1", "SHL(WORD#1, n)", "WORD", .invalidArgument),
      ("w : WORD := 16#1A", "WORD_BCD_TO_UINT(w)", "UINT", .invalidArgument),
      ("u : UINT := 12345", "UINT_TO_BCD_WORD(u)", "WORD", .invalidArgument),
    ])
  func traps(inputs: String, expression: String, type: String, cause: Trap.Cause) throws {
    var run = try ProgramRun(
      """
      PROGRAM Main
        VAR \(inputs); result : \(type); END_VAR
        result := \(expression);
      END_PROGRAM
      """)
    #expect(run.trap()?.cause == cause)
  }
}
