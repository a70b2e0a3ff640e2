/// Turns bodies of every language into statements.
package enum Lowering {
  /// The unit with nothing but statements in its bodies and the hidden variables that they need in
  /// its blocks.
  package static func lower(
    _ unit: CompilationUnit, options: CompilerOptions, log: DiagnosticLog
  ) -> CompilationUnit {
    var lowered = unit
    for index in unit.blocks.indices {
      var scope = LoweringScope(
        unit.blocks[index], of: unit, elements: lowered.elements, options: options, log: log)
      lowered.blocks[index] = lower(in: &scope)
      lowered.elements = scope.elements
    }
    return lowered
  }

  private static func lower(in scope: inout LoweringScope) -> BlockDeclaration {
    let block = scope.block
    // A chart takes the actions of its block in; other bodies call theirs.
    if case .chart(let chart) = block.body {
      scope.block.body = .statements(lower(chart, in: &scope))
      scope.block.actions = []
      return scope.block
    }
    scope.block.body = .statements(lower(block.body, in: &scope).statements)
    for index in block.actions.indices {
      let action = lower(block.actions[index].body, in: &scope)
      scope.block.actions[index].body = .statements(action.statements)
    }
    return scope.block
  }

  /// The statements of a body of any language but a chart, which only a block's own body can be.
  static func lower(_ body: Body, in scope: inout LoweringScope) -> LoweredBody {
    switch body {
    case .statements(let statements): return LoweredBody(statements: statements)
    case .list(let instructions): return lower(instructions, in: &scope)
    case .network(let network): return lower(network, in: &scope)
    case .chart(let chart):
      scope.log.error(
        LoweringProblem.nestedChart, at: chart.steps.first?.position ?? scope.block.position,
        "a chart cannot be the body of an action or a transition",
        hint: "make the inner chart a function block and call it")
      return LoweredBody(statements: [])
    }
  }
}

/// What a body was turned into.
struct LoweredBody {
  var statements: [Statement]
  /// What the body leaves as its value: the current result at the end of an instruction list, or
  /// the value of a drawn network that has one.
  var result: Expression?
}

/// A block on its way to statements: every body of it adds its hidden variables here.
struct LoweringScope {
  var block: BlockDeclaration
  /// The unit that the block belongs to, as it was read.
  let unit: CompilationUnit
  /// What was drawn in the unit so far.
  var elements: [DrawnElement]
  let options: CompilerOptions
  let log: DiagnosticLog
  private var count = 0
  /// Those declared so far, and the index of each by name.
  private var variables: [VariableDeclaration] = []
  private var names = NameTable()

  init(
    _ block: BlockDeclaration, of unit: CompilationUnit, elements: [DrawnElement],
    options: CompilerOptions, log: DiagnosticLog
  ) {
    self.block = block
    self.unit = unit
    self.elements = elements
    self.options = options
    self.log = log
    for variable in block.sections.flatMap(\.variables) { add(variable) }
  }

  private mutating func add(_ variable: VariableDeclaration) {
    // Of two variables with one name the checker tells.
    if names.insert(variable.name) != nil { variables.append(variable) }
  }

  /// A name that no source can write and that occurs once in the block.
  mutating func fresh(_ stem: String) -> String {
    count += 1
    return "~\(stem)\(count)"
  }

  /// A variable that the block declares.
  func variable(_ name: String) -> VariableDeclaration? {
    names.index(of: name).map { variables[$0] }
  }

  /// Adds a local variable to the block.
  mutating func declare(
    _ name: String, _ typeName: String, initial: Initializer? = nil, at position: Position
  ) {
    declare(name, TypeSpecification(.named(typeName), position), initial: initial, at: position)
  }

  /// Adds a local variable to the block.
  mutating func declare(
    _ name: String, _ type: TypeSpecification, initial: Initializer? = nil, at position: Position
  ) {
    let variable = VariableDeclaration(
      name: name, type: type, initial: initial, position: position)
    add(variable)
    block.sections.append(VariableSection(kind: .local, variables: [variable]))
  }
}
