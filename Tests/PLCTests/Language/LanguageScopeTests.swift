import PLC
import Testing

@Suite("Language: globals, constants and addresses")
struct LanguageScopeTests {
  @Test("a variable is seen where it is declared", arguments: cases)
  func scope(_ example: LanguageCase) { example.check() }

  static let cases: [LanguageCase] = [
    LanguageCase(
      "globals of a configuration",
      """
      PROGRAM Writer VAR_EXTERNAL count : INT; END_VAR count := count + 2; END_PROGRAM
      PROGRAM Reader
      VAR_EXTERNAL count : INT; END_VAR
      VAR seen : INT; END_VAR
        seen := count;
      END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL count : INT := 40; END_VAR
        RESOURCE Cell ON PLC
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM One WITH Cycle : Writer;
          PROGRAM Two WITH Cycle : Reader;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 3, gives: "count = 46, Two.seen = 46"),
    LanguageCase(
      "globals of a resource",
      """
      PROGRAM P VAR_EXTERNAL level : REAL; END_VAR level := level + 0.5; END_PROGRAM
      CONFIGURATION Plant
        RESOURCE Cell ON PLC
          VAR_GLOBAL level : REAL := 1.0; END_VAR
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM Main WITH Cycle : P;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 2, gives: "level = 2.0"),
    LanguageCase(
      "globals reach function blocks, arrays and instances as well",
      """
      TYPE LINE : ARRAY[1..3] OF INT; END_TYPE
      FUNCTION_BLOCK Fill
      VAR_EXTERNAL line : LINE; clock : TON; END_VAR
      VAR i : INT; END_VAR
        FOR i := 1 TO 3 DO line[i] := line[i] + i; END_FOR;
        clock(IN := TRUE, PT := T#30ms);
      END_FUNCTION_BLOCK
      PROGRAM P
      VAR_EXTERNAL line : LINE; clock : TON; END_VAR
      VAR fill : Fill; n : INT; done : BOOL; END_VAR
        fill(); n := line[3]; done := clock.Q;
      END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL line : LINE; clock : TON; END_VAR
        RESOURCE Cell ON PLC
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM Main WITH Cycle : P;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 3, gives: "n = 9, done = TRUE"),
    LanguageCase(
      "globals of a file, without a configuration",
      """
      VAR_GLOBAL shared : INT := 3; END_VAR
      FUNCTION_BLOCK Bump
      VAR_EXTERNAL shared : INT; END_VAR
        shared := shared + 1;
      END_FUNCTION_BLOCK
      PROGRAM Main
      VAR_EXTERNAL shared : INT; END_VAR
      VAR b : Bump; n : INT; END_VAR
        b(); n := shared;
      END_PROGRAM
      """,
      scans: 2, gives: "n = 5, shared = 5"),
    LanguageCase(
      "two resources share the globals of their configuration",
      """
      PROGRAM P VAR_EXTERNAL all, own : INT; END_VAR all := all + own; END_PROGRAM
      PROGRAM Q VAR_EXTERNAL all : INT; END_VAR all := all * 2; END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL all : INT; END_VAR
        RESOURCE One ON PLC
          VAR_GLOBAL own : INT := 5; END_VAR
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM A WITH Cycle : P;
        END_RESOURCE
        RESOURCE Two ON PLC
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM B WITH Cycle : Q;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 2, gives: "all = 30"),
    LanguageCase(
      "globals at addresses",
      """
      PROGRAM P VAR_EXTERNAL lamp : BOOL; speed : INT; END_VAR
        lamp := TRUE; speed := speed + 3;
      END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL lamp AT %QX0.0 : BOOL; speed AT %QW1 : INT := 10; END_VAR
        RESOURCE Cell ON PLC
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM Main WITH Cycle : P;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 2, gives: "lamp = TRUE, speed = 16"),
    LanguageCase(
      "constants of a configuration",
      """
      PROGRAM P
      VAR_EXTERNAL CONSTANT limit : INT; END_VAR
      VAR n : INT; END_VAR
        n := limit * 2;
      END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL CONSTANT limit : INT := 21; END_VAR
        RESOURCE Cell ON PLC
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM Main WITH Cycle : P;
        END_RESOURCE
      END_CONFIGURATION
      """,
      gives: "n = 42"),
    LanguageCase(
      "two instances of one program have variables of their own",
      """
      PROGRAM P
      VAR_EXTERNAL step : INT; END_VAR
      VAR n : INT; END_VAR
        n := n + step; step := step + 1;
      END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL step : INT := 1; END_VAR
        RESOURCE Cell ON PLC
          TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
          PROGRAM A WITH Cycle : P;
          PROGRAM B WITH Cycle : P;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 2, gives: "A.n = 4, B.n = 6, step = 5"),
    LanguageCase(
      "sections of one block",
      """
      PROGRAM Main
      VAR_INPUT a : INT := 1; END_VAR
      VAR_OUTPUT b : INT; END_VAR
      VAR RETAIN c : INT := 3; END_VAR
      VAR_TEMP d : INT; END_VAR
      VAR CONSTANT e : INT := 5; END_VAR
        d := d + a + e; c := c + 1; b := d;
      END_PROGRAM
      """,
      scans: 4, gives: "b = 6, c = 7"),
    LanguageCase(
      "addresses are cells of the program, and do not overlap",
      """
      PROGRAM Main
      VAR
        lamp AT %QX0.0 : BOOL; speed AT %QW0 : INT; wide AT %QD0 : DWORD; flag AT %MX3.7 : BOOL;
        memory AT %MW5 : WORD := 16#1234; n : INT;
      END_VAR
        lamp := TRUE; speed := -5; n := n + 1; flag := n > 1;
      END_PROGRAM
      """,
      scans: 2,
      gives: "lamp = TRUE, speed = -5, wide = 0, flag = TRUE, memory = 16#1234"),
    LanguageCase(
      "addresses used without a name",
      vars: "a : BOOL; b : INT; c : BOOL;",
      "%QX1.2 := TRUE; a := %QX1.2; %MW7 := 16#00FF; b := WORD_TO_INT(%MW7); c := %IX0.0;",
      gives: "a = TRUE, b = 255, c = FALSE"),
    LanguageCase(
      "one address under two names is one cell",
      """
      PROGRAM Main
      VAR a AT %MW0 : INT; b AT %MW0 : INT; c : INT; END_VAR
        a := 7; c := b;
      END_PROGRAM
      """,
      gives: "c = 7"),
  ]

  @Test("an input cell holds what was written from outside, in every scan")
  func inputs() throws {
    let text = """
      PROGRAM Main
      VAR start AT %IX0.0 : BOOL; level AT %IW3 : INT; run AT %QX0.0 : BOOL; n : INT; END_VAR
        run := start AND level > 10; IF run THEN n := n + 1; END_IF;
      END_PROGRAM
      """
    let program = try Compiler.compile([.text(name: "inputs.st", text: text)])
    var machine = Machine(program: program)
    let start = try #require(program.located.first { $0.address == "%IX0.0" })
    let level = try #require(program.located.first { $0.address == "%IW3" })
    let run = try #require(program.located.first { $0.address == "%QX0.0" })
    try machine.scan()
    #expect(machine[run] == 0)
    machine[start] = 1
    machine[level] = 11
    try machine.scan()
    #expect(machine[run] == 1)
    try machine.scan()
    machine[level] = UInt64(bitPattern: -11)
    try machine.scan()
    #expect(machine[run] == 0)
    let count = try #require(LanguageCase.variable("n", program))
    #expect(machine[count] == 2)
  }
}

@Suite("Language: tasks")
struct LanguageTaskTests {
  @Test("a task runs its programs when it is due", arguments: cases)
  func task(_ example: LanguageCase) { example.check() }

  static let counting = """
    PROGRAM Count VAR n : INT; END_VAR n := n + 1; END_PROGRAM

    """

  static let cases: [LanguageCase] = [
    LanguageCase(
      "two intervals: the scan is their greatest common divisor, and both are due in scan 0",
      counting + """
        CONFIGURATION Plant
          RESOURCE Cell ON PLC
            TASK Fast(INTERVAL := T#20ms, PRIORITY := 1);
            TASK Slow(INTERVAL := T#50ms, PRIORITY := 0);
            PROGRAM A WITH Fast : Count;
            PROGRAM B WITH Slow : Count;
            PROGRAM C : Count;
          END_RESOURCE
        END_CONFIGURATION
        """,
      scans: 11, gives: "A.n = 6, B.n = 3, C.n = 11"),
    LanguageCase(
      "programs run in the order in which they are declared, whatever their priority",
      """
      PROGRAM One VAR_EXTERNAL order : DINT; END_VAR order := order * 10 + 1; END_PROGRAM
      PROGRAM Two VAR_EXTERNAL order : DINT; END_VAR order := order * 10 + 2; END_PROGRAM
      PROGRAM Three VAR_EXTERNAL order : DINT; END_VAR order := order * 10 + 3; END_PROGRAM
      CONFIGURATION Plant
        VAR_GLOBAL order : DINT; END_VAR
        RESOURCE Cell ON PLC
          TASK Low(INTERVAL := T#20ms, PRIORITY := 9);
          TASK High(INTERVAL := T#10ms, PRIORITY := 0);
          PROGRAM A WITH Low : One;
          PROGRAM B WITH High : Two;
          PROGRAM C WITH Low : Three;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 3, gives: "order = 1232123"),
    LanguageCase(
      "program time advances by one interval a scan, for timers too",
      """
      PROGRAM P
      VAR t : TON; scansTrue : INT; END_VAR
        t(IN := TRUE, PT := T#100ms);
        IF t.Q THEN scansTrue := scansTrue + 1; END_IF;
      END_PROGRAM
      CONFIGURATION Plant
        RESOURCE Cell ON PLC
          TASK Cycle(INTERVAL := T#10ms, PRIORITY := 0);
          PROGRAM Main WITH Cycle : P;
        END_RESOURCE
      END_CONFIGURATION
      """,
      scans: 12, gives: "scansTrue = 2, t.ET = 100ms"),
    LanguageCase(
      "a program without a configuration runs in every scan",
      "PROGRAM Main VAR n : INT; END_VAR n := n + 1; END_PROGRAM", scans: 4, gives: "n = 4"),
  ]

  @Test("the interval of a scan is the greatest common divisor of all intervals")
  func interval() throws {
    let text =
      Self.counting + """
        CONFIGURATION Plant
          RESOURCE Cell ON PLC
            TASK A(INTERVAL := T#30ms, PRIORITY := 0);
            TASK B(INTERVAL := T#45ms, PRIORITY := 0);
            PROGRAM One WITH A : Count;
            PROGRAM Two WITH B : Count;
          END_RESOURCE
        END_CONFIGURATION
        """
    let program = try Compiler.compile([.text(name: "tasks.st", text: text)])
    #expect(program.scanInterval == 15_000_000)
  }
}
