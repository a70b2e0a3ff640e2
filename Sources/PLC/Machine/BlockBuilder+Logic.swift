/// AND, OR and NOT of booleans.
///
/// One instruction takes two or three sides, each as it is or negated: an OR is an AND of negated
/// sides, negated.
extension BlockBuilder {
  /// Works an AND, OR or NOT out whose right sides may be worked out in vain.
  func gate(_ expression: CheckedExpression, into cell: Operand) {
    guard let outer = expression.halves else {
      let side = CheckedExpression.Side(expression)
      // NOTs may cancel each other out.
      if side.isNegated {
        negate(value(side.expression, reusing: cell), into: cell)
      } else {
        value(side.expression, into: cell)
      }
      return
    }
    if let inner = outer.left.expression.halves, inner.isEager {
      more(outer, inner, third: outer.right, isInnerNegated: outer.left.isNegated, into: cell)
    } else if !outer.left.expression.hasCall, let inner = outer.right.expression.halves,
      inner.isEager
    {
      more(outer, inner, third: outer.left, isInnerNegated: outer.right.isNegated, into: cell)
    } else {
      let (a, b) = operands(outer.left.expression, outer.right.expression, reusing: cell)
      emit(.logic, cell, a, b, flags: outer.flags)
    }
  }

  /// Two sides within one half of an expression, and the third, which is its other half.
  private func more(
    _ outer: CheckedExpression.Halves, _ inner: CheckedExpression.Halves,
    third: CheckedExpression.Side, isInnerNegated: Bool, into cell: Operand
  ) {
    let (a, b) = operands(inner.left.expression, inner.right.expression, reusing: cell)
    let c = value(third.expression)
    // Only one side may be written over: the instruction may be split into two, and the first of
    // them writes the cell.
    guard c != cell else {
      let kept = temporary()
      emit(.logic, kept, a, b, flags: inner.flags ^ (isInnerNegated ? 4 : 0))
      emit(
        .logic, cell, kept, c, flags: (third.isNegated ? 2 : 0) | (outer.isNegated ? 4 : 0))
      return
    }
    emit(
      .logicMore, cell, a, b,
      flags: inner.flags ^ (isInnerNegated ? 4 : 0) | (third.isNegated ? 8 : 0)
        | (outer.isNegated ? 16 : 0), d: c)
  }

  /// A boolean that is true where the other is false.
  func negate(_ side: Operand, into cell: Operand) { emit(.logic, cell, side, side, flags: 3) }

  /// Jumps down when a boolean is as wanted.
  func jump(to label: Int, if cell: Operand, is wanted: Bool) {
    emit(.jumpIf, cell, cell, .label(label), flags: wanted ? 0 : 3)
  }

  /// Jumps down when an AND or OR of booleans is as wanted: the last gate is the jump itself.
  func jumpOnLogic(to label: Int, if condition: CheckedExpression, is wanted: Bool) {
    guard let halves = condition.halves else { return }
    freeing {
      let (a, b) = operands(halves.left.expression, halves.right.expression)
      emit(.jumpIf, a, b, .label(label), flags: halves.flags ^ (wanted ? 0 : 4))
    }
  }
}

extension CheckedExpression {
  /// A boolean without the NOTs before it.
  struct Side {
    var expression: CheckedExpression
    var isNegated = false

    init(_ expression: CheckedExpression, isNegated: Bool = false) {
      self.expression = expression
      self.isNegated = isNegated
      while case .not(let inner) = self.expression.kind {
        self.expression = inner
        self.isNegated.toggle()
      }
    }
  }

  /// An AND or OR of booleans as an AND.
  struct Halves {
    var left: Side
    var right: Side
    var isNegated: Bool

    /// Flags of the instruction that takes both.
    var flags: Int {
      (left.isNegated ? 1 : 0) | (right.isNegated ? 2 : 0) | (isNegated ? 4 : 0)
    }

    /// Whether the right half may be worked out although the left has decided.
    var isEager: Bool { right.expression.isHarmless }
  }

  /// The two sides of an AND or OR of booleans; nil of anything else.
  var halves: Halves? {
    let side = Side(self)
    guard case .binary(let operation, let left, let right, .bool, _) = side.expression.kind else {
      return nil
    }
    switch operation {
    case .and:
      return Halves(left: Side(left), right: Side(right), isNegated: side.isNegated)
    case .or:
      return Halves(
        left: Side(left, isNegated: true), right: Side(right, isNegated: true),
        isNegated: !side.isNegated)
    default: return nil
    }
  }

  /// Whether it is a NOT, AND or OR of booleans that takes no jumps.
  var isGate: Bool {
    guard type == .elementary(.bool) else { return false }
    if let halves { return halves.isEager }
    if case .not = kind { return true }
    return false
  }

  /// Whether it is made of boolean variables alone, and so worked out at once without jumps.
  var isLogic: Bool {
    switch kind {
    case .load(let place): place.isHarmless
    case .not(let inner): inner.isLogic
    case .binary(let operation, let left, let right, .bool, _):
      [.and, .or, .xor].contains(operation) && left.isLogic && right.isLogic
    default: false
    }
  }

  /// NOT of it.
  var inverted: CheckedExpression {
    CheckedExpression(kind: .not(self), type: type, position: position)
  }
}
