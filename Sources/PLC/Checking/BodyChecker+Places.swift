/// Where values are kept: variables, their members, elements and bits.
extension BodyChecker {
  /// A place and what may be done with it.
  struct Target {
    enum Access {
      case writable
      case constant
      /// An input of the block itself.
      case ownInput
      /// An output of an instance, which only the instance sets.
      case output
      /// The copy of an input that its edge is seen in.
      case edge
    }

    var place: Place
    var access: Access
    /// What messages call it.
    var name: String
  }

  /// The place an expression leads to, told if it leads to none.
  func place(_ expression: Expression) -> Target? {
    let position = expression.position
    switch expression.kind {
    case .name(let name): return variable(name, at: position)
    case .address(let address):
      guard let global = project.global(at: address, position: position) else { return nil }
      return globalPlace(global, address.description, at: position)
    case .member(let whole, let name):
      guard let target = place(whole) else { return nil }
      return member(name, of: target, at: position)
    case .index(let whole, let indices):
      let target = place(whole)
      let checked = indices.map { index($0) }
      guard let target else { return nil }
      return element(of: target, checked, indices, at: position)
    case .literal, .qualifiedValue, .unary, .binary, .call:
      log.error(
        CheckProblem.argumentPlace, at: position, "a variable is needed here",
        hint: "assign the value to a variable first")
      return nil
    }
  }

  /// What a name of a block means, its declaration being read if that was not done yet; still
  /// pending after a circle, which is told.
  func meaning(_ index: Int, of block: BlockInterface) -> BlockInterface.Meaning {
    if case .pending(let entry) = block.meanings[index] { project.resolve(entry, of: block) }
    return block.meanings[index]
  }

  /// The variable of that name.
  private func variable(_ name: String, at position: Position) -> Target? {
    if let block, let index = block.names.index(of: name) {
      switch meaning(index, of: block) {
      case .broken, .pending: return nil
      case .global(let global, let isConstant):
        return globalPlace(global, name, isConstant: isConstant, at: position)
      case .local(let local): return localPlace(local, name, in: block, at: position)
      }
    }
    if let local = boundValue(name), let block {
      return localPlace(local, name, in: block, at: position)
    }
    if !isLibrary, let index = project.globalNames.index(of: name) {
      if let block {
        log.warning(
          CheckProblem.undeclaredGlobal, at: position,
          "'\(name)' is a global variable that '\(block.name)' does not declare",
          hint: "declare it in VAR_EXTERNAL: other compilers insist on it")
      }
      return globalPlace(project.globalsByName[index], name, at: position)
    }
    tellUnknown(name, at: position)
    return nil
  }

  private func localPlace(
    _ local: Int, _ name: String, in block: BlockInterface, at position: Position
  ) -> Target {
    let variable = block.variables[local]
    var access = Target.Access.writable
    if variable.isConstant {
      access = .constant
    } else if variable.role == .input {
      access = .ownInput
    } else if block.edges.contains(where: { $0.edge == local }) {
      access = .edge
    }
    return Target(
      place: Place(kind: .local(local), type: variable.type, position: position), access: access,
      name: name)
  }

  private func globalPlace(
    _ global: Int, _ name: String, isConstant: Bool = false, at position: Position
  ) -> Target? {
    guard let variable = project.resolveGlobal(global) else { return nil }
    return Target(
      place: Place(kind: .global(global), type: variable.type, position: position),
      access: isConstant || variable.isConstant ? .constant : .writable, name: name)
  }

  private func tellUnknown(_ name: String, at position: Position) {
    let isFunction =
      project.names.index(of: name).map { project.declarations[$0].block != nil }
      ?? (StandardFunctions.named(name) != nil)
    if isFunction {
      log.error(
        CheckProblem.notAValue, at: position, "'\(name)' is a block, no variable",
        hint: "call it with parentheses, or declare an instance of it")
      return
    }
    // What lowering made is missing only where what it was made of was wrong, and was told.
    guard !name.hasPrefix("~") else { return }
    log.error(
      CheckProblem.unknownName, at: position, "there is no variable '\(name)'",
      hint: project.suggestion(
        for: name,
        among: [block?.names.names ?? [], project.globalNames.names, project.bareValues.names],
        otherwise: "declare it in VAR, or correct its spelling"))
  }

  private func member(_ name: String, of target: Target, at position: Position) -> Target? {
    let whole = target.place
    let path = "\(target.name).\(name)"
    if let bit = Int(name), name.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      return self.bit(bit, of: target, at: position)
    }
    switch whole.type {
    case .structure(let structure):
      guard let field = project.fieldNames[structure].index(of: name) else { break }
      let type = project.typeTable.structures[structure].fields[field].type
      return Target(
        place: Place(kind: .field(whole, field), type: type, position: position),
        access: target.access, name: path)
    case .block(let block):
      let interface = project.interface(ofBlock: block)
      guard let variable = interface.member(name) else { break }
      guard interface.isKnown(variable) else { return nil }
      return instanceMember(variable, of: interface, target, path, at: position)
    default:
      log.error(
        CheckProblem.noMembers, at: position,
        "'\(target.name)' is \(project.name(of: whole.type)), which has no members",
        hint: "only structures and instances of function blocks have members")
      return nil
    }
    log.error(
      CheckProblem.unknownMember, at: position,
      "\(project.name(of: whole.type)) has no '\(name)'",
      hint: project.suggestion(
        for: name, among: [project.memberNames(of: whole.type)],
        otherwise: "see its declaration"))
    return nil
  }

  private func instanceMember(
    _ variable: Int, of interface: BlockInterface, _ target: Target, _ path: String,
    at position: Position
  ) -> Target? {
    let checked = interface.variables[variable]
    let access: Target.Access
    switch checked.role {
    case .input: access = .writable
    case .output: access = .output
    default:
      log.error(
        CheckProblem.hiddenMember, at: position,
        "'\(checked.name)' is inside of '\(interface.name)' and cannot be used from outside",
        hint: "make it an output")
      return nil
    }
    return Target(
      place: Place(
        kind: .member(target.place, variable), type: checked.type, position: position),
      access: access, name: path)
  }

  private func bit(_ bit: Int, of target: Target, at position: Position) -> Target? {
    guard case .elementary(let type) = target.place.type,
      type.isUnsigned || (type.isBitString && type != .bool)
    else {
      log.error(
        CheckProblem.noMembers, at: position,
        "'\(target.name)' is \(project.name(of: target.place.type)), which has no bits to name",
        hint: "only bit strings such as WORD have them")
      return nil
    }
    guard bit < type.bitCount else {
      log.error(
        CheckProblem.bitNumber, at: position, "\(type.name) has no bit \(bit)",
        hint: "its bits are 0 to \(type.bitCount - 1)")
      return nil
    }
    return Target(
      place: Place(
        kind: .bit(target.place, bit), type: .elementary(.bool), position: position),
      access: target.access, name: "\(target.name).\(bit)")
  }

  /// An index as LINT, or as ULINT, of which not every value is a LINT.
  private func index(_ expression: Expression) -> CheckedExpression? {
    guard let value = value(expression, wanted: .elementary(.dint)) else { return nil }
    if case .typed(let checked, .elementary(let type)) = value, type.isInteger {
      return type == .ulint ? checked : converted(checked, to: .lint)
    }
    return convert(value, to: .elementary(.lint))
  }

  private func element(
    of target: Target, _ indices: [CheckedExpression?], _ written: [Expression],
    at position: Position
  ) -> Target? {
    guard case .array(let ranges, let type) = target.place.type else {
      log.error(
        CheckProblem.notAnArray, at: position,
        "'\(target.name)' is \(project.name(of: target.place.type)), no array",
        hint: "leave out the index")
      return nil
    }
    guard ranges.count == indices.count else {
      log.error(
        CheckProblem.indexCount, at: position,
        "'\(target.name)' needs \(ranges.count) indices, not \(indices.count)",
        hint: "write one index for each dimension")
      return nil
    }
    for (offset, range) in ranges.enumerated() {
      guard let index = indices[offset], case .word(let word)? = fold(index) else { continue }
      let number =
        index.elementary == .ulint ? Int128(word) : Int128(Int64(bitPattern: word))
      guard number >= range.lowerBound, number <= range.upperBound else {
        log.error(
          CheckProblem.indexRange, at: written[offset].position,
          "'\(target.name)' has no element \(number)",
          hint: "its indices are \(range.lowerBound) to \(range.upperBound)")
        return nil
      }
    }
    let known = indices.compactMap { $0 }
    guard known.count == indices.count else { return nil }
    return Target(
      place: Place(kind: .element(target.place, known), type: type, position: position),
      access: target.access, name: "\(target.name)[]")
  }

  /// Whether a place may be assigned to; told if not.
  func checkWritable(_ target: Target, at position: Position) -> Bool {
    if let result = block?.result, target.place.root == result { assignsResult = true }
    switch target.access {
    case .writable: return true
    case .ownInput:
      if !isLibrary {
        log.warning(
          CheckProblem.assignedInput, at: position,
          "'\(target.name)' is an input of the block and assigned in it",
          hint: "the next call may set it again: use a variable of VAR")
      }
      return true
    case .constant:
      log.error(
        CheckProblem.notAssignable, at: position, "'\(target.name)' is a constant",
        hint: "leave out CONSTANT in its declaration, or assign to another variable")
    case .edge:
      log.error(
        CheckProblem.notAssignable, at: position,
        "'\(target.name)' shows an edge and cannot be assigned",
        hint: "use a variable of VAR")
    case .output:
      log.error(
        CheckProblem.notAssignable, at: position,
        "'\(target.name)' is an output and set by its block alone",
        hint: "assign to an input, or to a variable of your own")
    }
    return false
  }
}

extension Place {
  /// The variable of the block that it is, or is part of; nil of globals.
  var root: Int? {
    switch kind {
    case .local(let index): index
    case .global: nil
    case .field(let whole, _), .member(let whole, _), .element(let whole, _), .bit(let whole, _):
      whole.root
    }
  }
}
