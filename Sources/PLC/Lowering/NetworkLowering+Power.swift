extension NetworkLowering {
  /// What leads to an input; nil where no wire does. Edges are called, and paths that are used
  /// more than once kept, in statements before.
  mutating func power(_ links: [NetworkGraph.Link]) -> PowerFlow? {
    guard !links.isEmpty else { return nil }
    cone.walk(from: links, in: graph)
    if let circle = cone.circle {
      error(
        .powerCircle, circle, "power flows in a circle through it",
        hint: "break the circle with a variable or a block")
    }
    for element in cone.elements {
      var flow = flow(through: element)
      if isWatched(element) || cone.uses[element] > 1 || flow.isLarge { flow = kept(flow, element) }
      watch(element, flow)
      cone.flows[element] = flow
    }
    return joined(links)
  }

  /// What flows out of an element; that of all elements that lead to it is known.
  private mutating func flow(through element: Int) -> PowerFlow {
    let drawn = graph.network.elements[element]
    switch drawn.kind {
    case .leftRail: return .always
    case .input: return .value(modified(expression(of: element), by: drawn.modifier, element))
    case .inOut: return .value(expression(of: element))
    case .contact:
      let links = graph.ports[element][0]
      if links.isEmpty {
        error(
          .unconnectedContact, element, "nothing leads to it, so no power can pass it",
          hint: "connect it to the left power rail or to what stands before it")
      }
      var flow = joined(links) ?? .never(at: positions[element])
      let state = modified(expression(of: element), by: drawn.modifier, element)
      flow.append(state)
      return flow
    default: return joined(graph.ports[element][0]) ?? .never(at: positions[element])
    }
  }

  /// What several wires to one input bring together.
  private mutating func joined(_ links: [NetworkGraph.Link]) -> PowerFlow? {
    PowerFlow.joined(links.map { flow(from: $0) })
  }

  private mutating func flow(from link: NetworkGraph.Link) -> PowerFlow {
    if graph.block(link.source) != nil { return .value(value(of: link)) }
    // Unknown only where power flows in a circle.
    return cone.flows[link.source] ?? .never(at: positions[link.source])
  }

  /// The same flow, kept in a hidden variable unless it is as short as that.
  private mutating func kept(_ flow: PowerFlow, _ element: Int) -> PowerFlow {
    if flow.isSimple { return flow }
    let name = scope.fresh("wire")
    emit(.bind(name, flow.expression(at: positions[element])), element)
    return .value(.name(name, positions[element]))
  }

  private func isWatched(_ element: Int) -> Bool {
    guard scope.options.watchesPowerFlow else { return false }
    switch graph.network.elements[element].kind {
    case .contact, .coil: return true
    default: return false
    }
  }

  /// Notes the power flow at a contact or coil, for who watches it.
  mutating func watch(_ element: Int, _ flow: PowerFlow) {
    guard isWatched(element) else { return }
    let place = positions[element]
    emit(.probe(element: Int(place.element), flow.expression(at: place)), element)
  }
}
