import Kernel
import Testing

@testable import PLC

@Suite("Checking: types of expressions")
struct ExpressionCheckTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var statement: String
    var becomes: String
    var profile: SemanticsProfile
    var testDescription: String { "\(statement) \(profile.rawValue)" }

    init(_ statement: String, _ becomes: String, _ profile: SemanticsProfile = .openplc) {
      self.statement = statement
      self.becomes = becomes
      self.profile = profile
    }
  }

  static let vars = """
    a, b, c : INT; d, e : DINT; l : LINT; s : SINT; us : USINT; u, v : UINT; ud : UDINT;
    r, q : REAL; lr : LREAL; x, y : BOOL; bt : BYTE; w : WORD; dw : DWORD;
    t, t2 : TIME; clock : TOD; stamp, stamp2 : DT; date1, date2 : DATE; n : STRING; m : STRING[10];
    colour : Colour; range : INT(0..9); list : ARRAY[1..3] OF INT;
    """.replacing("\n", with: " ")

  static let types = "TYPE Colour : (Red, Green, Blue); Light : (Off, Red); END_TYPE"

  private func check(_ row: Row) {
    let trial = CheckTrial(
      vars: Self.vars, row.statement, before: Self.types, profile: row.profile)
    #expect(trial.text() == row.becomes)
  }

  @Test(
    "numbers without a type take that of what they meet",
    arguments: [
      Row("a := 5;", "a := 5"),
      Row("r := 5;", "r := 5.0"),
      Row("lr := 0.1;", "lr := 0.1"),
      Row("bt := 16#FF;", "bt := 255"),
      Row("x := 1;", "x := TRUE"),
      Row("a := -32768;", "a := -32768"),
      Row("l := 1000 * 1000 * 1000 * 1000;", "l := 1000000000000"),
      Row("r := 7 / 2;", "r := 3.0"),
      Row("r := 7.0 / 2;", "r := 3.5"),
      Row("x := 1 < 2;", "x := TRUE"),
      Row("w := w AND 16#00FF;", "w := (AND word w 255)"),
      Row("x := a > 40000;", "x := (> dint (int>dint a) 40000)"),
      Row("x := w = 16#1_0000;", "x := (= dword (word>dword w) 65536)"),
      Row("w := NOT 16#FF;", "w := (not 255)"),
      Row("d := INT#5;", "d := 5"),
      Row("r := r * 2;", "r := (* real r 2.0)"),
      Row("lr := d * 0.5;", "lr := (* lreal (dint>lreal d) 0.5)"),
      Row("r := a * 0.5;", "r := (* real (int>real a) 0.5)"),
    ])
  func literals(_ row: Row) { check(row) }

  @Test(
    "smaller types widen unasked",
    arguments: [
      Row("d := a;", "d := (int>dint a)"),
      Row("l := ud;", "l := (udint>lint ud)"),
      Row("d := u;", "d := (uint>dint u)"),
      Row("r := s;", "r := (sint>real s)"),
      Row("lr := d;", "lr := (dint>lreal d)"),
      Row("lr := r;", "lr := (real>lreal r)"),
      Row("w := bt;", "w := (byte>word bt)"),
      Row("d := d + a;", "d := (+ dint d (int>dint a))"),
      Row("l := ud + d;", "l := (+ lint (udint>lint ud) (dint>lint d))"),
      Row("d := a + u;", "d := (+ dint (int>dint a) (uint>dint u))"),
      Row("x := a < r;", "x := (< real (int>real a) r)"),
      Row("dw := dw OR w;", "dw := (OR dword dw (word>dword w))"),
    ])
  func widening(_ row: Row) { check(row) }

  @Test(
    "integers are computed as the profile says",
    arguments: [
      Row(
        "a := (a + b) / 2;",
        "a := (dint>int (/ dint (+ dint (int>dint a) (int>dint b)) 2))"),
      Row("a := (a + b) / 2;", "a := (/ int (+ int a b) 2)", .strucpp),
      Row("u := u - 1;", "u := (dint>uint (- dint (uint>dint u) 1))"),
      Row("u := u - 1;", "u := (- uint u 1)", .strucpp),
      Row("a := -b;", "a := (dint>int (neg (int>dint b)))"),
      Row("a := -b;", "a := (neg b)", .strucpp),
      Row("d := a + b;", "d := (+ dint (int>dint a) (int>dint b))"),
      Row("d := a + b;", "d := (int>dint (+ int a b))", .strucpp),
      Row(
        "a := ADD(a, b, c);",
        """
        a := (dint>int (+ dint (int>dint (dint>int (+ dint (int>dint a) (int>dint b)))) \
        (int>dint c)))
        """),
      Row("a := ADD(a, b, c);", "a := (+ int (+ int a b) c)", .strucpp),
      Row("a := ABS(a - b);", "a := (absolute (dint>int (- dint (int>dint a) (int>dint b))))"),
      Row("d := d * e;", "d := (* dint d e)"),
      Row("x := a MOD 2 = 0;", "x := (= dint (MOD dint (int>dint a) 2) 0)"),
    ])
  func profiles(_ row: Row) { check(row) }

  @Test(
    "times and dates are computed with",
    arguments: [
      Row("t := t + T#1s;", "t := (+ time t T#1000000000)"),
      Row("t := t * 2;", "t := (multiplyTimeByInteger t 2)"),
      Row("t := 2 * t;", "t := (multiplyTimeByInteger t 2)"),
      Row("t := t / a;", "t := (divideTimeByInteger t (int>lint a))"),
      Row("t := t * r;", "t := (multiplyTimeByReal t (real>lreal r))"),
      Row("t := -t;", "t := (neg t)"),
      Row(
        "clock := clock + t;",
        "clock := (time>timeOfDay/bits (+ time (timeOfDay>time/bits clock) t))"),
      Row(
        "t := stamp - stamp2;",
        "t := (- time (dateAndTime>time/bits stamp) (dateAndTime>time/bits stamp2))"),
      Row(
        "t := SUB_DATE_DATE(date1, date2);",
        "t := (- time (date>time/bits date1) (date>time/bits date2))"),
      Row(
        "stamp := CONCAT_DATE_TOD(date1, clock);",
        """
        stamp := (time>dateAndTime/bits (+ time (date>time/bits date1) (timeOfDay>time/bits clock)))
        """),
      Row("x := t >= t2;", "x := (>= time t t2)"),
      Row("t := ADD(t, t2);", "t := (+ time t t2)"),
      Row("t := MULTIME(t, 2.5);", "t := (multiplyTimeByReal t 2.5)"),
    ])
  func times(_ row: Row) { check(row) }

  @Test(
    "enumerations, strings, subranges, bits and elements",
    arguments: [
      Row("colour := Green;", "colour := 1"),
      Row("colour := Red;", "colour := 0"),
      Row("colour := Light#Off;", "PLC0140"),
      Row("x := colour = Red;", "x := (= lint colour 0)"),
      Row("x := Red = colour;", "x := (= lint 0 colour)"),
      Row("x := colour <> Colour#Blue;", "x := (<> lint colour 2)"),
      Row("x := n = 'go';", "x := (= string n 'go')"),
      Row("m := CONCAT(n, m);", "m := (concatenate n m)"),
      Row("a := LEN(n);", "a := (lint>int (length n))"),
      Row("range := a;", "range := (0..9 a)"),
      Row("range := 9;", "range := 9"),
      Row("a := range + 1;", "a := (dint>int (+ dint (int>dint range) 1))"),
      Row("x := w.3;", "x := w.3"),
      Row("list[a] := list[2];", "list[(int>lint a)] := list[2]"),
      Row("list[a + 1] := 0;", "list[(dint>lint (+ dint (int>dint a) 1))] := 0"),
    ])
  func others(_ row: Row) {
    if row.becomes.hasPrefix("PLC") {
      let trial = CheckTrial(vars: Self.vars, row.statement, before: Self.types)
      #expect(trial.problems.map(\.code) == [row.becomes])
    } else {
      check(row)
    }
  }

  @Test(
    "standard functions become operators, conversions or native functions",
    arguments: [
      Row("r := SQRT(r);", "r := (squareRoot r)"),
      Row("r := SQRT(2);", "r := (squareRoot 2.0)"),
      Row("a := MAX(a, 5, b);", "a := (maximum a 5 b)"),
      Row("a := LIMIT(0, a, 100);", "a := (limit 0 a 100)"),
      Row("a := LIMIT(MX := 100, IN := a, MN := 0);", "a := (limit 0 a 100)"),
      Row("d := SEL(x, 1, 100000);", "d := (select x 1 100000)"),
      Row("n := SEL(x, n, 'off');", "n := (selectString x n 'off')"),
      Row("colour := SEL(x, Red, Green);", "colour := (select x 0 1)"),
      Row("a := MUX(a, b, c, 7);", "a := (multiplex (int>lint a) b c 7)"),
      Row("w := SHL(w, 3);", "w := (shiftLeft w 3)"),
      Row("w := ROR(IN := w, N := a);", "w := (rotateRight w (int>lint a))"),
      Row(
        "x := GT(a, b, c);",
        """
        x := (AND bool (> dint (int>dint a) (int>dint b)) (> dint (int>dint b) (int>dint c)))
        """),
      Row("x := EQ_DINT(a, d);", "x := (= dint (int>dint a) d)"),
      Row("x := AND(x, y, NOT(x));", "x := (AND bool (AND bool x y) (not x))"),
      Row("d := ADD_DINT(a, 1);", "d := (+ dint (int>dint a) 1)"),
      Row("r := EXPT(r, 2);", "r := (power r 2.0)"),
      Row("r := a ** 2;", "r := (power (int>real a) 2.0)"),
      Row("a := REAL_TO_INT(r);", "a := (real>int r)"),
      Row(
        "r := INT_TO_REAL(a + 1);",
        """
        r := (int>real (dint>int (+ dint (int>dint a) 1)))
        """),
      Row("a := REAL_TRUNC_INT(r);", "a := (real>int/truncate r)"),
      Row("a := TRUNC(r);", "a := (real>int/truncate r)"),
      Row("d := TRUNC(r) + 1;", "d := (+ dint (real>dint/truncate r) 1)"),
      Row("d := TIME_TO_DINT(t);", "d := (time>dint/seconds t)"),
      Row("d := TIME_TO_DINT(t);", "d := (time>dint/milliseconds t)", .strucpp),
      Row("t := DINT_TO_TIME(1500);", "t := T#1500000000", .strucpp),
      Row("n := INT_TO_STRING(a);", "n := (wordToString a)"),
      Row("r := STRING_TO_REAL('1.5');", "r := (stringToWord '1.5')"),
      Row("u := BCD_TO_UINT(w);", "u := (fromBCD w)"),
      Row("w := UINT_TO_BCD(u);", "w := (toBCD u)"),
      Row("w := UINT_TO_BCD_WORD(u);", "w := (toBCD u)"),
      Row("ud := WORD_BCD_TO_UDINT(w);", "ud := (uint>udint (fromBCD w))"),
      Row("clock := DT_TO_TOD(stamp);", "clock := (timeOfDayPart stamp)"),
      Row("date1 := DATE_AND_TIME_TO_DATE(stamp);", "date1 := (datePart stamp)"),
      Row("list := MOVE(list);", "list := list"),
      Row("a := TO_INT(r);", "a := (real>int r)"),
      Row("bt := SEL(x, 0, 1);", "bt := (select x 0 1)"),
    ])
  func functions(_ row: Row) { check(row) }

  @Test("every typed conversion between elementary types and strings has a meaning")
  func conversions() {
    let names = Elementary.allCases.map(\.name) + ["STRING", "WSTRING"]
    for from in names {
      for to in names where from != to {
        #expect(StandardFunctions.named("\(from)_TO_\(to)") != nil, "\(from)_TO_\(to)")
      }
    }
    #expect(StandardFunctions.named("INT_TO_INT") == nil)
    #expect(StandardFunctions.named("INT_TO_BCD") == nil)
    #expect(StandardFunctions.named("INT_TRUNC_REAL") == nil)
    #expect(StandardFunctions.named("TON_TO_INT") == nil)
  }
}
