/// Values that are known before the program runs.
extension BodyChecker {
  /// The value of a checked expression; nil if it depends on what the program does.
  func fold(_ expression: CheckedExpression) -> Constant? {
    switch expression.kind {
    case .constant(let constant):
      return constant.isZero && expression.elementary != nil ? .word(0) : constant
    case .not(let operand):
      guard case .word(let word)? = fold(operand), let type = expression.elementary else {
        return nil
      }
      return .word(type.cut(~word))
    case .negate(let operand):
      guard case .word(let word)? = fold(operand), let type = expression.elementary else {
        return nil
      }
      switch type {
      case .real: return .word(word ^ 0x8000_0000)
      case .lreal: return .word(word ^ 0x8000_0000_0000_0000)
      default: return .word(type.cut(0 &- word))
      }
    case .binary(let operation, let left, let right, on: let type, let wrap):
      guard case .word(let a)? = fold(left), case .word(let b)? = fold(right) else { return nil }
      return Self.operate(operation, a, b, type, wrap).map { .word($0) }
    case .convert(let operand, from: let source, to: let target, let rule):
      guard case .word(let word)? = fold(operand) else { return nil }
      return .word(rule.apply(word, from: source, to: target))
    case .ranged(let operand, let range):
      guard case .word(let word)? = fold(operand), range.contains(Int64(bitPattern: word)) else {
        return nil
      }
      return .word(word)
    case .load, .compareStrings, .native, .call: return nil
    }
  }

  private static func operate(
    _ operation: BinaryOperator, _ a: UInt64, _ b: UInt64, _ type: Elementary, _ wrap: Elementary?
  ) -> UInt64? {
    switch type {
    case .real:
      return operate(
        operation, Float(bitPattern: UInt32(truncatingIfNeeded: a)),
        Float(bitPattern: UInt32(truncatingIfNeeded: b))
      ) { UInt64($0.bitPattern) }
    case .lreal:
      return operate(operation, Double(bitPattern: a), Double(bitPattern: b)) { $0.bitPattern }
    default:
      // 64-bit words of every integer type fit into 128 bits, and so do their products.
      let isSigned = type.isSigned || type.isTemporal
      let x = isSigned ? Int128(Int64(bitPattern: a)) : Int128(a)
      let y = isSigned ? Int128(Int64(bitPattern: b)) : Int128(b)
      guard let result = integers(operation, x, y) else { return nil }
      return (wrap ?? type).cut(UInt64(truncatingIfNeeded: result))
    }
  }

  /// The result of an operation on integers, comparisons as 0 or 1; nil when dividing by zero.
  static func integers(_ operation: BinaryOperator, _ x: Int128, _ y: Int128) -> Int128? {
    switch operation {
    case .or: x | y
    case .xor: x ^ y
    case .and: x & y
    case .equal: x == y ? 1 : 0
    case .notEqual: x != y ? 1 : 0
    case .less: x < y ? 1 : 0
    case .greater: x > y ? 1 : 0
    case .lessOrEqual: x <= y ? 1 : 0
    case .greaterOrEqual: x >= y ? 1 : 0
    case .add: x + y
    case .subtract: x - y
    case .multiply: x.multipliedReportingOverflow(by: y).partialValue
    case .divide: y == 0 ? nil : x / y
    case .modulo: y == 0 ? nil : x % y
    case .power: nil
    }
  }

  private static func operate<Real: BinaryFloatingPoint>(
    _ operation: BinaryOperator, _ x: Real, _ y: Real, word: (Real) -> UInt64
  ) -> UInt64? {
    switch operation {
    case .equal: x == y ? 1 : 0
    case .notEqual: x != y ? 1 : 0
    case .less: x < y ? 1 : 0
    case .greater: x > y ? 1 : 0
    case .lessOrEqual: x <= y ? 1 : 0
    case .greaterOrEqual: x >= y ? 1 : 0
    case .add: word(x + y)
    case .subtract: word(x - y)
    case .multiply: word(x * y)
    case .divide: word(x / y)
    case .or, .xor, .and, .modulo, .power: nil
    }
  }
}
