/// Branches, loops, jumps and calls of actions.
extension BodyChecker {
  /// What decides: BOOL, and nothing that could be taken for one.
  func condition(_ expression: Expression) -> CheckedExpression? {
    guard let value = value(expression, wanted: .elementary(.bool)) else { return nil }
    let bool = Elementary.bool
    if value.elementary == bool || value.fits(bool) { return convert(value, to: .elementary(bool)) }
    let given = value.type.map { project.name(of: $0) } ?? "a number"
    log.error(
      CheckProblem.condition, at: expression.position, "a condition must be BOOL, not \(given)",
      hint: "compare it with something, such as <> 0")
    return nil
  }

  func branch(_ branches: [Statement.Branch], _ otherwise: [Statement]) -> CheckedStatement.Kind? {
    var checked: [(condition: CheckedExpression, statements: [CheckedStatement])] = []
    var isGood = true
    for branch in branches {
      let condition = condition(branch.condition)
      let statements = statements(branch.statements)
      // The conditions behind the first are not evaluated always.
      mayRunBefore = false
      if let condition { checked.append((condition, statements)) } else { isGood = false }
    }
    let last = statements(otherwise)
    return isGood ? .branch(checked, otherwise: last) : nil
  }

  func loop(_ inner: [Statement]) -> [CheckedStatement] {
    loops += 1
    defer { loops -= 1 }
    return statements(inner)
  }

  func inLoop(_ word: String, _ kind: CheckedStatement.Kind, at position: Position)
    -> CheckedStatement.Kind?
  {
    if loops > 0 { return kind }
    log.error(
      CheckProblem.outsideLoop, at: position, "\(word) stands in no loop",
      hint: "use RETURN to leave the block")
    return nil
  }

  func count(_ counting: Statement.Counting) -> CheckedStatement.Kind? {
    let target = place(counting.counter)
    let type = target?.place.type.base ?? .elementary(.dint)
    guard let target, checkWritable(target, at: counting.counter.position),
      case .elementary(let elementary) = type, elementary.isInteger
    else {
      if let target, target.access == .writable || target.access == .ownInput {
        log.error(
          CheckProblem.counter, at: counting.counter.position,
          "'\(target.name)' is \(project.name(of: target.place.type)) and cannot count",
          hint: "use a variable of an integer type such as INT")
      }
      _ = loop(counting.statements)
      return nil
    }
    let from = expression(counting.from, as: type)
    let to = expression(counting.to, as: type)
    var by: CheckedExpression? = .word(1, type, counting.counter.position)
    if let written = counting.by {
      by = expression(written, as: type)
      if let step = by, fold(step) == .word(0) {
        log.error(
          CheckProblem.zeroStep, at: written.position, "a step of 0 never ends",
          hint: "write another step")
        by = nil
      }
    }
    let statements = loop(counting.statements)
    guard let from, let to, let by else { return nil }
    return .count(target.place, from: from, to: to, by: by, on: elementary, statements)
  }

  func choose(
    _ selector: Expression, _ choices: [Statement.Choice], _ otherwise: [Statement]
  ) -> CheckedStatement.Kind? {
    let checked = self.selector(selector)
    var result: [(labels: [ClosedRange<Int64>], statements: [CheckedStatement])] = []
    var spans: [(range: ClosedRange<Int64>, position: Position)] = []
    var isGood = true
    for choice in choices {
      var labels: [ClosedRange<Int64>] = []
      for label in choice.labels {
        guard let checked, let range = range(of: label, checked.type, at: choice.position) else {
          isGood = false
          continue
        }
        labels.append(range)
        spans.append((range, choice.position))
      }
      result.append((labels, statements(choice.statements)))
    }
    let last = statements(otherwise)
    tellOverlaps(spans)
    guard let checked, isGood else { return nil }
    return .choose(checked, result, otherwise: last)
  }

  private func selector(_ expression: Expression) -> CheckedExpression? {
    guard let value = value(expression, wanted: nil), let type = type(of: value) else {
      return nil
    }
    switch type {
    case .elementary(let elementary)
    where elementary.isInteger || (elementary.isBitString && elementary != .bool):
      return convert(value, to: type)
    case .enumeration: return convert(value, to: type)
    default:
      log.error(
        CheckProblem.selector, at: expression.position,
        "CASE cannot choose by \(project.name(of: type))",
        hint: "use an integer or an enumeration; IF for anything else")
      return nil
    }
  }

  private func range(
    of label: Statement.Choice.Label, _ type: DataType, at position: Position
  ) -> ClosedRange<Int64>? {
    switch label {
    case .value(let value): return number(of: value, type).map { $0...$0 }
    case .range(let low, let high):
      let (first, last) = (number(of: low, type), number(of: high, type))
      guard let first, let last else { return nil }
      guard first <= last else {
        log.error(
          CheckProblem.caseLabel, at: low.position, "the span \(first)..\(last) is empty",
          hint: "write the smaller number first")
        return nil
      }
      return first...last
    }
  }

  /// The number of a label, which must be one that the selector can have.
  private func number(of label: Expression, _ type: DataType) -> Int64? {
    guard case .elementary(let elementary) = type else {
      guard case .word(let word)? = constant(label, as: type) else { return nil }
      return Int64(bitPattern: word)
    }
    var number: Int64?
    if let value = value(label, wanted: type), value.elementary?.isBitString == true {
      if case .word(let word)? = constant(label, as: type) { number = Int64(bitPattern: word) }
    } else {
      number = integerConstant(label)
    }
    guard let number else { return nil }
    guard elementary.numbers?.contains(Int128(number)) != false else {
      tellRange(Int128(number), elementary, label.position)
      return nil
    }
    return number
  }

  private func tellOverlaps(_ spans: [(range: ClosedRange<Int64>, position: Position)]) {
    // Ties are broken by the order of the labels.
    let order = spans.indices.sorted {
      (spans[$0].range.lowerBound, $0) < (spans[$1].range.lowerBound, $1)
    }
    var highest: Int64?
    for index in order {
      let (range, position) = spans[index]
      if let end = highest, range.lowerBound <= end {
        log.warning(
          CheckProblem.caseLabel, at: position,
          "\(range.lowerBound) stands in more than one line of this CASE",
          hint: "only the first line is executed")
      }
      highest = max(highest ?? range.upperBound, range.upperBound)
    }
  }

  /// RETURN: out of the block, or of the action being called.
  func leave() -> CheckedStatement.Kind {
    guard let end = labels.end else { return .leave }
    labels.isEndUsed = true
    return .jump(to: end, when: nil)
  }

  func jump(_ name: String, _ condition: Expression?, at position: Position)
    -> CheckedStatement.Kind?
  {
    let when = condition.map { self.condition($0) }
    guard let label = labels.names.index(of: name) else {
      log.error(
        CheckProblem.unknownLabel, at: position, "there is no label '\(name)'",
        hint: project.suggestion(
          for: name, among: [labels.names.names], otherwise: "add the label, or correct the jump"))
      return nil
    }
    switch when {
    case nil: return .jump(to: labels.first + label, when: nil)
    case .some(let checked?): return .jump(to: labels.first + label, when: checked)
    case .some(nil): return nil
    }
  }

  /// The action of that name.
  func action(_ name: String) -> Int? { actionNames.index(of: name) }

  /// The statements of an action in place of its call.
  func inline(_ index: Int, _ call: Call, at position: Position) -> [CheckedStatement]? {
    guard let action = block?.declaration.actions[index] else { return nil }
    guard call.arguments.isEmpty else {
      log.error(
        CheckProblem.actionCall, at: position, "an action has no parameters",
        hint: "write \(action.name)()")
      return nil
    }
    guard !openActions.contains(index), openActions.count < 32 else {
      log.error(
        CheckProblem.actionCall, at: position,
        "the action '\(action.name)' calls itself, or actions are nested deeper than 32",
        hint: "use a loop, or a function block")
      return nil
    }
    isActionChecked[index] = true
    guard case .statements(let written) = action.body else { return nil }
    let outer = (labels, loops)
    labels = LabelScope()
    loops = 0
    collectNames(written)
    labels.end = labelCount
    labelCount += 1
    openActions.append(index)
    var checked = statements(written)
    openActions.removeLast()
    if labels.isEndUsed, let end = labels.end {
      checked.append(CheckedStatement(kind: .label(end), position: position))
    }
    (labels, loops) = outer
    return checked
  }
}
