/// Sequential function charts as text.
extension Parser {
  /// Whether a body is a chart.
  var isChart: Bool { at(.initialStep) || at(.transition) || isStep }

  /// `STEP name:`; elsewhere STEP may be a name.
  private var isStep: Bool {
    at(word: "STEP") && peek().kind == .name && peek(2).kind == .symbol(.colon)
  }

  /// Steps, transitions and actions in any order, up to what can be none of them.
  func chart() -> Chart {
    var chart = Chart(steps: [], transitions: [], actions: [])
    while true {
      switch token.kind {
      case .symbol(.semicolon): advance()
      case .keyword(.initialStep): step(isInitial: true, into: &chart)
      case .keyword(.transition):
        if let transition = transition() { chart.transitions.append(transition) }
      case .keyword(.action): if let action = action() { chart.actions.append(action) }
      case .keyword(.endStep), .keyword(.endTransition), .keyword(.endAction): closesNothing()
      case .keyword(let keyword) where keyword.endsBody: return chart
      case .end: return chart
      case .name where isStep: step(isInitial: false, into: &chart)
      default:
        unexpected("STEP, TRANSITION, ACTION or the end of the block")
        skipToChartElement()
      }
    }
  }

  private func skipToChartElement() {
    repeat { advance() } while token.kind != .end && !isChartElement
  }

  /// Whether the next word begins or ends a part of a chart, or ends the chart.
  private var isChartElement: Bool {
    switch token.kind {
    case .keyword(.initialStep), .keyword(.endStep), .keyword(.transition),
      .keyword(.endTransition), .keyword(.action), .keyword(.endAction):
      true
    case .keyword(let keyword): keyword.endsBody
    default: isStep
    }
  }

  // MARK: Steps

  private func step(isInitial: Bool, into chart: inout Chart) {
    let line = position.line
    advance()
    let position = position
    let name = expectName("a step")
    _ = expect(.colon, hint: "STEP name: action(N); END_STEP")
    var associations: [Chart.Association] = []
    while token.kind == .name, !isStep {
      if let association = association() {
        associations.append(association)
      } else {
        skipStatement()
      }
    }
    if !accept(.endStep) {
      problem(
        .notClosed,
        "the STEP of line \(line) is not closed: expected END_STEP, found \(shown(token))",
        hint: "add END_STEP; between them stand only actions such as 'fill(N);'")
      skipRest(until: .endStep)
    }
    guard let name else { return }
    chart.steps.append(
      Chart.Step(
        name: name, isInitial: isInitial, associations: associations, position: position))
  }

  /// Skips what is left of a broken part of a chart, with its END if that comes first.
  private func skipRest(until closing: Keyword) {
    while token.kind != .end, !accept(closing), !isChartElement { advance() }
  }

  /// `fill(L, T#5s);`. Nil after a problem, with the rest still to be skipped.
  private func association() -> Chart.Association? {
    let position = position
    guard let action = expectName("an action") else { return nil }
    var association = Chart.Association(
      action: action, qualifier: .n, duration: nil, position: position)
    if accept(.open), !accept(.close) {
      guard qualifier(of: &association), expect(.close) else { return nil }
    }
    return semicolon() ? association : nil
  }

  private func qualifier(of association: inout Chart.Association) -> Bool {
    let written = NameTable.uppercased(text(of: token))
    guard token.kind == .name, let qualifier = Chart.Qualifier(rawValue: written) else {
      problem(
        .unknownQualifier, "\(shown(token)) is no qualifier of an action",
        hint: "use one of N, S, R, L, D, P, P0, P1, SD, DS and SL")
      return false
    }
    advance()
    association.qualifier = qualifier
    // Whether the qualifier needs a duration is looked at when the chart is lowered.
    if at(.comma), qualifier.isTimed || peek().kind == .literal {
      advance()
      association.duration = expression()
      if association.duration == nil { return false }
    }
    // Indicator variables are for the reader only.
    while accept(.comma) {
      guard variable() != nil else { return false }
    }
    return true
  }

  // MARK: Transitions

  private func transition() -> Chart.Transition? {
    let line = position.line
    let start = position
    advance()
    var name: String?
    if token.kind == .name, !at(word: "FROM") {
      name = text(of: token)
      advance()
    }
    let hint = "TRANSITION FROM a TO b := condition; END_TRANSITION"
    var transition: Chart.Transition?
    if let priority = transitionPriority(), let from = steps(behind: "FROM", hint: hint),
      let to = steps(behind: "TO", hint: hint), let condition = condition(hint: hint)
    {
      transition = Chart.Transition(
        name: name, priority: priority.number, from: from, to: to, condition: condition,
        position: start)
    }
    if !accept(.endTransition) {
      problem(
        .notClosed,
        "the TRANSITION of line \(line) is not closed: expected END_TRANSITION, found "
          + shown(token), hint: "add END_TRANSITION")
      skipRest(until: .endTransition)
    }
    return transition
  }

  /// `(PRIORITY := 1)`, or nothing; nil after a problem.
  private func transitionPriority() -> (number: Int?, Void)? {
    guard accept(.open) else { return (nil, ()) }
    guard accept(word: "PRIORITY") else {
      unexpected("PRIORITY")
      return nil
    }
    guard expect(.assign) else { return nil }
    guard token.kind == .literal,
      case .integer(let number, false) = literals[Int(token.value)].value, number < 1 << 31
    else {
      unexpected("a whole number")
      return nil
    }
    advance()
    return expect(.close) ? (Int(number), ()) : nil
  }

  /// `FROM a` or `TO (a, b)`.
  private func steps(behind word: String, hint: String) -> [String]? {
    let isThere = word == "TO" ? accept(.to) : accept(word: word)
    guard isThere else {
      unexpected(word, hint: hint)
      return nil
    }
    let isGroup = accept(.open)
    var steps: [String] = []
    repeat {
      guard let step = expectName("a step") else { return nil }
      steps.append(step)
    } while isGroup && accept(.comma)
    return !isGroup || expect(.close) ? steps : nil
  }

  /// `:= a AND b;`, or `:` and an instruction list.
  private func condition(hint: String) -> Chart.Condition? {
    if accept(.colon) {
      guard isList else {
        unexpected("an instruction list behind ':'", hint: hint)
        return nil
      }
      return .body(.list(list()))
    }
    guard expect(.assign, hint: hint), let condition = expression() else { return nil }
    if !accept(.semicolon) {
      problem(
        .missingSemicolon, at: positionBehind, "a ';' is missing before \(shown(token))",
        hint: "a condition ends with ';'")
    }
    return .expression(condition)
  }
}

extension Chart.Qualifier {
  /// Whether a duration belongs to it.
  fileprivate var isTimed: Bool {
    switch self {
    case .l, .d, .sd, .ds, .sl: true
    default: false
    }
  }
}
