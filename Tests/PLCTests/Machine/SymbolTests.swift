import PLC
import Testing

/// What a compiled program lets others see.
@Suite("Symbols of a program")
struct SymbolTests {
  private static let text = """
    TYPE Colour : (red, green, blue); T : STRUCT n : INT; c : Colour; END_STRUCT; END_TYPE
    FUNCTION_BLOCK Block VAR_INPUT x : BOOL; END_VAR VAR t : T; s : STRING[4]; END_VAR
      VAR RETAIN kept : DINT; END_VAR VAR_IN_OUT r : INT; END_VAR
    END_FUNCTION_BLOCK
    FUNCTION F : INT VAR_INPUT hidden : INT; END_VAR F := hidden; END_FUNCTION
    PROGRAM Main
      VAR a : BOOL; b : ARRAY[1..2] OF Block; n : INT; m : ARRAY[0..1, -1..0] OF BYTE; END_VAR
      VAR q AT %QX0.1 : BOOL; AT %IW3 : UINT; level AT %ID2 : REAL; END_VAR
      VAR_EXTERNAL g : DINT; END_VAR
      b[1](r := n); n := F(n); g := g + 1; q := a;
    END_PROGRAM
    CONFIGURATION c
      VAR_GLOBAL g : DINT; END_VAR
      VAR_GLOBAL RETAIN total : LINT; END_VAR
      RESOURCE r ON plc TASK t(INTERVAL := T#10ms, PRIORITY := 1); PROGRAM p WITH t : Main;
      END_RESOURCE
    END_CONFIGURATION
    """

  @Test("every variable has a path, in order of declaration; what nobody can use has none")
  func paths() throws {
    let program = try ProgramRun(Self.text).program
    let names = program.variables.map(\.name)
    let own = names.filter { $0.hasPrefix("p.") }
    #expect(
      own == [
        "p.a", "p.b[1].x", "p.b[1].t.n", "p.b[1].t.c", "p.b[1].kept", "p.b[2].x", "p.b[2].t.n",
        "p.b[2].t.c", "p.b[2].kept", "p.n", "p.m[0,-1]", "p.m[0,0]", "p.m[1,-1]", "p.m[1,0]",
      ])
    #expect(names.contains("g"))
    #expect(!names.contains { $0.contains("hidden") })
    #expect(program.strings.map(\.name) == ["p.b[1].s", "p.b[2].s"])
    #expect(program.variable(named: "P.B[2].T.N")?.type == .int)
  }

  @Test("located variables have their address, and it for a name if they have none")
  func located() throws {
    let program = try ProgramRun(Self.text).program
    let located = program.located.map { "\($0.name) \($0.address ?? "") \($0.type.name)" }
    #expect(Set(located).count == 3)
    #expect(located.contains { $0.hasSuffix("%QX0.1 BOOL") })
    #expect(located.contains("%IW3 %IW3 UINT"))
    #expect(located.contains { $0.hasSuffix("%ID2 REAL") })
  }

  @Test("retained are those under RETAIN, in whatever they stand")
  func retained() throws {
    let program = try ProgramRun(Self.text).program
    let names = program.variables.filter(\.isRetained).map(\.name)
    #expect(names == ["total", "p.b[1].kept", "p.b[2].kept"])
  }

  @Test("what is written from outside is cut to the type")
  func writing() throws {
    var run = try ProgramRun(Self.text)
    try run.set("p.n", 70_000)
    #expect(run["p.n"] == "4464")
    try run.set("p.a", word: 2)
    #expect(run["p.a"] == "FALSE")
    try run.set("p.b[1].t.c", 2)
    #expect(run["p.b[1].t.c"] == "blue")
    try run.set("p.b[1].t.c", 9)
    #expect(run["p.b[1].t.c"] == "9")
  }

  @Test("values are literals of their types")
  func literals() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR b : BYTE; d : DWORD; l : LWORD; t : TIME; i : SINT; u : ULINT; r : REAL;
        day : DATE; clock : TOD; moment : DT; x : LREAL; END_VAR
      END_PROGRAM
      """)
    let table: [(name: String, word: UInt64, text: String)] = [
      ("b", 10, "16#0A"), ("d", 0xBEEF, "16#0000BEEF"), ("l", .max, "16#FFFFFFFFFFFFFFFF"),
      ("t", 0, "T#0s"), ("t", 1_500_000_000, "T#1s500ms"), ("t", 90_061_000_000_000, "T#1d1h1m1s"),
      ("t", UInt64(bitPattern: -5_000_000), "T#-5ms"), ("i", UInt64(bitPattern: -128), "-128"),
      ("u", .max, "18446744073709551615"), ("r", UInt64(Float(0.1).bitPattern), "0.1"),
      ("x", (1e300).bitPattern, "1e+300"), ("day", 951_782_400_000_000_000, "D#2000-02-29"),
      ("clock", 45_296_500_000_000, "TOD#12:34:56.5"),
      ("moment", 951_827_696_000_000_000, "DT#2000-02-29-12:34:56"),
    ]
    for row in table {
      try run.set("Main.\(row.name)", word: row.word)
      #expect(run["Main.\(row.name)"] == row.text)
    }
  }

  @Test("a trap holds the outputs, or clears them if the machine is told to")
  func policy() throws {
    let text = """
      PROGRAM Main VAR q AT %QX0.0 : BOOL; w AT %QW1 : INT; x AT %IX0.0 : BOOL; n : INT := 2; END_VAR
      q := TRUE; w := 7; n := n - 1; w := w / n;
      END_PROGRAM
      """
    for policy in TrapPolicy.allCases {
      var run = try ProgramRun(text)
      run.change { $0.trapPolicy = policy }
      let input = try #require(run.program.located.first { $0.address == "%IX0.0" })
      run.change { $0[input] = 1 }
      #expect(run.trap(within: 3)?.cause == .divisionByZero)
      let words = try ["%QX0.0", "%QW1", "%IX0.0"].map { address in
        run.machine[try #require(run.program.located.first { $0.address == address })]
      }
      #expect(words == (policy == .hold ? [1, 7, 1] : [0, 0, 1]))
    }
  }

  @Test("the disassembly shows blocks, source lines, instructions and names")
  func disassembly() throws {
    let text = try ProgramRun(Self.text).program.disassembly
    #expect(text.contains("FUNCTION_BLOCK Block"))
    #expect(text.contains("PROGRAM p"))
    #expect(text.contains("; test.st:10:"))
    #expect(text.contains("add g, g, #1, 32 bits"))
    #expect(text.contains("callAbsolute"))
  }

  @Test("the calendar begins when it is told to, and goes with program time")
  func calendar() throws {
    var run = try ProgramRun(
      """
      PROGRAM Main VAR rtc : RTC; now : DT; END_VAR rtc(IN := FALSE); now := rtc.CDT; END_PROGRAM
      """, interval: 500_000_000, calendarStart: 951_827_696_000_000_000)
    try run.scan(times: 4)
    #expect(run["Main.now"] == "DT#2000-02-29-12:34:57.5")
  }
}
