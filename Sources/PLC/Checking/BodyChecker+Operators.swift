/// Operators.
extension BodyChecker {
  func unary(
    _ operation: UnaryOperator, _ value: Value, wanted: DataType?, at position: Position
  ) -> Value? {
    switch (operation, value) {
    case (.plus, .number): return value
    case (.negate, .number(let number, _)): return .number(number.negated, position)
    case (.not, .number(.integer(let integer), _)):
      return complement(integer, wanted: wanted, at: position)
    case (.not, .typed(let checked, .elementary(let type))) where type.isBitString:
      return .typed(
        CheckedExpression(kind: .not(checked), type: .elementary(type), position: position),
        .elementary(type))
    case (.plus, .typed(_, .elementary(let type))) where type.isNumber || type == .time:
      return value
    case (.negate, .typed(let checked, .elementary(let type))) where type.isNumber || type == .time:
      let computing = profile.computing(type)
      return .typed(
        CheckedExpression(
          kind: .negate(converted(checked, to: computing)), type: .elementary(computing),
          position: position), .elementary(type))
    default:
      tellOperand(
        operation == .not ? "NOT" : operation == .plus ? "+" : "-", [value], at: position)
      return nil
    }
  }

  /// NOT of a number without a type.
  private func complement(_ integer: Int128, wanted: DataType?, at position: Position) -> Value? {
    var type = Number.integer(integer).natural(beside: .byte)
    if case .elementary(let elementary)? = wanted, elementary.isBitString { type = elementary }
    guard let type, let word = Number.integer(integer).word(as: type) else {
      tellRange(integer, type ?? .lword, position)
      return nil
    }
    let operand = CheckedExpression.word(word, .elementary(type), position)
    return .typed(
      CheckedExpression(kind: .not(operand), type: .elementary(type), position: position),
      .elementary(type))
  }

  /// An operator with both sides; those of the standard's functions of the same meaning, too.
  func operate(_ operation: BinaryOperator, _ a: Value, _ b: Value, at position: Position)
    -> Value?
  {
    if case .number(let x, _) = a, case .number(let y, _) = b {
      return fold(operation, x, y, at: position)
    }
    if operation.isComparison { return compare(operation, a, b, at: position) }
    if operation.isLogic { return combine(operation, a, b, at: position) }
    if a.elementary?.isTemporal == true || b.elementary?.isTemporal == true {
      return times(operation, a, b, at: position)
    }
    if operation == .power { return power(a, b, at: position) }
    guard case .elementary(let type)? = common([a, b], wanted: nil), type.isNumber,
      operation != .modulo || type.isInteger
    else {
      tellOperands(operation, a, b, at: position)
      return nil
    }
    let computing = profile.computing(type)
    guard let left = operand(a, type, computing), let right = operand(b, type, computing) else {
      return nil
    }
    if operation == .divide || operation == .modulo, type.isInteger, fold(right) == .word(0) {
      tellDivision(at: b.position)
      return nil
    }
    return .typed(
      CheckedExpression(
        kind: .binary(
          operation, left, right, on: computing, wrap: computing.isInteger ? computing : nil),
        type: .elementary(computing), position: position), .elementary(type))
  }

  /// One side of an operator in the type it is computed in.
  private func operand(_ value: Value, _ type: Elementary, _ computing: Elementary)
    -> CheckedExpression?
  {
    switch value {
    case .number(let number, let position):
      guard let word = number.word(as: type) else {
        if case .integer(let integer) = number { tellRange(integer, type, position) }
        return nil
      }
      // A word of a small integer type is the same word in a larger one.
      return .word(word, .elementary(computing), position)
    case .typed(let checked, _): return converted(checked, to: computing)
    }
  }

  private func compare(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, at position: Position
  ) -> Value? {
    let bool = DataType.elementary(.bool)
    func result(_ kind: CheckedExpression.Kind) -> Value {
      .typed(CheckedExpression(kind: kind, type: bool, position: position), bool)
    }
    switch common([a, b], wanted: nil) {
    case .elementary(let type)?:
      let computing = profile.computing(type)
      guard let left = operand(a, type, computing), let right = operand(b, type, computing) else {
        return nil
      }
      return result(.binary(operation, left, right, on: computing, wrap: nil))
    case .string?:
      guard case .typed(let left, _) = a, case .typed(let right, _) = b else { break }
      return result(.compareStrings(operation, left, right))
    case .enumeration? where operation == .equal || operation == .notEqual:
      guard case .typed(let left, _) = a, case .typed(let right, _) = b else { break }
      return result(.binary(operation, left, right, on: .lint, wrap: nil))
    default: break
    }
    tellOperands(operation, a, b, at: position)
    return nil
  }

  private func combine(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, at position: Position
  ) -> Value? {
    guard case .elementary(let type)? = common([a, b], wanted: nil), type.isBitString else {
      tellOperands(operation, a, b, at: position)
      return nil
    }
    guard let left = operand(a, type, type), let right = operand(b, type, type) else { return nil }
    return .typed(
      CheckedExpression(
        kind: .binary(operation, left, right, on: type, wrap: nil), type: .elementary(type),
        position: position), .elementary(type))
  }

  /// The power of a float; an integer base becomes one.
  private func power(_ a: Value, _ b: Value, at position: Position) -> Value? {
    guard case .elementary(let base)? = common([a], wanted: nil), base.isNumber,
      case .elementary(let exponent)? = common([b], wanted: nil), exponent.isNumber
    else {
      tellOperands(.power, a, b, at: position)
      return nil
    }
    func isExact(_ type: Elementary) -> Bool { type.widens(to: .real) }
    let type: Elementary =
      isExact(base) && (exponent.isInteger || exponent == .real) ? .real : .lreal
    guard let left = operand(a, type, type), let right = operand(b, type, type) else { return nil }
    return .typed(
      CheckedExpression(
        kind: .native(.power, [left, right]), type: .elementary(type), position: position),
      .elementary(type))
  }

  /// An operation on numbers without a type: exact, as long as it fits into 64 bits in the end.
  private func fold(_ operation: BinaryOperator, _ x: Number, _ y: Number, at position: Position)
    -> Value?
  {
    if operation == .power {
      return power(.number(x, position), .number(y, position), at: position)
    }
    let result: Number
    switch (x, y) {
    case (.integer(let a), .integer(let b)):
      if operation == .divide || operation == .modulo, b == 0 {
        tellDivision(at: position)
        return nil
      }
      guard !a.multipliedReportingOverflow(by: b).overflow || operation != .multiply,
        let number = Self.integers(operation, a, b), number.magnitude < 1 << 100
      else {
        tellRange(Int128(Int64.max) + 1, .lint, position)
        return nil
      }
      result = .integer(number)
    default:
      guard !operation.isLogic, operation != .modulo else {
        tellOperands(operation, .number(x, position), .number(y, position), at: position)
        return nil
      }
      result = Self.reals(operation, x.real, y.real)
    }
    guard operation.isComparison else { return .number(result, position) }
    return .typed(
      .word(result == .integer(0) ? 0 : 1, .elementary(.bool), position), .elementary(.bool))
  }

  private static func reals(_ operation: BinaryOperator, _ a: Double, _ b: Double) -> Number {
    func truth(_ isTrue: Bool) -> Number { .integer(isTrue ? 1 : 0) }
    switch operation {
    case .equal: return truth(a == b)
    case .notEqual: return truth(a != b)
    case .less: return truth(a < b)
    case .greater: return truth(a > b)
    case .lessOrEqual: return truth(a <= b)
    case .greaterOrEqual: return truth(a >= b)
    case .add: return .real(a + b, digits: "")
    case .subtract: return .real(a - b, digits: "")
    case .multiply: return .real(a * b, digits: "")
    default: return .real(a / b, digits: "")
    }
  }

  func tellDivision(at position: Position) {
    log.error(
      CheckProblem.divisionByZero, at: position, "this divides by zero",
      hint: "use another divisor")
  }

  func tellOperands(_ operation: BinaryOperator, _ a: Value, _ b: Value, at position: Position) {
    tellOperand(operation.spelling, [a, b], at: position)
  }

  /// An operator, or a function of the same meaning, does not work on these.
  func tellOperand(_ name: String, _ values: [Value], at position: Position) {
    let types = values.map { value in
      switch value {
      case .number(.integer, _): "a number"
      case .number(.real, _): "a number with decimals"
      case .typed(_, let type): project.name(of: type)
      }
    }
    let integers = values.contains { $0.elementary?.isInteger == true }
    let bits = values.contains { $0.elementary?.isBitString == true }
    log.error(
      CheckProblem.operandTypes, at: position,
      "\(name) does not work on \(types.joined(separator: " and "))",
      hint: integers && bits
        ? "convert one side, as with WORD_TO_INT or INT_TO_WORD"
        : bits
          ? "convert it to a number, as with WORD_TO_INT"
          : "convert both sides to one type that it works on")
  }
}

extension Number {
  var negated: Number {
    switch self {
    case .integer(let integer): .integer(-integer)
    case .real(let number, let digits): .real(-number, digits: digits.isEmpty ? "" : "-" + digits)
    }
  }

  var real: Double {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let number, _): number
    }
  }
}
