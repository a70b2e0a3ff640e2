/// Transitions of charts.
extension ChartLowering {
  mutating func evaluateTransitions() {
    // Of the transitions that leave one step, the first that is true fires: those with a priority
    // stand before those without. Ties go by the order of declaration.
    let ordered = chart.transitions.enumerated().sorted { a, b in
      (a.element.priority ?? .max, a.offset) < (b.element.priority ?? .max, b.offset)
    }.map(\.element)
    let choices = Choices(ordered, steps: steps, scope: &scope)
    var fired: [String] = []
    for (index, transition) in ordered.enumerated() {
      fired.append(scope.fresh("fired"))
      scope.declare(fired[index], "BOOL", at: transition.position)
      evaluate(transition, index, into: fired[index], choices)
    }

    // Steps that are left and entered in one scan stay active: so all are left first.
    for (transition, name) in zip(ordered, fired) {
      let left = transition.from.map {
        assign(
          .member($0, "X", transition.position), .boolean(false, transition.position))
      }
      append(if: Expression(.name(name), transition.position), left)
    }
    for (transition, name) in zip(ordered, fired) {
      let position = transition.position
      let entered = transition.to.flatMap {
        [
          assign(.member($0, "X", position), .boolean(true, position)),
          assign(.member($0, "T", position), Expression(.literal(Literal(.time(0))), position)),
        ]
      }
      append(if: Expression(.name(name), position), entered)
    }
  }

  /// What is drawn beside the chart. It has a turn in each scan, whatever steps are active, so that
  /// no block or edge in it misses a change.
  mutating func evaluateWiring() {
    guard let wiring = chart.wiring else { return }
    let lowered = Lowering.lower(wiring, in: &scope).statements
    checkStepFlags(lowered)
    statements += lowered
  }

  /// Sets `fired` to whether the transition fires.
  private mutating func evaluate(
    _ transition: Chart.Transition, _ index: Int, into fired: String, _ choices: Choices
  ) {
    let position = transition.position
    let target = Expression(.name(fired), position)
    var guards: [Expression] = []
    for name in transition.from {
      guards.append(.member(name, "X", position))
      guard let step = steps.index(of: name), choices.first[step] != index else { continue }
      if let taken = choices.markers[step] {
        guards.append(.not(Expression(.name(taken), position)))
      }
    }
    guard let isEnabled = Expression.joined(guards[...], by: .and) else { return }

    switch transition.condition {
    case .expression(let condition):
      append(
        if: isEnabled, [assign(target, condition)],
        otherwise: [assign(target, .boolean(false, position))])
    case .body(let body):
      append(.assign(target, .boolean(false, position)), position)
      if let (statements, value) = lowered(body, of: transition) {
        // Blocks and edges of a drawn body have their turn in each scan.
        let isDrawn = if case .network = body { true } else { false }
        append(statements, when: isDrawn ? nil : isEnabled)
        // A RETURN in the body ends it: its value counts all the same.
        append(if: isEnabled, [assign(target, value)])
      }
    }
    for step in transition.from.compactMap(steps.index(of:)) {
      guard let taken = choices.markers[step] else { continue }
      let mark = Expression(.name(taken), position)
      let isFirst = choices.first[step] == index
      let value = isFirst ? target : Expression(.binary(.or, mark, target), position)
      append(.assign(mark, value), position)
    }
  }

  /// The statements of a transition's body and the expression that holds its result.
  private mutating func lowered(
    _ body: Body, of transition: Chart.Transition
  ) -> (statements: [Statement], value: Expression)? {
    var lowered = Lowering.lower(body, in: &scope)
    checkStepFlags(lowered.statements)
    if let name = transition.name, lowered.statements.contains(where: { $0.assigns(to: name) }) {
      // The body assigns to a variable of the transition's name, which is false until then.
      if scope.variable(name) == nil { scope.declare(name, "BOOL", at: transition.position) }
      let variable = Expression(.name(name), transition.position)
      let reset = assign(variable, .boolean(false, transition.position))
      lowered.statements.insert(reset, at: 0)
      return (lowered.statements, variable)
    }
    if let result = lowered.result { return (lowered.statements, result) }
    let name = transition.name.map { "'\($0)'" } ?? "the name of the transition"
    scope.log.error(
      LoweringProblem.conditionWithoutResult, at: transition.position,
      "the body of the transition gives no condition",
      hint: "assign a BOOL to \(name) in it")
    return nil
  }
}

extension Statement {
  fileprivate func assigns(to name: String) -> Bool {
    contains {
      guard case .assign(let place, _) = $0.kind, case .name(let target) = place.kind else {
        return false
      }
      return NameTable.equal(target, name)
    }
  }
}

/// The steps that several transitions leave: a hidden variable of each tells whether one of them
/// has fired in this scan.
private struct Choices {
  /// By step: the name of its variable; nil where one transition or none leaves it.
  private(set) var markers: [String?]
  /// By step: the first transition that leaves it.
  private(set) var first: [Int?]

  init(_ transitions: [Chart.Transition], steps: NameTable, scope: inout LoweringScope) {
    markers = Array(repeating: nil, count: steps.count)
    first = Array(repeating: nil, count: steps.count)
    for (index, transition) in transitions.enumerated() {
      for step in transition.from.compactMap(steps.index(of:)) {
        if first[step] == nil {
          first[step] = index
        } else if markers[step] == nil {
          let name = scope.fresh("taken")
          scope.declare(name, "BOOL", at: transition.position)
          markers[step] = name
        }
      }
    }
  }
}
