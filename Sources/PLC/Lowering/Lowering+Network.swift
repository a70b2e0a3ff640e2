extension Lowering {
  /// The statements of a drawn network, and its value where it is a condition.
  static func lower(_ network: Network, in scope: inout LoweringScope) -> LoweredBody {
    let graph = NetworkGraph(network)
    let schedule = NetworkSchedule(graph, order: scope.options.order)
    let positions = draw(graph, steps: schedule.steps, in: &scope)
    for mistake in graph.mistakes {
      scope.log.error(
        mistake.code, at: mistake.element.map { positions[$0] } ?? network.position,
        mistake.message, hint: mistake.hint)
    }
    guard schedule.isComplete else {
      scope.log.error(
        NetworkProblem.tooTangled, at: network.position,
        "the drawing has more paths than can be followed", hint: "divide it into several blocks")
      return LoweredBody(statements: [])
    }
    warnOfOrder(graph, positions, scope)
    var lowering = NetworkLowering(graph, positions: positions, scope: scope)
    let body = lowering.body(schedule.steps)
    scope = lowering.scope
    return body
  }

  /// Adds the elements of a network to those of its unit, so that problems can name them, and
  /// gives the place of each.
  private static func draw(
    _ graph: NetworkGraph, steps: [Int], in scope: inout LoweringScope
  ) -> [Position] {
    let rungs = NetworkRungs(graph, steps: steps).numbers
    let known = scope.elements.count
    let positions = graph.network.elements.enumerated().map { number, element in
      var position = element.position
      guard !graph.isRail(number) else { return position }
      position.element = Int32(scope.elements.count)
      scope.elements.append(
        DrawnElement(
          block: scope.block.name, rung: rungs[number], label: element.label,
          localID: element.localID))
      return position
    }
    scope.log.describe(
      more: Array(scope.elements[known...]), of: Int(scope.block.position.file))
    return positions
  }

  /// Warns when old and new editors would have the elements act in different orders.
  private static func warnOfOrder(
    _ graph: NetworkGraph, _ positions: [Position], _ scope: LoweringScope
  ) {
    guard graph.network.hasPlaces else { return }
    let orders = [EvaluationOrder.a, .c].map { order in
      NetworkSchedule(graph, order: order).steps.filter { step in
        if case .connector = graph.network.elements[step].kind { return false }
        return true
      }
    }
    let (old, new) = (orders[0], orders[1])
    guard let place = old.indices.first(where: { old[$0] != new[$0] }) else { return }
    let moved = zip(old, new).count { $0 != $1 }
    let (late, early) = (graph.network.elements[old[place]], graph.network.elements[new[place]])
    scope.log.warning(
      NetworkProblem.orderMatters, at: positions[new[place]],
      """
      order c evaluates \(early.label) before \(late.label), order a after it \
      (\(moved) of \(new.count) elements change places)
      """,
      hint: "give the blocks execution orders, or choose the order of the editor it was drawn in")
  }
}
