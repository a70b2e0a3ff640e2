import Foundation
import Kernel
import Testing

@testable import PLC

@Suite("Checking: problems")
struct CheckProblemTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    var expected: [String]
    var testDescription: String { text }

    init(_ text: String, _ expected: String...) {
      self.text = text
      self.expected = expected
    }
  }

  /// A function declared behind its use.
  static let later = "FUNCTION F : INT VAR_INPUT a : INT; END_VAR F := a + 1; END_FUNCTION"

  /// Declarations at the top of a file.
  static let declarations: [Row] = [
    Row("TYPE A : INT; END_TYPE PROGRAM a END_PROGRAM", "PLC0100 1:32"),
    Row("PROGRAM P VAR a : INT; A : BOOL; END_VAR END_PROGRAM", "PLC0101 1:24"),
    Row("PROGRAM P VAR a : IMT; END_VAR END_PROGRAM", "PLC0102 1:19"),
    Row("TYPE A : STRUCT b : B; END_STRUCT; B : ARRAY[1..2] OF A; END_TYPE", "PLC0103 1:6"),
    Row(
      "FUNCTION F : INT F := G(); END_FUNCTION FUNCTION G : INT G := F(); END_FUNCTION",
      "PLC0103 1:10"),
    Row("FUNCTION F : INT F := F(); END_FUNCTION", "PLC0103 1:10"),
    Row(
      "FUNCTION F : INT VAR G : INT; END_VAR F := G(); END_FUNCTION "
        + "FUNCTION G : INT G := F(); END_FUNCTION", "PLC0103 1:10"),
    Row("FUNCTION F : INT VAR a : INT := F(); END_VAR F := a; END_FUNCTION", "PLC0103 1:10"),
    Row(
      "VAR_GLOBAL g : B; END_VAR FUNCTION_BLOCK B VAR q : INT; END_VAR g(); END_FUNCTION_BLOCK",
      "PLC0103 1:42", "PLC0117 1:65?"),
    Row(
      "VAR_GLOBAL g : B; END_VAR FUNCTION_BLOCK A VAR_OUTPUT o : INT; END_VAR o := g.o; "
        + "END_FUNCTION_BLOCK FUNCTION_BLOCK B VAR_OUTPUT o : INT; END_VAR VAR a : A; END_VAR a(); "
        + "END_FUNCTION_BLOCK", "PLC0117 1:77?", "PLC0103 1:116"),
    Row("FUNCTION_BLOCK B VAR b : B; END_VAR END_FUNCTION_BLOCK", "PLC0103 1:16"),
    Row("PROGRAM P VAR TOD : INT; END_VAR END_PROGRAM", "PLC0104 1:15"),
    Row("PROGRAM P VAR __x : INT; END_VAR END_PROGRAM", "PLC0104 1:15"),
    Row("PROGRAM P VAR q : P2; END_VAR END_PROGRAM PROGRAM P2 END_PROGRAM", "PLC0105 1:19"),
    Row("PROGRAM P VAR a : ARRAY[5..1] OF INT; END_VAR END_PROGRAM", "PLC0106 1:25"),
    Row("PROGRAM P VAR a : INT(1..70000); END_VAR END_PROGRAM", "PLC0106 1:23"),
    Row("PROGRAM P VAR a : ARRAY[1..2000000] OF INT; END_VAR END_PROGRAM", "PLC0107 1:19"),
    Row(
      "PROGRAM P VAR a : ARRAY[-9000000000000000000..9000000000000000000] OF INT; END_VAR "
        + "END_PROGRAM", "PLC0106 1:25"),
    Row("TYPE T : REAL(1..2); END_TYPE", "PLC0108 1:10"),
    Row("PROGRAM P VAR s : STRING[0]; END_VAR END_PROGRAM", "PLC0109 1:26"),
    Row("TYPE E : (A, B, a); END_TYPE", "PLC0110 1:10"),
    Row("TYPE S : STRUCT x : INT; X : INT; END_STRUCT; END_TYPE", "PLC0110 1:26"),
    Row("TYPE S : STRUCT END_STRUCT; END_TYPE", "PLC0110 1:10"),
    Row("PROGRAM P VAR a : ARRAY[1..2] OF INT := [1, 2, 3]; END_VAR END_PROGRAM", "PLC0111 1:41"),
    Row("PROGRAM P VAR a : INT := [1]; END_VAR END_PROGRAM", "PLC0111 1:26"),
    Row("PROGRAM P VAR a : INT; b : INT := a; END_VAR END_PROGRAM", "PLC0112 1:35"),
    Row("PROGRAM P VAR n : INT; a : ARRAY[1..n] OF INT; END_VAR END_PROGRAM", "PLC0112 1:37"),
    Row("PROGRAM P VAR x : INT := F(1); END_VAR x := 2; END_PROGRAM \(later)", "PLC0112 1:26"),
    Row("PROGRAM P VAR a : ARRAY[1..F(1)] OF INT; END_VAR END_PROGRAM \(later)", "PLC0112 1:28"),
    Row("TYPE T : INT := F(2); END_TYPE \(later)", "PLC0112 1:17"),
    Row("TYPE E : (A := F(2)); END_TYPE \(later)", "PLC0112 1:16"),
    Row("VAR_GLOBAL g : INT := F(2); END_VAR \(later)", "PLC0112 1:23"),
    Row(
      "PROGRAM P VAR x : INT; END_VAR CASE x OF 1..F(2): x := 1; END_CASE; END_PROGRAM \(later)",
      "PLC0112 1:45"),
    Row("PROGRAM P VAR x : INT; END_VAR x := TON#Red; END_PROGRAM", "PLC0105 1:37"),
    Row("FUNCTION_BLOCK B VAR_INPUT a : INT R_EDGE; END_VAR END_FUNCTION_BLOCK", "PLC0113 1:28"),
    Row("FUNCTION F : INT VAR t : TON; END_VAR F := 1; END_FUNCTION", "PLC0114 1:22"),
    Row("PROGRAM P VAR_IN_OUT z : TIME; END_VAR z := T#1h; END_PROGRAM", "PLC0114 1:22"),
    Row("PROGRAM P VAR_EXTERNAL g : INT; END_VAR END_PROGRAM", "PLC0115 1:24"),
    Row(
      "VAR_GLOBAL g : DINT; END_VAR PROGRAM P VAR_EXTERNAL g : INT; END_VAR END_PROGRAM",
      "PLC0116 1:53"),
    Row("VAR_GLOBAL g : INT; END_VAR PROGRAM P g := 1; END_PROGRAM", "PLC0117 1:39?"),
    Row(
      "VAR_GLOBAL CONSTANT a : INT := b; b : INT := a; END_VAR PROGRAM P END_PROGRAM",
      "PLC0118 1:21"),
    Row("PROGRAM P VAR CONSTANT a : INT := b; b : INT := a; END_VAR END_PROGRAM", "PLC0118 1:24"),
    Row("PROGRAM P VAR a : ARRAY[0..a] OF INT; END_VAR END_PROGRAM", "PLC0118 1:15"),
    Row("PROGRAM P VAR b : INT := a; a : INT := 4; END_VAR b := a; END_PROGRAM", "PLC0112 1:26"),
    Row("PROGRAM P VAR a AT %IX* : BOOL; END_VAR END_PROGRAM", "PLC0120 1:15"),
    Row("PROGRAM P VAR a AT %IX0.0 : INT; END_VAR END_PROGRAM", "PLC0121 1:15"),
    Row(
      "PROGRAM P VAR a AT %IW0 : INT; b AT %IW0 : WORD; END_VAR END_PROGRAM", "PLC0122 1:32"),
    Row("FUNCTION F : INT VAR a AT %IW0 : INT; END_VAR F := 1; END_FUNCTION", "PLC0123 1:22"),
    Row("TYPE S : STRUCT a AT %QX0.0 : BOOL; END_STRUCT; END_TYPE", "PLC0123 1:17"),
    Row("TYPE S : STRUCT a : BOOL R_EDGE; END_STRUCT; END_TYPE", "PLC0113 1:17"),
    Row(
      "VAR_GLOBAL g : INT; END_VAR PROGRAM P VAR_EXTERNAL CONSTANT g : INT; END_VAR g := 3; "
        + "END_PROGRAM", "PLC0150 1:78"),
    Row(
      "VAR_GLOBAL g : INT; END_VAR PROGRAM P VAR_EXTERNAL CONSTANT g : INT; END_VAR "
        + "VAR a : INT := g; END_VAR END_PROGRAM", "PLC0112 1:93"),
    Row("FUNCTION F : TON ; END_FUNCTION", "PLC0119 1:14"),
    Row("FUNCTION_BLOCK B VAR_INPUT a : INT; END_VAR a := 1; END_FUNCTION_BLOCK", "PLC0151 1:45?"),
    Row("FUNCTION F : INT VAR a : INT; END_VAR a := 1; END_FUNCTION", "PLC0152 1:10?"),
    Row("PROGRAM P A(); ACTION A: A(); END_ACTION END_PROGRAM", "PLC0179 1:26"),
    Row(
      "PROGRAM P VAR x : INT; END_VAR A(x); ACTION A: x := 1; END_ACTION END_PROGRAM",
      "PLC0179 1:32"),
  ]

  @Test("a mistake in declarations has its code and place", arguments: declarations)
  func declaration(_ row: Row) {
    let trial = CheckTrial(row.text)
    #expect(trial.codes.filter { !$0.hasPrefix("PLC0197") } == row.expected)
  }

  static let vars = """
    a, b : INT; d : DINT; r : REAL; x, y : BOOL; w : WORD; t : TIME; n : STRING; timer : TON;
    colour : Colour; light : Light; list : ARRAY[1..3] OF INT; grid : ARRAY[0..1, 0..1] OF INT;
    pair : Pair; range : INT(0..9); up : Up;
    """.replacing("\n", with: " ")

  static let others = """
    TYPE Colour : (Red, Green); Light : (Off, Red); Pair : STRUCT x, y : INT; END_STRUCT; END_TYPE
    FUNCTION_BLOCK Up
    VAR_INPUT step : INT; END_VAR VAR_IN_OUT total : INT; END_VAR VAR_OUTPUT q : BOOL; END_VAR
    VAR hidden : INT; END_VAR
      total := total + step;
    END_FUNCTION_BLOCK
    FUNCTION Twice : INT VAR_INPUT v : INT; END_VAR Twice := 2 * v; END_FUNCTION
    """

  /// Statements, which stand in line 2.
  static let statements: [Row] = [
    Row("c := 1;", "PLC0130 2:1"),
    Row("a := c + e;", "PLC0130 2:6", "PLC0130 2:10"),
    Row("pair.z := 1;", "PLC0131 2:6"),
    Row("timer.QQ := 1;", "PLC0131 2:7"),
    Row("a.z := 1;", "PLC0132 2:3"),
    Row("a[1] := 1;", "PLC0133 2:1"),
    Row("list[1, 2] := 1;", "PLC0134 2:1"),
    Row("list[4] := 1;", "PLC0135 2:6"),
    Row("a := up.hidden;", "PLC0136 2:9"),
    Row("x := Red = Red;", "PLC0137 2:12"),
    Row("colour := Colour#Off;", "PLC0138 2:11"),
    Row("a := timer;", "PLC0139 2:6"),
    Row("a := TON;", "PLC0139 2:6"),
    Row("a := d;", "PLC0140 2:6"),
    Row("a := r + 1.0;", "PLC0140 2:8"),
    Row("a := 1.5;", "PLC0140 2:6"),
    Row("x := a;", "PLC0140 2:6"),
    Row("t := 5;", "PLC0140 2:6"),
    Row("a := 40000;", "PLC0141 2:6"),
    Row("w := -1;", "PLC0141 2:6"),
    Row("range := 10;", "PLC0141 2:10"),
    Row("a := a AND 1;", "PLC0142 2:8"),
    Row("w := w + 1;", "PLC0142 2:8"),
    Row("x := colour < Green;", "PLC0142 2:13"),
    Row("a := a / 0;", "PLC0143 2:10"),
    Row("x := w.16;", "PLC0144 2:8"),
    Row("timer.Q := TRUE;", "PLC0150 2:7"),
    Row("timer := 5;", "PLC0150 2:1"),
    Row("IF a THEN b := 1; END_IF;", "PLC0153 2:4"),
    Row("WHILE 2 DO b := 1; END_WHILE;", "PLC0153 2:7"),
    Row("CASE r OF 1: b := 1; END_CASE;", "PLC0154 2:6"),
    Row("CASE a OF 1: b := 1; 1..3: b := 2; END_CASE;", "PLC0155 2:22?"),
    Row("CASE a OF 5..1: b := 1; END_CASE;", "PLC0155 2:11"),
    Row("CASE a OF 40000: b := 1; END_CASE;", "PLC0141 2:11"),
    Row("CASE a OF b: b := 1; END_CASE;", "PLC0112 2:11"),
    Row("EXIT;", "PLC0156 2:1"),
    Row("FOR r := 1 TO 5 DO a := 1; END_FOR;", "PLC0159 2:5"),
    Row("FOR a := 1 TO 5 BY 0 DO b := 1; END_FOR;", "PLC0160 2:20"),
    Row("a := Twise(1);", "PLC0170 2:6"),
    Row("a := timer();", "PLC0171 2:6"),
    Row("TON(IN := x);", "PLC0171 2:1"),
    Row("timer(IM := x);", "PLC0172 2:7"),
    Row("a := Twice(z := 1);", "PLC0172 2:12"),
    Row("timer(IN := x, IN := y);", "PLC0173 2:16"),
    Row("timer(x, IN := y);", "PLC0173 2:10"),
    Row("up(step := 1);", "PLC0174 2:1"),
    Row("a := MAX(a);", "PLC0174 2:6"),
    Row("a := Twice(1, 2);", "PLC0175 2:15"),
    Row("r := SQRT(r, r);", "PLC0175 2:14"),
    Row("timer(Q := x);", "PLC0176 2:7"),
    Row("timer(IN => x);", "PLC0176 2:7"),
    Row("up(total := a + 1);", "PLC0177 2:15"),
    Row("timer(Q => w.1); up(total := grid[0, 0]);"),
    Row("WHILE NOT(EN := x, IN := y) DO a := 1; END_WHILE;", "PLC0178 2:7"),
    Row("a(1);", "PLC0180 2:1"),
    Row("Main();", "PLC0180 2:1"),
    Row("Colour();", "PLC0180 2:1"),
    Row("x := GT(a, b + 1, d);", "PLC0181 2:14"),
    Row("a := __PROGRAM_TIME();", "PLC0104 2:6"),
    Row("%QW3 := 16#FF; w := %QW3;"),
    Row("c := d2; c := 2;", "PLC0130 2:1", "PLC0130 2:6", "PLC0130 2:10"),
  ]

  @Test("a mistake in a statement has its code and place", arguments: statements)
  func statement(_ row: Row) {
    let trial = CheckTrial(vars: Self.vars, row.text, before: Self.others)
    #expect(trial.codes == row.expected)
  }

  static let configurations: [Row] = [
    Row("PROGRAM m WITH u : P;", "PLC0190 1:78"),
    Row("PROGRAM m : Q;", "PLC0191 1:78"),
    Row("TASK t(INTERVAL := T#0s, PRIORITY := 0);", "PLC0192 1:89"),
    Row("TASK t(PRIORITY := 0);", "PLC0192 1:75"),
    Row("TASK t(SINGLE := x, PRIORITY := 0);", "PLC0193 1:87"),
    Row("TASK t(INTERVAL := T#1s, PRIORITY := -1);", "PLC0196 1:107"),
    Row("PROGRAM m : P; PROGRAM m : P;", "PLC0194 1:93"),
    Row("PROGRAM m : P(z := 5);", "PLC0195 1:84"),
  ]

  @Test("a mistake in a configuration has its code and place", arguments: configurations)
  func configuration(_ row: Row) {
    let trial = CheckTrial(
      "PROGRAM P ; END_PROGRAM CONFIGURATION C RESOURCE R ON PLC                    "
        .prefix(69) + row.text + " END_RESOURCE END_CONFIGURATION")
    #expect(trial.codes == row.expected)
  }

  @Test("a project that runs nothing is warned of")
  func nothing() {
    let trial = CheckTrial("FUNCTION F : INT F := 1; END_FUNCTION")
    #expect(trial.codes == ["PLC0197 0:0?"])
    #expect(trial.project != nil)
  }

  @Test("jumps without a label, and labels that stand twice, are told")
  func labels() {
    func statement(_ kind: Statement.Kind, _ line: Int) -> Statement {
      Statement(kind, Position(line: line, column: 1))
    }
    var unit = CompilationUnit()
    unit.blocks = [
      BlockDeclaration(
        kind: .program, name: "Main", sections: [],
        body: .statements([
          statement(.label("Start"), 1), statement(.jump(to: "Stop", when: nil), 2),
          statement(.label("start"), 3), statement(.jump(to: "START", when: nil), 4),
        ]), position: Position(line: 1, column: 1))
    ]
    let log = DiagnosticLog(names: ["drawn.xml"])
    #expect(Checker.check([unit], options: CompilerOptions(), log: log) == nil)
    #expect(log.problems.list.map { "\($0.code) \($0.line)" } == ["PLC0157 2", "PLC0158 3"])
  }

  @Test("a mistake in an action is told once, whether it is called often or never")
  func actions() {
    for calls in ["", "A(); A(); A();"] {
      let trial = CheckTrial(
        "PROGRAM P \(calls); ACTION A: x := 1; END_ACTION END_PROGRAM")
      #expect(trial.problems.map(\.code) == ["PLC0130"])
    }
  }

  @Test("hints name what was meant, and the conversion that is needed")
  func hints() {
    func hint(_ statement: String) -> String? {
      CheckTrial(vars: "motor : BOOL; level, a : INT; r : REAL; w : WORD;", statement).problems
        .first?.hint
    }
    #expect(hint("moter := TRUE;") == "did you mean 'motor'?")
    #expect(hint("a := r;") == "convert it with REAL_TO_INT")
    #expect(hint("motor := a;") == "compare it with something, such as <> 0")
    #expect(hint("a := LIMT(0, a, 5);") == "did you mean 'LIMIT'?")
    #expect(hint("a := LEN('x') + w;") == "convert one side, as with WORD_TO_INT or INT_TO_WORD")
  }

  @Test("every code has a row in the reference, and every row a code")
  func reference() throws {
    let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "../../../Docs/reference/plc-problems/checking.md")
    let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| PLC") }.map { $0.dropFirst(2).prefix(7) }
    #expect(rows.map(String.init) == CheckProblem.allCases.map(\.rawValue))
  }
}
