/// Constants and initial values.
extension BodyChecker {
  /// The value of an expression that is known before the program runs.
  func constant(_ expression: Expression, as type: DataType) -> Constant? {
    guard let checked = self.expression(expression, as: type) else { return nil }
    guard let constant = fold(checked) else {
      log.error(
        CheckProblem.notConstant, at: expression.position,
        "this value is not known before the program runs",
        hint: "use literals and variables declared CONSTANT")
      return nil
    }
    // What does not fit into a string is cut off, as in an assignment.
    if case (.string(let units), .string(let capacity, _)) = (constant, type) {
      return .string(Array(units.prefix(capacity)))
    }
    return constant
  }

  /// A constant of any integer type.
  func integerConstant(_ expression: Expression) -> Int64? {
    guard let value = value(expression, wanted: .elementary(.lint)) else { return nil }
    if case .typed(let checked, .elementary(let type)) = value, type.isInteger,
      case .word(let word)? = fold(checked)
    {
      if type == .ulint, word > UInt64(Int64.max) {
        tellRange(Int128(word), .lint, expression.position)
        return nil
      }
      return Int64(bitPattern: word)
    }
    if case .typed(_, .elementary(let type)) = value, type.isInteger {
      log.error(
        CheckProblem.notConstant, at: expression.position,
        "this value is not known before the program runs",
        hint: "use literals and variables declared CONSTANT")
      return nil
    }
    guard let checked = convert(value, to: .elementary(.lint)),
      case .word(let word)? = fold(checked)
    else { return nil }
    return Int64(bitPattern: word)
  }

  /// An initial value, or that of the type where none was written.
  func initial(_ initializer: Initializer?, of resolved: ResolvedType) -> Constant? {
    guard let initializer else { return resolved.initial }
    return initial(initializer, resolved.type, resolved.initial)
  }

  private func initial(
    _ initializer: Initializer, _ type: DataType, _ standard: Constant
  ) -> Constant? {
    switch (initializer, type) {
    case (.value(let expression), _): return constant(expression, as: type)
    case (.array(let items, let position), .array(let ranges, let element)):
      return arrayInitial(items, ranges, element, standard, position)
    case (.structure(let fields, let position), .structure),
      (.structure(let fields, let position), .block):
      return structureInitial(fields, type, standard, position)
    case (.array(_, let position), _), (.structure(_, let position), _):
      log.error(
        CheckProblem.initialValue, at: position,
        "this is no initial value of \(project.name(of: type))",
        hint: "[…] is for arrays, (name := value) for structures and function blocks")
      return nil
    }
  }

  private func arrayInitial(
    _ items: [(count: Expression?, value: Initializer?)], _ ranges: [ClosedRange<Int64>],
    _ element: DataType, _ standard: Constant, _ position: Position
  ) -> Constant? {
    let count = ranges.reduce(1) { $0 * $1.count }
    guard project.charge(count, at: position) else { return nil }
    let standards = standard.parts(count)
    var parts: [Constant] = []
    var isGood = true
    for item in items {
      let times = item.count.map { integerConstant($0) } ?? 1
      let next = standards[min(parts.count, count - 1)...]
      guard let times, let made = itemParts(item.value, ranges, element, next) else {
        isGood = false
        continue
      }
      let room = count - parts.count
      guard times >= 0, times <= room, Int(times) * made.count <= room else {
        log.error(
          CheckProblem.initialValue, at: position,
          "there are more initial values than the \(count) elements", hint: "leave some out")
        return nil
      }
      if made.count == 1 {
        parts += repeatElement(made[0], count: Int(times))
      } else {
        for _ in 0..<times { parts += made }
      }
    }
    guard isGood else { return nil }
    return Constant.joined(parts + standards[parts.count...])
  }

  /// What one item of a list gives: one element, or a row of an array of several dimensions.
  private func itemParts(
    _ value: Initializer?, _ ranges: [ClosedRange<Int64>], _ element: DataType,
    _ standards: ArraySlice<Constant>
  ) -> [Constant]? {
    let standard = standards.first ?? .zero
    guard let value else { return [standard] }
    let isRow = if case .array = element { false } else { ranges.count > 1 }
    if isRow, case .array(let items, let position) = value {
      let inner = Array(ranges.dropFirst())
      let count = inner.reduce(1) { $0 * $1.count }
      guard standards.count >= count else {
        return arrayInitial(items, inner, element, .zero, position).map { $0.parts(count) }
      }
      let row = Constant.joined(Array(standards.prefix(count)))
      return arrayInitial(items, inner, element, row, position).map { $0.parts(count) }
    }
    return initial(value, element, standard).map { [$0] }
  }

  private func structureInitial(
    _ fields: [(name: String, value: Initializer)], _ type: DataType, _ standard: Constant,
    _ position: Position
  ) -> Constant? {
    let types: [DataType]
    let index: (String) -> Int?
    switch type {
    case .structure(let structure):
      types = project.typeTable.structures[structure].fields.map(\.type)
      index = { self.project.fieldNames[structure].index(of: $0) }
    case .block(let block):
      let interface = project.interface(ofBlock: block)
      types = interface.variables.map(\.type)
      index = { name in
        interface.member(name).flatMap { interface.variables[$0].role == .inOut ? nil : $0 }
      }
    default: return nil
    }
    guard project.charge(types.count, at: position) else { return nil }
    var parts = standard.parts(types.count)
    var isGood = true
    for field in fields {
      guard let place = index(field.name) else {
        log.error(
          CheckProblem.unknownMember, at: position,
          "\(project.name(of: type)) has no '\(field.name)'",
          hint: project.suggestion(
            for: field.name, among: [project.memberNames(of: type)],
            otherwise: "see its declaration"))
        isGood = false
        continue
      }
      guard let constant = initial(field.value, types[place], parts[place]) else {
        isGood = false
        continue
      }
      parts[place] = constant
    }
    return isGood ? Constant.joined(parts) : nil
  }
}

extension Constant {
  /// The parts of a composite of that many.
  func parts(_ count: Int) -> [Constant] {
    if case .composite(let parts) = self { return parts }
    return Array(repeating: .zero, count: count)
  }
}
