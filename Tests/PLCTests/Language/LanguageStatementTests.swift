import Testing

@Suite("Language: statements")
struct LanguageStatementTests {
  @Test("a statement does what it says", arguments: cases)
  func statement(_ example: LanguageCase) { example.check() }

  static let cases: [LanguageCase] = [
    LanguageCase(
      "statements run from top to bottom", vars: "a, b : INT;", "a := 1; b := a; a := 2;",
      gives: "a = 2, b = 1"),
    LanguageCase("empty statements do nothing", vars: "a : INT;", ";; a := 1; ;", gives: "a = 1"),
    LanguageCase(
      "IF takes the first branch that is true", vars: "n, r : INT;",
      """
      n := n + 1;
      IF n = 1 THEN r := r + 1;
      ELSIF n <= 2 THEN r := r + 10;
      ELSIF n <= 3 THEN r := r + 100;
      ELSE r := r + 1000;
      END_IF;
      """,
      scans: 5, gives: "r = 2111"),
    LanguageCase(
      "IF without ELSE does nothing when false", vars: "a : INT := 5;",
      "IF FALSE THEN a := 1; END_IF; IF a > 4 THEN IF a > 5 THEN a := 2; END_IF; END_IF",
      gives: "a = 5"),
    LanguageCase(
      "CASE takes values, lists, ranges and ELSE", vars: "i, a, b, c, d, e : INT;",
      """
      FOR i := -1 TO 12 DO
        CASE i OF
          0: a := a + 1;
          1, 3, 5: b := b + 1;
          2, 6..9: c := c + 1;
          -1: d := d + 1;
        ELSE
          e := e + 1;
        END_CASE;
      END_FOR;
      """,
      gives: "a = 1, b = 3, c = 5, d = 1, e = 4"),
    LanguageCase(
      "CASE without a matching value or ELSE does nothing", vars: "a : INT := 7;",
      "CASE a OF 1: a := 0; 2..6: a := 1; END_CASE;", gives: "a = 7"),
    LanguageCase(
      "CASE takes the first of two lines that match", vars: "a : INT;",
      "CASE 3 OF 1..5: a := 1; 3: a := 2; END_CASE;", gives: "a = 1"),
    LanguageCase(
      "FOR counts up, down and by steps", vars: "i, a, b, c, d : INT;",
      """
      FOR i := 1 TO 4 DO a := a * 10 + i; END_FOR;
      FOR i := 4 TO 1 BY -1 DO b := b * 10 + i; END_FOR;
      FOR i := 0 TO 10 BY 3 DO c := c * 10 + i; END_FOR;
      FOR i := 3 TO 1 DO d := 99; END_FOR;
      """,
      gives: "a = 1234, b = 4321, c = 369, d = 0"),
    LanguageCase(
      "FOR takes its bounds once", vars: "i, last, n : INT;",
      "last := 3; FOR i := 1 TO last DO last := 10; n := n + 1; END_FOR;", gives: "n = 3"),
    LanguageCase(
      "FOR ends at the greatest value of its type", vars: "i : USINT; n : INT;",
      "FOR i := 250 TO 255 DO n := n + 1; END_FOR;", gives: "n = 6"),
    LanguageCase(
      "WHILE tests before, REPEAT after", vars: "a, b, c : INT;",
      """
      WHILE a < 5 DO a := a + 2; END_WHILE;
      REPEAT b := b + 2; UNTIL b >= 5 END_REPEAT;
      WHILE FALSE DO c := 1; END_WHILE;
      REPEAT c := c + 10; UNTIL TRUE END_REPEAT;
      """,
      gives: "a = 6, b = 6, c = 10"),
    LanguageCase(
      "EXIT leaves the innermost loop", vars: "i, j, n : INT;",
      """
      FOR i := 1 TO 3 DO
        FOR j := 1 TO 10 DO
          IF j > i THEN EXIT; END_IF;
          n := n + 1;
        END_FOR;
      END_FOR;
      WHILE TRUE DO n := n + 10; IF n > 40 THEN EXIT; END_IF; END_WHILE;
      REPEAT n := n + 100; EXIT; UNTIL FALSE END_REPEAT;
      """,
      gives: "i = 4, n = 146"),
    LanguageCase(
      "CONTINUE goes on with the next round", vars: "i, n, m : INT;",
      """
      FOR i := 1 TO 6 DO
        IF i MOD 2 = 0 THEN CONTINUE; END_IF;
        n := n + i;
      END_FOR;
      i := 0;
      WHILE i < 5 DO i := i + 1; IF i = 3 THEN CONTINUE; END_IF; m := m + i; END_WHILE;
      """,
      gives: "n = 9, m = 12"),
    LanguageCase(
      "RETURN ends the program for this scan", vars: "a, b : INT;",
      "a := a + 1; IF a >= 2 THEN RETURN; END_IF; b := b + 1;", scans: 4, gives: "a = 4, b = 1"),
    LanguageCase(
      "keywords and names do not heed the case of letters", vars: "Motor : int;",
      "if not false then MOTOR := 3; end_if; For motor := Motor to 7 do ; end_for;",
      gives: "motor = 8"),
    LanguageCase(
      "comments and pragmas are nothing", vars: "a (* (* nested *) still *) : INT; // to the end",
      "a := (* one *) 1 // two\n + 2; {pragma ignored} /* three */", gives: "a = 3"),
  ]
}
