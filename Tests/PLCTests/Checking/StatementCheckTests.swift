import Kernel
import Testing

@testable import PLC

@Suite("Checking: statements and calls")
struct StatementCheckTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    var becomes: String
    var testDescription: String { text }

    init(_ text: String, _ becomes: String) {
      self.text = text
      self.becomes = becomes
    }
  }

  static let vars = """
    a, b : INT; d : DINT; x, y, ok : BOOL; w : WORD; n : STRING; timer : TON; mode : Mode;
    pumps : ARRAY[1..2] OF Up; pair : Pair; total : INT;
    """.replacing("\n", with: " ")

  static let others = """
    TYPE Mode : (Idle, Run := 5, Stop); Pair : STRUCT x, y : INT := 2; END_STRUCT; END_TYPE
    FUNCTION_BLOCK Up
    VAR_INPUT step : INT := 1; END_VAR VAR_IN_OUT total : INT; END_VAR
    VAR_OUTPUT count : INT; END_VAR
      total := total + step;
    END_FUNCTION_BLOCK
    FUNCTION Twice : INT VAR_INPUT v : INT; w : INT := 3; END_VAR VAR_OUTPUT big : BOOL; END_VAR
      Twice := 2 * v;
    END_FUNCTION
    """

  @Test(
    "statements",
    arguments: [
      Row(
        "IF x THEN a := 1; ELSIF y THEN a := 2; ELSE a := 3; END_IF;",
        "IF x {a := 1} IF y {a := 2} ELSE {a := 3}"),
      Row(
        "CASE a OF 1, 3..5: b := 1; -2: b := 2; ELSE b := 3; END_CASE;",
        "CASE a 1,3..5: {b := 1} -2: {b := 2} ELSE {b := 3}"),
      Row(
        "CASE mode OF Run: a := 1; Mode#Stop: a := 2; END_CASE;",
        "CASE mode 5: {a := 1} 6: {a := 2}"),
      Row("CASE w OF 16#FF: a := 1; END_CASE;", "CASE w 255: {a := 1}"),
      Row("FOR a := 1 TO 10 DO b := a; END_FOR;", "FOR a := 1 TO 10 BY 1 ON int {b := a}"),
      Row("FOR a := 10 TO 1 BY -2 DO EXIT; END_FOR;", "FOR a := 10 TO 1 BY -2 ON int {EXIT}"),
      Row("WHILE NOT x DO a := 1; END_WHILE;", "WHILE (not x) {a := 1}"),
      Row(
        "REPEAT a := 1; UNTIL a = 1 END_REPEAT;",
        "REPEAT {a := 1} UNTIL (= dint (int>dint a) 1)"),
      Row("RETURN;", "RETURN"),
      Row("pair.y := 3;", "pair.y := 3"),
      Row("w.3 := x;", "w.3 := x"),
    ])
  func statements(_ row: Row) {
    #expect(CheckTrial(vars: Self.vars, row.text, before: Self.others).text() == row.becomes)
  }

  @Test(
    "calls hand arguments over",
    arguments: [
      Row("timer(IN := x, PT := T#1s, Q => y);", "timer(IN:=x, PT:=T#1000000000, Q=>y)"),
      Row("timer(x, T#1s);", "timer(IN:=x, PT:=T#1000000000)"),
      Row("timer(x, PT := T#1s);", "timer(IN:=x, PT:=T#1000000000)"),
      Row("timer(NOT Q => y);", "timer(NOT Q=>y)"),
      Row("timer(EN := x, IN := y, ENO => ok);", "timer(EN x, IN:=y, ENO ok)"),
      Row("timer.IN := TRUE; x := timer.Q;", "timer.IN := TRUE\nx := timer.Q"),
      Row("pumps[a](total := b);", "pumps[(int>lint a)](total<>b)"),
      Row(
        "pumps[1](total := total, count => d);",
        "pumps[1](total<>total, count=>d/int>dint)"),
      Row("a := Twice(b);", "PLC0174"),
      Row("a := Twice(v := b);", "a := Twice(v:=b)"),
      Row("a := Twice(b, 4, x);", "a := Twice(v:=b, w:=4, big=>x)"),
      Row(
        "a := Twice(b, w := 1, big => x) + 1;",
        "a := (dint>int (+ dint (int>dint Twice(v:=b, w:=1, big=>x)) 1))"),
      Row("Twice(v := 1);", "Twice(v:=1)"),
      Row("a := ABS(IN := b);", "a := (absolute b)"),
      Row("ADD(IN1 := a, IN2 := 1, OUT => b);", "b := (dint>int (+ dint (int>dint a) 1))"),
    ])
  func calls(_ row: Row) {
    let trial = CheckTrial(vars: Self.vars, row.text, before: Self.others)
    #expect(
      row.becomes.hasPrefix("PLC")
        ? trial.problems.map(\.code) == [row.becomes] : trial.text() == row.becomes)
  }

  @Test(
    "EN of a function guards what is done with its value",
    arguments: [
      Row("a := ABS(EN := x, IN := b, ENO => ok);", "EN x {a := (absolute b)} ENO ok"),
      Row("a := Twice(EN := x, v := b);", "EN x {a := Twice(v:=b)}"),
      Row("Twice(EN := x, v := b, big => y);", "EN x {Twice(v:=b, big=>y)}"),
      Row("a := ABS(IN := b, ENO => ok);", "EN TRUE {a := (absolute b)} ENO ok"),
      Row(
        "a := 1 + ABS(EN := x, IN := b);",
        "EN x {kept~1 := (absolute b)}\na := (dint>int (+ dint 1 (int>dint kept~1)))"),
      Row(
        "IF NOT(EN := x, IN := y) THEN a := 1; END_IF;",
        "EN x {kept~1 := (not y)}\nIF kept~1 {a := 1}"),
    ])
  func enable(_ row: Row) {
    #expect(CheckTrial(vars: Self.vars, row.text, before: Self.others).text() == row.becomes)
  }

  @Test("an action runs in place of its call, and RETURN leaves it alone")
  func actions() {
    let trial = CheckTrial(
      """
      PROGRAM Main VAR x : BOOL; a : INT; END_VAR
        Fill();
        a := 9;
        ACTION Fill: a := 1; IF x THEN RETURN; END_IF; Pour(); END_ACTION
        ACTION Pour: a := 2; END_ACTION
      END_PROGRAM
      """)
    #expect(trial.text() == "a := 1\nIF x {JUMP 0}\na := 2\n0:\na := 9")
  }

  @Test("actions that call others twice, level by level, are told to be too large")
  func manyActions() {
    let actions = (1...30).map { "ACTION A\($0): A\($0 + 1)(); A\($0 + 1)(); END_ACTION" }
    let trial = CheckTrial(
      "PROGRAM Main VAR a : INT; END_VAR A1(); \(actions.joined(separator: "\n")) "
        + "ACTION A31: a := 1; END_ACTION END_PROGRAM")
    #expect(Set(trial.problems.map(\.code)) == ["PLC0107"])
  }

  @Test("inputs with edges are seen as edges, at each call anew")
  func edges() {
    let trial = CheckTrial(
      """
      FUNCTION_BLOCK Count
      VAR_INPUT up : BOOL R_EDGE; down : BOOL F_EDGE; END_VAR
      VAR_OUTPUT n : INT; END_VAR
        IF up THEN n := 1; END_IF;
        IF down THEN n := 2; END_IF;
      END_FUNCTION_BLOCK
      PROGRAM Main VAR c : Count; x : BOOL; END_VAR c(up := x); x := c.up; END_PROGRAM
      """)
    #expect(
      trial.text(of: "Count") == """
        up~edge := (AND bool up (not up~previous))
        up~previous := up
        down~edge := (AND bool (not down) down~previous)
        down~previous := down
        IF up~edge {n := 1}
        IF down~edge {n := 2}
        """)
    #expect(trial.text() == "c(up:=x)\nx := c.up")
  }

  @Test("a kept value has the type of what sets it, even where it is read before")
  func boundValues() {
    let position = Position(line: 1, column: 1)
    func name(_ name: String) -> Expression { Expression(.name(name), position) }
    let one = Expression(.literal(Literal(.integer(1, isNegative: false))), position)
    let block = BlockDeclaration(
      kind: .program, name: "Main",
      sections: [
        VariableSection(
          kind: .local,
          variables: [
            VariableDeclaration(
              name: "r", type: TypeSpecification(.named("REAL"), position), position: position)
          ])
      ],
      body: .statements([
        Statement(.assign(name("r"), name("sum~1")), position),
        Statement(.bind("sum~1", Expression(.binary(.add, name("r"), one), position)), position),
        Statement(.bind("flow~1", Expression(.binary(.less, name("r"), one), position)), position),
        Statement(.bind("flow~1", name("flow~1")), position),
        Statement(.bind("number~1", one), position),
        Statement(.jump(to: "end", when: name("flow~1")), position),
        Statement(.label("end"), position),
        Statement(.probe(element: 0, name("sum~1")), position),
      ]), position: position)
    var unit = CompilationUnit()
    unit.blocks = [block]
    let log = DiagnosticLog(names: ["drawn.xml"])
    guard let project = Checker.check([unit], options: CompilerOptions(), log: log) else {
      Issue.record("\(log.problems)")
      return
    }
    let printer = CheckedPrinter(project: project, block: project.blocks[0])
    #expect(
      project.blocks[0].statements.map { printer.text($0) } == [
        "r := sum~1", "sum~1 := (+ real r 1.0)", "flow~1 := (< real r 1.0)", "flow~1 := flow~1",
        "number~1 := 1", "JUMP 0 IF flow~1", "0:", "PROBE 0 (<> real sum~1 0.0)",
      ])
    let types = project.blocks[0].variables.map(\.type)
    #expect(types == [.real, .real, .bool, .int].map { DataType.elementary($0) })
    #expect(project.blocks[0].variables.map(\.isHidden) == [false, true, true, true])
  }
}
