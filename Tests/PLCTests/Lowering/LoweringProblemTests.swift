import Kernel
import Testing

@testable import PLC

@Suite("Lowering: problems")
struct LoweringProblemTests {
  /// The codes of all problems of a program, with the lines where they are.
  static func problems(_ body: String, kind: String = "PROGRAM Main") -> [String] {
    let end = kind.hasPrefix("FUNCTION ") ? "END_FUNCTION" : "END_PROGRAM"
    let text = "\(kind)\nVAR v, w, go : BOOL; n : INT; END_VAR\n\(body)\n\(end)\n"
    let log = DiagnosticLog(names: ["case.st"])
    let unit = Parser.parse(text, file: 0, log: log)
    _ = Lowering.lower(unit, options: CompilerOptions(), log: log)
    return log.problems.list.map { "\($0.code) \($0.line - 2)" }
  }

  /// What is wrong, the body from its first line on, and the problems with their lines in it.
  static let lists: [(String, String, [String])] = [
    ("nothing", "LD v\nST b", []),
    ("a jump to nowhere", "LD v\nJMPC Finish\nST b", ["PLC0570 2"]),
    ("a label twice", "Here: LD v\nST b\nHere: LD w\nST a", ["PLC0571 3"]),
    ("nothing to store", "ST v\nLD a\nST b", ["PLC0572 1"]),
    ("a result behind a label", "LD v\nJMPC Here\nLD b\nHere: ST w", ["PLC0572 4"]),
    ("a result behind a jump", "LD v\nHere: LD w\nJMP Here\nST b", ["PLC0572 4"]),
    ("no operand", "LD v\nAND(\n)\nST b", ["PLC0573 2"]),
    ("an operand too many", "LD v\nNOT b\nST b", ["PLC0574 2"]),
    ("a jump in parentheses", "Here: LD v\nAND( w\nJMP Here\n)\nST b", ["PLC0575 3"]),
  ]

  @Test("a mistake in a list has its code and line", arguments: lists)
  func list(_ title: String, _ body: String, _ expected: [String]) {
    #expect(Self.problems(body) == expected, "\(title)")
  }

  static let charts: [(String, String, [String])] = [
    (
      "nothing",
      """
      INITIAL_STEP S: v(N); END_STEP
      STEP T: Run(D, T#1s); END_STEP
      TRANSITION FROM S TO T := go; END_TRANSITION
      ACTION Run: w := TRUE; END_ACTION
      """, []
    ),
    (
      "no initial step",
      """
      STEP S: END_STEP
      STEP T: END_STEP
      TRANSITION FROM S TO T := go; END_TRANSITION
      """, ["PLC0552 1"]
    ),
    (
      "two steps of one name",
      """
      INITIAL_STEP S: END_STEP
      STEP s: END_STEP
      """, ["PLC0553 2"]
    ),
    (
      "unknown steps",
      """
      INITIAL_STEP S: END_STEP
      TRANSITION FROM S TO Tea := go; END_TRANSITION
      TRANSITION FROM (S, Milk) TO S := go; END_TRANSITION
      """, ["PLC0554 2", "PLC0554 3"]
    ),
    (
      "steps out of reach, one behind a meeting that never happens",
      """
      INITIAL_STEP S: END_STEP
      STEP A: END_STEP
      STEP B: END_STEP
      STEP C: END_STEP
      TRANSITION FROM S TO A := go; END_TRANSITION
      TRANSITION FROM (A, B) TO C := go; END_TRANSITION
      TRANSITION FROM C TO S := go; END_TRANSITION
      """, ["PLC0556 3", "PLC0556 4"]
    ),
    (
      "actions of one name, and one without a step",
      """
      INITIAL_STEP S: Run(N); END_STEP
      ACTION Run: v := TRUE; END_ACTION
      ACTION RUN: w := TRUE; END_ACTION
      ACTION Rest: v := FALSE; END_ACTION
      """, ["PLC0559 3", "PLC0560 4"]
    ),
    (
      "what is no action, and what is no duration",
      """
      INITIAL_STEP S: n(N); v(D, 5); END_STEP
      STEP T: s(N); w(L, T#1s); END_STEP
      TRANSITION FROM S TO T := go; END_TRANSITION
      """, ["PLC0564 1", "PLC0557 1", "PLC0564 2"]
    ),
    (
      "a step with the name of a variable",
      """
      INITIAL_STEP go: END_STEP
      """, ["PLC0561 1"]
    ),
    (
      "an assigned flag",
      """
      INITIAL_STEP S: Run(N); END_STEP
      ACTION Run:
        IF go THEN S.X := FALSE; END_IF;
      END_ACTION
      """, ["PLC0563 3"]
    ),
  ]

  @Test("a mistake in a chart has its code and line", arguments: charts)
  func chart(_ title: String, _ body: String, _ expected: [String]) {
    #expect(Self.problems(body) == expected, "\(title)")
  }

  @Test("a function cannot be a chart")
  func function() {
    let found = Self.problems("INITIAL_STEP S: END_STEP", kind: "FUNCTION F : BOOL")
    #expect(found.contains { $0.hasPrefix("PLC0551") })
  }

  @Test("what only a drawing can get wrong")
  func drawn() {
    let place = Position(line: 3, column: 1)
    let second = Expression(.literal(Literal(.time(1_000_000_000))), place)
    let condition = Chart.Condition.body(.statements([]))
    let step = Chart.Step(
      name: "S", isInitial: true,
      associations: [
        Chart.Association(action: "Run", qualifier: .d, duration: nil, position: place),
        Chart.Association(action: "Run", qualifier: .n, duration: second, position: place),
      ], position: place)
    let inner = Body.chart(Chart(steps: [step], transitions: [], actions: []))
    let chart = Chart(
      steps: [step],
      transitions: [
        Chart.Transition(name: "Go", from: ["S"], to: ["S"], condition: condition, position: place)
      ],
      actions: [NamedBody(name: "Run", body: inner, position: place)])
    #expect(Self.codes(of: chart) == ["PLC0557", "PLC0558", "PLC0562", "PLC0550"])

    var open = chart
    open.transitions[0].to = []
    #expect(Self.codes(of: open) == ["PLC0557", "PLC0558", "PLC0555"])
  }

  private static func codes(of chart: Chart) -> [String] {
    let place = Position(line: 1, column: 1)
    var unit = CompilationUnit()
    unit.blocks = [
      BlockDeclaration(
        kind: .program, name: "Main", sections: [], body: .chart(chart), position: place)
    ]
    let log = DiagnosticLog(names: ["drawn.xml"])
    _ = Lowering.lower(unit, options: CompilerOptions(), log: log)
    return log.problems.list.map(\.code)
  }

  @Test("ten thousand instructions and steps neither overflow nor take long")
  func size() {
    let operands = (0..<10_000).map { _ in "AND w" }.joined(separator: "\n")
    #expect(Self.problems("LD v\n\(operands)\nST w") == [])
    let steps = (1..<2_000).map {
      """
      STEP S\($0): Run(N); END_STEP
      TRANSITION FROM S0 TO S\($0) := go; END_TRANSITION
      """
    }.joined(separator: "\n")
    #expect(
      Self.problems(
        "INITIAL_STEP S0: Run(N); END_STEP\n\(steps)\nACTION Run: v := TRUE; END_ACTION") == [])
  }
}
