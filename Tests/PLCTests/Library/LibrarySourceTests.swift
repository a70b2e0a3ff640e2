import Testing

@testable import PLC

@Suite("Texts of the library's function blocks")
struct LibrarySourceTests {
  @Test(
    "are read without a problem and hold every block once", arguments: SemanticsProfile.allCases)
  func blocks(profile: SemanticsProfile) {
    let texts = LibrarySource.texts(profile)
    let log = DiagnosticLog(names: texts.map(\.name))
    let units = texts.enumerated().map { index, source in
      Parser.parse(source.text, file: index, log: log)
    }
    #expect(!log.hasErrors)
    let counters = ["CTU", "CTD", "CTUD"].flatMap { name in
      ["", "_INT", "_DINT", "_LINT", "_UDINT", "_ULINT"].map { name + $0 }
    }
    let names = [
      "R_TRIG", "F_TRIG", "SR", "RS", "SEMA", "TON", "TOF", "TP", "RTC", "HYSTERESIS", "INTEGRAL",
      "DERIVATIVE", "PID", "RAMP",
    ]
    // Blocks with two underscores are for charts and cannot be called by programs.
    let found = units.flatMap(\.blocks).map(\.name).filter { !$0.hasPrefix("__") }
    #expect(found.sorted() == (names + counters).sorted())
  }

  @Test("give way to blocks and functions that a project declares under their names")
  func ownBlocks() throws {
    var run = try ProgramRun(
      """
      FUNCTION_BLOCK PID
        VAR_INPUT x : INT; END_VAR
        VAR_OUTPUT y : INT; END_VAR
        y := x + 1;
      END_FUNCTION_BLOCK
      FUNCTION LIMIT : INT
        VAR_INPUT x : INT; END_VAR
        LIMIT := x * 10;
      END_FUNCTION
      PROGRAM Main
        VAR control : PID; limited : INT; END_VAR
        control(x := 4);
        limited := LIMIT(4);
      END_PROGRAM
      """)
    try run.scan()
    #expect(try run.int("Main.control.y") == 5)
    #expect(try run.int("Main.limited") == 40)
  }
}
