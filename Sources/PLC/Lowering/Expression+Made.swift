/// Expressions that lowering makes itself.
extension Expression {
  static func boolean(_ value: Bool, _ position: Position) -> Expression {
    Expression(.literal(Literal(.boolean(value))), position)
  }

  static func name(_ name: String, _ position: Position) -> Expression {
    Expression(.name(name), position)
  }

  /// `owner.field`.
  static func member(_ owner: String, _ field: String, _ position: Position) -> Expression {
    Expression(.member(Expression(.name(owner), position), field), position)
  }

  static func not(_ operand: Expression) -> Expression {
    Expression(.unary(.not, operand), operand.position)
  }

  /// All operands under one operator, from left to right, as a tree that is no deeper than it must
  /// be; nil without operands.
  static func joined(_ operands: ArraySlice<Expression>, by operation: BinaryOperator)
    -> Expression?
  {
    guard operands.count > 1 else { return operands.first }
    let middle = operands.startIndex + operands.count / 2
    guard let left = joined(operands[..<middle], by: operation),
      let right = joined(operands[middle...], by: operation)
    else { return nil }
    return Expression(.binary(operation, left, right), left.position)
  }
}
