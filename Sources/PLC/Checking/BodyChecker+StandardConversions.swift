/// Conversions that the program asks for.
extension BodyChecker {
  /// A call of `INT_TO_REAL` and the like.
  func converted(
    _ value: Value, _ conversion: StandardConversion, _ name: String, at position: Position
  ) -> Value? {
    guard let (source, checked) = source(value, conversion.from, name, at: position) else {
      return nil
    }
    switch (source, conversion.to) {
    case (.string(let capacity, let isWide), .string(let toWide)):
      if isWide == toWide { return .typed(checked, source) }
      return native(
        isWide ? .wideToString : .stringToWide, checked,
        .string(capacity: capacity, isWide: toWide), at: position)
    case (.string(let capacity, let isWide), .elementary(let target)):
      var text = checked
      if isWide {
        text = CheckedExpression(
          kind: .native(.wideToString, [checked]), type: .string(capacity: capacity, isWide: false),
          position: position)
      }
      return native(.stringToWord, text, .elementary(target), at: position)
    case (.elementary, .string(let isWide)):
      let narrow = DataType.string(capacity: profile.stringCapacity, isWide: false)
      guard let text = native(.wordToString, checked, narrow, at: position) else { return nil }
      guard isWide, case .typed(let inner, _) = text else { return text }
      return native(
        .stringToWide, inner, .string(capacity: profile.stringCapacity, isWide: true), at: position)
    case (.elementary(let source), .elementary(let target)):
      if case .digits = conversion.from {
        return fromDigits(checked, source, target, at: position)
      }
      return elementary(checked, source, target, truncates: conversion.truncates, at: position)
    case (.elementary(let source), .digits(let written)):
      return toDigits(checked, source, written, at: position)
    default:
      tellOperand(name, [value], at: position)
      return nil
    }
  }

  /// The argument in the type that the name of the conversion gives it.
  private func source(
    _ value: Value, _ side: StandardConversion.Side, _ name: String, at position: Position
  ) -> (DataType, CheckedExpression)? {
    var type: DataType?
    switch side {
    case .elementary(let elementary): type = .elementary(elementary)
    case .string(let isWide):
      if case .string(_, isWide)? = value.type { type = value.type }
      if type == nil { type = .string(capacity: profile.stringCapacity, isWide: isWide) }
    case .digits(let bits?): type = .elementary(bits)
    case .digits(nil):
      switch value {
      case .number(let number, _):
        type = number.natural(beside: .byte).map { .elementary($0) }
      case .typed(_, .elementary(let given)) where given.isBitString && given != .bool:
        type = .elementary(given)
      default: break
      }
    case .open: type = self.type(of: value)
    }
    guard let type else {
      tellOperand(name, [value], at: position)
      return nil
    }
    return convert(value, to: type).map { (type, $0) }
  }

  private func native(
    _ function: NativeFunction, _ argument: CheckedExpression, _ type: DataType,
    at position: Position
  ) -> Value? {
    .typed(
      CheckedExpression(kind: .native(function, [argument]), type: type, position: position), type)
  }

  private func elementary(
    _ checked: CheckedExpression, _ source: Elementary, _ target: Elementary, truncates: Bool,
    at position: Position
  ) -> Value? {
    switch (source, target) {
    case (.dateAndTime, .date):
      return native(.datePart, checked, .elementary(.date), at: position)
    case (.dateAndTime, .timeOfDay):
      return native(.timeOfDayPart, checked, .elementary(.timeOfDay), at: position)
    default: break
    }
    let rule: Conversion
    if truncates {
      rule = .truncate
    } else if source.isTemporal, target.isTemporal {
      rule = .bits
    } else if source.isTemporal || target.isTemporal {
      rule = profile.timeUnit
    } else {
      rule = profile.rounding
    }
    return .typed(converted(checked, to: target, rule: rule), .elementary(target))
  }

  private func fromDigits(
    _ checked: CheckedExpression, _ source: Elementary, _ target: Elementary, at position: Position
  ) -> Value? {
    guard let twin = source.twin else { return nil }
    let number = CheckedExpression(
      kind: .native(.fromBCD, [checked]), type: .elementary(twin), position: position)
    return .typed(converted(number, to: target), .elementary(target))
  }

  private func toDigits(
    _ checked: CheckedExpression, _ source: Elementary, _ written: Elementary?,
    at position: Position
  ) -> Value? {
    guard let bits = written ?? source.twin, let twin = bits.twin else { return nil }
    let number = converted(checked, to: twin)
    return native(.toBCD, number, .elementary(bits), at: position)
  }

  /// TRUNC: to the integer type that is wanted, or DINT.
  func truncation(_ value: Value, _ wanted: DataType?, at position: Position) -> Value? {
    var target = Elementary.dint
    if case .elementary(let elementary)? = wanted?.base, elementary.isInteger {
      target = elementary
    }
    guard let type = common([value], wanted: .elementary(.lreal)),
      case .elementary(let source) = type, source.isReal, let checked = convert(value, to: type)
    else {
      tellOperand("TRUNC", [value], at: position)
      return nil
    }
    return .typed(converted(checked, to: target, rule: .truncate), .elementary(target))
  }
}
