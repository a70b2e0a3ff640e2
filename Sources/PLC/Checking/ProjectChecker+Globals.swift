/// Global variables, and located ones wherever they are declared.
extension ProjectChecker {
  /// The sections of all units, configurations and resources, in document order.
  func globalSections() -> [VariableSection] {
    units.prefix(ownUnits).flatMap { unit in
      unit.globals
        + unit.configurations.flatMap { configuration in
          configuration.globals + configuration.resources.flatMap(\.globals)
        }
    }
  }

  /// Enters the names of all globals. Their types are found when they are needed.
  func collectGlobals() {
    for section in globalSections() {
      for variable in section.variables { enterGlobal(variable, section) }
    }
  }

  private func enterGlobal(_ variable: VariableDeclaration, _ section: VariableSection) {
    if !variable.name.isEmpty {
      checkNew(variable.name, at: variable.position)
      guard globalNames.insert(variable.name) != nil else {
        log.error(
          CheckProblem.variableTaken, at: variable.position,
          "there are two global variables '\(variable.name)'",
          hint: "give one of them another name")
        return
      }
      globalsByName.append(globals.count)
    }
    if variable.address != nil {
      let located = locate(variable, section, path: variable.name)
      if !variable.name.isEmpty {
        globalsByName[globalsByName.count - 1] = located ?? brokenGlobal()
      }
      return
    }
    globals.append(global(variable, section, name: variable.name))
  }

  private func global(
    _ variable: VariableDeclaration, _ section: VariableSection, name: String
  ) -> GlobalVariable {
    GlobalVariable(
      declaration: variable,
      checked: CheckedVariable(
        name: name, type: .elementary(.bool), role: .global, initial: .zero,
        isConstant: section.isConstant, isRetained: section.isRetained, address: variable.address,
        position: variable.position))
  }

  /// Stands for a global whose declaration has a mistake.
  private func brokenGlobal() -> Int {
    var broken = global(
      VariableDeclaration(name: "", type: TypeSpecification(.named(""), .none), position: .none),
      VariableSection(kind: .global, variables: []), name: "")
    broken.state = .broken
    globals.append(broken)
    return globals.count - 1
  }

  /// The global of a declaration with an address: the one that is there, or a new one.
  func locate(
    _ variable: VariableDeclaration, _ section: VariableSection, path: String
  ) -> Int? {
    guard let address = variable.address else { return nil }
    guard !address.path.isEmpty else {
      log.error(
        CheckProblem.openAddress, at: variable.position, "the address \(address) is left open",
        hint: "write its numbers, such as %IX0.0")
      return nil
    }
    let key = address.description
    guard let index = addresses.index(of: key) else {
      addresses.insert(key)
      addressGlobals.append(globals.count)
      globals.append(global(variable, section, name: path))
      return globals.count - 1
    }
    let shared = addressGlobals[index]
    if globals[shared].checked.name.isEmpty { globals[shared].checked.name = path }
    if section.isRetained { globals[shared].checked.isRetained = true }
    shares.append(Share(declaration: variable, global: shared))
    return shared
  }

  /// A further declaration of an address: it must have the type of the first.
  private func join(_ share: Share) {
    let variable = share.declaration
    let checker = BodyChecker(self)
    guard let first = resolveGlobal(share.global),
      let resolved = checker.resolve(variable.type, named: variable.name)
    else { return }
    guard resolved.type == first.type else {
      log.error(
        CheckProblem.addressConflict, at: variable.position,
        "\(variable.address?.description ?? "") is \(name(of: first.type)) elsewhere",
        hint: "declare it as \(name(of: first.type)) here, too")
      return
    }
    guard !globals[share.global].hasInitial, variable.initial != nil,
      let initial = checker.initial(variable.initial, of: resolved)
    else { return }
    globals[share.global].checked.initial = initial
    globals[share.global].hasInitial = true
  }

  /// The global of an address in a statement, declared or not.
  func global(at address: DirectAddress, position: Position) -> Int? {
    let type: Elementary =
      switch address.size {
      case .bit: .bool
      case .byte: .byte
      case .word: .word
      case .doubleWord: .dword
      case .longWord: .lword
      }
    if let index = addresses.index(of: address.description) { return addressGlobals[index] }
    let variable = VariableDeclaration(
      name: "", type: TypeSpecification(.named(type.name), position), address: address,
      position: position)
    return locate(
      variable, VariableSection(kind: .global, variables: []), path: "")
  }

  /// A global with its type and initial value; nil if there is a mistake in its declaration.
  func resolveGlobal(_ index: Int) -> CheckedVariable? {
    switch globals[index].state {
    case .done: return globals[index].checked
    case .broken: return nil
    case .busy:
      tellCycle(globals[index].declaration)
      return nil
    case .pending: break
    }
    let variable = globals[index].declaration
    guard beginValue(at: variable.position) else { return nil }
    defer { openValues -= 1 }
    globals[index].state = .busy
    let checker = BodyChecker(self)
    guard let resolved = checker.resolve(variable.type, named: variable.name),
      checkSize(of: resolved.type, at: variable.position),
      charge(size(of: resolved.type).words, at: variable.position),
      checkAddress(variable, resolved.type),
      let initial = checker.initial(variable.initial, of: resolved)
    else {
      globals[index].state = .broken
      return nil
    }
    globals[index].checked.type = resolved.type
    globals[index].checked.initial = initial
    globals[index].hasInitial = variable.initial != nil
    globals[index].state = .done
    return globals[index].checked
  }

  /// Tells that a variable is needed to find its own type or initial value.
  func tellCycle(_ variable: VariableDeclaration) {
    log.error(
      CheckProblem.constantCycle, at: variable.position,
      "'\(variable.name)' depends on itself", hint: "break the circle")
  }

  /// Notes that a variable is being read; false, and told, if too many are that need each other.
  func beginValue(at position: Position) -> Bool {
    guard openValues < SizeLimit.depth else {
      log.error(
        CheckProblem.tooLarge, at: position,
        "more than \(SizeLimit.depth) variables need each other's values, each the next one's",
        hint: "declare each behind those that its initial value uses")
      return false
    }
    openValues += 1
    return true
  }

  /// Whether the size of an address, if there is one, is that of the type.
  private func checkAddress(_ variable: VariableDeclaration, _ type: DataType) -> Bool {
    guard let address = variable.address else { return true }
    let bits = [1, 8, 16, 32, 64][Int(address.size.rawValue)]
    switch type {
    case .elementary(let elementary), .subrange(let elementary, _):
      if elementary.bitCount == bits { return true }
    default: break
    }
    log.error(
      CheckProblem.addressType, at: variable.position,
      "\(address) has \(bits) \(bits == 1 ? "bit" : "bits"), which \(name(of: type)) does not fit",
      hint: "X is for BOOL, B for 8 bits, W for 16, D for 32, L for 64")
    return false
  }

  /// Resolves all globals, and compares what VAR_EXTERNAL says of them.
  func resolveGlobals() {
    for index in globals.indices { _ = resolveGlobal(index) }
    for share in shares { join(share) }
    for external in externals {
      let variable = external.declaration
      let checker = BodyChecker(self, block: external.interface)
      guard let global = resolveGlobal(external.global),
        let declared = checker.resolve(variable.type, named: variable.name),
        declared.type != global.type, !isOutline(variable.type)
      else { continue }
      log.error(
        CheckProblem.globalType, at: variable.position,
        "the global variable '\(variable.name)' is \(name(of: global.type)), "
          + "not \(name(of: declared.type))",
        hint: "write the type of its declaration in VAR_GLOBAL")
    }
  }

  /// An enumeration or structure without a name is a new type wherever it is written.
  private func isOutline(_ specification: TypeSpecification) -> Bool {
    switch specification.kind {
    case .enumeration, .structure: true
    case .array(_, let element): isOutline(element)
    default: false
    }
  }
}
