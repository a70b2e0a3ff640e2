/// Actions of charts and their qualifiers.
extension ChartLowering {
  /// An action, or a variable used as one, with all the lines of action blocks that name it.
  struct Control {
    var name: String
    /// Index in the actions; nil for a variable.
    var action: Int?
    /// The hidden instance of `__ACTION_CONTROL`.
    var instance: String
    var uses: [(step: Chart.Step, association: Chart.Association)]

    var position: Position { uses[0].association.position }
  }

  /// Calls the control of every action, then notes which steps were active.
  mutating func controlActions() {
    collectControls()
    for control in controls { call(control) }
    for step in chart.steps where step.associations.contains(where: \.qualifier.isPulse) {
      let was = Expression.member(step.name, "__WAS", step.position)
      append(.assign(was, .member(step.name, "X", step.position)), step.position)
    }
  }

  /// Variables first, in the order in which steps name them; then actions as they are declared.
  private mutating func collectControls() {
    var names = NameTable()
    var found: [Control] = []
    for step in chart.steps {
      for association in step.associations {
        if let index = names.index(of: association.action) {
          found[index].uses.append((step, association))
          continue
        }
        names.insert(association.action)
        let action = actionNames.index(of: association.action)
        let instance = scope.fresh("control")
        scope.declare(instance, "__ACTION_CONTROL", at: association.position)
        found.append(
          Control(
            name: association.action, action: action, instance: instance,
            uses: [(step, association)]))
      }
    }
    // Unique: each action has one control.
    let bodies = found.filter { $0.action != nil }.sorted { ($0.action ?? 0) < ($1.action ?? 0) }
    controls = found.filter { $0.action == nil } + bodies
  }

  private mutating func call(_ control: Control) {
    // One list of conditions an input of the control.
    var wanted: [Expression] = []
    var stored: [Expression] = []
    var pulses: [Expression] = []
    let resets = control.uses.filter { $0.association.qualifier == .r }.map { $0.step.flag }
    let reset = Expression.joined(resets[...], by: .or)
    for (step, association) in control.uses {
      let position = association.position
      let was = Expression.member(step.name, "__WAS", position)
      switch association.qualifier {
      case .n: wanted.append(step.flag)
      case .s: stored.append(step.flag)
      case .r: break
      case .l: wanted.append(timed(step, association, .less))
      case .d: wanted.append(timed(step, association, .greaterOrEqual))
      case .ds: stored.append(timed(step, association, .greaterOrEqual))
      case .p, .p1: pulses.append(.both(step.flag, .not(was)))
      case .p0: pulses.append(.both(was, .not(step.flag)))
      case .sd: wanted.append(storedTime(step, association, reset, output: "AFTER"))
      case .sl: wanted.append(storedTime(step, association, reset, output: "BEFORE"))
      }
    }
    let inputs = [("N", wanted), ("S", stored), ("R", resets), ("P", pulses)]
    let arguments = inputs.compactMap { name, conditions in
      Expression.joined(conditions[...], by: .or).map { argument(name, $0) }
    }
    let instance = Expression(.name(control.instance), control.position)
    append(.call(Call(callee: instance, arguments: arguments)), control.position)
  }

  /// Whether a step is active and its time compares so with the duration of a line.
  private func timed(
    _ step: Chart.Step, _ association: Chart.Association, _ comparison: BinaryOperator
  ) -> Expression {
    guard let duration = association.duration else { return step.flag }
    let time = Expression.member(step.name, "T", association.position)
    return .both(
      step.flag, Expression(.binary(comparison, time, duration), association.position))
  }

  /// A timer that runs on when its step is left, until it is reset: of SD and SL.
  private mutating func storedTime(
    _ step: Chart.Step, _ association: Chart.Association, _ reset: Expression?, output: String
  ) -> Expression {
    guard let duration = association.duration else { return step.flag }
    let timer = scope.fresh("timer")
    scope.declare(timer, "__STORED_TIMER", at: association.position)
    var arguments = [argument("S", step.flag), argument("PT", duration)]
    if let reset { arguments.append(argument("R", reset)) }
    let instance = Expression(.name(timer), association.position)
    append(.call(Call(callee: instance, arguments: arguments)), association.position)
    return .member(timer, output, association.position)
  }

  private func argument(_ name: String, _ value: Expression) -> Call.Argument {
    Call.Argument(name: name, value: .input(value), position: value.position)
  }

  mutating func runActions() {
    for control in controls {
      let position = control.position
      if let index = control.action {
        let body = Lowering.lower(actions[index].body, in: &scope).statements
        checkStepFlags(body)
        append(body, when: .member(control.instance, "RUN", position))
        continue
      }
      // A variable is true while its action is active and cleared once afterwards, so that others
      // may write it in between.
      guard let variable = variable(control) else { continue }
      let set = Statement.Branch(
        condition: .member(control.instance, "Q", position),
        statements: [assign(variable, .boolean(true, position))])
      let clear = Statement.Branch(
        condition: .member(control.instance, "CLEAR", position),
        statements: [assign(variable, .boolean(false, position))])
      append(.branch([set, clear], otherwise: []), position)
    }
  }

  /// The variable that a control sets: its name, or any place that a drawn chart wrote there.
  private func variable(_ control: Control) -> Expression? {
    if control.name.utf8.allSatisfy(\.isOfName) {
      return Expression(.name(control.name), control.position)
    }
    return Parser.expression(control.name, at: control.position, log: scope.log)
  }
}

extension Chart.Qualifier {
  /// Whether it looks at the step's flag in the scan before.
  fileprivate var isPulse: Bool { self == .p || self == .p0 || self == .p1 }

  var needsDuration: Bool { [.l, .d, .sd, .ds, .sl].contains(self) }
}

extension Chart.Step {
  /// Its X.
  fileprivate var flag: Expression { .member(name, "X", position) }
}

extension Expression {
  fileprivate static func both(_ a: Expression, _ b: Expression) -> Expression {
    Expression(.binary(.and, a, b), a.position)
  }
}

extension UInt8 {
  /// Whether a byte can stand in a name.
  var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
