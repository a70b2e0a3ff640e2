/// Arithmetic with times and dates, all of which are nanoseconds.
extension BodyChecker {
  func times(_ operation: BinaryOperator, _ a: Value, _ b: Value, at position: Position) -> Value? {
    switch (operation, a.elementary, b.elementary) {
    case (.add, .time?, .time?), (.subtract, .time?, .time?):
      return sum(operation, a, b, .time, at: position)
    case (.add, .timeOfDay?, .time?), (.subtract, .timeOfDay?, .time?):
      return sum(operation, a, b, .timeOfDay, at: position)
    case (.add, .dateAndTime?, .time?), (.subtract, .dateAndTime?, .time?):
      return sum(operation, a, b, .dateAndTime, at: position)
    // Concatenation of a date and a time of day.
    case (.add, .date?, .timeOfDay?):
      return sum(operation, a, b, .dateAndTime, at: position)
    case (.subtract, .timeOfDay?, .timeOfDay?), (.subtract, .date?, .date?),
      (.subtract, .dateAndTime?, .dateAndTime?):
      return sum(operation, a, b, .time, at: position)
    case (.multiply, .time?, _): return scale(operation, a, b, at: position)
    case (.multiply, _, .time?): return scale(operation, b, a, at: position)
    case (.divide, .time?, _): return scale(operation, a, b, at: position)
    default:
      tellOperands(operation, a, b, at: position)
      return nil
    }
  }

  private func sum(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, _ type: Elementary, at position: Position
  ) -> Value? {
    guard case .typed(let left, _) = a, case .typed(let right, _) = b else { return nil }
    let sum = CheckedExpression(
      kind: .binary(
        operation, converted(left, to: .time, rule: .bits),
        converted(right, to: .time, rule: .bits),
        on: .time, wrap: .time), type: .elementary(.time), position: position)
    return .typed(converted(sum, to: type, rule: .bits), .elementary(type))
  }

  /// A time multiplied with, or divided by, a number.
  private func scale(
    _ operation: BinaryOperator, _ time: Value, _ number: Value, at position: Position
  )
    -> Value?
  {
    guard case .typed(let left, _) = time,
      case .elementary(let type)? = common([number], wanted: nil), type.isNumber
    else {
      tellOperands(operation, time, number, at: position)
      return nil
    }
    let isReal = type.isReal
    let target: Elementary = isReal ? .lreal : .lint
    let right: CheckedExpression
    switch number {
    case .number(let literal, let place):
      guard let word = literal.word(as: target) else {
        tellOperands(operation, time, number, at: position)
        return nil
      }
      right = .word(word, .elementary(target), place)
    case .typed(let checked, _): right = converted(checked, to: target)
    }
    if operation == .divide, !isReal, fold(right) == .word(0) {
      tellDivision(at: number.position)
      return nil
    }
    let function: NativeFunction =
      operation == .multiply
      ? (isReal ? .multiplyTimeByReal : .multiplyTimeByInteger)
      : (isReal ? .divideTimeByReal : .divideTimeByInteger)
    return .typed(
      CheckedExpression(
        kind: .native(function, [left, right]), type: .elementary(.time), position: position),
      .elementary(.time))
  }
}
