/// A drawn network on its way to statements.
///
/// Each step of the schedule becomes a statement: what leads to it is rebuilt by walking the wires
/// back, series as AND and parallel branches as OR, anew for each sink, so that contacts are read
/// again for each. Paths that a sink uses more than once are kept in a hidden variable, which
/// bounds the size of what is made by that of the drawing.
struct NetworkLowering {
  let graph: NetworkGraph
  /// Of each element, with its number among those of the unit.
  let positions: [Position]
  var scope: LoweringScope
  var statements: [Statement] = []

  /// Expressions of the elements that hold text, once they were read.
  private var texts: [Expression?]
  var cone: NetworkCone
  var outputs: [NetworkOutputs]
  /// The labels of the drawing and the names they have among the statements.
  private var labels = NameTable()
  private var labelNames: [String] = []

  init(_ graph: NetworkGraph, positions: [Position], scope: LoweringScope) {
    self.graph = graph
    self.positions = positions
    self.scope = scope
    texts = Array(repeating: nil, count: positions.count)
    cone = NetworkCone(graph)
    outputs = NetworkOutputs.used(in: graph)
  }

  /// All statements, and the value of a network that has one.
  mutating func body(_ steps: [Int]) -> LoweredBody {
    nameLabels()
    for element in steps {
      switch graph.network.elements[element].kind {
      case .block(let block): call(block, element)
      case .coil, .output, .inOut: assign(element)
      case .condition(let name): keep(element, as: name)
      case .jump(let name): jump(element, to: name)
      case .leave: leave(element)
      case .label(let name):
        if let index = labels.index(of: name) { emit(.label(labelNames[index]), element) }
      case .leftRail, .rightRail, .contact, .input, .connector, .continuation, .comment: break
      }
    }
    let result = graph.result.map { links in
      power(links)?.expression(at: graph.network.position)
        ?? .boolean(false, graph.network.position)
    }
    return LoweredBody(statements: statements, result: result)
  }

  mutating func emit(_ kind: Statement.Kind, _ element: Int) {
    statements.append(Statement(kind, positions[element]))
  }

  mutating func error(
    _ code: NetworkProblem, _ element: Int, _ message: @autoclosure () -> String, hint: String
  ) {
    scope.log.error(code, at: positions[element], message(), hint: hint)
  }

  /// The expression that an element's text stands for.
  mutating func expression(of element: Int) -> Expression {
    if let known = texts[element] { return known }
    let text: String
    switch graph.network.elements[element].kind {
    case .contact(let own), .coil(let own), .input(let own), .output(let own), .inOut(let own):
      text = own
    case .block(let block): text = block.instance ?? block.typeName
    default: text = ""
    }
    let place = positions[element]
    var made = Expression.boolean(false, place)
    if text.allSatisfy(\.isWhitespace) {
      error(.emptyText, element, "it names no variable", hint: "write a variable's name into it")
    } else if let read = Parser.expression(text, at: place, log: scope.log) {
      made = read
    }
    texts[element] = made
    return made
  }

  private mutating func nameLabels() {
    for (number, element) in graph.network.elements.enumerated() {
      guard case .label(let name) = element.kind else { continue }
      if labels.insert(name) != nil {
        labelNames.append(scope.fresh("label"))
      } else {
        error(
          .doubleLabel, number, "another label has this name", hint: "give one of them another name"
        )
      }
    }
  }

  private mutating func keep(_ element: Int, as name: String) {
    let flow = power(graph.ports[element][0]) ?? .never(at: positions[element])
    let value = flow.expression(at: positions[element])
    emit(
      .bind(name, modified(value, by: graph.network.elements[element].modifier, element)), element)
  }

  private mutating func jump(_ element: Int, to name: String) {
    guard let index = labels.index(of: name) else {
      error(
        .missingLabel, element, "there is no label '\(name)' in this drawing",
        hint: "draw the label, or jump to one that is there")
      return
    }
    guard let flow = powerOfSink(element) else { return }
    let condition = flow.isAlways ? nil : flow.expression(at: positions[element])
    emit(.jump(to: labelNames[index], when: condition), element)
  }

  private mutating func leave(_ element: Int) {
    guard let flow = powerOfSink(element) else { return }
    let leave = Statement(.leave, positions[element])
    if flow.isAlways {
      statements.append(leave)
    } else {
      emit(branch(flow.expression(at: positions[element]), leave), element)
    }
  }

  /// IF with one statement.
  func branch(_ condition: Expression, _ statement: Statement) -> Statement.Kind {
    .branch(
      [Statement.Branch(condition: condition, statements: [statement])], otherwise: [])
  }
}
