import Testing

@Suite("Language: instruction lists")
struct LanguageListTests {
  @Test("an instruction works on the current result", arguments: cases)
  func list(_ example: LanguageCase) { example.check() }

  static let cases: [LanguageCase] = [
    LanguageCase(
      "load and store, negated or not", vars: "a : BOOL := TRUE; b, c, d, e : BOOL; n, m : INT;",
      """
      LD a
      ST b
      STN c
      LDN a
      ST d
      STN e
      LD 42
      ST n
      LD n
      ST m
      """,
      gives: "b = TRUE, c = FALSE, d = FALSE, e = TRUE, n = 42, m = 42"),
    LanguageCase(
      "an input LD gets the current result, whatever was stored in between",
      vars: "a : BOOL; down : CTD := (PV := 7); n : INT;",
      """
      LD a
      STN a
      LD down
      LD down.CV
      ST n
      """,
      gives: "a = TRUE, n = 0"),
    LanguageCase(
      "set and reset depend on the current result",
      vars: "t : BOOL := TRUE; a, c : BOOL; b, d : BOOL := TRUE;",
      """
      LD t
      S a
      R b
      LDN t
      S c
      R d
      """,
      gives: "a = TRUE, b = FALSE, c = FALSE, d = TRUE"),
    LanguageCase(
      "logic from top to bottom, whatever the rank of operators elsewhere",
      vars: "t : BOOL := TRUE; f : BOOL; a, b, c, d, e : BOOL;",
      """
      LD t
      OR t
      AND f
      ST a
      LD f
      ORN f
      ST b
      LD t
      ANDN f
      ST c
      LD t
      XOR t
      ST d
      LD t
      AND f
      NOT
      ST e
      """,
      gives: "a = FALSE, b = TRUE, c = TRUE, d = FALSE, e = TRUE"),
    LanguageCase(
      "parentheses hold a list of their own",
      vars: "t : BOOL := TRUE; f : BOOL; a, b, c : BOOL; n : INT := 3; m : INT;",
      """
      LD f
      OR( t
      AND t
      )
      ST a
      LD t
      AND( f
      OR( t
      ANDN f
      )
      )
      ST b
      LD t
      ANDN( f
      OR f
      )
      ST c
      LD 10
      SUB( n
      ADD 2
      MUL n
      )
      ST m
      """,
      gives: "a = TRUE, b = TRUE, c = TRUE, m = -5"),
    LanguageCase(
      "arithmetic and comparison",
      vars:
        "n : INT := 17; a, b, c, d, e : INT; p, q, r, s, t, u : BOOL; x : REAL := 1.5; y : REAL;",
      """
      LD n
      ADD 3
      ST a
      SUB 5
      ST b
      MUL 2
      ST c
      DIV 4
      ST d
      LD n
      MOD 5
      ST e
      LD n
      GT 16
      ST p
      LD n
      GE 18
      ST q
      LD n
      EQ 17
      ST r
      LD n
      NE 17
      ST s
      LD n
      LE 17
      ST t
      LD n
      LT 17
      ST u
      LD x
      MUL 2.0
      ADD 0.25
      ST y
      """,
      gives: """
        a = 20, b = 15, c = 30, d = 7, e = 2, p = TRUE, q = FALSE, r = TRUE, s = FALSE, t = TRUE,
        u = FALSE, y = 3.25
        """),
    LanguageCase(
      "each result has the size of its type", vars: "n : INT := 30000; a : INT;",
      """
      LD n
      ADD n
      DIV 2
      ST a
      """,
      gives: "a = -2768"),
    LanguageCase(
      "a store of what the result was read from leaves the result alone",
      vars: "n : INT := 1; a, b : INT; p : BOOL; q : BOOL;",
      """
      LD n
      ADD 1
      ST n
      ST a
      ADD 1
      ST n
      ST b
      LD p
      STN p
      ST q
      """,
      gives: "n = 3, a = 2, b = 3, p = TRUE, q = FALSE"),
    LanguageCase(
      "jumps forwards and backwards, on a condition or its negation",
      vars: "n, sum : INT; a, b : INT;",
      """
      LD 0
      ST n
      Again:
      LD n
      ADD 1
      ST n
      LD sum
      ADD n
      ST sum
      LD n
      LT 5
      JMPC Again
      LD n
      EQ 5
      JMPCN Wrong
      LD 1
      ST a
      JMP Finish
      Wrong: LD 99
      ST a
      Finish: LD 2
      ST b
      """,
      gives: "sum = 15, a = 1, b = 2"),
    LanguageCase(
      "a return ends the list", vars: "n, a, b : INT;",
      """
      LD n
      ADD 1
      ST n
      ST a
      GE 3
      RETC
      LD n
      ST b
      LD n
      EQ 1
      RETCN
      LD b
      ADD 10
      ST b
      """,
      scans: 4, gives: "n = 4, a = 4, b = 2"),
    LanguageCase(
      "functions take the current result as their first argument",
      vars: "a, b, c, d : INT; x : REAL := 16.0; y : REAL; w : WORD := 1;",
      """
      LD -7
      ABS
      ST a
      LD 5
      MAX 9, 7
      ST b
      LD 50
      LIMIT 1, 20
      ST c
      LD x
      SQRT
      ST y
      LD w
      SHL 4
      ST w
      LD 2.0
      REAL_TO_INT
      ADD 1
      ST d
      """,
      gives: "a = 7, b = 9, c = 20, y = 4.0, w = 16, d = 3"),
    LanguageCase(
      "functions of the project, by order and by name",
      before: """
        FUNCTION Scaled : INT
        VAR_INPUT value, factor, offset : INT; END_VAR
          LD value
          MUL factor
          ADD offset
          ST Scaled
        END_FUNCTION
        """,
      vars: "a, b : INT;",
      """
      LD 3
      Scaled 10, 4
      ST a
      Scaled(
        value := 2,
        offset := 1,
        factor := 5
      )
      ST b
      """,
      gives: "a = 34, b = 11"),
    LanguageCase(
      "a call of a block with its inputs, with conditions",
      vars: "t : TON; c, d : CTU; p : BOOL := TRUE; q : BOOL; e : TIME; n : INT;",
      """
      CAL t(IN := p, PT := T#40ms, ET => e)
      LD t.Q
      ST q
      LD n
      ADD 1
      ST n
      MOD 2
      EQ 0
      CALC c(CU := TRUE, PV := 9)
      LD n
      GT 2
      CALCN d(CU := n = 2, PV := 9)
      """,
      scans: 4, gives: "q = TRUE, e = 40ms, c.CV = 1, d.CV = 1"),
    LanguageCase(
      "a call of a block whose inputs were stored before", vars: "c : CTU; n : INT;",
      """
      LD 3
      ST c.PV
      LD n
      EQ 1
      ST c.CU
      CAL c
      LD n
      ADD 1
      ST n
      """,
      scans: 4, gives: "c.CV = 1, c.PV = 3"),
    LanguageCase(
      "inputs of standard blocks as operators",
      vars: "c : CTU; s : SR; t : TON; n : INT; r : R_TRIG; pulses : INT; q : BOOL;",
      """
      LD 2
      PV c
      LD n
      MOD 2
      EQ 1
      CU c
      LD n
      EQ 1
      S1 s
      LD n
      EQ 9
      R s
      LD T#20ms
      PT t
      LD s.Q1
      IN t
      LD n
      GE 2
      CLK r
      LD pulses
      ADD( r.Q
      BOOL_TO_INT
      )
      ST pulses
      LD n
      ADD 1
      ST n
      """,
      scans: 5, gives: "c.CV = 2, c.Q = TRUE, s.Q1 = TRUE, t.Q = TRUE, pulses = 1"),
  ]
}
