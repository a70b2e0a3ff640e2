/// Conversions that are made unasked.
extension BodyChecker {
  /// A value as one of that type, told if it cannot become one.
  func convert(_ value: Value, to type: DataType) -> CheckedExpression? {
    switch (type, value) {
    case (.elementary(let elementary), _):
      return convert(value, to: elementary)
    case (.subrange(let base, let range), _):
      guard let checked = convert(value, to: base) else { return nil }
      return ranged(checked, type, range)
    case (.string(_, let wanted), .typed(let checked, .string(_, let given))) where wanted == given:
      return checked
    case (.enumeration, .typed(let checked, let given)), (.array, .typed(let checked, let given)),
      (.structure, .typed(let checked, let given)):
      if given == type { return checked }
      tellMismatch(value, type)
      return nil
    default:
      tellMismatch(value, type)
      return nil
    }
  }

  private func ranged(
    _ checked: CheckedExpression, _ type: DataType, _ range: ClosedRange<Int64>
  ) -> CheckedExpression? {
    guard case .word(let word)? = fold(checked) else {
      return CheckedExpression(
        kind: .ranged(checked, range), type: type, position: checked.position)
    }
    let number = Int64(bitPattern: word)
    guard range.contains(number) else {
      log.error(
        CheckProblem.literalRange, at: checked.position,
        "\(number) is not within \(range.lowerBound)..\(range.upperBound)",
        hint: "the subrange allows nothing else")
      return nil
    }
    return .word(word, type, checked.position)
  }

  private func convert(_ value: Value, to type: Elementary) -> CheckedExpression? {
    switch value {
    case .number(let number, let position):
      if let word = number.word(as: type) { return .word(word, .elementary(type), position) }
      if case .integer(let integer) = number, type.numbers != nil {
        tellRange(integer, type, position)
      } else if case .real = number, type.isReal {
        log.error(
          CheckProblem.literalRange, at: position, "the number is too large for \(type.name)",
          hint: "use a smaller number")
      } else {
        tellMismatch(value, .elementary(type))
      }
      return nil
    case .typed(let checked, .elementary(let source)) where source.widens(to: type):
      return converted(checked, to: type)
    case .typed:
      tellMismatch(value, .elementary(type))
      return nil
    }
  }

  /// Between elementary types, by the rule of the profile; nothing is said about loss.
  func converted(
    _ checked: CheckedExpression, to type: Elementary, rule: Conversion? = nil
  ) -> CheckedExpression {
    guard let source = checked.elementary, source != type else { return checked }
    let rule = rule ?? profile.rounding
    if case .constant(.word(let word)) = checked.kind {
      let converted = rule.apply(word, from: source, to: type)
      return .word(converted, .elementary(type), checked.position)
    }
    return CheckedExpression(
      kind: .convert(checked, from: source, to: type, rule),
      type: .elementary(type), position: checked.position)
  }

  func tellRange(_ number: Int128, _ type: Elementary, _ position: Position) {
    guard let numbers = type.numbers else { return }
    log.error(
      CheckProblem.literalRange, at: position, "\(number) does not fit into \(type.name)",
      hint: "\(type.name) holds \(numbers.lowerBound) to \(numbers.upperBound)")
  }

  private func tellMismatch(_ value: Value, _ type: DataType) {
    let wanted = project.name(of: type)
    let given: String
    var hint = "use a value of that type"
    switch value {
    case .number(.integer, _):
      given = "a number"
      if type == .elementary(.time) { hint = "write a time such as T#5s" }
    case .number(.real, _):
      given = "a number with decimals"
      if case .elementary(let type) = type, type.isInteger { hint = "leave out the decimals" }
    case .typed(_, let source):
      given = project.name(of: source)
      hint = Self.hint(source, type) ?? hint
    }
    log.error(
      CheckProblem.typeMismatch, at: value.position, "\(wanted) is needed here, not \(given)",
      hint: hint)
  }

  /// The name of the conversion between two types, or what else helps.
  private static func hint(_ source: DataType, _ target: DataType) -> String? {
    func name(_ type: DataType) -> String? {
      switch type {
      case .elementary(let type), .subrange(let type, _): type.shortName
      case .string(_, let isWide): isWide ? "WSTRING" : "STRING"
      default: nil
      }
    }
    guard let from = name(source), let to = name(target) else { return nil }
    return target == .elementary(.bool)
      ? "compare it with something, such as <> 0" : "convert it with \(from)_TO_\(to)"
  }

  /// The type that all values widen to: numbers without a type take that of the others, or the
  /// one wanted; nil if there is none.
  func common(_ values: [Value], wanted: DataType?) -> DataType? {
    var type: DataType?
    for case .typed(_, let next) in values {
      guard let present = type else {
        type = next
        continue
      }
      guard let joined = Self.common(present, next) else { return nil }
      type = joined
    }
    if type == nil, case .elementary(let elementary)? = wanted?.base,
      values.allSatisfy({ $0.fits(elementary) })
    {
      return wanted?.base
    }
    for case .number(let number, _) in values {
      guard let present = type else {
        type = number.natural.map { .elementary($0) }
        continue
      }
      guard case .elementary(let elementary) = present else { return nil }
      if number.word(as: elementary) != nil { continue }
      guard let own = number.natural(beside: elementary),
        let joined = elementary.common(with: own)
      else { return nil }
      type = .elementary(joined)
    }
    return type
  }

  private static func common(_ a: DataType, _ b: DataType) -> DataType? {
    switch (a, b) {
    case (.elementary(let x), .elementary(let y)): x.common(with: y).map { .elementary($0) }
    case (.string(let x, let isWide), .string(let y, let isOtherWide)) where isWide == isOtherWide:
      .string(capacity: max(x, y), isWide: isWide)
    default: a == b ? a : nil
    }
  }
}

extension Value {
  /// Whether it is a number that this type can hold.
  func fits(_ type: Elementary) -> Bool {
    if case .number(let number, _) = self { return number.word(as: type) != nil }
    return false
  }
}

extension Number {
  /// The type it takes beside a value that is too small for it.
  func natural(beside type: Elementary) -> Elementary? {
    switch self {
    case .integer where type.isBitString:
      [.byte, .word, .dword, .lword].first { word(as: $0) != nil }
    case .integer: natural
    case .real:
      // As much as is needed to hold the integers beside it, too.
      type.isInteger && !type.widens(to: .real) ? .lreal : natural
    }
  }
}

extension DataType {
  /// The base of a subrange, or the type itself.
  var base: DataType {
    if case .subrange(let base, _) = self { return .elementary(base) }
    return self
  }
}

extension Elementary {
  /// The name as it stands in the names of conversions.
  var shortName: String {
    switch self {
    case .timeOfDay: "TOD"
    case .dateAndTime: "DT"
    default: name
    }
  }
}
