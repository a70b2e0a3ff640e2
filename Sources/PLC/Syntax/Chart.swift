/// A sequential function chart: steps, transitions and the actions they control.
package struct Chart: Sendable {
  package enum Qualifier: String, CaseIterable, Sendable {
    case n = "N"
    case s = "S"
    case r = "R"
    case l = "L"
    case d = "D"
    case p = "P"
    case p0 = "P0"
    case p1 = "P1"
    case sd = "SD"
    case ds = "DS"
    case sl = "SL"
  }

  /// A line of a step's action block.
  package struct Association: Sendable {
    /// The name of an action, or of a BOOL variable.
    package var action: String
    package var qualifier: Qualifier
    package var duration: Expression?
    package var position: Position

    package init(
      action: String, qualifier: Qualifier, duration: Expression?, position: Position
    ) {
      self.action = action
      self.qualifier = qualifier
      self.duration = duration
      self.position = position
    }
  }

  package struct Step: Sendable {
    package var name: String
    package var isInitial: Bool
    package var associations: [Association]
    package var position: Position

    package init(name: String, isInitial: Bool, associations: [Association], position: Position) {
      self.name = name
      self.isInitial = isInitial
      self.associations = associations
      self.position = position
    }
  }

  package enum Condition: Sendable {
    case expression(Expression)
    /// Assigns its result to a variable of the transition's name, or, in instruction lists,
    /// leaves it as the current result; a drawn one ends in a coil of that name or is a network
    /// whose `result` is the condition.
    case body(Body)
  }

  package struct Transition: Sendable {
    package var name: String?
    /// Smaller first; nil goes by the order of declaration.
    package var priority: Int?
    package var from: [String]
    package var to: [String]
    package var condition: Condition
    package var position: Position

    package init(
      name: String? = nil, priority: Int? = nil, from: [String], to: [String],
      condition: Condition, position: Position
    ) {
      self.name = name
      self.priority = priority
      self.from = from
      self.to = to
      self.condition = condition
      self.position = position
    }
  }

  package var steps: [Step]
  package var transitions: [Transition]
  package var actions: [NamedBody]
  /// What is drawn beside the chart and wired to its transitions: the variables that it keeps are
  /// their conditions. Evaluated in each scan before the transitions.
  package var wiring: Network?

  package init(
    steps: [Step], transitions: [Transition], actions: [NamedBody], wiring: Network? = nil
  ) {
    self.steps = steps
    self.transitions = transitions
    self.actions = actions
    self.wiring = wiring
  }
}

/// One line of an instruction list.
package struct ListInstruction: Sendable {
  package var label: String?
  /// The operator in upper case without its modifiers, such as `LD`, `AND`, `JMP`, `CAL`, `S`, or
  /// the name of a function; empty for a label that no instruction follows.
  package var operation: String
  /// `N`: the operand is negated, or a jump is taken on false.
  package var isNegated: Bool
  /// `C`: a jump, call or return that depends on the current result.
  package var isConditional: Bool
  package var operand: Expression?
  /// Further operands of a function, or the arguments of a `CAL`.
  package var arguments: [Call.Argument]
  /// What stands between `(` and `)`; nil without parentheses.
  package var nested: [ListInstruction]?
  package var position: Position

  package init(
    label: String? = nil, operation: String, isNegated: Bool = false, isConditional: Bool = false,
    operand: Expression? = nil, arguments: [Call.Argument] = [],
    nested: [ListInstruction]? = nil, position: Position
  ) {
    self.label = label
    self.operation = operation
    self.isNegated = isNegated
    self.isConditional = isConditional
    self.operand = operand
    self.arguments = arguments
    self.nested = nested
    self.position = position
  }
}
