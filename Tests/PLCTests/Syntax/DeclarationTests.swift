import Kernel
import Testing

@testable import PLC

@Suite("Declarations of structured text")
struct DeclarationTests {
  @Test(
    "types of every kind",
    arguments: [
      Row("a : INT;", "(type a INT)"), Row("a : INT := 5;", "(type a INT = 5)"),
      Row("a : b; c : a;", "(type a b) (type c a)"),
      Row("a : (RED, GREEN, BLUE) := GREEN;", "(type a (enum RED GREEN BLUE) = GREEN)"),
      Row("a : (RED := 1, GREEN, BLUE := 16#10) INT;", "(type a (enum RED=1 GREEN BLUE=16))"),
      Row("a : UINT (RED := 1, GREEN);", "(type a (enum RED=1 GREEN))"),
      Row("a : INT (-5..10);", "(type a (range INT (negate 5)..10))"),
      Row("a : INT(0..N) := 3;", "(type a (range INT 0..N) = 3)"),
      Row("a : STRING; b : WSTRING;", "(type a STRING) (type b WSTRING)"),
      Row(
        "a : STRING[20] := 'x'; b : string(N);", "(type a STRING[20] = text:x) (type b STRING[N])"),
      Row("a : ARRAY [1..3] OF INT;", "(type a (array 1..3 INT))"),
      Row(
        "a : ARRAY [0..1, -1..N, 5..6] OF ARRAY [1..2] OF BOOL := [4(FALSE), [TRUE, 1], 2(), 3([0, 1])];",
        "(type a (array 0..1 (negate 1)..N 5..6 (array 1..2 BOOL)) = "
          + "[4xFALSE [TRUE 1] 2x_ 3x[0 1]])"),
      Row(
        "p : STRUCT x, y : REAL := 1.0; on AT %QX0.0 : BOOL; q : STRUCT z : INT; END_STRUCT; END_STRUCT;",
        "(type p (struct (x REAL = real:1.0:1.0) (y REAL = real:1.0:1.0) (on@%QX0.0 BOOL) "
          + "(q (struct (z INT)))))"),
      Row("a : p := (x := 1, q := (z := 2), r := [1, 2]);", "(type a p = {x=1 q={z=2} r=[1 2]})"),
      Row("a : INT := (1 + 2) * N;", "(type a INT = (multiply (add 1 2) N))"),
      Row(
        "a : TIME := T#5s; b : c := c#RED;", "(type a TIME = time:5000000000) (type b c = c#RED)"),
    ])
  func types(row: Row) { check("TYPE \(row.source) END_TYPE", row.tree) }

  @Test(
    "sections of variables",
    arguments: [
      Row("VAR a, b : INT := 1; END_VAR", "(local (a INT = 1) (b INT = 1))"),
      Row(
        "VAR_INPUT a : BOOL R_EDGE; b : BOOL F_EDGE; END_VAR",
        "(input (a BOOL rising) (b BOOL falling))"),
      Row("VAR_OUTPUT RETAIN a : INT; END_VAR", "(output retain (a INT))"),
      Row("VAR_IN_OUT a : ARRAY [1..2] OF INT; END_VAR", "(inOut (a (array 1..2 INT)))"),
      Row(
        "VAR_TEMP a : INT; END_VAR VAR_EXTERNAL b : INT; END_VAR",
        "(temp (a INT)) (external (b INT))"),
      Row("VAR CONSTANT N : INT := 5; END_VAR", "(local constant (N INT = 5))"),
      Row("VAR NON_RETAIN a : INT; END_VAR;", "(local (a INT))"),
      Row("VAR PERSISTENT RETAIN a : INT; END_VAR", "(local retain (a INT))"),
      Row("VAR persistent : INT; END_VAR", "(local (persistent INT))"),
      Row("VAR END_VAR", "(local )"),
      Row(
        "VAR a AT %QX0.0 : BOOL := TRUE; AT %IW1 : INT; b AT %I* : BOOL; END_VAR",
        "(local (a@%QX0.0 BOOL = TRUE) (@%IW1 INT) (b@%IX* BOOL))"),
      Row("VAR t : TON := (PT := T#1s); END_VAR", "(local (t TON = {PT=time:1000000000}))"),
    ])
  func sections(row: Row) {
    check("PROGRAM p \(row.source) END_PROGRAM", "(program p \(row.tree))")
  }

  @Test("blocks of all kinds, with actions behind their statements")
  func blocks() {
    check(
      """
      FUNCTION f : INT
      VAR_INPUT a : INT; END_VAR
      f := a;
      END_FUNCTION
      FUNCTION g : ARRAY [1..2] OF INT; END_FUNCTION
      function_block B
        var x : bool; end_var
        x := not x;
        ACTION Flash: x := TRUE; END_ACTION
        ACTION Other
          LD x
          ST y
        END_ACTION
      end_function_block
      PROGRAM Main END_PROGRAM
      """,
      "(function f:INT (input (a INT)) (:= f a)) (function g:(array 1..2 INT) ) "
        + "(functionBlock B (local (x bool)) (:= x (not x)) (action Flash (:= x TRUE)) "
        + "(action Other (list (LD x) (ST y)))) (program Main )")
  }

  @Test("configurations with resources, tasks, programs and global variables on all levels")
  func configurations() {
    check(
      """
      VAR_GLOBAL CONSTANT N : INT := 1; END_VAR
      CONFIGURATION Config0
        VAR_GLOBAL a : INT; END_VAR
        RESOURCE Res0 ON PLC
          VAR_GLOBAL RETAIN b AT %QW0 : INT; END_VAR
          TASK fast(INTERVAL := T#20ms, PRIORITY := 0);
          TASK once(SINGLE := trigger, PRIORITY := 1);
          PROGRAM i0 WITH fast : Main;
          PROGRAM RETAIN i1 : Other(x := %IX0.0, y => b);
        END_RESOURCE
      END_CONFIGURATION
      CONFIGURATION Small
        TASK t(INTERVAL := T#1s);
        PROGRAM i WITH t : Main;
      END_CONFIGURATION
      """,
      "(global constant (N INT = 1)) (configuration Config0 (global (a INT)) (resource Res0 "
        + "(global retain (b@%QW0 INT)) (task fast interval time:20000000 priority 0) "
        + "(task once single trigger priority 1) (program i0 fast Main) "
        + "(program i1 - Other (:= x %IX0.0) (=> y b)))) "
        + "(configuration Small (resource Small (task t interval time:1000000000) "
        + "(program i t Main)))")
  }

  @Test("types and initial values are read on their own, at the place they are given")
  func parts() {
    let place = Position(file: 0, line: 9, column: 2, element: 1)
    let type = Reading {
      Parser.typeSpecification("ARRAY [1..2] OF INT", at: place, log: $0).map(Printer.text)
    }
    #expect(type.text == "(array 1..2 INT)")
    let initial = Reading {
      Parser.initializer("[1, (a := 2)]", at: place, log: $0).map(Printer.text)
    }
    #expect(initial.text == "[1 {a=2}]")
    let broken = Reading { Parser.initializer("5 6", at: place, log: $0).map(Printer.text) }
    #expect(broken.text == "nil")
    #expect(broken.problems == ["9:2 PLC0020"])
  }

  private func check(_ source: String, _ tree: String) {
    let reading = Reading.unit(source)
    #expect(reading.text == tree)
    #expect(reading.messages == [])
  }
}
