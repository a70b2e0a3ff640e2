import Kernel
import Testing

@testable import PLC

@Suite("Statements of structured text")
struct StatementTests {
  @Test(
    "each statement becomes its tree",
    arguments: [
      Row("a := b;", "(:= a b)"),
      Row("a.b[2] := 1; %QX0.1 := TRUE;;", "(:= ([] (. a b) 2) 1) (:= %QX0.1 TRUE) ;"),
      Row(
        "fb(); fb(IN := a, PT := T#1s, Q => b);",
        "(call fb) (call fb (:= IN a) (:= PT time:1000000000) (=> Q b))"),
      Row("a[1].fb(x);", "(call (. ([] a 1) fb) x)"),
      Row("IF a THEN b := 1; END_IF;", "(if (a (:= b 1)))"),
      Row(
        "IF a THEN ELSIF b THEN c(); ELSIF d THEN RETURN; ELSE EXIT; END_IF;",
        "(if (a ) (b (call c)) (d return) (else exit))"),
      Row(
        "CASE x OF 1: a := 1; 2, 4..6, -3: b := 2; c := 3; RED: ; COLOUR#BLUE, N: f(); ELSE g(); END_CASE;",
        "(case x ((1) (:= a 1)) ((2 4..6 (negate 3)) (:= b 2) (:= c 3)) ((RED) ;) "
          + "((COLOUR#BLUE N) (call f)) (else (call g)))"),
      Row(
        "CASE x OF LOW..HIGH: a.b := 1; Colour.Red: a[1] := 2; 16#F: END_CASE;",
        "(case x ((LOW..HIGH) (:= (. a b) 1)) (((. Colour Red)) (:= ([] a 1) 2)) ((15) ))"),
      Row("CASE a OF 1:x:=5;2:END_CASE;", "(case a ((1) (:= x 5)) ((2) ))"),
      Row(
        "FOR i := 1 TO 10 BY -2 DO CONTINUE; END_FOR; FOR i := a TO b DO END_FOR;",
        "(for i 1 10 by (negate 2) continue) (for i a b )"),
      Row("WHILE a < 3 DO a := a + 1; END_WHILE;", "(while (less a 3) (:= a (add a 1)))"),
      Row(
        "REPEAT a := 1; UNTIL b END_REPEAT; REPEAT UNTIL b; END_REPEAT;",
        "(repeat (:= a 1) until b) (repeat  until b)"),
      Row(
        "if a then case b of 1: while c do exit; end_while; end_case; end_if;",
        "(if (a (case b ((1) (while c exit)))))"),
      Row(
        "step := 1; task := on; from(with := priority);",
        "(:= step 1) (:= task on) (call from (:= with priority))"),
      Row(
        "(* a (* nested *) *) a := (* x *) b // to the end ;\n; {pragma {inside}} /* c */ c();",
        "(:= a b) (call c)"),
    ])
  func trees(row: Row) {
    let reading = Reading.statements(row.source)
    #expect(reading.text == row.tree)
    #expect(reading.messages == [])
  }

  @Test("places count from the line of the text's own place, characters and not bytes")
  func places() {
    let log = DiagnosticLog(names: ["test"])
    let statements = Parser.statements(
      "a := 'öö'; b := 1;\r\n\r  c();\n", at: Position(line: 40, column: 9, element: 3), log: log)
    #expect(statements.map(\.position.line) == [40, 40, 42])
    #expect(statements.map(\.position.column) == [1, 12, 3])
    #expect(statements.map(\.position.element) == [3, 3, 3])
    #expect(log.problems.list.isEmpty)
  }
}
