/// Reading the variables of blocks.
extension ProjectChecker {
  /// Fills in the variables of a block, those that it stands behind being known.
  func resolve(_ interface: BlockInterface) {
    for section in interface.declaration.sections {
      for variable in section.variables { enter(variable, section, interface) }
    }
    // Constants first: they may stand in the bounds of the others.
    for constants in [true, false] {
      for (index, entry) in interface.entries.enumerated()
      where entry.section.isConstant == constants { resolve(index, of: interface) }
    }
    checkActions(interface)
    enterResult(interface, BodyChecker(self, block: interface))
    enterEdges(interface)
  }

  private func checkActions(_ interface: BlockInterface) {
    var names = NameTable()
    for action in interface.declaration.actions where names.insert(action.name) == nil {
      log.error(
        CheckProblem.variableTaken, at: action.position,
        "there are two actions '\(action.name)' in '\(interface.name)'",
        hint: "give one of them another name")
    }
  }

  /// Makes a block known to those behind it in the order.
  func close(_ interface: BlockInterface) {
    interface.size = interface.variables.reduce(TypeSize(words: 0, depth: 0)) {
      $0.joined($1.role == .inOut ? .word : size(of: $1.type))
    }
    interface.size.depth += 1
    // An instance without variables counts, too: so many of them must not be without limit.
    interface.size.words = max(1, interface.size.words)
    interface.isResolved = true
  }

  /// Enters the located variables of all blocks, so that every address has its type before
  /// statements use it.
  func collectLocated() {
    for case .block(let block) in declarations.filter({ !$0.isLibrary }).map(\.kind) {
      for section in block.sections where mayHaveAddress(section, block) {
        for variable in section.variables where variable.address != nil {
          let path = variable.name.isEmpty ? "" : "\(block.name).\(variable.name)"
          _ = locate(variable, section, path: path)
        }
      }
    }
  }

  private func mayHaveAddress(_ section: VariableSection, _ block: BlockDeclaration) -> Bool {
    section.kind == .local && block.kind != .function
  }

  private func enter(
    _ variable: VariableDeclaration, _ section: VariableSection, _ interface: BlockInterface
  ) {
    if !interface.isLibrary { checkNew(variable.name, at: variable.position) }
    guard isPlaced(variable, section, interface) else {
      _ = interface.enter(variable.name, .broken)
      return
    }
    if section.kind == .external {
      enterExternal(variable, section, interface)
      return
    }
    if let address = variable.address {
      let global = addresses.index(of: address.description).map { addressGlobals[$0] }
      enter(
        variable, global.map { .global($0, isConstant: section.isConstant) } ?? .broken,
        interface)
      return
    }
    let index = interface.variables.count
    guard enter(variable, .pending(interface.entries.count), interface, member: index) else {
      return
    }
    interface.variables.append(
      CheckedVariable(
        name: variable.name, type: .elementary(.bool), role: role(section, interface),
        initial: .zero, isConstant: section.isConstant, isRetained: section.isRetained,
        isHidden: variable.name.utf8.contains(UInt8(ascii: "~")), position: variable.position))
    switch section.kind {
    case .input, .output, .inOut: interface.addParameter(index)
    default: break
    }
    interface.entries.append(
      .init(section: section, declaration: variable, variable: index))
  }

  private func role(
    _ section: VariableSection, _ interface: BlockInterface
  ) -> CheckedVariable.Role {
    switch section.kind {
    case .input: .input
    case .output: .output
    case .inOut: .inOut
    case .temp: .temp
    // A function remembers nothing from one call to the next.
    default: interface.kind == .function && !section.isConstant ? .temp : .local
    }
  }

  @discardableResult
  private func enter(
    _ variable: VariableDeclaration, _ meaning: BlockInterface.Meaning,
    _ interface: BlockInterface, member: Int = -1
  ) -> Bool {
    if variable.name.isEmpty { return true }
    if interface.enter(variable.name, meaning, member: member) { return true }
    log.error(
      CheckProblem.variableTaken, at: variable.position,
      "'\(variable.name)' is declared twice in '\(interface.name)'",
      hint: "give one of them another name")
    return false
  }

  /// Whether such a declaration may stand there; if not, it is told.
  private func isPlaced(
    _ variable: VariableDeclaration, _ section: VariableSection, _ interface: BlockInterface
  ) -> Bool {
    if section.kind == .global {
      log.error(
        CheckProblem.misplacedSection, at: variable.position,
        "VAR_GLOBAL cannot stand in a block",
        hint: "put it into the configuration, and use VAR_EXTERNAL here")
      return false
    }
    if section.kind == .inOut, interface.kind == .program {
      log.error(
        CheckProblem.misplacedSection, at: variable.position,
        "nobody calls a program, so nothing stands for its in-out variable",
        hint: "use VAR_EXTERNAL for a global variable, or VAR")
      return false
    }
    if variable.address != nil, !mayHaveAddress(section, interface.declaration) {
      log.error(
        CheckProblem.misplacedAddress, at: variable.position,
        "a variable with an address cannot stand in this section",
        hint: "put it into VAR of a program, or into VAR_GLOBAL")
      return false
    }
    if variable.edge != .none, section.kind != .input || interface.kind == .function {
      log.error(
        CheckProblem.edgeInput, at: variable.position,
        "R_EDGE and F_EDGE are for inputs of function blocks and programs",
        hint: "leave it out, or use R_TRIG")
      return false
    }
    return true
  }

  private func enterExternal(
    _ variable: VariableDeclaration, _ section: VariableSection, _ interface: BlockInterface
  ) {
    guard let name = globalNames.index(of: variable.name) else {
      log.error(
        CheckProblem.unknownGlobal, at: variable.position,
        "there is no global variable '\(variable.name)'",
        hint: suggestion(
          for: variable.name, among: [globalNames.names],
          otherwise: "declare it in VAR_GLOBAL of the configuration"))
      enter(variable, .broken, interface)
      return
    }
    let global = globalsByName[name]
    enter(variable, .global(global, isConstant: section.isConstant), interface)
    externals.append(
      External(interface: interface, declaration: variable, global: global))
  }

  /// Reads a variable of a block, whose bounds and initial value may need others: those are read
  /// first, wherever they stand.
  func resolve(_ index: Int, of interface: BlockInterface) {
    let entry = interface.entries[index]
    guard entry.state == .pending else {
      if entry.state == .busy { tellCycle(entry.declaration) }
      return
    }
    guard beginValue(at: entry.declaration.position) else { return }
    interface.entries[index].state = .busy
    let isKnown = read(entry, of: interface)
    interface.entries[index].state = .done
    openValues -= 1
    guard !isKnown, let name = interface.names.index(of: entry.declaration.name),
      case .pending(index) = interface.meanings[name]
    else { return }
    interface.meanings[name] = .broken
  }

  /// False if there is a mistake in the declaration, which was told.
  private func read(_ entry: BlockInterface.Entry, of interface: BlockInterface) -> Bool {
    let checker = BodyChecker(self, block: interface)
    let variable = entry.declaration
    guard
      let type = checker.resolve(variable.type, named: "\(interface.name).\(variable.name)"),
      checkSize(of: type.type, at: variable.position),
      charge(size(of: type.type).words, at: variable.position)
    else { return false }
    if case .block(let block) = type.type {
      guard mayHold(block, entry.section, interface, at: variable.position) else { return false }
    }
    if variable.edge != .none, type.type != .elementary(.bool) {
      log.error(
        CheckProblem.edgeInput, at: variable.position, "only a BOOL has edges",
        hint: "declare it as BOOL, or leave out the edge")
      return false
    }
    if entry.section.kind == .inOut, variable.initial != nil {
      log.error(
        CheckProblem.initialValue, at: variable.position,
        "an in-out variable has no value of its own", hint: "leave out the initial value")
      return false
    }
    guard let initial = checker.initial(variable.initial, of: type) else { return false }
    interface.variables[entry.variable].type = type.type
    interface.variables[entry.variable].initial = entry.section.kind == .inOut ? .zero : initial
    interface.markKnown(entry.variable)
    return true
  }

  /// A function has no memory for an instance, and an instance cannot be copied into a parameter.
  private func mayHold(
    _ block: Int, _ section: VariableSection, _ interface: BlockInterface, at position: Position
  ) -> Bool {
    if section.kind == .inOut { return true }
    let isFunction = interface.kind == .function
    guard isFunction || section.kind != .local else { return true }
    log.error(
      CheckProblem.misplacedSection, at: position,
      isFunction
        ? "a function cannot hold an instance of a function block"
        : "an instance of a function block cannot stand in this section",
      hint: "put it into VAR of a function block or program, or use VAR_IN_OUT")
    return false
  }

  private func enterResult(_ interface: BlockInterface, _ checker: BodyChecker) {
    guard interface.kind == .function else { return }
    let position = interface.declaration.position
    let index = interface.variables.count
    guard let specification = interface.declaration.returnType else {
      log.error(
        CheckProblem.resultType, at: position, "the function '\(interface.name)' has no type",
        hint: "write FUNCTION \(interface.name) : INT, or another type")
      return
    }
    let resolved = checker.resolve(specification, named: interface.name)
    guard interface.enter(interface.name, .broken) else {
      log.error(
        CheckProblem.variableTaken, at: position,
        "a variable of the function '\(interface.name)' has the function's name",
        hint: "give it another name")
      return
    }
    interface.variables.append(
      CheckedVariable(
        name: interface.name, type: resolved?.type ?? .elementary(.bool), role: .result,
        initial: resolved?.initial ?? .zero, position: position))
    interface.result = index
    guard let resolved else { return }
    if case .block = resolved.type {
      log.error(
        CheckProblem.resultType, at: specification.position,
        "a function cannot give an instance of a function block", hint: "use another type")
      return
    }
    interface.markKnown(index)
    interface.meanings[interface.names.count - 1] = .local(index)
  }

  /// Two hidden variables behind each input with an edge.
  private func enterEdges(_ interface: BlockInterface) {
    for entry in interface.entries where entry.declaration.edge != .none {
      let name = entry.declaration.name
      let first = interface.variables.count
      for part in ["edge", "previous"] {
        _ = interface.addHidden("\(name)~\(part)", .elementary(.bool), entry.declaration.position)
      }
      interface.edges.append(
        .init(
          input: entry.variable, edge: first, previous: first + 1,
          isRising: entry.declaration.edge == .rising))
      if let index = interface.names.index(of: name) { interface.meanings[index] = .local(first) }
    }
  }
}
