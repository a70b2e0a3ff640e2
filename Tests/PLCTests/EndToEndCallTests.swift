import PLC
import Testing

/// Calls of functions and function blocks: where parameters go, and what is kept between calls.
@Suite("End to end: calls")
struct EndToEndCallTests {
  @Test("a call inside of an argument of the same function does not disturb the others")
  func nested() throws {
    var run = try ProgramRun(
      """
      FUNCTION Mix : DINT VAR_INPUT a, b, c : DINT; END_VAR
        Mix := a * 100 + b * 10 + c;
      END_FUNCTION
      FUNCTION Join : STRING VAR_INPUT a, b : STRING; END_VAR
        Join := CONCAT(a, '-', b);
      END_FUNCTION
      FUNCTION_BLOCK Inside VAR n : DINT; s : STRING; END_VAR
        n := Mix(1, Mix(2, 3, 4), Mix(5, Mix(0, 0, 6), 7));
        s := Join('a', Join(Join('b', 'c'), 'd'));
      END_FUNCTION_BLOCK
      PROGRAM Main VAR n, m : DINT; s, t : STRING; inside : Inside; END_VAR
        n := Mix(1, Mix(2, 3, 4), Mix(5, Mix(0, 0, 6), 7));
        m := Mix(1, 2, 3) - Mix(4, 5, 6) + Mix(7, 8, 9);
        s := Join('a', Join(Join('b', 'c'), 'd'));
        t := CONCAT(Join('1', '2'), Join('3', '4'));
        inside();
      END_PROGRAM
      """)
    try run.scan()
    // 100 + 10 · 234 + (500 + 60 + 7)
    #expect(run["Main.n"] == "3007")
    #expect(run["Main.inside.n"] == "3007")
    #expect(run["Main.m"] == "456")
    #expect(run["Main.s"] == "'a-b-c-d'")
    #expect(run["Main.inside.s"] == "'a-b-c-d'")
    #expect(run["Main.t"] == "'1-23-4'")
  }

  @Test("a function starts afresh at each call; an input it is not given has its initial value")
  func afresh() throws {
    var run = try ProgramRun(
      """
      FUNCTION Sum : INT
        VAR_INPUT a : INT; b : INT := 40; END_VAR
        VAR n : INT := 2; list : ARRAY[0..2] OF INT; END_VAR
        n := n + a; list[1] := list[1] + n; Sum := Sum + list[1] + b;
      END_FUNCTION
      PROGRAM Main VAR x, y, z : INT; END_VAR
        x := Sum(a := 1); y := Sum(a := 1, b := 0); z := Sum(b := 5, a := 2);
      END_PROGRAM
      """)
    try run.scan(times: 2)
    #expect(run["Main.x"] == "43")
    #expect(run["Main.y"] == "3")
    #expect(run["Main.z"] == "9")
  }

  @Test("VAR_TEMP has its initial value at each call, other variables of a block are kept")
  func temporary() throws {
    var run = try ProgramRun(
      """
      TYPE Pair : STRUCT a : INT := 3; b : INT; END_STRUCT; END_TYPE
      FUNCTION_BLOCK Block
        VAR_TEMP t : INT := 5; list : ARRAY[0..3] OF INT := [4(1)]; pair : Pair; zero : LINT;
          s : STRING := 'new'; END_VAR
        VAR kept, sum : INT; last : STRING; END_VAR
        t := t + 1; list[2] := list[2] + t; pair.a := pair.a + 1; pair.b := pair.b + 1;
        zero := zero + 1; kept := kept + 1; s := CONCAT(s, '!'); last := s;
        sum := t + list[2] + list[3] + pair.a + pair.b + LINT_TO_INT(zero);
      END_FUNCTION_BLOCK
      PROGRAM Main VAR one, two : Block; END_VAR
        VAR_TEMP t : INT := 7; END_VAR VAR sum : INT; END_VAR
        one(); one(); two(); t := t + 1; sum := sum + t;
      END_PROGRAM
      """)
    try run.scan(times: 2)
    // 6 + 7 + 1 + 4 + 1 + 1
    #expect(run["Main.one.sum"] == "20")
    #expect(run["Main.two.sum"] == "20")
    #expect(run["Main.one.kept"] == "4")
    #expect(run["Main.two.kept"] == "2")
    #expect(run["Main.one.last"] == "'new!'")
    #expect(run["Main.sum"] == "16")
  }

  @Test("in-out parameters reach elements, fields, strings, globals and what was handed over")
  func references() throws {
    var run = try ProgramRun(
      """
      TYPE Pair : STRUCT a : INT; list : ARRAY[1..3] OF INT; END_STRUCT; END_TYPE
      VAR_GLOBAL g : INT := 100; pairs : ARRAY[0..1] OF Pair; END_VAR
      FUNCTION_BLOCK Add VAR_INPUT d : INT; END_VAR VAR_IN_OUT x : INT; END_VAR
        x := x + d;
      END_FUNCTION_BLOCK
      FUNCTION_BLOCK Outer
        VAR_IN_OUT p : Pair; s : STRING; END_VAR VAR_INPUT i : INT; END_VAR
        VAR add : Add; END_VAR VAR_EXTERNAL g : INT; pairs : ARRAY[0..1] OF Pair; END_VAR
        add(d := 1, x := p.a); add(d := 2, x := p.list[i]); add(d := 4, x := g);
        add(d := 8, x := pairs[i - 1].list[2]);
        s := CONCAT(s, 'x');
      END_FUNCTION_BLOCK
      FUNCTION Clear : BOOL VAR_IN_OUT x : INT; END_VAR
        Clear := x > 3; x := 0;
      END_FUNCTION
      PROGRAM Main
        VAR ps : ARRAY[5..7] OF Pair; i : INT := 6; outer : Outer; s : STRING; n : INT := 9; c : BOOL;
        END_VAR
        VAR_EXTERNAL g : INT; pairs : ARRAY[0..1] OF Pair; END_VAR
        outer(p := ps[i], s := s, i := 2);
        c := Clear(n);
      END_PROGRAM
      """)
    try run.scan(times: 3)
    #expect(run["Main.ps[6].a"] == "3")
    #expect(run["Main.ps[6].list[2]"] == "6")
    #expect(run["Main.ps[5].a"] == "0")
    #expect(run["g"] == "112")
    #expect(run["pairs[1].list[2]"] == "24")
    #expect(run["Main.s"] == "'xxx'")
    #expect(run["Main.n"] == "0")
    #expect(run["Main.c"] == "FALSE")
  }

  @Test("instances in arrays, in globals and handed over each keep their own state")
  func instances() throws {
    var run = try ProgramRun(
      """
      VAR_GLOBAL shared : Step; END_VAR
      FUNCTION_BLOCK Step VAR_INPUT d : INT := 1; END_VAR VAR_OUTPUT q : INT; END_VAR
        q := q + d;
      END_FUNCTION_BLOCK
      FUNCTION_BLOCK Twice VAR_IN_OUT s : Step; END_VAR
        VAR inner : ARRAY[0..1] OF Step; i : INT; END_VAR VAR_EXTERNAL shared : Step; END_VAR
        s(); s(d := 5); inner[i](d := 2); i := 1 - i; shared(d := 10);
      END_FUNCTION_BLOCK
      PROGRAM Main
        VAR list : ARRAY[1..3] OF Step; i : INT; a, b : Step; twice : Twice; sum : INT; END_VAR
        VAR_EXTERNAL shared : Step; END_VAR
        FOR i := 1 TO 3 DO list[i](d := i); END_FOR;
        a(d := 1); twice(s := b); shared();
        i := 2; sum := list[i].q + list[3].q + b.q;
        list[i].d := 100;
      END_PROGRAM
      """)
    try run.scan(times: 2)
    #expect(run["Main.list[1].q"] == "2")
    #expect(run["Main.list[2].q"] == "4")
    #expect(run["Main.list[3].q"] == "6")
    #expect(run["Main.list[2].d"] == "100")
    #expect(run["Main.a.q"] == "2")
    // The input keeps what it was given last: 1 and 5, then 5 and 5.
    #expect(run["Main.b.q"] == "16")
    #expect(run["Main.twice.inner[0].q"] == "2")
    #expect(run["Main.twice.inner[1].q"] == "2")
    #expect(run["shared.q"] == "40")
    #expect(run["Main.sum"] == "26")
  }

  @Test("without EN nothing runs and everything is kept; ENO tells")
  func enable() throws {
    var run = try ProgramRun(
      """
      FUNCTION Double : INT VAR_INPUT x : INT; END_VAR Double := x * 2; END_FUNCTION
      FUNCTION_BLOCK Step VAR_INPUT d : INT; END_VAR VAR_OUTPUT q : INT; END_VAR
        q := q + d;
      END_FUNCTION_BLOCK
      PROGRAM Main VAR on, eno, eno2, eno3 : BOOL; s : Step; q, r, t : INT := 7; END_VAR
        s(EN := on, d := 3, q => q, ENO => eno);
        r := Double(EN := on, x := 21, ENO => eno2);
        t := ADD(EN := on, IN1 := 1, IN2 := 2, ENO => eno3);
      END_PROGRAM
      """)
    try run.scan()
    #expect([run["Main.eno"], run["Main.eno2"], run["Main.eno3"]] == ["FALSE", "FALSE", "FALSE"])
    #expect(run["Main.q"] == "7")
    #expect(run["Main.t"] == "7")
    #expect(run["Main.s.q"] == "0")
    try run.set("Main.on", true)
    try run.scan()
    #expect([run["Main.eno"], run["Main.eno2"], run["Main.eno3"]] == ["TRUE", "TRUE", "TRUE"])
    #expect([run["Main.q"], run["Main.r"], run["Main.t"]] == ["3", "42", "3"])
  }

  @Test("outputs are converted, negated and written wherever they lead")
  func outputs() throws {
    var run = try ProgramRun(
      """
      FUNCTION_BLOCK Source VAR_OUTPUT n : INT := -3; q : BOOL := TRUE; s : STRING := 'hello';
        list : ARRAY[0..2] OF INT := [1, 2, 3]; END_VAR
      END_FUNCTION_BLOCK
      PROGRAM Main VAR source : Source; wide : LINT; r : REAL; q, p : BOOL; s : STRING[3];
        list : ARRAY[0..2] OF INT; flags : ARRAY[0..2] OF BOOL; i : INT := 1; END_VAR
        source(n => wide, q => q, s => s, list => list);
        source(n => r, NOT q => p); source(q => flags[i]);
      END_PROGRAM
      """)
    try run.scan()
    #expect(run["Main.wide"] == "-3")
    #expect(run["Main.r"] == "-3.0")
    #expect([run["Main.q"], run["Main.p"]] == ["TRUE", "FALSE"])
    #expect(run["Main.s"] == "'hel'")
    #expect(run["Main.list[2]"] == "3")
    #expect(run["Main.flags[1]"] == "TRUE")
  }

  @Test("calls inside of calls inside of calls come back where they came from")
  func deep() throws {
    let functions = (1...60).map {
      "FUNCTION f\($0) : DINT VAR_INPUT x : DINT; END_VAR f\($0) := f\($0 - 1)(x + 1) + 1; END_FUNCTION"
    }.joined(separator: "\n")
    var run = try ProgramRun(
      """
      FUNCTION f0 : DINT VAR_INPUT x : DINT; END_VAR f0 := x; END_FUNCTION
      \(functions)
      PROGRAM Main VAR n : DINT; END_VAR n := f60(5) + f3(1); END_PROGRAM
      """)
    try run.scan()
    // 60 up and 60 back from 5; 3 and 3 from 1.
    #expect(run["Main.n"] == "132")
  }
}
