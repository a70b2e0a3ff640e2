import PLC

extension ChartReader {
  typealias NamedCondition = (name: String?, condition: Chart.Condition)

  /// The condition of a transition: text or a drawing right there, one of the block's named
  /// transitions, a BOOL variable, or contacts and blocks drawn in the chart.
  mutating func condition(of transition: MarkupElement) -> NamedCondition? {
    let holder = transition.child("condition")
    if let reference = holder?.child("reference") {
      return project.required("name", of: reference).flatMap { named($0, transition) }
        .flatMap { negated($0, holder, reference) }
    }
    if let inline = holder?.child("inline") {
      let name = project.trimmed(inline["name"])
      return written(inline.child("body") ?? inline, name: name, transition)
        .flatMap { negated($0, holder, inline) }
    }
    if let holder {
      let wires = project.connections(to: holder) + project.wires(holder)
      if !wires.isEmpty { return (nil, .expression(wired(wires, holder, transition))) }
    }
    reportMissing(transition)
    return nil
  }

  private func reportMissing(_ transition: MarkupElement) {
    project.error(
      .missingCondition, transition, "the transition has no condition",
      hint: "write TRUE into it if it shall fire at once")
  }

  private func named(_ name: String, _ transition: MarkupElement) -> NamedCondition? {
    let bodies = block.children("transitions").flatMap { $0.children("transition") }
    guard let own = bodies.first(where: { $0["name"].map { NameTable.equal($0, name) } ?? false })
    else { return project.expression(name, transition).map { (nil, .expression($0)) } }
    return written(own.child("body") ?? own, name: name, transition)
  }

  /// A condition in one of the languages, inside of an element.
  private func written(
    _ holder: MarkupElement, name: String?, _ transition: MarkupElement
  ) -> NamedCondition? {
    if let text = holder.child("ST") { return structured(text, name: name, transition) }
    let body = project.content(of: holder, in: block)
    switch body {
    case .network(var network):
      // A drawing that does not name its result ends at a coil without a name or at the rail.
      if name == nil { network.takeResult() }
      return (name, .body(.network(network)))
    case .statements(let statements) where statements.isEmpty:
      reportMissing(transition)
      return nil
    default: return (name, .body(body))
    }
  }

  /// `:= a AND b;`, `a AND b`, or statements that assign to the name of the transition.
  private func structured(
    _ element: MarkupElement, name: String?, _ transition: MarkupElement
  ) -> NamedCondition? {
    let (whole, place) = element.text()
    guard var text = project.trimmed(whole) else {
      reportMissing(transition)
      return nil
    }
    if text.hasPrefix(":=") { text.removeFirst(2) }
    if text.contains(":=") {
      let statements = Parser.statements(whole, at: project.position(place), log: project.log)
      return (name, .body(.statements(statements)))
    }
    while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
    return Parser.expression(text, at: project.position(place), log: project.log)
      .map { (name, .expression($0)) }
  }

  private func negated(
    _ condition: NamedCondition, _ holder: MarkupElement?, _ element: MarkupElement
  ) -> NamedCondition? {
    let isNegated =
      project.isTrue("negated", of: element)
      || holder.map { project.isTrue("negated", of: $0) } ?? false
    guard isNegated else { return condition }
    if case .expression(let expression) = condition.condition {
      let inverse = Expression(.unary(.not, expression), expression.position)
      return (condition.name, .expression(inverse))
    }
    project.error(
      .unsupportedNegation, element, "only a condition of one expression can be negated here",
      hint: "negate the result inside of the condition")
    return nil
  }

  /// The hidden variable that keeps what wires lead to a condition.
  private mutating func wired(
    _ wires: [NetworkConnection], _ holder: MarkupElement, _ transition: MarkupElement
  ) -> Expression {
    let name = "~condition\(conditions.count + 1)"
    let position = project.position(transition)
    // In the order of the transitions, before everything else.
    conditions.append(
      NetworkElement(
        localID: -1_000_000_000 - conditions.count, kind: .condition(name),
        modifier: NetworkModifier(isNegated: project.isTrue("negated", of: holder)),
        connections: wires, executionOrder: conditions.count + 1, position: position))
    return Expression(.name(name), position)
  }

  /// The part of the drawing that leads to conditions; nil without any.
  func wiring() -> Network? {
    guard !conditions.isEmpty else { return nil }
    let elements = project.conditionElements(element)
    var wanted: Set<Int> = []
    var stack = conditions.flatMap(\.connections).map(\.source)
    let byID = Dictionary(
      elements.map { ($0.localID, $0) }, uniquingKeysWith: { first, _ in first })
    while let id = stack.popLast() {
      guard wanted.insert(id).inserted, let element = byID[id] else { continue }
      stack += element.sources.map(\.source)
      // A continuation goes on at the connector of its name.
      if case .continuation(let name) = element.kind {
        stack += elements.filter { $0.isConnector(name) }.map(\.localID)
      }
    }
    return Network(
      elements: elements.filter { wanted.contains($0.localID) } + conditions,
      position: project.position(element))
  }
}

extension ProjectReader {
  /// What is drawn in a chart beside its steps, transitions and actions.
  func conditionElements(_ element: MarkupElement) -> [NetworkElement] {
    let own = [
      "step", "macroStep", "jumpStep", "transition", "selectionDivergence", "selectionConvergence",
      "simultaneousDivergence", "simultaneousConvergence", "actionBlock",
    ]
    return element.children.enumerated().compactMap { number, child in
      own.contains(child.name) ? nil : drawn(child, number)
    }
  }
}

extension NetworkElement {
  /// All wires to it.
  fileprivate var sources: [NetworkConnection] {
    guard case .block(let block) = kind else { return connections }
    return (block.inputs + block.inOuts).flatMap(\.connections)
  }

  fileprivate func isConnector(_ name: String) -> Bool {
    if case .connector(let own) = kind { return NameTable.equal(own, name) }
    return false
  }
}

extension Network {
  /// Makes what leads to the coil or variable without a name its value, or else what leads to the
  /// right power rail.
  fileprivate mutating func takeResult() {
    let unnamed = elements.firstIndex { element in
      switch element.kind {
      case .coil(let text), .output(let text): text.isEmpty
      default: false
      }
    }
    if let unnamed {
      result = elements.remove(at: unnamed).connections
    } else if let rail = elements.first(where: {
      if case .rightRail = $0.kind { true } else { false }
    }) {
      result = rail.connections
    }
  }
}
