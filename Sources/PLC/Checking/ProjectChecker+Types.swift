/// Types of the whole project: resolving them in any order, their names and their sizes.
extension ProjectChecker {
  /// Enumerations first, as their values are constants; then every type and block behind what it
  /// uses: its statements may add variables to a block before others hold it.
  func resolveDeclarations() {
    for id in order {
      if case .type(let type) = declarations[id].kind, case .enumeration = type.type.kind {
        _ = resolveType(id)
      }
    }
    for id in order {
      if let interface = interfaces[id] {
        resolve(interface)
        statements[interface.index] = BodyChecker(self, block: interface).check()
        close(interface)
      } else {
        _ = resolveType(id)
      }
    }
  }

  /// The type of a declaration; nil if there is a mistake in it.
  func resolveType(_ id: Int) -> ResolvedType? {
    guard case .type(let declaration) = declarations[id].kind else { return nil }
    switch types[id] {
    case .done(let resolved): return resolved
    case .busy:
      // Circles of types alone were told before; this one leads over a constant.
      if !log.hasErrors {
        log.error(
          CheckProblem.constantCycle, at: declaration.position,
          "'\(declaration.name)' depends on itself", hint: "break the circle")
      }
      return nil
    case .pending: break
    }
    types[id] = .busy
    let checker = BodyChecker(self)
    var resolved = checker.resolve(declaration.type, named: declaration.name)
    if let type = resolved, let initial = checker.initial(declaration.initial, of: type) {
      resolved = ResolvedType(type: type.type, initial: initial)
    }
    types[id] = .done(resolved)
    return resolved
  }

  /// A value of an enumeration that can be written without its type.
  func enterBareValue(_ name: String, _ value: EnumerationValue) {
    if let index = bareValues.index(of: name) {
      bareValueMeanings[index].append(value)
    } else {
      bareValues.insert(name)
      bareValueMeanings.append([value])
    }
  }

  func interface(ofBlock index: Int) -> BlockInterface {
    let firstCopy = blocks.count - copies.count
    if index >= firstCopy { return copies[index - firstCopy] }
    guard let interface = interfaces[blocks[index]] else {
      preconditionFailure("a block in the order has an interface")
    }
    return interface
  }

  /// What messages call a type.
  func name(of type: DataType) -> String {
    switch type {
    case .elementary(let type): return type.name
    case .string(let capacity, let isWide):
      let name = isWide ? "WSTRING" : "STRING"
      return capacity == profile.stringCapacity ? name : "\(name)[\(capacity)]"
    case .enumeration(let index): return typeTable.enumerations[index].name
    case .subrange(let base, let range):
      return "\(base.name) (\(range.lowerBound)..\(range.upperBound))"
    case .array(let ranges, let element):
      let bounds = ranges.map { "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: ", ")
      return "ARRAY [\(bounds)] OF \(name(of: element))"
    case .structure(let index): return typeTable.structures[index].name
    case .block(let index): return interface(ofBlock: index).name
    }
  }

  /// The names behind a dot after a value of that type.
  func memberNames(of type: DataType) -> [String] {
    switch type {
    case .structure(let index): fieldNames[index].names
    case .block(let index):
      interface(ofBlock: index).parameters.map { interface(ofBlock: index).variables[$0].name }
    default: []
    }
  }

  /// What a value of that type takes.
  func size(of type: DataType) -> TypeSize {
    switch type {
    case .elementary, .enumeration, .subrange: return .word
    case .string(let capacity, let isWide):
      return TypeSize(words: StringCells.count(capacity: capacity, isWide: isWide), depth: 0)
    case .array(let ranges, let element):
      let limit = SizeLimit.project * 2
      var size = size(of: element)
      size.depth += 1
      for range in ranges {
        // The count of a range of 64-bit numbers may be too large for an Int.
        let span = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        size.words = span >= UInt64(limit) ? limit : min(limit, size.words * (Int(span) + 1))
      }
      return size
    case .structure(let index): return structureSizes[index]
    case .block(let index): return interface(ofBlock: index).size
    }
  }

  /// Whether one variable may have that type.
  func checkSize(of type: DataType, at position: Position) -> Bool {
    let size = size(of: type)
    if size.words <= SizeLimit.variable, size.depth <= SizeLimit.depth { return true }
    log.error(
      CheckProblem.tooLarge, at: position,
      size.words > SizeLimit.variable
        ? "this takes more than \(SizeLimit.variable) words of memory"
        : "arrays, structures and blocks hold each other more than \(SizeLimit.depth) deep",
      hint: "make it smaller")
    return false
  }

  /// Takes words from what the project may have.
  func charge(_ words: Int, at position: Position) -> Bool {
    let before = wordsLeft
    wordsLeft -= words
    guard wordsLeft < 0 else { return true }
    guard before >= 0 else { return false }
    log.error(
      CheckProblem.tooLarge, at: position,
      "all variables together take more than \(SizeLimit.project) words of memory",
      hint: "make arrays smaller")
    return false
  }
}
