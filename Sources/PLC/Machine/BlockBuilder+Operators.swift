extension BlockBuilder {
  /// A binary operation on words; nothing is written before both sides are read.
  func binary(
    _ operation: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    on type: Elementary, wrap: Elementary, into cell: Operand
  ) {
    switch operation {
    case .and, .or, .xor:
      if type == .bool, operation != .xor {
        unlessDecided(operation, left, right, into: cell)
      } else {
        let (a, b) = operands(left, right, reusing: cell)
        emit(operation == .and ? .and : operation == .or ? .or : .xor, cell, a, b)
      }
    case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual:
      compare(operation, left, right, on: type, into: cell)
    case .power:
      native(.power, [left, right], .elementary(type), result: cell)
    case .add, .subtract, .multiply, .divide, .modulo:
      let (a, b) = operands(left, right, reusing: cell)
      if type.isReal {
        emit(type == .real ? operation.onReal : operation.onLReal, cell, a, b)
      } else {
        arithmetic(operation, a, b, on: type, wrap: wrap, into: cell)
      }
    }
  }

  private func arithmetic(
    _ operation: BinaryOperator, _ a: Operand, _ b: Operand, on type: Elementary,
    wrap: Elementary, into cell: Operand
  ) {
    let isSigned = wrap.hasSign
    switch operation {
    case .add: emit(isSigned ? .add : .addUnsigned, cell, a, b, n: wrap.shift)
    case .subtract: emit(isSigned ? .subtract : .subtractUnsigned, cell, a, b, n: wrap.shift)
    case .multiply: emit(isSigned ? .multiply : .multiplyUnsigned, cell, a, b, n: wrap.shift)
    default:
      // How to divide is up to the operands, how to cut to the result.
      let opcode: Opcode =
        operation == .divide
        ? (type.hasSign ? .divide : .divideUnsigned)
        : (type.hasSign ? .modulo : .moduloUnsigned)
      guard isSigned != type.hasSign else {
        emit(opcode, cell, a, b, n: wrap.shift)
        return
      }
      let quotient = temporary()
      emit(opcode, quotient, a, b)
      emit(isSigned ? .extend : .extendUnsigned, cell, quotient, n: wrap.shift)
    }
  }

  /// AND or OR whose right side is worked out only where the left does not decide: it may be long,
  /// change something or be a trap.
  private func unlessDecided(
    _ operation: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    into cell: Operand
  ) {
    // The result is not the cell itself, which the right side may still read.
    let kept = temporary()
    let done = newLabel()
    value(left, into: kept)
    jump(to: done, if: kept, is: operation == .or)
    value(right, into: kept)
    place(done)
    copy(kept, to: cell)
  }

  // MARK: Comparisons

  func compare(
    _ operation: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    on type: Elementary, into cell: Operand
  ) {
    let (a, b) = operands(left, right, reusing: cell)
    let (opcode, isSwapped, isNegated) = operation.comparison(on: type)
    emit(opcode, cell, isSwapped ? b : a, isSwapped ? a : b)
    if isNegated { negate(cell, into: cell) }
  }

  func compareTexts(
    _ operation: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    into cell: Operand
  ) {
    let a = text(left)
    let b = text(right)
    let order = temporary()
    var isWide = false
    if case .string(_, let wide) = left.type { isWide = wide }
    emit(.compareStrings, order, a, b, n: isWide ? 1 : 0)
    let (opcode, isSwapped, _) = operation.comparison(on: .lint)
    let zero = constant(0)
    emit(opcode, cell, isSwapped ? zero : order, isSwapped ? order : zero)
  }
}

extension BinaryOperator {
  /// The comparison that is true where this one is not; nil of other operations.
  var opposite: BinaryOperator? {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .greaterOrEqual: .less
    case .greater: .lessOrEqual
    case .lessOrEqual: .greater
    default: nil
    }
  }

  /// The instruction of a comparison, whether its sides are swapped, and whether its result is
  /// still to be negated: a number that is none differs from all.
  func comparison(
    on type: Elementary
  ) -> (opcode: Opcode, isSwapped: Bool, isNegated: Bool) {
    let isSwapped = self == .greater || self == .greaterOrEqual
    let isStrict = self == .less || self == .greater
    switch (self, type) {
    case (.equal, .real), (.notEqual, .real): return (.equalReal, false, self == .notEqual)
    case (.equal, .lreal), (.notEqual, .lreal): return (.equalLReal, false, self == .notEqual)
    case (.equal, _): return (.equal, false, false)
    case (.notEqual, _): return (.notEqual, false, false)
    case (_, .real): return (isStrict ? .lessReal : .lessOrEqualReal, isSwapped, false)
    case (_, .lreal): return (isStrict ? .lessLReal : .lessOrEqualLReal, isSwapped, false)
    default:
      if type.hasSign { return (isStrict ? .less : .lessOrEqual, isSwapped, false) }
      return (isStrict ? .below : .belowOrEqual, isSwapped, false)
    }
  }

  fileprivate var onReal: Opcode {
    switch self {
    case .add: .addReal
    case .subtract: .subtractReal
    case .multiply: .multiplyReal
    default: .divideReal
    }
  }

  fileprivate var onLReal: Opcode {
    switch self {
    case .add: .addLReal
    case .subtract: .subtractLReal
    case .multiply: .multiplyLReal
    default: .divideLReal
    }
  }
}
