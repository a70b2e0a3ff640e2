import Testing

@Suite("Language: elementary types")
struct LanguageTypeTests {
  @Test("a whole number keeps its lowest bits when it is stored", arguments: wraps)
  func wrap(_ example: LanguageCase) { example.check() }

  /// Type, greatest value, what follows it, least value and what stands before it.
  static let wraps = [
    ("SINT", "127", "-128", "-128", "127"),
    ("INT", "32767", "-32768", "-32768", "32767"),
    ("DINT", "2147483647", "-2147483648", "-2147483648", "2147483647"),
    (
      "LINT", "9223372036854775807", "-9223372036854775808", "-9223372036854775808",
      "9223372036854775807"
    ),
    ("USINT", "255", "0", "0", "255"),
    ("UINT", "65535", "0", "0", "65535"),
    ("UDINT", "4294967295", "0", "0", "4294967295"),
    ("ULINT", "18446744073709551615", "0", "0", "18446744073709551615"),
  ].map { type, most, next, least, previous in
    LanguageCase(
      type, vars: "a : \(type) := \(most); b : \(type) := \(least); c, d : \(type);",
      "c := a + 1; d := b - 1;",
      gives: "a = \(most), b = \(least), c = \(next), d = \(previous)")
  }

  @Test("a type has its place in conversions, initial values and stores", arguments: cases)
  func type(_ example: LanguageCase) { example.check() }

  static let cases: [LanguageCase] = [
    LanguageCase(
      "without an initial value everything is zero",
      vars: """
        a : BOOL; b : INT; c : REAL; d : LREAL; e : TIME; f : WORD; g : TOD; s : STRING;
        h : BOOL; i : DATE;
        """,
      "h := s = '';",
      gives:
        "a = FALSE, b = 0, c = 0.0, d = 0.0, e = 0s, f = 0, g = 0s, h = TRUE, i = 0s"),
    LanguageCase(
      "initial values stand before the first scan",
      vars: """
        a : BOOL := TRUE; b, c : INT := -7; d : REAL := 1.5; e : TIME := T#1s500ms;
        f : WORD := 16#BEEF; s : STRING := 'ready'; g : BOOL; h : LREAL := -2;
        """,
      "g := s = 'ready';",
      gives:
        "a = TRUE, b = -7, c = -7, d = 1.5, e = 1500ms, f = 16#BEEF, g = TRUE, h = -2.0"),
    LanguageCase(
      "an initial value is set once and not in every scan", vars: "n : INT := 10;", "n := n + 1;",
      scans: 5, gives: "n = 15"),
    LanguageCase(
      "REAL is rounded to single precision, LREAL is not",
      vars: "a : REAL; b : LREAL; c : BOOL;", "a := 0.1; b := 0.1; c := REAL_TO_LREAL(a) = b;",
      gives: "a = 0.1, b = 0.1, c = FALSE"),
    LanguageCase(
      "narrower numbers widen by themselves",
      vars: "a : SINT := -3; b : DINT; c : LREAL; d : REAL;",
      "b := a; c := a; d := a;", gives: "b = -3, c = -3.0, d = -3.0"),
    LanguageCase(
      "conversions cut to the lower bits or extend with the sign",
      vars: "a, b : INT; c : WORD; d : UINT; e : DINT; f : BYTE; g : BOOL; h : INT;",
      """
      a := DINT_TO_INT(70000); b := WORD_TO_INT(16#FFFF); c := INT_TO_WORD(-1);
      d := INT_TO_UINT(-1); e := SINT_TO_DINT(SINT#-1); f := WORD_TO_BYTE(16#1234);
      g := INT_TO_BOOL(2); h := BOOL_TO_INT(TRUE);
      """,
      gives:
        "a = 4464, b = -1, c = 65535, d = 65535, e = -1, f = 16#34, g = TRUE, h = 1"),
    LanguageCase(
      "real numbers become whole ones by rounding, and by TRUNC without",
      vars: "a, b, c, d : INT; e, f : DINT; x : REAL := 2.5;",
      """
      a := REAL_TO_INT(2.4); b := REAL_TO_INT(2.6); c := REAL_TO_INT(-2.6); d := TRUNC(2.9);
      e := TRUNC(-2.9); f := LREAL_TO_DINT(1.0E6);
      """,
      gives: "a = 2, b = 3, c = -3, d = 2, e = -2, f = 1000000"),
    LanguageCase(
      "strings are cut to their length",
      vars: "s : STRING[3]; t : STRING; n, m : INT; p : BOOL;",
      "t := 'conveyor'; s := t; n := LEN(s); m := LEN(t); p := s = 'con';",
      gives: "n = 3, m = 8, p = TRUE"),
    LanguageCase(
      "times keep their nanoseconds", vars: "a, b : TIME; c : BOOL;",
      "a := T#1.5us; b := a + T#0.5ms; c := a < b;", gives: "a = 1500ns, b = 501500ns, c = TRUE"),
  ]
}

@Suite("Language: derived types")
struct LanguageDerivedTypeTests {
  @Test("a derived type behaves as it is declared", arguments: cases)
  func type(_ example: LanguageCase) { example.check() }

  static let cases: [LanguageCase] = [
    LanguageCase(
      "an enumeration counts its values from zero",
      before: "TYPE COLOUR : (RED, GREEN, BLUE); END_TYPE",
      vars: "a, b : COLOUR; c : BOOL; d : BOOL; e : INT;",
      """
      a := GREEN; c := a = COLOUR#GREEN; d := b = RED; b := COLOUR#BLUE;
      CASE b OF RED: e := 1; GREEN: e := 2; BLUE: e := 3; END_CASE;
      """,
      gives: "c = TRUE, d = TRUE, e = 3"),
    LanguageCase(
      "an enumeration begins with its first value or the one it names",
      before: "TYPE LEVEL : (LOW, MIDDLE, HIGH) := MIDDLE; GEAR : (IDLE, FAST); END_TYPE",
      vars: "a : LEVEL; b : GEAR; c : LEVEL := HIGH; p, q, r : BOOL;",
      "p := a = MIDDLE; q := b = IDLE; r := c = LEVEL#HIGH;",
      gives: "p = TRUE, q = TRUE, r = TRUE"),
    LanguageCase(
      "values of an enumeration may have numbers, and those behind count on",
      before: "TYPE CODE : (NONE, FIRST := 10, NEXT, LAST := -3); END_TYPE",
      vars: "a : ARRAY[0..3] OF CODE; b : BOOL; c : INT; i : INT;",
      """
      a[0] := NONE; a[1] := FIRST; a[2] := NEXT; a[3] := LAST;
      FOR i := 0 TO 3 DO
        CASE a[i] OF
          NONE: c := c * 10 + 1;
          FIRST, NEXT: c := c * 10 + 2;
          CODE#LAST: c := c * 10 + 3;
        END_CASE;
      END_FOR;
      b := a[1] <> a[2];
      """,
      gives: "b = TRUE, c = 1223"),
    LanguageCase(
      "two enumerations may share the name of a value",
      before: "TYPE DOOR : (CLOSED, OPEN); VALVE : (OPEN, CLOSED); END_TYPE",
      vars: "d : DOOR; v : VALVE; p, q : BOOL;",
      "d := DOOR#OPEN; v := VALVE#OPEN; p := d = DOOR#OPEN; q := v = VALVE#CLOSED;",
      gives: "p = TRUE, q = FALSE"),
    LanguageCase(
      "an enumeration without a name belongs to its variable",
      vars: "mode : (OFF, MANUAL, AUTO) := MANUAL; n : INT;",
      "IF mode = MANUAL THEN n := 1; mode := AUTO; ELSIF mode = AUTO THEN n := 2; END_IF;",
      scans: 2, gives: "n = 2"),
    LanguageCase(
      "a structure holds its fields, with the initial values of its type",
      before: """
        TYPE ITEM : STRUCT
          weight : REAL := 2.5; count : INT; isGood : BOOL := TRUE;
        END_STRUCT; END_TYPE
        """,
      vars: "a, b : ITEM; c : ITEM := (count := 7, weight := 1.0); d : INT;",
      "a.count := 3; b := a; b.weight := 4.0; d := c.count + b.count;",
      gives: """
        a.weight = 2.5, a.count = 3, a.isGood = TRUE, b.weight = 4.0, b.count = 3,
        c.weight = 1.0, c.count = 7, c.isGood = TRUE, d = 10
        """),
    LanguageCase(
      "structures nest",
      before: """
        TYPE
          PLACE : STRUCT x, y : INT; END_STRUCT;
          LINE : STRUCT first : PLACE := (x := 1, y := 2); last : PLACE; END_STRUCT;
        END_TYPE
        """,
      vars: "a : LINE := (last := (x := 5)); b : LINE; n : INT; p : PLACE;",
      "n := a.first.x + a.last.x; p := a.last; b.last := a.first; b.last.y := p.x * 2;",
      gives: "n = 6, a.first.y = 2, p.x = 5, b.last.x = 1, b.last.y = 10"),
    LanguageCase(
      "an array has its own bounds", vars: "a : ARRAY[-2..2] OF INT; i, sum : INT;",
      """
      FOR i := -2 TO 2 DO a[i] := i * i; END_FOR;
      sum := a[-2] + a[-1] + a[0] + a[1] + a[2];
      """,
      gives: "sum = 10"),
    LanguageCase(
      "arrays of two and three dimensions",
      vars: """
        m : ARRAY[1..2, 0..2] OF INT; c : ARRAY[0..1, 0..1, 0..1] OF INT;
        i, j, k, p, q, r : INT;
        """,
      """
      FOR i := 1 TO 2 DO FOR j := 0 TO 2 DO m[i, j] := 10 * i + j; END_FOR; END_FOR;
      FOR i := 0 TO 1 DO FOR j := 0 TO 1 DO FOR k := 0 TO 1 DO
        c[i, j, k] := 100 * i + 10 * j + k;
      END_FOR; END_FOR; END_FOR;
      p := m[2, 1]; q := c[1, 0, 1]; r := m[1, 2] + c[0, 1, 1];
      """,
      gives: "p = 21, q = 101, r = 23"),
    LanguageCase(
      "arrays take initial values, with repetitions and the rest at zero",
      vars: """
        a : ARRAY[1..6] OF INT := [1, 2(7), 3]; b : ARRAY[0..1, 0..1] OF INT := [1, 2, 3, 4];
        p, q, r, s, t, u : INT;
        """,
      "p := a[1]; q := a[2] + a[3]; r := a[4]; s := a[6]; t := b[0, 1]; u := b[1, 0];",
      gives: "p = 1, q = 14, r = 3, s = 0, t = 2, u = 3"),
    LanguageCase(
      "arrays are assigned whole", vars: "a, b : ARRAY[0..3] OF INT := [4, 3, 2, 1]; n : INT;",
      "a[0] := 9; b := a; a[0] := 1; n := b[0] * 10 + b[3];", gives: "n = 91"),
    LanguageCase(
      "an array of structures with arrays",
      before: """
        TYPE
          ROW : ARRAY[1..3] OF INT;
          BOX : STRUCT cells : ROW; tag : BYTE; END_STRUCT;
        END_TYPE
        """,
      vars: "boxes : ARRAY[0..1] OF BOX; i, n : INT;",
      """
      FOR i := 1 TO 3 DO boxes[1].cells[i] := i; END_FOR;
      boxes[0] := boxes[1]; boxes[1].cells[2] := 40; boxes[0].tag := 16#A5;
      n := boxes[0].cells[2] + boxes[1].cells[2] + boxes[1].cells[3];
      """,
      gives: "n = 45"),
    LanguageCase(
      "a subrange holds what is inside of it, and begins with its least value",
      before: "TYPE PERCENT : INT(0..100); SHIFTED : INT(5..9); END_TYPE",
      vars: "a : PERCENT := 40; b : PERCENT; c : INT(-5..5) := -5; d : SHIFTED;",
      "b := a + 60; c := c + 1;", scans: 3, gives: "a = 40, b = 100, c = -2, d = 5"),
    LanguageCase(
      "an alias is its type under another name, with an initial value of its own",
      before: "TYPE SPEED : REAL := 1.5; COUNT : DINT; FAST : SPEED := 9.0; END_TYPE",
      vars: "a : SPEED; b : COUNT; c : REAL; d : FAST;",
      "c := a * 2.0; b := b + 5;", gives: "a = 1.5, b = 5, c = 3.0, d = 9.0"),
    LanguageCase(
      "a constant sizes an array and bounds a loop", before: "",
      vars: """
        END_VAR
        VAR CONSTANT size : INT := 4; half : INT := 2; END_VAR
        VAR a : ARRAY[1..4] OF INT; i, n : INT;
        """,
      "FOR i := 1 TO size DO a[i] := i * half; END_FOR; n := a[size];",
      gives: "n = 8"),
    LanguageCase(
      "bits of a bit string are read and written by their number",
      vars: "w : WORD := 16#0005; b : BYTE; a : ARRAY[0..1] OF DWORD; p, q, r : BOOL;",
      """
      p := w.2; q := w.1; w.15 := TRUE; w.0 := FALSE; b.7 := p; a[1].31 := q OR p; r := a[1].31;
      """,
      gives: "p = TRUE, q = FALSE, w = 16#8004, b = 16#80, r = TRUE"),
  ]
}
