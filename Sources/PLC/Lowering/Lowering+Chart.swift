extension Lowering {
  /// The statements of a chart: what it does in one scan.
  static func lower(_ chart: Chart, in scope: inout LoweringScope) -> [Statement] {
    var lowering = ChartLowering(chart, scope: scope)
    guard lowering.check() else { return [] }
    lowering.declareSteps()
    lowering.advanceTime()
    lowering.evaluateWiring()
    lowering.evaluateTransitions()
    lowering.controlActions()
    lowering.runActions()
    scope = lowering.scope
    return lowering.statements
  }
}

/// A chart on its way to statements.
///
/// Each step is a variable of the block with its name, a structure with the fields X and T. In one
/// scan: the time of active steps advances; the transitions that leave them are evaluated, all
/// against the state at the start; those that fire clear their sources, then set their targets;
/// then every action is told by an instance of `__ACTION_CONTROL` whether it runs; then they run.
struct ChartLowering {
  let chart: Chart
  /// Those of the chart and of its block.
  let actions: [NamedBody]
  /// Indices in `actions`.
  var actionNames = NameTable()
  var scope: LoweringScope
  var statements: [Statement] = []
  /// Indices of steps by name.
  var steps = NameTable()
  /// The actions and variables that steps control, in the order in which they run.
  var controls: [Control] = []

  init(_ chart: Chart, scope: LoweringScope) {
    self.chart = chart
    self.scope = scope
    actions = chart.actions + scope.block.actions
  }

  mutating func append(_ kind: Statement.Kind, _ position: Position) {
    statements.append(Statement(kind, position))
  }

  /// `IF condition THEN inner END_IF`.
  mutating func append(
    if condition: Expression, _ inner: [Statement], otherwise: [Statement] = []
  ) {
    let branch = Statement.Branch(condition: condition, statements: inner)
    append(.branch([branch], otherwise: otherwise), condition.position)
  }

  /// `name := value`.
  func assign(_ place: Expression, _ value: Expression) -> Statement {
    Statement(.assign(place, value), place.position)
  }

  /// A body that runs when a condition is true, or always. RETURN in it ends it and not the block.
  mutating func append(_ body: [Statement], when condition: Expression?) {
    let end = scope.fresh("end")
    let position = condition?.position ?? scope.block.position
    if let condition { append(.jump(to: end, when: .not(condition)), position) }
    statements += body.map { $0.leaving(to: end) }
    append(.label(end), position)
  }

  mutating func declareSteps() {
    for step in chart.steps {
      let position = step.position
      let active = Initializer.structure(
        [("X", .value(.boolean(true, position)))], position)
      scope.declare(
        step.name, "__STEP", initial: step.isInitial ? active : nil, at: position)
    }
  }

  /// Adds what has elapsed since the last scan to the time of each active step.
  mutating func advanceTime() {
    let clock = scope.fresh("clock")
    scope.declare(clock, "__CHART_CLOCK", at: scope.block.position)
    append(
      .call(Call(callee: Expression(.name(clock), scope.block.position), arguments: [])),
      scope.block.position)
    for step in chart.steps {
      let time = Expression.member(step.name, "T", step.position)
      let elapsed = Expression.member(clock, "ELAPSED", step.position)
      let sum = Expression(.binary(.add, time, elapsed), step.position)
      append(if: .member(step.name, "X", step.position), [assign(time, sum)])
    }
  }
}
