import Testing

@Suite("Language: literals")
struct LanguageLiteralTests {
  @Test("a literal has the value that its text says", arguments: cases)
  func literal(_ example: LanguageCase) { example.check() }

  static let cases: [LanguageCase] = [
    LanguageCase(
      "decimal numbers, with underscores and signs",
      vars: "a : DINT; b : DINT; c : DINT; d : DINT;",
      "a := 0; b := 123_456; c := -12; d := +986;",
      gives: "a = 0, b = 123456, c = -12, d = 986"),
    LanguageCase(
      "numbers of base 2, 8 and 16",
      vars: "a : INT; b : INT; c : DINT; d : DINT; e : INT;",
      "a := 2#1110_0000; b := 8#340; c := 16#E0; d := 16#ff_ff; e := 2#1111_1111;",
      gives: "a = 224, b = 224, c = 224, d = 65535, e = 255"),
    LanguageCase(
      "numbers with a type", vars: "a : INT; b : UINT; c : SINT; d : LINT; e : INT; f : ULINT;",
      """
      a := INT#-5; b := UINT#16#9AF; c := SINT#-128; d := LINT#-9223372036854775808;
      e := int#2#101; f := ULINT#18446744073709551615;
      """,
      gives:
        "a = -5, b = 2479, c = -128, d = -9223372036854775808, e = 5, f = 18446744073709551615"),
    LanguageCase(
      "real numbers", vars: "a : REAL; b : REAL; c : LREAL; d : LREAL; e : LREAL; f : REAL;",
      """
      a := -12.0; b := 0.4560; c := 3.14159_26; d := -1.34E-12; e := 1.0E+6; f := REAL#2.5;
      """,
      gives: "a = -12.0, b = 0.456, c = 3.1415926, d = -1.34e-12, e = 1000000.0, f = 2.5"),
    LanguageCase(
      "a number without a fraction where a real one is wanted", vars: "a : REAL; b : LREAL;",
      "a := 3; b := -7;", gives: "a = 3.0, b = -7.0"),
    LanguageCase(
      "booleans", vars: "a, b, c, d, e, f : BOOL;",
      "a := TRUE; b := NOT FALSE; c := BOOL#1; d := 1; e := BOOL#FALSE; f := true;",
      gives: "a = TRUE, b = TRUE, c = TRUE, d = TRUE, e = FALSE, f = TRUE"),
    LanguageCase(
      "bit strings", vars: "a : BYTE; b : WORD; c : DWORD; d : LWORD; e : WORD;",
      """
      a := BYTE#16#FF; b := WORD#2#1000_0000_0000_0001; c := 16#DEAD_BEEF;
      d := LWORD#16#FFFF_FFFF_FFFF_FFFF; e := 255;
      """,
      gives: "a = 255, b = 32769, c = 16#DEADBEEF, d = 16#FFFFFFFFFFFFFFFF, e = 255"),
    LanguageCase(
      "durations", vars: "a, b, c, d, e, f, g, h : TIME;",
      """
      a := T#14ms; b := t#14.7s; c := T#5d14h12m18s3.5ms; d := TIME#25h_15m; e := T#-20ms;
      f := time#90m; g := T#1d; h := T#0s;
      """,
      gives: """
        a = 14ms, b = 14700ms, c = 483138003500us, d = 90900s, e = -20ms, f = 5400s, g = 86400s,
        h = 0s
        """),
    LanguageCase(
      "dates and times of day", vars: "a, b : DATE; c, d : TOD; e, f : DATE_AND_TIME;",
      """
      a := D#1984-06-25; b := DATE#1970-01-02; c := TOD#15:36:55.36; d := TIME_OF_DAY#00:00:01;
      e := DT#1984-06-25-15:36:55.36; f := DATE_AND_TIME#1970-01-01-00:00:00;
      """,
      gives: """
        a = 456969600s, b = 86400s, c = 56215360ms, d = 1s, e = 457025815360ms, f = 0s
        """),
    LanguageCase(
      "strings and their escapes",
      vars: """
        a, b, c, d : INT; e, f, g, h : BOOL; line : STRING; wide : WSTRING;
        """,
      """
      a := LEN(''); b := LEN('$$ $' $L$N$P$R$T'); c := LEN('$C3$A4'); d := LEN("$00E4$"");
      e := 'A' = '$41'; f := '$R$L' = '$0D$0A'; line := 'it$'s'; g := line = 'it$27s';
      wide := "wide"; h := wide = "w$0069de";
      """,
      gives: "a = 0, b = 9, c = 2, d = 2, e = TRUE, f = TRUE, g = TRUE, h = TRUE"),
  ]
}
