extension NetworkLowering {
  /// What leads to a sink; nil, with a warning, where nothing does.
  mutating func powerOfSink(_ element: Int) -> PowerFlow? {
    if let flow = power(graph.ports[element][0]) { return flow }
    scope.log.warning(
      NetworkProblem.unconnectedSink, at: positions[element],
      "nothing leads to it, so it does nothing",
      hint: "connect it to the rung on its left, or delete it")
    return nil
  }

  /// Assigns what leads to a coil or a variable.
  mutating func assign(_ element: Int) {
    let links = graph.ports[element][0]
    let place = positions[element]
    guard let flow = powerOfSink(element) else { return }
    watch(element, flow)
    let modifier = graph.network.elements[element].modifier
    let value = modified(flow.expression(at: place), by: modifier, element, stores: true)
    let target = expression(of: element)
    let kind: Statement.Kind
    switch modifier.storage {
    case .none: kind = .assign(target, value)
    case .set, .reset:
      let stored = Expression.boolean(modifier.storage == .set, place)
      kind = branch(value, Statement(.assign(target, stored), place))
    }
    // Behind a block that EN kept from running, a variable keeps its value.
    if let enabled = guardOfSink(element, links) {
      emit(branch(enabled, Statement(kind, place)), element)
    } else {
      emit(kind, element)
    }
  }

  /// ENO of the block that alone leads to a variable, where its EN is used.
  private func guardOfSink(_ element: Int, _ links: [NetworkGraph.Link]) -> Expression? {
    if case .coil = graph.network.elements[element].kind { return nil }
    guard links.count == 1, let link = links.first, graph.usesEnable(link.source),
      graph.output(link)?.isEnabled == false, let name = outputs[link.source].enabled
    else { return nil }
    return .name(name, positions[element])
  }

  /// A value behind an edge and a negation. Only sinks can store.
  mutating func modified(
    _ value: Expression, by modifier: NetworkModifier, _ element: Int, stores: Bool = false
  ) -> Expression {
    let place = positions[element]
    var value = value
    if modifier.storage != .none, !stores {
      scope.log.warning(
        NetworkProblem.strangeStorage, at: place,
        "\(modifier.storage.rawValue) has no meaning here and is left out",
        hint: "use a set or reset coil")
    }
    if modifier.edge != .none {
      let type = modifier.edge == .rising ? "R_TRIG" : "F_TRIG"
      if scope.block.kind == .function {
        error(
          .edgeInFunction, element, "an edge needs memory, and a function has none",
          hint: "make the function a function block")
        return value
      }
      let name = scope.fresh(type)
      scope.declare(name, type, at: place)
      let clock = Call.Argument(name: "CLK", value: .input(value), position: place)
      emit(.call(Call(callee: .name(name, place), arguments: [clock])), element)
      value = Expression(.member(.name(name, place), "Q"), place)
    }
    return modifier.isNegated ? Expression(.unary(.not, value), place) : value
  }
}
