import Testing

@Suite("Language: operators")
struct LanguageOperatorTests {
  @Test("an operator computes by the class of its type", arguments: cases)
  func operation(_ example: LanguageCase) { example.check() }

  static let cases: [LanguageCase] = [
    LanguageCase(
      "arithmetic of whole numbers",
      vars: "a : INT := 17; b : INT := 5; p, q, r, s, t, u : INT;",
      "p := a + b; q := a - b; r := a * b; s := a / b; t := a MOD b; u := -a;",
      gives: "p = 22, q = 12, r = 85, s = 3, t = 2, u = -17"),
    LanguageCase(
      "division and remainder towards zero",
      vars: "a : INT := -7; b : INT := 3; p, q, r, s, t, u : INT;",
      """
      p := a / b; q := a MOD b; r := 7 / -3; s := 7 MOD -3; t := a / -b; u := a / 2;
      """,
      gives: "p = -2, q = -1, r = -2, s = 1, t = 2, u = -3"),
    LanguageCase(
      "arithmetic of numbers without signs",
      vars: "a : UDINT := 4000000000; b : UDINT := 3; p, q, r, s : UDINT; c : ULINT; d : USINT;",
      """
      p := a / b; q := a MOD b; r := a + a; s := b - a;
      c := 18446744073709551615; c := c / 2; d := 200; d := d + 100;
      """,
      gives: "p = 1333333333, q = 1, r = 3705032704, s = 294967299, c = 9223372036854775807, d = 44"
    ),
    LanguageCase(
      "arithmetic of real numbers",
      vars: "a : REAL := 7.5; b : REAL := 2.0; p, q, r, s, t : REAL; x, y : LREAL;",
      """
      p := a + b; q := a - b; r := a * b; s := a / b; t := -a;
      x := 1.0; y := x / 3.0;
      """,
      gives: "p = 9.5, q = 5.5, r = 15.0, s = 3.75, t = -7.5, y = 0.3333333333333333"),
    LanguageCase(
      "REAL arithmetic is rounded at each step",
      vars: "a : REAL := 16777216.0; b, c : REAL; d : LREAL;",
      "b := a + 1.0; c := 0.1; c := c + 0.2; d := 16777216.0; d := d + 1.0;",
      gives: "b = 16777216.0, c = 0.3, d = 16777217.0"),
    LanguageCase(
      "powers", vars: "a : REAL := 2.0; b, c : REAL; d : LREAL; e : REAL;",
      "b := a ** 10.0; c := a ** -1.0; d := 9.0 ** 0.5; e := EXPT(a, 3.0);",
      gives: "b = 1024.0, c = 0.5, d = 3.0, e = 8.0"),
    LanguageCase(
      "logic of booleans", vars: "t : BOOL := TRUE; f : BOOL; a, b, c, d, e, g : BOOL;",
      """
      a := t AND f; b := t OR f; c := t XOR t; d := NOT f; e := t & t; g := t XOR f AND f;
      """,
      gives: "a = FALSE, b = TRUE, c = FALSE, d = TRUE, e = TRUE, g = TRUE"),
    LanguageCase(
      "logic of bit strings", vars: "a : BYTE := 16#F0; b : BYTE := 16#3C; p, q, r, s : BYTE;",
      "p := a AND b; q := a OR b; r := a XOR b; s := NOT a;",
      gives: "p = 16#30, q = 16#FC, r = 16#CC, s = 16#0F"),
    LanguageCase(
      "NOT keeps the width of its type", vars: "a : WORD; b : DWORD; c : LWORD; d : BYTE;",
      "a := NOT a; b := NOT b; c := NOT c; d := NOT BYTE#16#01;",
      gives: "a = 16#FFFF, b = 16#FFFFFFFF, c = 16#FFFFFFFFFFFFFFFF, d = 16#FE"),
    LanguageCase(
      "comparison of numbers with and without signs",
      vars: "i : INT := -1; u : UINT := 65535; a, b, c, d, e, f, g : BOOL;",
      """
      a := i < 0; b := u > 0; c := i = -1; d := u <> 65535; e := i >= -1; f := u <= 65534;
      g := UINT#40000 > UINT#30000;
      """,
      gives: "a = TRUE, b = TRUE, c = TRUE, d = FALSE, e = TRUE, f = FALSE, g = TRUE"),
    LanguageCase(
      "comparison of real numbers, booleans and bit strings",
      vars: "x : REAL := 1.5; w : WORD := 16#8000; a, b, c, d, e : BOOL; p : BOOL := TRUE;",
      "a := x > 1.0; b := x = 1.5; c := w > 16#7FFF; d := p <> FALSE; e := x <= -1.5;",
      gives: "a = TRUE, b = TRUE, c = TRUE, d = TRUE, e = FALSE"),
    LanguageCase(
      "comparison of times and dates",
      vars: "t : TIME := T#1s; a, b, c, d : BOOL; day : DATE := D#2024-02-29;",
      """
      a := t > T#999ms; b := t = T#1000ms; c := day < D#2024-03-01; 
      d := TOD#12:00:00 >= TOD#13:00:00;
      """,
      gives: "a = TRUE, b = TRUE, c = TRUE, d = FALSE"),
    LanguageCase(
      "comparison of strings by their characters",
      vars: "s : STRING := 'abc'; a, b, c, d, e : BOOL;",
      "a := s = 'abc'; b := s < 'abd'; c := s < 'ab'; d := s > 'ABC'; e := s <> 'abc ';",
      gives: "a = TRUE, b = TRUE, c = FALSE, d = TRUE, e = TRUE"),
    LanguageCase(
      "arithmetic of times", vars: "t : TIME := T#1s; a, b, c, d, e : TIME; f : TOD;",
      """
      a := t + T#500ms; b := t - T#2s; c := t * 3; d := t / 4; e := t * 0.5;
      f := TOD#10:00:00 + T#90m;
      """,
      gives: "a = 1500ms, b = -1s, c = 3s, d = 250ms, e = 500ms, f = 41400s"),
    LanguageCase(
      "differences of dates and times of day",
      vars: "a, b, c : TIME; d : DT;",
      """
      a := D#2024-03-01 - D#2024-02-28; b := TOD#10:00:00 - TOD#09:30:00;
      c := DT#2024-01-01-00:00:10 - DT#2023-12-31-23:59:50; d := DT#1970-01-01-00:00:00 + T#5s;
      """,
      gives: "a = 172800s, b = 1800s, c = 20s, d = 5s"),
    LanguageCase(
      "operators bind by their rank", vars: "a, b, c, d, e : INT; p, q, r : BOOL; x : REAL;",
      """
      a := 2 + 3 * 4; b := (2 + 3) * 4; c := 20 - 5 - 3; d := 100 / 10 * 2; e := -2 + 3;
      p := 1 + 1 = 2 AND 3 > 2; q := TRUE OR FALSE AND FALSE; r := NOT FALSE AND FALSE;
      x := 2.0 * 3.0 ** 2.0;
      """,
      gives:
        "a = 14, b = 20, c = 12, d = 20, e = 1, p = TRUE, q = TRUE, r = FALSE, x = 18.0"),
    LanguageCase(
      "a comparison of comparisons", vars: "a, b : BOOL; n : INT := 5;",
      "a := n > 3 = TRUE; b := (n < 3) = (n < 4);", gives: "a = TRUE, b = TRUE"),
    LanguageCase(
      "operands of two sizes meet in the wider one",
      vars: "s : SINT := 100; i : INT := 1000; d : DINT; x : REAL; r : REAL := 0.5;",
      "d := s + i; x := r + i;", gives: "d = 1100, x = 1000.5"),
  ]

  @Test("a condition that is settled leaves its other side out or not: traps tell")
  func shortCircuit() {
    // Both compilers of OpenPLC turn AND and OR into operators that stop early for booleans.
    LanguageCase(
      "guarded division", vars: "a : INT; p, q : BOOL;",
      "p := a <> 0 AND 10 / a > 1; q := a = 0 OR 10 / a > 1;", gives: "p = FALSE, q = TRUE"
    ).check()
  }
}
