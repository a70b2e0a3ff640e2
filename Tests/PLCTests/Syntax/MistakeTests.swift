import Kernel
import Testing

@testable import PLC

/// A text, what is told about it, and what is read all the same.
struct Mistake: CustomTestStringConvertible {
  var source: String
  var problems: [String]
  var tree: String?

  init(_ source: String, _ problems: String..., tree: String? = nil) {
    (self.source, self.problems, self.tree) = (source, problems, tree)
  }

  var testDescription: String { source }

  func check(_ reading: Reading) {
    #expect(reading.problems == problems)
    if let tree { #expect(reading.text == tree) }
  }
}

@Suite("Mistakes in structured text")
struct MistakeTests {
  @Test(
    "a broken statement costs one problem, and the next one is read",
    arguments: [
      Mistake("a := 1\nb := 2;", "1:7 PLC0021", tree: "(:= a 1) (:= b 2)"),
      Mistake("a := 1 b := 2;", "1:7 PLC0021", tree: "(:= a 1) (:= b 2)"),
      Mistake("f(x)\nIF a THEN END_IF;", "1:5 PLC0021", tree: "(call f x) (if (a ))"),
      Mistake("RETURN\na := 1;", "1:7 PLC0021", tree: "return (:= a 1)"),
      Mistake("a := 1", "1:7 PLC0021", tree: "(:= a 1)"),
      Mistake("a := ;\nb := 2;", "1:6 PLC0023", tree: "(:= b 2)"),
      Mistake("a := 1 + ;\nb := 2;", "1:10 PLC0023", tree: "(:= b 2)"),
      Mistake("a := (1 + 2;\nb := 2;", "1:12 PLC0020", tree: "(:= b 2)"),
      Mistake("a := 1 2;\nb := 2;", "1:8 PLC0020", tree: "(:= b 2)"),
      Mistake("a := b c;\nb := 2;", "1:8 PLC0020", tree: "(:= b 2)"),
      Mistake("a := b[1;\nb := 2;", "1:9 PLC0020", tree: "(:= b 2)"),
      Mistake("a := b.;\nb := 2;", "1:8 PLC0020", tree: "(:= b 2)"),
      Mistake("f(a, );\nb := 2;", "1:6 PLC0023", tree: "(:= b 2)"),
      Mistake("f(a b);\nb := 2;", "1:5 PLC0020", tree: "(:= b 2)"),
      Mistake("f(Q => 5);\nb := 2;", "1:8 PLC0020", tree: "(:= b 2)"),
      Mistake("a = 5;\nb := 2;", "1:3 PLC0025", tree: "(:= a 5) (:= b 2)"),
      Mistake("a : = 5;\nb := 2;", "1:3 PLC0020", tree: "(:= b 2)"),
      Mistake("a := b := 5;\nb := 2;", "1:8 PLC0026", tree: "(:= b 2)"),
      Mistake("a;\nb := 2;", "1:2 PLC0024", tree: "(:= b 2)"),
      Mistake("GOTO x;\nb := 2;", "1:1 PLC0024", tree: "(:= b 2)"),
      Mistake("5 := x;\nb := 2;", "1:1 PLC0024", tree: "(:= b 2)"),
      Mistake(") a := 1;\nb := 2;", "1:1 PLC0024", tree: "(:= b 2)"),
      Mistake("THEN a := 1;\nb := 2;", "1:1 PLC0024", tree: "(:= b 2)"),
      Mistake("a := THEN;\nb := 2;", "1:6 PLC0023", tree: "(:= b 2)"),
      Mistake("a := b == c;\nb := 2;", "1:8 PLC0012", tree: "(:= a (equal b c)) (:= b 2)"),
      Mistake(
        "a := !b && c || d != e | f;", "1:6 PLC0012", "1:9 PLC0012", "1:14 PLC0012",
        "1:19 PLC0012", "1:24 PLC0012", tree: "(:= a (or (or (and (not b) c) (notEqual d e)) f))"),
      Mistake("a := 5 $ 3;\nb := 2;", "1:8 PLC0002", tree: "(:= b 2)"),
      Mistake("a := €;\nb := \u{7};", "1:6 PLC0002", "2:6 PLC0002"),
      Mistake("a :=\u{A0}5;\u{200B}", "1:5 PLC0002", "1:8 PLC0002"),
      Mistake("größe := 5;", "1:1 PLC0005", tree: "(:= größe 5)"),
      Mistake(
        "a := 'abc;\nb := 2;", "1:6 PLC0004", "1:11 PLC0021", tree: "(:= a text:abc;) (:= b 2)"),
      Mistake("a := 1; (* b := 2;", "1:9 PLC0003", tree: "(:= a 1)"),
      Mistake("a := 1; (* (* *) b := 2;", "1:9 PLC0003", tree: "(:= a 1)"),
      Mistake("a := 1; { b := 2;", "1:9 PLC0003", tree: "(:= a 1)"),
      Mistake("a := p^;\nb := 2;", "1:7 PLC0043", tree: "(:= b 2)"),
      Mistake("a := w.%MB3;\nb := 2;", "1:8 PLC0043", tree: "(:= b 2)"),
      Mistake("a := w.%X3;\nb := 2;", "1:8 PLC0010", tree: "(:= b 2)"),
      Mistake("METHOD foo : INT\n a := 1;\nEND_METHOD\nb := 2;", "1:1 PLC0043", tree: "; (:= b 2)"),
    ])
  func statements(mistake: Mistake) { mistake.check(Reading.statements(mistake.source)) }

  @Test(
    "a broken statement with statements inside costs one problem, and those are read",
    arguments: [
      Mistake(
        "IF a := b THEN c(); END_IF; d();", "1:6 PLC0026",
        tree: "(if ((equal a b) (call c))) (call d)"),
      Mistake(
        "IF (a := b) THEN c(); END_IF; d();", "1:7 PLC0026",
        tree: "(if ((equal a b) (call c))) (call d)"),
      Mistake("IF a b THEN c(); END_IF; d();", "1:6 PLC0020", tree: "(if (a (call c))) (call d)"),
      Mistake("IF a\n c(); END_IF; d();", "2:2 PLC0020", tree: "(if (a (call c))) (call d)"),
      Mistake("IF THEN c(); END_IF; d();", "1:4 PLC0023", tree: "(if (FALSE (call c))) (call d)"),
      Mistake("IF a THEN c();", "1:15 PLC0027", tree: "(if (a (call c)))"),
      Mistake("IF a THEN c(); END_WHILE; d();", "1:16 PLC0027", tree: "(if (a (call c))) (call d)"),
      Mistake(
        "WHILE a DO IF b THEN c(); END_WHILE; d();", "1:27 PLC0027",
        tree: "(while a (if (b (call c)))) (call d)"),
      Mistake("IF a THEN b(); ELSE IF c THEN d(); END_IF; e();", "1:48 PLC0027"),
      Mistake("IF a THEN b(); END_IF\nc();", "1:22 PLC0022", tree: "(if (a (call b))) (call c)"),
      Mistake(
        "IF a THEN b(); ELSEIF c THEN d(); ENDIF; e();", "1:16 PLC0013", "1:35 PLC0013",
        tree: "(if (a (call b)) (c (call d))) (call e)"),
      Mistake("END_IF; a();", "1:1 PLC0028", tree: "(call a)"),
      Mistake("ELSE a();", "1:1 PLC0028", tree: "(call a)"),
      Mistake(
        "IF a THEN b(); UNTIL c(); END_IF;", "1:16 PLC0028", tree: "(if (a (call b) (call c)))"),
      Mistake("a(); END_PROGRAM b();", "1:6 PLC0028", tree: "(call a) (call b)"),
      Mistake("CASE a OF 1 b(); 2: c(); END_CASE; d();", "1:13 PLC0020"),
      Mistake(
        "CASE a OF b(); 2: c(); END_CASE; d();", "1:11 PLC0020",
        tree: "(case a ((2) (call c))) (call d)"),
      Mistake(
        "CASE a OF IF b THEN END_IF; 2: c(); END_CASE; d();", "1:11 PLC0020",
        tree: "(case a ((2) (call c))) (call d)"),
      Mistake(
        "CASE a OF 1, : b(); 2: c(); END_CASE; d();", "1:14 PLC0023",
        tree: "(case a ((1) (call b)) ((2) (call c))) (call d)"),
      Mistake("CASE a OF 1: b(); ELSE c(); 3: d(); END_CASE;", "1:29 PLC0024"),
      Mistake(
        "CASE a 1: b(); END_CASE; d();", "1:8 PLC0020", tree: "(case a ((1) (call b))) (call d)"),
      Mistake(
        "CASE a OF 1: b(); ENDCASE; d();", "1:19 PLC0013", tree: "(case a ((1) (call b))) (call d)"),
      Mistake(
        "FOR i = 1 TO 3 DO a(); END_FOR; d();", "1:7 PLC0025", tree: "(for i 1 3 (call a)) (call d)"
      ),
      Mistake("FOR i := 1 DO a(); END_FOR; d();", "1:12 PLC0020", tree: "; (call d)"),
      Mistake("FOR i := 1 TO 3\n a(); END_FOR; d();", "2:2 PLC0020", tree: "; (call d)"),
      Mistake("FOR 5 TO 3 DO a(); END_FOR; d();", "1:5 PLC0020", tree: "; (call d)"),
      Mistake(
        "WHILE a\n b := 1; END_WHILE; d();", "2:2 PLC0020", tree: "(while a (:= b 1)) (call d)"),
      Mistake("REPEAT a(); END_REPEAT; d();", "1:13 PLC0020", tree: "; (call d)"),
      Mistake("REPEAT a(); UNTIL END_REPEAT; d();", "1:19 PLC0023", tree: "; (call d)"),
      Mistake("REPEAT a(); UNTIL b := c END_REPEAT; d();", "1:21 PLC0026"),
    ])
  func blocks(mistake: Mistake) { mistake.check(Reading.statements(mistake.source)) }

  @Test(
    "a broken declaration costs one problem, and the next one is read",
    arguments: [
      Mistake("a : INT\nb : INT;", "1:8 PLC0021", tree: "(a INT) (b INT)"),
      Mistake("a INT; b : INT;", "1:3 PLC0020", tree: "(b INT)"),
      Mistake("a : ; b : INT;", "1:5 PLC0020", tree: "(b INT)"),
      Mistake("a : INT = 5; b : INT;", "1:9 PLC0020", tree: "(b INT)"),
      Mistake("a : INT := ; b : INT;", "1:12 PLC0023", tree: "(b INT)"),
      Mistake("a := 5; b : INT;", "1:3 PLC0020", tree: "(b INT)"),
      Mistake("5 : INT; b : INT;", "1:1 PLC0020", tree: "(b INT)"),
      Mistake("TO : INT; b : INT;", "1:1 PLC0029", tree: "(b INT)"),
      Mistake("a, : INT; b : INT;", "1:4 PLC0020", tree: "(b INT)"),
      Mistake("a AT x : INT; b : INT;", "1:6 PLC0020", tree: "(b INT)"),
      Mistake("a : ARRAY OF INT; b : INT;", "1:11 PLC0020", tree: "(b INT)"),
      Mistake("a : ARRAY [1-5] OF INT; b : INT;", "1:15 PLC0020", tree: "(b INT)"),
      Mistake("a : ARRAY [*] OF INT; b : INT;", "1:12 PLC0043", tree: "(b INT)"),
      Mistake("a : ARRAY [1..5] INT; b : INT;", "1:18 PLC0020", tree: "(b INT)"),
      Mistake(
        "a : STRUCT x INT; y : INT; END_STRUCT; b : INT;", "1:14 PLC0020",
        tree: "(a (struct (y INT))) (b INT)"),
      Mistake("a : (RED GREEN); b : INT;", "1:10 PLC0020", tree: "(b INT)"),
      Mistake("a : INT(5); b : INT;", "1:10 PLC0020", tree: "(b INT)"),
      Mistake("a : POINTER TO INT; b : INT;", "1:5 PLC0043", tree: "(b INT)"),
      Mistake("a : REFERENCE TO INT; b : INT;", "1:5 PLC0043", tree: "(b INT)"),
      Mistake("a : REF_TO INT; b : INT;", "1:5 PLC0043", tree: "(b INT)"),
      Mistake("a : ARRAY [1..2] OF INT := [1, 2; b : INT;", "1:33 PLC0020", tree: "(b INT)"),
      Mistake("a : T := (x := 1, y); b : INT;", "1:20 PLC0020", tree: "(b INT)"),
    ])
  func declarations(mistake: Mistake) {
    let reading = Reading.unit("PROGRAM p VAR\n\(mistake.source) END_VAR END_PROGRAM")
    // The source begins in the second line.
    #expect(reading.problems == mistake.problems.map(oneLineLower))
    if let tree = mistake.tree { #expect(reading.text == "(program p (local \(tree)))") }
  }

  private func oneLineLower(_ problem: String) -> String {
    let parts = problem.split(separator: ":", maxSplits: 1)
    return "\((Int(parts[0]) ?? 0) + 1):\(parts[1])"
  }

  @Test(
    "a broken block or section costs one problem, and the next block is read",
    arguments: [
      Mistake(
        "PROGRAM p VAR a : INT; a := 1; END_PROGRAM", "1:24 PLC0027",
        tree: "(program p (local (a INT)) (:= a 1))"),
      Mistake(
        "PROGRAM p VAR a : INT; VAR_INPUT b : INT; END_VAR END_PROGRAM", "1:24 PLC0027",
        tree: "(program p (local (a INT)) (input (b INT)))"),
      Mistake(
        "PROGRAM p VAR a : INT; END_PROGRAM PROGRAM q END_PROGRAM", "1:24 PLC0027",
        tree: "(program p (local (a INT))) (program q )"),
      Mistake(
        "PROGRAM p VAR a : STRUCT x : INT; END_VAR END_PROGRAM PROGRAM q END_PROGRAM",
        "1:35 PLC0027"),
      Mistake(
        "PROGRAM p a(); PROGRAM q END_PROGRAM", "1:16 PLC0027",
        tree: "(program p (call a)) (program q )"),
      Mistake(
        "PROGRAM p a(); END_FUNCTION PROGRAM q END_PROGRAM", "1:16 PLC0027",
        tree: "(program p (call a)) (program q )"),
      Mistake("PROGRAM p a();", "1:15 PLC0027", tree: "(program p (call a))"),
      Mistake(
        "PROGRAM p IF a THEN END_PROGRAM PROGRAM q END_PROGRAM", "1:21 PLC0027",
        tree: "(program p (if (a ))) (program q )"),
      Mistake(
        "PROGRAM p a(); VAR b : INT; END_VAR c(); END_PROGRAM", "1:16 PLC0041",
        tree: "(program p (local (b INT)) (call a) (call c))"),
      Mistake("PROGRAM : INT END_PROGRAM", "1:9 PLC0020"),
      Mistake("PROGRAM p : INT END_PROGRAM", "1:11 PLC0020", tree: "(program p )"),
      Mistake(
        "FUNCTION f : 5\nf := 1; END_FUNCTION", "1:14 PLC0020", tree: "(function f (:= f 1))"),
      Mistake("a := 1; PROGRAM q END_PROGRAM", "1:1 PLC0040", tree: "(program q )"),
      Mistake("END_PROGRAM PROGRAM q END_PROGRAM", "1:1 PLC0028", tree: "(program q )"),
      Mistake("VAR a : INT; END_VAR PROGRAM q END_PROGRAM", "1:1 PLC0040", tree: "(program q )"),
      Mistake(
        "RESOURCE r ON PLC END_RESOURCE PROGRAM q END_PROGRAM", "1:1 PLC0040", tree: "(program q )"),
      Mistake(
        "TYPE a : INT; PROGRAM q END_PROGRAM", "1:15 PLC0027", tree: "(type a INT) (program q )"),
      Mistake("TYPE a INT; b : INT; END_TYPE", "1:8 PLC0020", tree: "(type b INT)"),
      Mistake(
        "PROGRAM p ACTION a: b(); END_PROGRAM", "1:26 PLC0027",
        tree: "(program p (action a (call b)))"),
      Mistake(
        "PROGRAM p VAR_ACCESS a : b.c : INT READ_WRITE; END_VAR b(); END_PROGRAM", "1:11 PLC0042",
        tree: "(program p (call b))"),
      Mistake("PROGRAM p VAR_STAT a : INT; END_VAR b(); END_PROGRAM", "1:11 PLC0042"),
      Mistake(
        "CLASS c METHOD m : INT END_METHOD END_CLASS PROGRAM q END_PROGRAM", "1:1 PLC0043",
        tree: "(program q )"),
      Mistake(
        "INTERFACE i END_INTERFACE PROGRAM q END_PROGRAM", "1:1 PLC0043", tree: "(program q )"),
      Mistake(
        "NAMESPACE n NAMESPACE m END_NAMESPACE END_NAMESPACE PROGRAM q END_PROGRAM", "1:1 PLC0043",
        tree: "(program q )"),
      Mistake("USING a.b; PROGRAM q END_PROGRAM", "1:1 PLC0043", tree: "(program q )"),
      Mistake(
        "TYPE u : UNION a : INT; END_UNION; b : INT; END_TYPE", "1:10 PLC0043", tree: "(type b INT)"
      ),
      Mistake(
        "FUNCTION_BLOCK f EXTENDS g VAR a : INT; END_VAR END_FUNCTION_BLOCK", "1:18 PLC0043",
        tree: "(functionBlock f (local (a INT)))"),
      Mistake(
        "FUNCTION_BLOCK f METHOD PUBLIC m : INT m := 1; END_METHOD PROPERTY x : INT\nEND_PROPERTY "
          + "END_FUNCTION_BLOCK", "1:18 PLC0043", "1:59 PLC0043"),
    ])
  func units(mistake: Mistake) { mistake.check(Reading.unit(mistake.source)) }

  @Test(
    "a broken configuration costs one problem, and the rest is read",
    arguments: [
      Mistake(
        "RESOURCE r ON PLC TASK t(INTERVAL := T#1s;\nPROGRAM i : P; END_RESOURCE", "1:42 PLC0020"),
      Mistake("RESOURCE r ON PLC TASK t(CYCLE := T#1s); END_RESOURCE", "1:26 PLC0044"),
      Mistake(
        "RESOURCE r ON PLC TASK t(INTERVAL := T#1s)\nPROGRAM i : P; END_RESOURCE", "1:43 PLC0021",
        tree: "(resource r (task t interval time:1000000000) (program i - P))"),
      Mistake(
        "RESOURCE r ON PLC PROGRAM i WITH t P; PROGRAM j : P; END_RESOURCE", "1:36 PLC0020",
        tree: "(resource r (program j - P))"),
      Mistake("RESOURCE r ON PLC PROGRAM i WITH t : P(f WITH u); END_RESOURCE", "1:40 PLC0043"),
      Mistake("RESOURCE r ON PLC PROGRAM i : P;", "2:1 PLC0027"),
      Mistake(
        "RESOURCE r ON PLC x := 5; PROGRAM i : P; END_RESOURCE", "1:19 PLC0020",
        tree: "(resource r (program i - P))"),
      Mistake(
        "VAR_CONFIG a.b AT %QX0.0 : BOOL; END_VAR RESOURCE r END_RESOURCE", "1:1 PLC0042",
        tree: "(resource r )"),
      Mistake("VAR a : INT; END_VAR RESOURCE r END_RESOURCE", "1:1 PLC0040", tree: "(resource r )"),
    ])
  func configurations(mistake: Mistake) {
    let reading = Reading.unit("CONFIGURATION c\n\(mistake.source)\nEND_CONFIGURATION")
    #expect(reading.problems == mistake.problems.map(oneLineLower))
    if let tree = mistake.tree { #expect(reading.text == "(configuration c \(tree))") }
  }

  @Test("all mistakes of a text are told at once, from the top down")
  func together() {
    let reading = Reading.unit(
      """
      PROGRAM p
      VAR
        a INT;
        b : INT;
      END_VAR
      b = 1;
      IF b := 2 THEN
        b := ;
      END_IF;
      b := 5abc
      END_PROGRAM
      """)
    #expect(
      reading.problems == [
        "3:5 PLC0020", "6:3 PLC0025", "7:6 PLC0026", "8:8 PLC0023", "10:6 PLC0006",
      ])
  }

  @Test("a message says what was found, what was expected and how to mend it")
  func messages() {
    #expect(
      Reading.statements("IF a THEN b();\nEND_WHILE;").messages == [
        "test:2:1: error PLC0027: the IF of line 1 is not closed: expected END_IF, "
          + "found 'END_WHILE' (add END_IF;)"
      ])
    #expect(
      Reading.statements("x = 5;").messages == [
        "test:1:3: error PLC0025: '=' compares and cannot stand as a statement (assign with ':=')"
      ])
    #expect(
      Reading.statements("IF x := 5 THEN END_IF;").messages == [
        "test:1:6: error PLC0026: ':=' assigns and cannot stand in an expression "
          + "(compare with '=')"
      ])
  }
}
