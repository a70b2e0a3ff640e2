/// Expressions: their values and types.
extension BodyChecker {
  /// An expression as a value of that type, told if it is none.
  func expression(_ expression: Expression, as type: DataType) -> CheckedExpression? {
    guard let value = value(expression, wanted: type) else { return nil }
    return convert(value, to: type)
  }

  /// The value of an expression. The type wanted decides only where the expression leaves it
  /// open; the value may have another.
  func value(_ expression: Expression, wanted: DataType?) -> Value? {
    let position = expression.position
    switch expression.kind {
    case .literal(let literal): return value(of: literal, at: position)
    case .name(let name):
      if let value = namedValue(name, wanted: wanted, at: position) { return value }
      return place(expression).flatMap { load($0) }
    case .qualifiedValue(let type, let name):
      return qualifiedValue(type, name, at: position)
    case .address, .member, .index: return place(expression).flatMap { load($0) }
    case .unary(let operation, let operand):
      guard let value = value(operand, wanted: wanted) else { return nil }
      return unary(operation, value, wanted: wanted, at: position)
    case .binary(let operation, let left, let right):
      guard let (a, b) = operands(operation, left, right, wanted: wanted) else { return nil }
      return operate(operation, a, b, at: position)
    case .call(let call): return callValue(call, wanted: wanted, at: position)
    }
  }

  /// Both sides of an operator; a comparison's sides decide about each other alone.
  private func operands(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, wanted: DataType?
  ) -> (Value, Value)? {
    guard operation.isComparison else {
      let a = value(left, wanted: wanted)
      let b = value(right, wanted: wanted)
      guard let a, let b else { return nil }
      return (a, b)
    }
    // A value that several enumerations have is told by the other side.
    if case .name(let name) = left.kind, isAmbiguous(name) {
      let b = value(right, wanted: nil)
      let a = value(left, wanted: b?.type)
      guard let a, let b else { return nil }
      return (a, b)
    }
    let a = value(left, wanted: nil)
    let b = value(right, wanted: a?.type)
    guard let a, let b else { return nil }
    return (a, b)
  }

  private func isAmbiguous(_ name: String) -> Bool {
    guard let index = project.bareValues.index(of: name) else { return false }
    return project.bareValueMeanings[index].count > 1 && block?.names.index(of: name) == nil
  }

  /// What a place holds.
  func load(_ target: Target) -> Value? {
    let place = target.place
    switch place.type {
    case .block:
      log.error(
        CheckProblem.notAValue, at: place.position,
        "'\(target.name)' is an instance of a function block, no value",
        hint: "use one of its outputs, such as \(target.name).Q")
      return nil
    case .subrange(let base, _):
      return .typed(
        CheckedExpression(
          kind: .load(place), type: .elementary(base), position: place.position),
        .elementary(base))
    default:
      if target.access == .constant, let known = knownConstant(place) { return known }
      return .typed(
        CheckedExpression(kind: .load(place), type: place.type, position: place.position),
        place.type)
    }
  }

  /// The value of a variable declared CONSTANT, where it is one word.
  private func knownConstant(_ place: Place) -> Value? {
    let initial: Constant
    switch place.kind {
    case .local(let index):
      // The value of a constant parameter is the caller's.
      guard let variable = block?.variables[index], variable.role == .local else { return nil }
      initial = variable.initial
    case .global(let index):
      // A global may be a constant to this block alone.
      guard project.globals[index].checked.isConstant else { return nil }
      initial = project.globals[index].checked.initial
    default: return nil
    }
    let word: UInt64
    switch (initial, place.type) {
    case (.word(let value), .elementary), (.word(let value), .enumeration): word = value
    case (.zero, .elementary), (.zero, .enumeration): word = 0
    default: return nil
    }
    return .typed(.word(word, place.type, place.position), place.type)
  }

  /// A value of an enumeration written without its type; nil if the name means something else.
  private func namedValue(_ name: String, wanted: DataType?, at position: Position) -> Value? {
    if let block, block.names.index(of: name) != nil { return nil }
    guard let index = project.bareValues.index(of: name),
      project.globalNames.index(of: name) == nil || isLibrary
    else { return nil }
    let meanings = project.bareValueMeanings[index]
    let meant = meanings.first { .enumeration($0.enumeration) == wanted } ?? meanings[0]
    if meanings.count > 1, .enumeration(meant.enumeration) != wanted {
      let type = project.typeTable.enumerations[meant.enumeration].name
      log.error(
        CheckProblem.ambiguousValue, at: position,
        "several enumerations have a value '\(name)'", hint: "write \(type)#\(name)")
    }
    return value(of: meant, at: position)
  }

  private func value(of meant: EnumerationValue, at position: Position) -> Value {
    let type = DataType.enumeration(meant.enumeration)
    return .typed(.word(UInt64(bitPattern: meant.number), type, position), type)
  }

  /// `COLOUR#RED`.
  private func qualifiedValue(
    _ typeName: String, _ name: String, at position: Position
  ) -> Value? {
    guard let resolved = resolve(named: typeName, at: position) else { return nil }
    guard case .enumeration(let enumeration) = resolved.type else {
      log.error(
        CheckProblem.unknownValue, at: position, "'\(typeName)' is no enumeration",
        hint: "only enumerations have values behind a #")
      return nil
    }
    guard let index = project.valueNames[enumeration].index(of: name) else {
      log.error(
        CheckProblem.unknownValue, at: position, "'\(typeName)' has no value '\(name)'",
        hint: project.suggestion(
          for: name, among: [project.valueNames[enumeration].names],
          otherwise: "see its declaration"))
      return nil
    }
    let number = project.typeTable.enumerations[enumeration].values[index].number
    return value(of: EnumerationValue(enumeration: enumeration, number: number), at: position)
  }

  /// The value of a literal, of the type in front of it if there is one.
  private func value(of literal: Literal, at position: Position) -> Value? {
    func word(_ word: Int64, _ type: Elementary) -> Value {
      .typed(.word(UInt64(bitPattern: word), .elementary(type), position), .elementary(type))
    }
    let value: Value
    switch literal.value {
    case .integer(let magnitude, let isNegative):
      value = .number(.integer(isNegative ? -Int128(magnitude) : Int128(magnitude)), position)
    case .real(let number, let digits):
      value = .number(.real(number, digits: digits.filter { $0 != "_" }), position)
    case .boolean(let truth): value = word(truth ? 1 : 0, .bool)
    case .string(let units, let isWide):
      let type = DataType.string(capacity: max(1, units.count), isWide: isWide)
      value = .typed(
        CheckedExpression(kind: .constant(.string(units)), type: type, position: position), type)
    case .time(let nanoseconds): value = word(nanoseconds, .time)
    case .date(let nanoseconds): value = word(nanoseconds, .date)
    case .timeOfDay(let nanoseconds): value = word(nanoseconds, .timeOfDay)
    case .dateAndTime(let nanoseconds): value = word(nanoseconds, .dateAndTime)
    }
    guard let name = literal.typeName, value.elementary?.isTemporal != true else { return value }
    guard let resolved = resolve(named: name, at: position),
      let typed = convert(value, to: resolved.type)
    else { return nil }
    if case .subrange(let base, _) = resolved.type { return .typed(typed, .elementary(base)) }
    return .typed(typed, resolved.type)
  }
}

extension BinaryOperator {
  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual: true
    default: false
    }
  }

  var isLogic: Bool {
    switch self {
    case .or, .xor, .and: true
    default: false
    }
  }

  /// How it is written.
  var spelling: String {
    switch self {
    case .or: "OR"
    case .xor: "XOR"
    case .and: "AND"
    case .equal: "="
    case .notEqual: "<>"
    case .less: "<"
    case .greater: ">"
    case .lessOrEqual: "<="
    case .greaterOrEqual: ">="
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .modulo: "MOD"
    case .power: "**"
    }
  }
}
