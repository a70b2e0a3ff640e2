import Kernel
import Testing

@testable import PLC

@Suite("Problems of drawings")
struct NetworkProblemTests {
  typealias Case = (code: String, title: String, body: String)

  private static let rail = "<leftPowerRail localId='1'/>"
  private static let contact = Drawing.contact(2, "A", from: 1)
  private static let coil = Drawing.coil(3, "Q", from: 2)
  private static let add = """
    <block localId='7' typeName='ADD'><inputVariables>
    <variable formalParameter='IN1'/></inputVariables><outputVariables>
    <variable formalParameter='OUT'/></outputVariables></block>
    """

  /// A code, the element that the message begins with, and the drawing.
  static let cases: [Case] = [
    ("PLC0500", "Main, rung 1, coil 'Q'", rail + contact + Drawing.coil(2, "Q", from: 2)),
    ("PLC0501", "Main, rung 1, contact 'A'", rail + Drawing.contact(2, "A", from: 1, 9) + coil),
    (
      "PLC0502", "Main, rung 1, coil 'Q'",
      rail + contact + "<label localId='5' label='Here'/>" + Drawing.coil(3, "Q", from: 2, 5)
    ),
    (
      "PLC0503", "Main, rung 1, block MOVE",
      """
      <inVariable localId='4'><expression>N</expression></inVariable>
      <block localId='5' typeName='MOVE'><inputVariables><variable formalParameter='IN'>
      <connectionPointIn><connection refLocalId='4'/></connectionPointIn></variable></inputVariables>
      <outputVariables><variable formalParameter='OUT'/></outputVariables></block>
      <outVariable localId='6'><connectionPointIn><connection refLocalId='5' formalParameter='SUM'/>
      </connectionPointIn><expression>N</expression></outVariable>
      """
    ),
    ("PLC0504", "Main, rung 1, contact 'A'", rail + Drawing.contact(2, "A") + coil),
    ("PLC0505", "Main, rung 2, coil 'Q'", rail + contact + coil + Drawing.coil(4, "Q")),
    (
      "PLC0506", "Main, rung 1, contact 'A'",
      rail + Drawing.contact(2, "A", from: 4) + Drawing.contact(4, "B", from: 2) + coil
    ),
    ("PLC0508", "Main, rung 1, contact ''", rail + Drawing.contact(2, "", from: 1) + coil),
    (
      "PLC0509", "Main, rung 1, continuation 'Ready'",
      "<continuation localId='2' name='Ready'/>" + coil
    ),
    (
      "PLC0510", "Main, rung 3, connector 'ready'",
      rail + contact + coil
        + "<connector localId='4' name='Ready'/><connector localId='5' name='ready'/>"
        + "<continuation localId='6' name='Ready'/>" + Drawing.coil(7, "Q", from: 6)
    ),
    (
      "PLC0511", "Main, rung 1, jump to 'End'",
      rail + contact + "<jump localId='3' label='End'><connectionPointIn>"
        + "<connection refLocalId='2'/></connectionPointIn></jump>"
    ),
    (
      "PLC0512", "Main, rung 2, label 'end'",
      rail + contact + coil + "<label localId='4' label='End'/><label localId='5' label='end'/>"
    ),
    ("PLC0513", "Main, rung 1, block ADD", add),
    (
      "PLC0513", "Main, rung 1, block ADD",
      add + "<outVariable localId='8'><connectionPointIn><connection refLocalId='7'/>"
        + "</connectionPointIn><expression>N</expression></outVariable>"
    ),
    (
      "PLC0514", "Main, rung 1, block MAX",
      """
      <block localId='5' typeName='MAX'><inputVariables><variable formalParameter='IN1'>
      <connectionPointIn><connection refLocalId='5'/></connectionPointIn></variable></inputVariables>
      <outputVariables><variable formalParameter='OUT'/></outputVariables></block>
      """
    ),
    (
      "PLC0517", "Main, rung 1, contact 'A'",
      rail + Drawing.contact(2, "A", from: 1, more: "storage='set'") + coil
    ),
    (
      "PLC0519", "Main, rung 1, block 'x'",
      """
      <block localId='5' typeName='F' instanceName='x'><inputVariables/><inOutVariables>
      <variable formalParameter='V'/></inOutVariables><outputVariables/></block>
      """
    ),
    // What the text of an element says is read with the element's name.
    (
      "PLC0023", "Main, rung 1, contact 'A AND'", rail + Drawing.contact(2, "A AND", from: 1) + coil
    ),
  ]

  @Test("a mistake is told with its rung and element", arguments: cases.indices)
  func mistake(_ index: Int) {
    let wanted = Self.cases[index]
    let text = Drawing.project("<LD>\(wanted.body)</LD>", variables: "A B Q N:INT")
    let problems = Drawing.problems(text)
    #expect(
      problems.contains { $0.code == wanted.code && $0.message.hasPrefix(wanted.title + ": ") },
      "\(wanted.code): \(problems)")
    #expect(problems.allSatisfy { $0.line > 0 && !$0.hint.isEmpty })
  }

  @Test("an edge needs memory, which a function has not")
  func edgeInFunction() {
    let body = Self.rail + Drawing.contact(2, "A", from: 1, more: "edge='rising'") + Self.coil
    let text = Drawing.project("<LD>\(body)</LD>", variables: "A Q", kind: "function")
    #expect(Drawing.problems(text).contains { $0.code == "PLC0515" })
  }

  @Test("an output of a function that is not declared in the file has no type")
  func unknownOutput() {
    let body = """
      <LD><leftPowerRail localId='1'/><block localId='5' typeName='SPLIT'><inputVariables>
      <variable formalParameter='IN'><connectionPointIn><connection refLocalId='1'/>
      </connectionPointIn></variable></inputVariables><outputVariables>
      <variable formalParameter='OUT'/><variable formalParameter='REST'/></outputVariables></block>
      <coil localId='6'><connectionPointIn><connection refLocalId='5' formalParameter='REST'/>
      </connectionPointIn><variable>Q</variable></coil></LD>
      """
    #expect(
      Drawing.problems(Drawing.project(body, variables: "Q")).contains { $0.code == "PLC0516" })
  }

  @Test("more paths than the limit are not followed")
  func tooTangled() {
    // Ten coils behind a row of ten contacts: eleven wires lead back from each.
    var elements = [NetworkElement(localID: 0, kind: .leftRail, position: .none)]
    for id in 1...20 {
      let wire = NetworkConnection(source: min(id - 1, 10), position: .none)
      elements.append(
        NetworkElement(
          localID: id, kind: id <= 10 ? .contact("A") : .coil("Q"), connections: [wire],
          position: .none))
    }
    let graph = NetworkGraph(Network(elements: elements))
    #expect(NetworkSchedule(graph, order: .c, limit: 111).isComplete)
    #expect(!NetworkSchedule(graph, order: .c, limit: 110).isComplete)
  }

  @Test("a warning tells which elements act in another order in old editors")
  func order() throws {
    let text = try String(decoding: Projects.bytes("order-variants"), as: UTF8.self)
    let warnings = Drawing.problems(text)
    #expect(warnings.map(\.code) == ["PLC0518"])
    #expect(warnings.first?.severity == .warning)
    #expect(
      warnings.first?.message
        == "Main, rung 2, block 'count': order c evaluates block 'count' before coil 'X', "
        + "order a after it (3 of 4 elements change places)")
  }

  @Test("no warning where both orders do the same", arguments: ["series", "timers", "start-stop"])
  func sameOrder(_ project: String) throws {
    let text = try String(decoding: Projects.bytes(project), as: UTF8.self)
    #expect(Drawing.problems(text).isEmpty)
  }
}
