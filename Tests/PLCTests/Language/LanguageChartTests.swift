import Testing

@Suite("Language: charts")
struct LanguageChartTests {
  @Test("a chart goes from step to step", arguments: steps + transitions + actions)
  func chart(_ example: ChartCase) { example.check() }

  static let steps: [ChartCase] = [
    ChartCase(
      "at most one transition of a chain fires in a scan, and the new step acts in the same scan",
      vars: "a, b, c : INT;",
      """
      INITIAL_STEP S0: Zero(N); END_STEP
      STEP S1: One(N); END_STEP
      STEP S2: Two(N); END_STEP
      TRANSITION FROM S0 TO S1 := TRUE; END_TRANSITION
      TRANSITION FROM S1 TO S2 := TRUE; END_TRANSITION
      TRANSITION FROM S2 TO S0 := TRUE; END_TRANSITION
      ACTION Zero: IF S0.X THEN a := a + 1; END_IF; END_ACTION
      ACTION One: IF S1.X THEN b := b + 1; END_IF; END_ACTION
      ACTION Two: IF S2.X THEN c := c + 1; END_IF; END_ACTION
      """,
      go: "000000",
      gives: [
        ("S0.X", "001001"), ("S1.X", "100100"), ("S2.X", "010010"), ("a", "001112"),
        ("b", "111222"), ("c", "011122"),
      ]),
    ChartCase(
      "the time of a step grows while it is active, stays when it is left and starts anew",
      vars: "seen : TIME;",
      """
      INITIAL_STEP Idle: END_STEP
      STEP Work: Look(N); END_STEP
      TRANSITION FROM Idle TO Work := go; END_TRANSITION
      TRANSITION FROM Work TO Idle := NOT go; END_TRANSITION
      ACTION Look: seen := Work.T; END_ACTION
      """,
      go: "0001111000110",
      gives: [
        ("Idle.X", "1110000111001"), ("Idle.T", "0123333012330"), ("Work.T", "0000123444012"),
        ("seen", "0000123444012"),
      ]),
    ChartCase(
      "a step left to itself begins anew without an edge",
      vars: "entries : INT;",
      """
      INITIAL_STEP Only: Count(P1); END_STEP
      TRANSITION FROM Only TO Only := go; END_TRANSITION
      ACTION Count: entries := entries + 1; END_ACTION
      """,
      go: "00010010",
      gives: [("Only.X", "11111111"), ("Only.T", "01201201"), ("entries", "11111111")]
    ),
    ChartCase(
      "several initial steps start several chains",
      vars: "",
      """
      INITIAL_STEP A: END_STEP
      STEP B: END_STEP
      INITIAL_STEP C: END_STEP
      STEP D: END_STEP
      TRANSITION FROM A TO B := go; END_TRANSITION
      TRANSITION FROM C TO D := C.T >= T#40ms; END_TRANSITION
      """,
      go: "0100", gives: [("A.X", "1000"), ("B.X", "0111"), ("C.X", "1100"), ("D.X", "0011")]),
  ]

  static let fork = """
    INITIAL_STEP S: END_STEP
    STEP A: END_STEP
    STEP B: END_STEP
    STEP C: END_STEP

    """

  static let transitions: [ChartCase] = [
    ChartCase(
      "of several ways out of a step the first that is true is taken",
      vars: "",
      fork + """
        TRANSITION FROM S TO A := stop; END_TRANSITION
        TRANSITION FROM S TO B := go; END_TRANSITION
        TRANSITION FROM S TO C := go OR stop; END_TRANSITION
        TRANSITION FROM A TO S := TRUE; END_TRANSITION
        TRANSITION FROM B TO S := TRUE; END_TRANSITION
        """,
      go: "0101000", stop: "0001010",
      gives: [("S.X", "1010101"), ("A.X", "0001010"), ("B.X", "0100000"), ("C.X", "0000000")]),
    ChartCase(
      "a priority goes before the order of declaration",
      vars: "",
      fork + """
        TRANSITION FROM S TO A := go; END_TRANSITION
        TRANSITION Later (PRIORITY := 2) FROM S TO B := go; END_TRANSITION
        TRANSITION Sooner (PRIORITY := 1) FROM S TO C := go AND NOT stop; END_TRANSITION
        TRANSITION FROM B TO S := TRUE; END_TRANSITION
        TRANSITION FROM C TO S := TRUE; END_TRANSITION
        """,
      go: "01010", stop: "00010",
      gives: [("S.X", "10101"), ("A.X", "00000"), ("B.X", "00010"), ("C.X", "01000")]),
    ChartCase(
      "chains that part run side by side, and meet when all have arrived",
      vars: "",
      """
      INITIAL_STEP S: END_STEP
      STEP A1: END_STEP
      STEP A2: END_STEP
      STEP B1: END_STEP
      STEP B2: END_STEP
      STEP Done: END_STEP
      TRANSITION FROM S TO (A1, B1) := go; END_TRANSITION
      TRANSITION FROM A1 TO A2 := TRUE; END_TRANSITION
      TRANSITION FROM B1 TO B2 := stop; END_TRANSITION
      TRANSITION FROM (A2, B2) TO Done := TRUE; END_TRANSITION
      """,
      go: "0100000", stop: "0000100",
      gives: [
        ("S.X", "1000000"), ("A1.X", "0100000"), ("A2.X", "0011100"), ("B1.X", "0111000"),
        ("B2.X", "0000100"), ("Done.X", "0000011"),
      ]),
    ChartCase(
      "conditions see the steps as they were when the scan began",
      vars: "",
      """
      INITIAL_STEP A: END_STEP
      STEP B: END_STEP
      INITIAL_STEP C: END_STEP
      STEP D: END_STEP
      TRANSITION FROM A TO B := go; END_TRANSITION
      TRANSITION FROM C TO D := B.X; END_TRANSITION
      TRANSITION FROM D TO C := NOT A.X; END_TRANSITION
      """,
      go: "01000", gives: [("B.X", "01111"), ("C.X", "11010"), ("D.X", "00101")]),
    ChartCase(
      "a step that is left and entered in one scan stays active",
      vars: "",
      """
      INITIAL_STEP A: END_STEP
      INITIAL_STEP B: END_STEP
      STEP C: END_STEP
      TRANSITION FROM A TO B := go; END_TRANSITION
      TRANSITION FROM B TO C := go; END_TRANSITION
      """,
      go: "0100", gives: [("A.X", "1000"), ("B.X", "1111"), ("C.X", "0111"), ("B.T", "0012")]),
    ChartCase(
      "a condition is evaluated only while its step is active",
      vars: "n : INT; divisor : INT;",
      """
      INITIAL_STEP A: END_STEP
      STEP B: Set(P1); END_STEP
      STEP C: END_STEP
      TRANSITION FROM A TO B := go; END_TRANSITION
      TRANSITION FROM B TO C := 10 / divisor = 2; END_TRANSITION
      ACTION Set: divisor := 5; END_ACTION
      """,
      go: "00100", gives: [("A.X", "11000"), ("C.X", "00011")]),
    ChartCase(
      "a condition as an instruction list",
      vars: "n : INT;",
      """
      INITIAL_STEP A: Count(N); END_STEP
      STEP B: END_STEP
      TRANSITION FROM A TO B :
        LD n
        GE 2
        AND go
      END_TRANSITION
      TRANSITION FROM B TO A := NOT go; END_TRANSITION
      ACTION Count:
        LD n
        ADD 1
        ST n
      END_ACTION
      """,
      go: "0011101", gives: [("A.X", "1100010"), ("n", "1233345")]),
    ChartCase(
      "functions and blocks in conditions",
      vars: "t : TON; limit : INT := 3; n : INT;",
      """
      INITIAL_STEP A: Time(N); END_STEP
      STEP B: END_STEP
      TRANSITION FROM A TO B := t.Q AND MAX(n, 1) = limit; END_TRANSITION
      ACTION Time: t(IN := TRUE, PT := T#20ms); n := n + 1; END_ACTION
      """,
      go: "00000", gives: [("A.X", "11100"), ("B.X", "00011")]),
  ]

  static let actions: [ChartCase] = [
    ChartCase(
      "one action of several steps",
      vars: "lamp : BOOL; n : INT;",
      """
      INITIAL_STEP A: lamp(N); Count(N); END_STEP
      STEP B: Count(N); END_STEP
      STEP C: lamp(N); END_STEP
      TRANSITION FROM A TO B := go; END_TRANSITION
      TRANSITION FROM B TO C := go; END_TRANSITION
      ACTION Count: n := n + 1; END_ACTION
      """,
      go: "00101000", gives: [("lamp", "11001111"), ("n", "12345555")]),
    ChartCase(
      "actions run in the order in which they are declared, behind the variables",
      vars: "lamp : BOOL; order : INT;",
      """
      INITIAL_STEP A: Two(N); lamp(N); One(N); END_STEP
      ACTION One: order := order * 10 MOD 100 + 1; IF lamp THEN order := order + 2; END_IF;
      END_ACTION
      ACTION Two: order := order + 5; END_ACTION
      """,
      go: "0", gives: [("order", "8"), ("lamp", "1")]),
    ChartCase(
      "others may write the variable of an action once it is over",
      vars: "lamp : BOOL;",
      """
      INITIAL_STEP A: END_STEP
      STEP B: lamp(N); END_STEP
      STEP C: Light(N); END_STEP
      TRANSITION FROM A TO B := go; END_TRANSITION
      TRANSITION FROM B TO C := go; END_TRANSITION
      ACTION Light: lamp := C.T >= T#40ms; END_ACTION
      """,
      go: "01010000", gives: [("lamp", "01100111")]),
    ChartCase(
      "a return ends the action and not the chart",
      vars: "a, b : INT;",
      """
      INITIAL_STEP S: First(N); Second(N); END_STEP
      ACTION First:
        a := a + 1;
        IF a > 1 THEN WHILE TRUE DO RETURN; END_WHILE; END_IF;
        a := a + 1;
      END_ACTION
      ACTION Second: b := b + 1; END_ACTION
      """,
      go: "000", gives: [("a", "234"), ("b", "123")]),
    ChartCase(
      "a block may be a chart, each instance with its own state",
      vars: "one, two : Blink; p, q : BOOL;",
      """
      one(run := go);
      two(run := stop);
      p := one.on;
      q := two.on;
      """,
      before: """
        FUNCTION_BLOCK Blink
        VAR_INPUT run : BOOL; END_VAR
        VAR_OUTPUT on : BOOL; END_VAR
        INITIAL_STEP Dark: END_STEP
        STEP Bright: on(N); END_STEP
        TRANSITION FROM Dark TO Bright := run; END_TRANSITION
        TRANSITION FROM Bright TO Dark := Bright.T >= T#40ms; END_TRANSITION
        END_FUNCTION_BLOCK
        """,
      go: "01000000", stop: "00011111",
      gives: [("p", "01100000"), ("q", "00011011")]),
  ]
}
