extension Lowering {
  /// The statements of a chart: what it does in one scan.
  static func lower(_ chart: Chart, in scope: inout LoweringScope) -> [Statement] {
    var lowering = ChartLowering(chart, scope: scope)
    guard lowering.check() else { return [] }
    lowering.declareSteps()
    lowering.advanceTime()
    lowering.evaluateTransitions()
    lowering.controlActions()
    lowering.runActions()
    scope = lowering.scope
    return lowering.statements
  }

  /// What charts need besides the blocks of the standard, as structured text: no source can
  /// declare or use names with two underscores.
  package static let chartLibrary = (
    name: "charts",
    text: """
    TYPE __STEP : STRUCT
      X : BOOL;      (* active *)
      T : TIME;      (* how long, or how long it was when it was left *)
      __WAS : BOOL;  (* X when actions ran last *)
    END_STRUCT; END_TYPE

    FUNCTION_BLOCK __CHART_CLOCK
      VAR_OUTPUT ELAPSED : TIME; END_VAR  (* since the last call *)
      VAR LAST : TIME; STARTED : BOOL; END_VAR
      IF STARTED THEN ELAPSED := __PROGRAM_TIME() - LAST; END_IF;
      LAST := __PROGRAM_TIME();
      STARTED := TRUE;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK __ACTION_CONTROL
      VAR_INPUT
        N : BOOL;  (* wanted now *)
        S : BOOL;  (* wanted until reset *)
        R : BOOL;  (* resets, and wins *)
        P : BOOL;  (* wanted in this scan only *)
      END_VAR
      VAR_OUTPUT
        Q : BOOL;      (* active *)
        RUN : BOOL;    (* the body runs: while active, and once more, but for pulses *)
        CLEAR : BOOL;  (* no longer active *)
      END_VAR
      VAR STORED, LEVEL, WAS : BOOL; END_VAR
      STORED := NOT R AND (S OR STORED);
      WAS := LEVEL;
      LEVEL := NOT R AND (N OR STORED);
      CLEAR := R OR Q;
      Q := LEVEL OR P AND NOT R;
      CLEAR := CLEAR AND NOT Q;
      RUN := Q OR WAS;
    END_FUNCTION_BLOCK

    FUNCTION_BLOCK __STORED_TIMER
      VAR_INPUT S, R : BOOL; PT : TIME; END_VAR
      VAR_OUTPUT
        BEFORE : BOOL;  (* stored, and PT has not elapsed *)
        AFTER : BOOL;   (* stored, and PT has elapsed *)
      END_VAR
      VAR STORED : BOOL; TIMER : TON; END_VAR
      STORED := NOT R AND (S OR STORED);
      TIMER(IN := STORED, PT := PT);
      AFTER := STORED AND TIMER.Q;
      BEFORE := STORED AND NOT TIMER.Q;
    END_FUNCTION_BLOCK
    """
  )
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

  /// A body that runs when a condition is true. RETURN in it ends it and not the block.
  mutating func append(_ body: [Statement], when condition: Expression) {
    let end = scope.fresh("end")
    append(.jump(to: end, when: .not(condition)), condition.position)
    statements += body.map { $0.leaving(to: end) }
    append(.label(end), condition.position)
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
