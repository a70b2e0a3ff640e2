/// The power at a place of a network: there when all of its factors are true, and always when
/// there are none. A single factor may be a value of any type.
struct PowerFlow {
  var factors: [Expression]

  static let always = PowerFlow(factors: [])

  static func value(_ expression: Expression) -> PowerFlow { PowerFlow(factors: [expression]) }

  /// No power at all: behind a mistake.
  static func never(at position: Position) -> PowerFlow { value(.boolean(false, at: position)) }

  var isAlways: Bool { factors.isEmpty }

  /// Whether repeating the expression costs no more than reading a variable.
  var isSimple: Bool {
    guard factors.count == 1 else { return factors.isEmpty }
    switch factors[0].kind {
    case .name, .literal, .address: return true
    default: return false
    }
  }

  func expression(at position: Position) -> Expression {
    factors.isEmpty
      ? .boolean(true, at: position) : .joined(.and, factors[...], at: position)
  }
}

extension Expression {
  static func boolean(_ value: Bool, at position: Position) -> Expression {
    Expression(.literal(Literal(.boolean(value))), position)
  }

  static func name(_ name: String, at position: Position) -> Expression {
    Expression(.name(name), position)
  }

  /// All expressions under one operator, as a tree no deeper than needed.
  static func joined(
    _ operation: BinaryOperator, _ list: ArraySlice<Expression>, at position: Position
  ) -> Expression {
    precondition(!list.isEmpty, "there is nothing to join")
    guard list.count > 1 else { return list[list.startIndex] }
    let middle = list.startIndex + list.count / 2
    return Expression(
      .binary(
        operation, joined(operation, list[..<middle], at: position),
        joined(operation, list[middle...], at: position)), position)
  }
}
