/// What a declaration uses, so that it is checked behind that.
extension ProjectChecker {
  /// The declarations that one uses: types and blocks of its variables and of globals, functions
  /// it calls.
  func uses(of id: Int) -> [Int] {
    var found: [Int] = []
    switch declarations[id].kind {
    case .type(let type):
      collect(type.type, in: &found)
      collectNames(of: type.initial, in: &found)
    case .block(let block):
      collect(block, isLibrary: declarations[id].isLibrary, in: &found)
    }
    return found
  }

  private func collect(_ block: BlockDeclaration, isLibrary: Bool, in found: inout [Int]) {
    if let type = block.returnType { collect(type, in: &found) }
    let scope = UseScope(block, isInstance: { self.isBlock($0) })
    // Values in declarations come from globals that are constants, which are read when needed.
    func visitValue(_ name: String, isCallee: Bool) {
      collect(name, isCallee: isCallee, in: scope, seesGlobals: false, &found)
    }
    func visit(_ name: String, isCallee: Bool) {
      collect(name, isCallee: isCallee, in: scope, seesGlobals: !isLibrary, &found)
    }
    for variable in block.sections.flatMap(\.variables) {
      collectTypes(of: variable.type, in: &found)
      SyntaxWalk.names(in: variable.type, visitValue)
      if let initial = variable.initial { SyntaxWalk.names(in: initial, visitValue) }
    }
    for body in [block.body] + block.actions.map(\.body) {
      if case .statements(let statements) = body { SyntaxWalk.names(in: statements, visit) }
    }
  }

  /// What a name leads to: a function, or the type of a global variable that the block does not
  /// declare.
  private func collect(
    _ name: String, isCallee: Bool, in scope: UseScope, seesGlobals: Bool, _ found: inout [Int]
  ) {
    if isCallee {
      guard !scope.isOwnCallee(name) else { return }
      if let callee = names.index(of: name) {
        if declarations[callee].block?.kind == .function { found.append(callee) }
        return
      }
    }
    guard seesGlobals, scope.names.index(of: name) == nil,
      let index = globalNames.index(of: name)
    else { return }
    collectTypes(of: globals[globalsByName[index]].declaration.type, in: &found)
  }

  /// A type and the functions that its bounds and initial values call, though none may.
  private func collect(_ specification: TypeSpecification, in found: inout [Int]) {
    collectTypes(of: specification, in: &found)
    let scope = UseScope()
    SyntaxWalk.names(in: specification) { name, isCallee in
      self.collect(name, isCallee: isCallee, in: scope, seesGlobals: false, &found)
    }
  }

  private func collectNames(of initial: Initializer?, in found: inout [Int]) {
    guard let initial else { return }
    let scope = UseScope()
    SyntaxWalk.names(in: initial) { name, isCallee in
      self.collect(name, isCallee: isCallee, in: scope, seesGlobals: false, &found)
    }
  }

  /// The types and blocks that a type names.
  func collectTypes(of specification: TypeSpecification, in found: inout [Int]) {
    switch specification.kind {
    case .named(let name):
      if let id = names.index(of: name) { found.append(id) }
    case .array(_, let element): collectTypes(of: element, in: &found)
    case .structure(let fields):
      for field in fields { collectTypes(of: field.type, in: &found) }
    case .subrange(let base, _, _):
      if let id = names.index(of: base) { found.append(id) }
    case .string, .enumeration: break
    }
  }

  /// Whether a type is that of instances, perhaps under another name.
  private func isBlock(_ specification: TypeSpecification) -> Bool {
    var specification = specification
    for _ in 0..<SizeLimit.depth {
      guard case .named(let name) = specification.kind, let id = names.index(of: name) else {
        return false
      }
      switch declarations[id].kind {
      case .block: return true
      case .type(let type): specification = type.type
      }
    }
    return false
  }
}

/// The names that a block declares, before it is known what they are.
private struct UseScope {
  /// Of its variables.
  var names = NameTable()
  /// Of what a call finds before any function: its actions and its instances.
  private var callees = NameTable()

  init() {}

  init(_ block: BlockDeclaration, isInstance: (TypeSpecification) -> Bool) {
    for variable in block.sections.flatMap(\.variables) {
      names.insert(variable.name)
      if isInstance(variable.type) { callees.insert(variable.name) }
    }
    for action in block.actions { callees.insert(action.name) }
  }

  func isOwnCallee(_ name: String) -> Bool { callees.index(of: name) != nil }
}
