extension BlockBuilder {
  /// A cell with the absolute cell of a string.
  func text(_ expression: CheckedExpression) -> Operand {
    if case .load(let place) = expression.kind { return address(of: location(of: place)) }
    let cell = temporary()
    text(expression, into: cell)
    return cell
  }

  /// Puts the absolute cell of a string into a cell. A result lies in scratch, which is taken
  /// behind that cell and kept as long as it is.
  func text(_ expression: CheckedExpression, into cell: Operand) {
    guard case .string(_, let isWide) = expression.type else { return }
    switch expression.kind {
    case .constant(let constant):
      let units: [UInt16] = if case .string(let units) = constant { units } else { [] }
      address(of: constants(StringCells.words(of: units, isWide: isWide)), into: cell)
    case .load(let place):
      address(of: location(of: place), into: cell)
    case .native(let function, let arguments):
      let result = temporary(builder.layout.size(of: expression.type))
      native(function, arguments, expression.type, result: result)
      address(of: .cell(result), into: cell)
    case .call(let call):
      // The function may be called again before the result is used.
      let kept = temporary(builder.layout.size(of: expression.type))
      let result = result(of: call)
      copyCells(builder.layout.size(of: expression.type), from: result, to: .cell(kept))
      address(of: .cell(kept), into: cell)
    default:
      builder.refuse("nothing else gives a string", at: expression.position)
    }
  }
}
