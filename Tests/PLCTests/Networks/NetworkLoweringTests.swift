import Kernel
import PLCopen
import Testing

@testable import PLC

@Suite("Networks as statements")
struct NetworkLoweringTests {
  /// The statements of the main program of a project.
  private func statements(
    _ project: String, order: EvaluationOrder = .c, watched: Bool = false
  ) throws -> [String] {
    let unit = try PLCopenReader.read(try Projects.bytes(project), name: project)
    var options = CompilerOptions()
    options.order = order
    options.watchesPowerFlow = watched
    let log = DiagnosticLog(names: [project])
    let lowered = Lowering.lower(unit, options: options, log: log)
    let main = try #require(lowered.blocks.last)
    guard case .statements(let statements) = main.body else { return [] }
    return statements.map { statement in
      switch statement.kind {
      case .bind(let name, let value): "(bind \(name) \(Printer.text(value)))"
      case .label(let name): "(label \(name))"
      case .jump(let name, let condition):
        "(jump \(name)\(condition.map { " " + Printer.text($0) } ?? ""))"
      case .probe(let element, let power): "(probe \(element) \(Printer.text(power)))"
      default: Printer.text(statement)
      }
    }
  }

  @Test("a row is an AND, branches are an OR")
  func expressions() throws {
    #expect(try statements("series") == ["(:= Q (and A (and B C)))"])
    #expect(try statements("parallel") == ["(:= Q (or A (or B C)))"])
  }

  @Test("a path that a sink uses twice is kept once")
  func shared() throws {
    #expect(
      try statements("nested-branches") == [
        "(bind ~wire1 (and A B))",
        "(:= Q (or (and (or ~wire1 C) D) (and (or ~wire1 C) (and E F))))",
      ])
  }

  @Test("an edge is a hidden block, called before its sink and anew for each")
  func edges() throws {
    #expect(
      try statements("edge-coils") == [
        "(call ~R_TRIG1 (:= CLK (and A B)))", "(:= Up (. ~R_TRIG1 Q))",
        "(call ~F_TRIG2 (:= CLK (and A B)))", "(:= Down (. ~F_TRIG2 Q))",
      ])
  }

  @Test("a variable behind a used ENO is guarded, a coil is not")
  func enables() throws {
    #expect(
      try statements("enable-chain") == [
        "(bind ~value2 (call MOVE (:= EN Go) (:= IN Value) (=> ENO ~ENO1)))",
        "(bind ~value4 (call ADD (:= EN ~ENO1) (:= IN1 ~value2) (:= IN2 2) (=> ENO ~ENO3)))",
        "(:= Done ~ENO3)", "(if (~ENO3 (:= Sum ~value4)))",
      ])
  }

  @Test("labels, jumps and returns stand in the order of the rungs")
  func jumps() throws {
    #expect(
      try statements("jumps") == [
        "(jump ~label1 Skip)", "(:= Q A)", "(label ~label1)", "(:= P A)", "(if (Leave return))",
        "(:= Last A)",
      ])
  }

  @Test("the size of a mesh grows with the drawing and not with its paths")
  func mesh() throws {
    let size = try statements("mesh").joined().utf8.count
    // Twenty-four stages, for two sinks.
    #expect(size < 2 * 24 * 100)
  }

  @Test("each contact and coil of a sink is probed right before it")
  func probes() throws {
    #expect(
      try statements("mid-rung-coil", watched: true).prefix(9) == [
        "(probe 0 A)", "(probe 1 A)", "(:= M A)",
        "(probe 0 A)", "(probe 1 A)", "(bind ~wire1 (and A B))", "(probe 2 ~wire1)",
        "(probe 3 ~wire1)", "(:= Q ~wire1)",
      ])
  }

  @Test("the three orders are those of the reference")
  func orders() throws {
    let a = ["(:= X A)", "(if ((not On) (:= X FALSE)))", "(if ((not A) (:= X FALSE)))"]
    let call = "(call count (:= CU X) (:= PV 100))"
    #expect(try statements("order-variants", order: .a) == a + [call])
    #expect(try statements("order-variants", order: .b) == [a[2], a[0], a[1], call])
    #expect(try statements("order-variants", order: .c) == [a[0], call, a[1], a[2]])
  }
}
