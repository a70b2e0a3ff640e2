import Testing

@Suite("Language: functions and function blocks")
struct LanguageCallTests {
  @Test("a call hands values over as it is written", arguments: functions + blocks)
  func call(_ example: LanguageCase) { example.check() }

  static let weighted = """
    FUNCTION Weighted : INT
    VAR_INPUT value : INT; factor : INT := 10; offset : INT; END_VAR
    VAR_OUTPUT isNegative : BOOL; END_VAR
    VAR_IN_OUT calls : INT; END_VAR
    VAR result : INT; END_VAR
      calls := calls + 1;
      result := value * factor + offset;
      isNegative := result < 0;
      Weighted := result;
    END_FUNCTION
    """

  static let functions: [LanguageCase] = [
    LanguageCase(
      "a formal call names its arguments in any order, and leaves defaults alone",
      before: weighted, vars: "a, b, n : INT; p : BOOL;",
      """
      a := Weighted(calls := n, offset := 3, value := 2);
      b := Weighted(value := -1, factor := 5, calls := n, isNegative => p);
      """,
      gives: "a = 23, b = -5, n = 2, p = TRUE"),
    LanguageCase(
      "an informal call goes by order",
      before: """
        FUNCTION Blend : INT
        VAR_INPUT a, b, c : INT; END_VAR
          Blend := a * 100 + b * 10 + c;
        END_FUNCTION
        """,
      vars: "n, m : INT;", "n := Blend(1, 2, 3); m := Blend(c := 1, a := 2, b := 3);",
      gives: "n = 123, m = 231"),
    LanguageCase(
      "a mixed call goes by order first and by name then",
      before: """
        FUNCTION Blend : INT
        VAR_INPUT a, b : INT; c : INT := 7; END_VAR
        VAR_OUTPUT sum : INT; END_VAR
          sum := a + b + c;
          Blend := a * 100 + b * 10 + c;
        END_FUNCTION
        """,
      vars: "n, m, s : INT;", "n := Blend(1, c := 3, b := 2, sum => s); m := Blend(4, 5, 6);",
      gives: "n = 123, m = 456, s = 6"),
    LanguageCase(
      "a negated output", before: weighted, vars: "a, n : INT; p : BOOL;",
      "a := Weighted(value := 1, calls := n, NOT isNegative => p);", gives: "a = 10, p = TRUE"),
    LanguageCase(
      "a function forgets its variables from call to call",
      before: """
        FUNCTION Fresh : INT
        VAR_INPUT x : INT; END_VAR
        VAR seen : INT := 5; END_VAR
          seen := seen + x;
          Fresh := seen;
        END_FUNCTION
        """,
      vars: "a, b : INT;", "a := Fresh(1); b := Fresh(2);", scans: 3, gives: "a = 6, b = 7"),
    LanguageCase(
      "functions call functions, also as arguments of each other",
      before: """
        FUNCTION Twice : DINT VAR_INPUT x : DINT; END_VAR Twice := 2 * x; END_FUNCTION
        FUNCTION Sum : DINT VAR_INPUT x, y : DINT; END_VAR Sum := Twice(x) + y; END_FUNCTION
        """,
      vars: "a, b : DINT;", "a := Sum(Twice(3), Sum(1, Twice(2))); b := Twice(Twice(Twice(1)));",
      gives: "a = 18, b = 8"),
    LanguageCase(
      "a function may return a string, a structure or an array's element",
      before: """
        TYPE PAIR : STRUCT a, b : INT; END_STRUCT; END_TYPE
        FUNCTION Swapped : PAIR
        VAR_INPUT p : PAIR; END_VAR
          Swapped.a := p.b; Swapped.b := p.a;
        END_FUNCTION
        FUNCTION Label : STRING
        VAR_INPUT n : INT; END_VAR
          IF n > 0 THEN Label := 'more'; ELSE Label := 'none'; END_IF;
        END_FUNCTION
        """,
      vars: "p : PAIR := (a := 1, b := 2); q : PAIR; s, t : BOOL;",
      "q := Swapped(p); s := Label(3) = 'more'; t := LEN(Label(0)) = 4;",
      gives: "q.a = 2, q.b = 1, s = TRUE, t = TRUE"),
    LanguageCase(
      "RETURN leaves a function with what it has so far",
      before: """
        FUNCTION Clipped : INT VAR_INPUT x : INT; END_VAR
          Clipped := 100;
          IF x > 100 THEN RETURN; END_IF;
          Clipped := x;
        END_FUNCTION
        """,
      vars: "a, b : INT;", "a := Clipped(500); b := Clipped(7);", gives: "a = 100, b = 7"),
    LanguageCase(
      "EN false leaves the result and sets ENO to false",
      before: weighted, vars: "a : INT := 77; b : INT := 66; n : INT; p, q : BOOL; r : INT := 5;",
      """
      p := TRUE;
      a := Weighted(EN := FALSE, value := 1, calls := n, ENO => p);
      b := Weighted(EN := TRUE, value := 1, calls := n, ENO => q);
      ADD(EN := FALSE, IN1 := 1, IN2 := 2, ENO => p);
      """,
      gives: "b = 10, n = 1, p = FALSE, q = TRUE"),
    LanguageCase(
      "standard functions are called formally and informally",
      vars: "a, b, c, d, e, f : INT; g : REAL; p : BOOL;",
      """
      a := MAX(3, 9, 5); b := LIMIT(MN := 0, IN := 15, MX := 10); c := SEL(TRUE, 1, 2);
      d := MUX(2, 10, 20, 30); e := ABS(-4); f := ADD(1, 2, 3, 4); g := SQRT(16.0);
      p := GT(3, 2, 1);
      """,
      gives: "a = 9, b = 10, c = 2, d = 30, e = 4, f = 10, g = 4.0, p = TRUE"),
    LanguageCase(
      "typed forms of standard functions", vars: "a : INT; b : REAL; p : BOOL; w : WORD;",
      """
      a := ADD_INT(1, 2); b := MUL_REAL(1.5, 2.0); p := GT_INT(2, 1);
      w := AND_WORD(16#FF, 16#0F);
      """,
      gives: "a = 3, b = 3.0, p = TRUE, w = 15"),
  ]

  static let counter = """
    FUNCTION_BLOCK Tally
    VAR_INPUT step : INT := 1; reset : BOOL; END_VAR
    VAR_OUTPUT total : INT; isBig : BOOL; END_VAR
    VAR_IN_OUT shared : INT; END_VAR
    VAR calls : INT; END_VAR
    VAR_TEMP temporary : INT; END_VAR
      calls := calls + 1;
      temporary := temporary + step;
      IF reset THEN total := 0; ELSE total := total + temporary; END_IF;
      shared := shared + 1;
      isBig := total > 5;
    END_FUNCTION_BLOCK
    """

  static let blocks: [LanguageCase] = [
    LanguageCase(
      "an instance remembers its variables, but for temporary ones",
      before: counter, vars: "t : Tally; n, r : INT; p : BOOL;",
      "t(step := 2, shared := n, total => r, isBig => p);", scans: 3,
      gives: "r = 6, p = TRUE, n = 3, t.total = 6, t.calls = 3"),
    LanguageCase(
      "an input keeps its value when a call leaves it out",
      before: counter, vars: "t : Tally; n : INT;",
      "t(shared := n, step := 5); t(shared := n); t(shared := n);", gives: "t.total = 15, n = 3"),
    LanguageCase(
      "instances are apart from each other",
      before: counter, vars: "a, b : Tally; n, m : INT;",
      "a(shared := n); a(shared := n); b(shared := m, step := 10);",
      gives: "a.total = 2, b.total = 10, n = 2, m = 1"),
    LanguageCase(
      "inputs are written and outputs read as members",
      before: counter, vars: "t : Tally; n, r : INT; p : BOOL;",
      "t.step := 7; t(shared := n); r := t.total; p := t.isBig;", gives: "r = 7, p = TRUE"),
    LanguageCase(
      "an in-out takes an element or a field",
      before: counter + "\nTYPE S : STRUCT n : INT; END_STRUCT; END_TYPE",
      vars: "t : Tally; a : ARRAY[0..3] OF INT; s : S; i : INT := 2; n : INT;",
      "t(shared := a[i]); t(shared := s.n); t(shared := s.n); n := a[2];",
      gives: "n = 1, s.n = 2"),
    LanguageCase(
      "an in-out of a whole array",
      before: """
        TYPE LINE : ARRAY[0..3] OF INT; END_TYPE
        FUNCTION_BLOCK Shift
        VAR_IN_OUT line : LINE; END_VAR
        VAR i : INT; END_VAR
          FOR i := 3 TO 1 BY -1 DO line[i] := line[i - 1]; END_FOR;
        END_FUNCTION_BLOCK
        """,
      vars: "s : Shift; a : LINE; n : INT;", "a[0] := n; s(line := a); n := n + 1;", scans: 3,
      gives: "n = 3"),
    LanguageCase(
      "blocks hold blocks",
      before: counter + """

        FUNCTION_BLOCK Pair
        VAR_INPUT step : INT; END_VAR
        VAR_OUTPUT sum : INT; END_VAR
        VAR a, b : Tally; n : INT; END_VAR
          a(step := step, shared := n); b(step := 2 * step, shared := n);
          sum := a.total + b.total;
        END_FUNCTION_BLOCK
        """,
      vars: "p : Pair; n : INT;", "p(step := 1, sum => n);", scans: 2,
      gives: "n = 6, p.a.total = 2, p.b.total = 4, p.n = 4"),
    LanguageCase(
      "instances in an array",
      before: counter, vars: "t : ARRAY[1..3] OF Tally; i, n, r : INT;",
      "FOR i := 1 TO 3 DO t[i](step := i, shared := n); END_FOR; r := t[3].total + t[1].total;",
      scans: 2, gives: "r = 8, n = 6"),
    LanguageCase(
      "an instance is handed over as an in-out",
      before: counter + """

        FUNCTION_BLOCK User
        VAR_IN_OUT tally : Tally; END_VAR
        VAR n : INT; END_VAR
          tally(step := 3, shared := n);
        END_FUNCTION_BLOCK
        """,
      vars: "t : Tally; u, v : User;", "u(tally := t); v(tally := t);", gives: "t.total = 6"),
    LanguageCase(
      "EN guards a block", before: counter, vars: "t : Tally; n : INT; p, q : BOOL;",
      """
      t(EN := FALSE, shared := n, step := 4, ENO => p);
      t(EN := TRUE, shared := n, step := 4, ENO => q);
      """,
      gives: "t.total = 4, p = FALSE, q = TRUE, n = 1"),
    LanguageCase(
      "inputs that heed edges",
      before: """
        FUNCTION_BLOCK Edges
        VAR_INPUT up : BOOL R_EDGE; down : BOOL F_EDGE; END_VAR
        VAR_OUTPUT ups, downs : INT; END_VAR
          IF up THEN ups := ups + 1; END_IF;
          IF down THEN downs := downs + 1; END_IF;
        END_FUNCTION_BLOCK
        """,
      vars: "e : Edges; n : INT; p : BOOL;",
      "n := n + 1; p := n MOD 4 >= 2; e(up := p, down := p);", scans: 9,
      gives: "e.ups = 2, e.downs = 2"),
    LanguageCase(
      "standard blocks", vars: "t : TON; c : CTU; r : R_TRIG; s : SR; n : INT; p : BOOL;",
      """
      n := n + 1; p := n MOD 2 = 0;
      t(IN := TRUE, PT := T#50ms); c(CU := p, PV := 2); r(CLK := p); s(S1 := n = 3, R := n = 2);
      """,
      scans: 5, gives: "t.ET = 50ms, t.Q = TRUE, c.CV = 2, c.Q = TRUE, r.Q = FALSE, s.Q1 = TRUE"),
  ]
}
