import Kernel
import Testing

@testable import PLC

@Suite("Expressions of structured text")
struct ExpressionTests {
  @Test(
    "operators bind by the standard's table, equals from the left",
    arguments: [
      Row("a OR b XOR c AND d", "(or a (xor b (and c d)))"),
      Row("a & b OR c", "(or (and a b) c)"),
      Row("a = b < c", "(equal a (less b c))"),
      Row("a <> b >= c + 1", "(notEqual a (greaterOrEqual b (add c 1)))"),
      Row("a <= b = c > d", "(equal (lessOrEqual a b) (greater c d))"),
      Row("a + b - c", "(subtract (add a b) c)"),
      Row("a - b * c / d MOD e", "(subtract a (modulo (divide (multiply b c) d) e))"),
      Row("a * b ** c", "(multiply a (power b c))"),
      Row("a ** b ** c", "(power (power a b) c)"),
      Row("-a ** 2", "(power (negate a) 2)"),
      Row("2 ** -a", "(power 2 (negate a))"),
      Row("NOT a AND b", "(and (not a) b)"),
      Row("NOT a = b", "(equal (not a) b)"),
      Row("NOT NOT -+a", "(not (not (negate (plus a))))"),
      Row("(a OR b) AND c", "(and (or a b) c)"),
      Row("((a))", "a"),
      Row("-(a + 1)", "(negate (add a 1))"),
      Row("a or b Xor c aNd not d", "(or a (xor b (and c (not d))))"),
    ])
  func precedence(row: Row) { check(row) }

  @Test(
    "variables have members and indices, functions arguments",
    arguments: [
      Row("a.b.c", "(. (. a b) c)"),
      Row("a[1]", "([] a 1)"),
      Row("a[i, j + 1].x[0]", "([] (. ([] a i (add j 1)) x) 0)"),
      Row("a[b[c]]", "([] a ([] b c))"),
      Row("%IX0.0 AND %Q1.2", "(and %IX0.0 %QX1.2)"),
      Row("timer.Q", "(. timer Q)"),
      Row("f()", "(call f)"),
      Row("f(1, a + b)", "(call f 1 (add a b))"),
      Row("f(IN1 := 1, Q => b.c)", "(call f (:= IN1 1) (=> Q (. b c)))"),
      Row("f(EN := e, 1, NOT ENO => x)", "(call f (:= EN e) 1 (not=> ENO x))"),
      Row("f(NOT a)", "(call f (not a))"),
      Row("f(g(h(1)))", "(call f (call g (call h 1)))"),
      Row("AND(a, b)", "(call AND a b)"),
      Row("OR(a, b) AND XOR(a, b)", "(and (call OR a b) (call XOR a b))"),
      Row("MOD(a, b)", "(call MOD a b)"),
      Row("NOT(a)", "(not a)"),
      Row("NOT(IN := a)", "(call NOT (:= IN a))"),
      Row("COLOUR#RED", "COLOUR#RED"),
      Row("step.x AND task", "(and (. step x) task)"),
    ])
  func places(row: Row) { check(row) }

  @Test("a long chain of ANDs, ORs and XORs becomes a shallow tree in the order it was written")
  func balanced() {
    check(Row("a OR b OR c OR d OR e", "(or (or (or a b) (or c d)) e)"))
    for word in ["AND", "OR", "XOR", "&"] {
      let chain = (0..<5000).map { "v\($0)" }.joined(separator: " \(word) ")
      let log = DiagnosticLog(names: ["test"])
      let tree = Parser.expression(chain, at: .none, log: log)
      #expect(log.problems.list.isEmpty)
      #expect(tree.map(leaves) == (0..<5000).map { "v\($0)" })
      #expect(tree.map(height).map { $0 <= 14 } == true)
    }
  }

  @Test("an expression's places are those of its first words and of its operators")
  func positions() {
    let log = DiagnosticLog(names: ["test"])
    let statements = Parser.statements(
      "ä := 1;\n  x := (a.b[1] + f(2)) / -c;", at: Position(file: 0, line: 10, column: 5), log: log)
    guard case .assign(let target, let value) = statements.last?.kind,
      case .binary(_, let sum, let negated) = value.kind,
      case .binary(_, let element, let call) = sum.kind
    else {
      Issue.record("not the tree that was written")
      return
    }
    let places = [target, value, sum, element, call, negated].map {
      "\($0.position.line):\($0.position.column)"
    }
    #expect(places == ["11:3", "11:24", "11:16", "11:11", "11:18", "11:26"])
  }

  private func check(_ row: Row) {
    let reading = Reading.expression(row.source)
    #expect(reading.text == row.tree)
    #expect(reading.messages == [])
  }

  private func leaves(_ expression: Expression) -> [String] {
    guard case .binary(_, let left, let right) = expression.kind else {
      return [Printer.text(expression)]
    }
    return leaves(left) + leaves(right)
  }

  private func height(_ expression: Expression) -> Int {
    guard case .binary(_, let left, let right) = expression.kind else { return 1 }
    return 1 + max(height(left), height(right))
  }
}
