import PLC
import Testing

/// The differences measured between the two compilers of OpenPLC.
@Suite("Language: profiles")
struct LanguageProfileTests {
  @Test("the profiles differ where the compilers do", arguments: cases)
  func profile(_ example: LanguageCase) { example.check() }

  /// Title, variables, body, and what openplc and strucpp give.
  static let cases = [
    (
      "a sum of INT inside an expression", "a : INT := 30000; b : INT;", "b := (a + a) / 2;",
      "b = 30000", "b = -2768"
    ),
    ("a sum of INT that is stored", "a : INT := 30000; b : INT;", "b := a + a;", "b = -5536", nil),
    (
      "rounding of halves", "a, b, c : INT;",
      "a := REAL_TO_INT(2.5); b := REAL_TO_INT(-2.5); c := REAL_TO_INT(3.5);",
      "a = 2, b = -2, c = 4", "a = 3, b = -3, c = 4"
    ),
    (
      "a duration as a number", "a : DINT;", "a := TIME_TO_DINT(T#1500ms);", "a = 1", "a = 1500"
    ),
    (
      "signs of quotients and remainders", "a, b : INT;", "a := -7 MOD 3; b := -7 / 2;",
      "a = -1, b = -3", nil
    ),
    (
      "narrowing", "a : INT; b : UINT; c : WORD;",
      "a := DINT_TO_INT(70000); b := b - 1; c := INT_TO_WORD(-1);",
      "a = 4464, b = 65535, c = 65535", nil
    ),
    (
      "shifts", "a, b : WORD;", "a := SHR(WORD#16#FFFF, 16); b := SHL(WORD#16#8001, 1);",
      "a = 0, b = 2", nil
    ),
  ].flatMap { title, vars, body, openplc, strucpp in
    [
      LanguageCase("\(title), openplc", vars: vars, body, profile: .openplc, gives: openplc),
      LanguageCase(
        "\(title), strucpp", vars: vars, body, profile: .strucpp, gives: strucpp ?? openplc),
    ]
  }
}
