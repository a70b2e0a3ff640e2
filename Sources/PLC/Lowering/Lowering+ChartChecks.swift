/// What must be right about a chart before it can be lowered.
extension ChartLowering {
  private var log: DiagnosticLog { scope.log }

  /// Reports every mistake of the chart's shape and fills ``steps``; false if the rest would
  /// not make sense.
  mutating func check() -> Bool {
    guard scope.block.kind != .function else {
      log.error(
        LoweringProblem.chartInFunction, at: scope.block.position,
        "a function cannot be a chart: it remembers nothing from call to call",
        hint: "make it a function block")
      return false
    }
    checkActions()
    let hasSteps = checkSteps()
    let hasTransitions = checkTransitions()
    guard hasSteps, hasTransitions else { return false }
    checkReach()
    return true
  }

  private mutating func checkSteps() -> Bool {
    var isUnique = true
    for step in chart.steps {
      if steps.insert(step.name) == nil {
        isUnique = false
        log.error(
          LoweringProblem.duplicateStep, at: step.position,
          "the chart has two steps '\(step.name)'", hint: "rename one of them")
      } else if scope.variable(step.name) != nil {
        log.error(
          LoweringProblem.nameTaken, at: step.position,
          "the step '\(step.name)' has the name of a variable",
          hint: "rename one of them: '\(step.name).X' and '.T' are the step's flag and time")
      }
    }
    for step in chart.steps { step.associations.forEach(check) }
    guard !chart.steps.contains(where: \.isInitial) else { return isUnique }
    log.error(
      LoweringProblem.noInitialStep, at: chart.steps.first?.position ?? scope.block.position,
      "the chart has no initial step, so nothing in it would ever run",
      hint: "declare the step to start from as INITIAL_STEP")
    return isUnique
  }

  private func check(_ association: Chart.Association) {
    let qualifier = association.qualifier
    if qualifier.needsDuration, association.duration?.canBeTime != true {
      log.error(
        LoweringProblem.missingDuration, at: association.position,
        "the qualifier \(qualifier.rawValue) of '\(association.action)' needs a duration",
        hint: "write it behind the qualifier, such as \(qualifier.rawValue), T#5s")
    } else if !qualifier.needsDuration, association.duration != nil {
      log.warning(
        LoweringProblem.needlessDuration, at: association.position,
        "the qualifier \(qualifier.rawValue) of '\(association.action)' has no use for a duration",
        hint: "leave the duration out, or use L, D, SD, DS or SL")
    }
    guard actionNames.index(of: association.action) == nil else { return }
    let isStep = steps.index(of: association.action) != nil
    var isOther = false
    if case .named(let type)? = scope.variable(association.action)?.type.kind {
      isOther = Elementary.named(type).map { $0 != .bool } ?? false
    }
    guard isStep || isOther else { return }
    log.error(
      LoweringProblem.notAnAction, at: association.position,
      "'\(association.action)' is \(isStep ? "a step" : "no BOOL") and cannot be an action",
      hint: "name an action or a BOOL variable; let an action set other variables")
  }

  private mutating func checkActions() {
    var used = NameTable()
    for step in chart.steps {
      for association in step.associations { used.insert(association.action) }
    }
    for action in actions {
      if actionNames.insert(action.name) == nil {
        log.error(
          LoweringProblem.duplicateAction, at: action.position,
          "the chart has two actions '\(action.name)'", hint: "rename one of them")
      } else if used.index(of: action.name) == nil {
        log.warning(
          LoweringProblem.unusedAction, at: action.position,
          "no step has the action '\(action.name)', so it never runs",
          hint: "add it to the action block of a step, or remove it")
      }
    }
  }

  private func checkTransitions() -> Bool {
    var isComplete = true
    for transition in chart.transitions {
      if transition.from.isEmpty || transition.to.isEmpty {
        isComplete = false
        log.error(
          LoweringProblem.openTransition, at: transition.position,
          "the transition \(transition.from.isEmpty ? "comes from" : "leads to") no step",
          hint: "connect it to a step on either side")
      }
      for name in transition.from + transition.to where steps.index(of: name) == nil {
        isComplete = false
        log.error(
          LoweringProblem.unknownStep, at: transition.position,
          "the chart has no step '\(name)'",
          hint: "correct the name in the transition, or declare the step")
      }
    }
    return isComplete
  }

  /// Warns of steps that no run of the chart can enter.
  private func checkReach() {
    var isReached = chart.steps.map(\.isInitial)
    guard isReached.contains(true) else { return }
    // By step the transitions that leave it, and by transition its sources not yet reached.
    var leaving: [[Int]] = Array(repeating: [], count: chart.steps.count)
    var missing = Array(repeating: 0, count: chart.transitions.count)
    for (index, transition) in chart.transitions.enumerated() {
      for step in transition.from.compactMap(steps.index(of:)) {
        leaving[step].append(index)
        missing[index] += 1
      }
    }
    var open = isReached.indices.filter { isReached[$0] }
    while let step = open.popLast() {
      for transition in leaving[step] {
        missing[transition] -= 1
        guard missing[transition] == 0 else { continue }
        for target in chart.transitions[transition].to.compactMap(steps.index(of:))
        where !isReached[target] {
          isReached[target] = true
          open.append(target)
        }
      }
    }
    for (step, isReached) in zip(chart.steps, isReached) where !isReached {
      log.warning(
        LoweringProblem.unreachableStep, at: step.position,
        "no way through the chart leads to the step '\(step.name)'",
        hint: "add a transition to it, or remove it")
    }
  }

  /// Steps change by transitions only.
  func checkStepFlags(_ statements: [Statement]) {
    for statement in statements {
      _ = statement.contains { inner in
        guard case .assign(let place, _) = inner.kind, case .member(let owner, _) = place.kind,
          case .name(let name) = owner.kind, steps.index(of: name) != nil
        else { return false }
        log.error(
          LoweringProblem.assignedStepFlag, at: inner.position,
          "the flag and time of the step '\(name)' can only be read",
          hint: "let a transition enter and leave the step")
        return false
      }
    }
  }
}

extension Expression {
  /// Whether it may be a TIME: any expression but a literal of another type.
  fileprivate var canBeTime: Bool {
    guard case .literal(let literal) = kind else { return true }
    if case .time = literal.value { return true }
    return false
  }
}
