/// A type as it was written.
package struct TypeSpecification: Sendable {
  package indirect enum Kind: Sendable {
    /// Elementary, or declared elsewhere: a type or a function block.
    case named(String)
    case string(isWide: Bool, length: Expression?)
    case array([(low: Expression, high: Expression)], of: TypeSpecification)
    case subrange(base: String, low: Expression, high: Expression)
    /// Values in order, each with its number if it has one.
    case enumeration([(name: String, value: Expression?)])
    case structure([VariableDeclaration])
  }

  package var kind: Kind
  package var position: Position

  package init(_ kind: Kind, _ position: Position) {
    self.kind = kind
    self.position = position
  }
}

/// An initial value as it was written.
package indirect enum Initializer: Sendable {
  case value(Expression)
  /// `[1, 3(0), 5]`; a count of nil is one.
  case array([(count: Expression?, value: Initializer?)], Position)
  case structure([(name: String, value: Initializer)], Position)
}

/// `TYPE name : … ; END_TYPE`.
package struct TypeDeclaration: Sendable {
  package var name: String
  package var type: TypeSpecification
  package var initial: Initializer?
  package var position: Position

  package init(
    name: String, type: TypeSpecification, initial: Initializer?, position: Position
  ) {
    self.name = name
    self.type = type
    self.initial = initial
    self.position = position
  }
}

/// One variable of a section; several names with one type are several of these.
package struct VariableDeclaration: Sendable {
  /// `R_EDGE` and `F_EDGE` of inputs.
  package enum Edge: Sendable {
    case none, rising, falling
  }

  /// Empty for `AT %IX0.0 : BOOL` without a name.
  package var name: String
  package var type: TypeSpecification
  package var initial: Initializer?
  package var address: DirectAddress?
  package var edge: Edge
  package var position: Position

  package init(
    name: String, type: TypeSpecification, initial: Initializer? = nil,
    address: DirectAddress? = nil, edge: Edge = .none, position: Position
  ) {
    self.name = name
    self.type = type
    self.initial = initial
    self.address = address
    self.edge = edge
    self.position = position
  }
}

/// `VAR … END_VAR`.
package struct VariableSection: Sendable {
  package enum Kind: Sendable {
    case local, temp, input, output, inOut, external, global
  }

  package var kind: Kind
  package var isConstant: Bool
  package var isRetained: Bool
  package var variables: [VariableDeclaration]

  package init(
    kind: Kind, isConstant: Bool = false, isRetained: Bool = false,
    variables: [VariableDeclaration]
  ) {
    self.kind = kind
    self.isConstant = isConstant
    self.isRetained = isRetained
    self.variables = variables
  }
}

/// A program organisation unit.
package struct BlockDeclaration: Sendable {
  package enum Kind: Sendable {
    case function, functionBlock, program
  }

  package var kind: Kind
  package var name: String
  /// Of functions.
  package var returnType: TypeSpecification?
  package var sections: [VariableSection]
  package var body: Body
  /// `ACTION name: … END_ACTION` and the actions of a drawn block.
  package var actions: [NamedBody]
  package var position: Position

  package init(
    kind: Kind, name: String, returnType: TypeSpecification? = nil, sections: [VariableSection],
    body: Body, actions: [NamedBody] = [], position: Position
  ) {
    self.kind = kind
    self.name = name
    self.returnType = returnType
    self.sections = sections
    self.body = body
    self.actions = actions
    self.position = position
  }
}

/// What a block does, in the language it was written in. Lowering turns each into statements.
package indirect enum Body: Sendable {
  case statements([Statement])
  case list([ListInstruction])
  case network(Network)
  case chart(Chart)
}

/// An action or a transition with a body of its own.
package struct NamedBody: Sendable {
  package var name: String
  package var body: Body
  package var position: Position

  package init(name: String, body: Body, position: Position) {
    self.name = name
    self.body = body
    self.position = position
  }
}

/// `CONFIGURATION … END_CONFIGURATION`.
package struct ConfigurationDeclaration: Sendable {
  package var name: String
  package var globals: [VariableSection]
  package var resources: [ResourceDeclaration]
  package var position: Position

  package init(
    name: String, globals: [VariableSection], resources: [ResourceDeclaration], position: Position
  ) {
    self.name = name
    self.globals = globals
    self.resources = resources
    self.position = position
  }
}

/// `RESOURCE … END_RESOURCE`.
package struct ResourceDeclaration: Sendable {
  /// `TASK name(INTERVAL := T#20ms, PRIORITY := 1);`.
  package struct TaskDeclaration: Sendable {
    package var name: String
    package var interval: Expression?
    package var single: Expression?
    package var priority: Expression?
    package var position: Position

    package init(
      name: String, interval: Expression?, single: Expression? = nil, priority: Expression?,
      position: Position
    ) {
      self.name = name
      self.interval = interval
      self.single = single
      self.priority = priority
      self.position = position
    }
  }

  /// `PROGRAM instance WITH task : type (inputs);`.
  package struct ProgramInstance: Sendable {
    package var name: String
    package var task: String?
    package var type: String
    package var arguments: [Call.Argument]
    package var position: Position

    package init(
      name: String, task: String?, type: String, arguments: [Call.Argument] = [],
      position: Position
    ) {
      self.name = name
      self.task = task
      self.type = type
      self.arguments = arguments
      self.position = position
    }
  }

  package var name: String
  package var globals: [VariableSection]
  package var tasks: [TaskDeclaration]
  package var programs: [ProgramInstance]
  package var position: Position

  package init(
    name: String, globals: [VariableSection], tasks: [TaskDeclaration],
    programs: [ProgramInstance], position: Position
  ) {
    self.name = name
    self.globals = globals
    self.tasks = tasks
    self.programs = programs
    self.position = position
  }
}

/// All that one file declares.
public struct CompilationUnit: Sendable {
  package var types: [TypeDeclaration] = []
  package var blocks: [BlockDeclaration] = []
  /// `VAR_GLOBAL` outside of any configuration.
  package var globals: [VariableSection] = []
  package var configurations: [ConfigurationDeclaration] = []
  /// What positions of a drawn unit point into.
  package var elements: [DrawnElement] = []

  package init() {}
}
