/// Types as they are written.
extension BodyChecker {
  /// The type of a specification; `name` is what a new enumeration or structure is called.
  func resolve(_ specification: TypeSpecification, named name: String) -> ResolvedType? {
    let position = specification.position
    switch specification.kind {
    case .named(let type): return resolve(named: type, at: position)
    case .string(let isWide, let length): return string(isWide, length, position)
    case .array(let bounds, let element): return array(bounds, element, name, position)
    case .subrange(let base, let low, let high): return subrange(base, low, high, position)
    case .enumeration(let values): return enumeration(values, name, position)
    case .structure(let fields): return structure(fields, name, position)
    }
  }

  /// The type of that name.
  func resolve(named name: String, at position: Position) -> ResolvedType? {
    if let type = Elementary.named(name) {
      return ResolvedType(type: .elementary(type), initial: .zero)
    }
    for (text, isWide) in [("STRING", false), ("WSTRING", true)]
    where NameTable.equal(name, text) { return string(isWide, nil, position) }
    guard let id = project.names.index(of: name) else {
      log.error(
        CheckProblem.unknownType, at: position, "there is no type '\(name)'",
        hint: project.suggestion(
          for: name, among: [project.names.names, Elementary.allCases.map(\.name)],
          otherwise: "declare it in TYPE, or correct its spelling"))
      return nil
    }
    guard let block = project.declarations[id].block else { return project.resolveType(id) }
    guard block.kind == .functionBlock else {
      log.error(
        CheckProblem.notAType, at: position,
        "'\(name)' is a \(block.kind == .program ? "program" : "function"), no type",
        hint: "only types and function blocks have variables")
      return nil
    }
    guard let interface = project.interfaces[id], interface.isResolved else {
      // Circles of declarations were told before. What is left is `TON#Red`.
      if !log.hasErrors {
        log.error(
          CheckProblem.notAType, at: position, "'\(name)' is a function block, which has no values",
          hint: "use an output of an instance")
      }
      return nil
    }
    return ResolvedType(type: .block(interface.index), initial: interface.initial)
  }

  private func string(_ isWide: Bool, _ length: Expression?, _ position: Position) -> ResolvedType?
  {
    var capacity = profile.stringCapacity
    if let length {
      guard let number = integerConstant(length) else { return nil }
      guard number >= 1, number <= SizeLimit.string else {
        log.error(
          CheckProblem.stringLength, at: length.position,
          "a string cannot hold \(number) characters",
          hint: "write a length from 1 to \(SizeLimit.string)")
        return nil
      }
      capacity = Int(number)
    }
    return ResolvedType(type: .string(capacity: capacity, isWide: isWide), initial: .zero)
  }

  private func array(
    _ bounds: [(low: Expression, high: Expression)], _ element: TypeSpecification, _ name: String,
    _ position: Position
  ) -> ResolvedType? {
    let resolved = resolve(element, named: name)
    var ranges: [ClosedRange<Int64>] = []
    for bound in bounds {
      guard let range = range(bound.low, bound.high) else { continue }
      ranges.append(range)
    }
    guard let resolved, ranges.count == bounds.count else { return nil }
    let type = DataType.array(ranges, of: resolved.type)
    guard project.checkSize(of: type, at: position) else { return nil }
    if resolved.initial.isZero { return ResolvedType(type: type, initial: .zero) }
    let count = ranges.reduce(1) { $0 * $1.count }
    guard project.charge(count, at: position) else { return nil }
    return ResolvedType(
      type: type, initial: .composite(Array(repeating: resolved.initial, count: count)))
  }

  /// The span between two constants.
  private func range(_ low: Expression, _ high: Expression) -> ClosedRange<Int64>? {
    let (first, last) = (integerConstant(low), integerConstant(high))
    guard let first, let last else { return nil }
    guard first <= last, last.subtractingReportingOverflow(first).overflow == false else {
      log.error(
        CheckProblem.bounds, at: low.position, "the span \(first)..\(last) is empty or too long",
        hint: "write the smaller number first")
      return nil
    }
    return first...last
  }

  private func subrange(
    _ base: String, _ low: Expression, _ high: Expression, _ position: Position
  ) -> ResolvedType? {
    guard let resolved = resolve(named: base, at: position) else { return nil }
    guard case .elementary(let type) = resolved.type, let numbers = type.numbers, type.isInteger
    else {
      log.error(
        CheckProblem.subrangeBase, at: position, "a subrange of \(base) is not possible",
        hint: "use an integer type such as INT")
      return nil
    }
    guard let range = range(low, high) else { return nil }
    guard numbers.contains(Int128(range.lowerBound)), numbers.contains(Int128(range.upperBound))
    else {
      log.error(
        CheckProblem.bounds, at: low.position,
        "\(range.lowerBound)..\(range.upperBound) is not within \(type.name)",
        hint: "\(type.name) holds \(numbers.lowerBound) to \(numbers.upperBound)")
      return nil
    }
    // The standard's initial value of a subrange is its first.
    return ResolvedType(
      type: .subrange(type, range),
      initial: .word(UInt64(bitPattern: range.lowerBound)))
  }

  private func enumeration(
    _ values: [(name: String, value: Expression?)], _ name: String, _ position: Position
  ) -> ResolvedType? {
    guard !values.isEmpty else {
      log.error(
        CheckProblem.memberTaken, at: position, "the enumeration '\(name)' has no value",
        hint: "give it one, or leave it out")
      return nil
    }
    var names = NameTable()
    var checked: [(name: String, number: Int64)] = []
    for value in values {
      var number = (checked.last?.number).map { $0 &+ 1 } ?? 0
      if let written = value.value {
        guard let constant = integerConstant(written) else { continue }
        number = constant
      }
      guard names.insert(value.name) != nil else {
        log.error(
          CheckProblem.memberTaken, at: position, "'\(value.name)' occurs twice in '\(name)'",
          hint: "give each value a name of its own")
        continue
      }
      checked.append((value.name, number))
    }
    guard let first = checked.first, checked.count == values.count else { return nil }
    let index = project.typeTable.enumerations.count
    project.typeTable.enumerations.append(.init(name: name, values: checked))
    project.valueNames.append(names)
    for value in checked {
      project.enterBareValue(
        value.name, EnumerationValue(enumeration: index, number: value.number))
    }
    return ResolvedType(
      type: .enumeration(index), initial: .word(UInt64(bitPattern: first.number)))
  }

  /// Whether a field has neither an address nor an edge, which only variables have.
  private func isPlain(_ field: VariableDeclaration) -> Bool {
    if field.address != nil {
      log.error(
        CheckProblem.misplacedAddress, at: field.position,
        "a field of a structure cannot have an address",
        hint: "give an address to a variable of VAR or VAR_GLOBAL")
      return false
    }
    guard field.edge != .none else { return true }
    log.error(
      CheckProblem.edgeInput, at: field.position,
      "R_EDGE and F_EDGE are for inputs of function blocks and programs",
      hint: "leave it out, or use R_TRIG")
    return false
  }

  private func structure(
    _ fields: [VariableDeclaration], _ name: String, _ position: Position
  ) -> ResolvedType? {
    guard !fields.isEmpty else {
      log.error(
        CheckProblem.memberTaken, at: position, "the structure '\(name)' has no field",
        hint: "give it one, or leave it out")
      return nil
    }
    var names = NameTable()
    var checked: [TypeTable.Structure.Field] = []
    for field in fields {
      guard isPlain(field),
        let resolved = resolve(field.type, named: "\(name).\(field.name)")
      else { continue }
      guard let start = initial(field.initial, of: resolved) else { continue }
      guard names.insert(field.name) != nil else {
        log.error(
          CheckProblem.memberTaken, at: field.position, "'\(field.name)' occurs twice",
          hint: "give each field a name of its own")
        continue
      }
      checked.append(.init(name: field.name, type: resolved.type, initial: start))
    }
    guard checked.count == fields.count else { return nil }
    let type = DataType.structure(project.typeTable.structures.count)
    project.typeTable.structures.append(.init(name: name, fields: checked))
    project.fieldNames.append(names)
    var size = checked.reduce(TypeSize(words: 0, depth: 0)) {
      $0.joined(project.size(of: $1.type))
    }
    size.depth += 1
    project.structureSizes.append(size)
    guard project.checkSize(of: type, at: position) else { return nil }
    return ResolvedType(type: type, initial: Constant.joined(checked.map(\.initial)))
  }
}
