extension BlockBuilder {
  /// Jumps down to a label when a condition is as wanted; otherwise the code goes on.
  ///
  /// What stands behind an AND or OR is worked out only where the left side does not decide.
  func jump(to label: Int, if condition: CheckedExpression, is wanted: Bool) {
    let outer = position
    position = condition.position
    defer { position = outer }
    switch condition.kind {
    case .constant(let constant):
      if (constant.word != 0) == wanted { jump(to: label) }
    case .not(let inner):
      jump(to: label, if: inner, is: !wanted)
    case .binary(_, _, _, .bool, _) where condition.isLogic && condition.halves != nil:
      jumpOnLogic(to: label, if: condition, is: wanted)
    case .binary(let operation, let left, let right, .bool, _)
    where operation == .and || operation == .or:
      jump(to: label, operation, left, right, is: wanted)
    case .binary(let operation, let left, let right, let type, _)
    where operation.opposite != nil && !type.isReal:
      compare(wanted ? operation : operation.opposite ?? operation, left, right, type, label)
    default:
      freeing {
        jump(to: label, if: value(condition), is: wanted)
      }
    }
  }

  private func jump(
    to label: Int, _ operation: BinaryOperator, _ left: CheckedExpression,
    _ right: CheckedExpression, is wanted: Bool
  ) {
    // One true side decides an OR, one false side an AND.
    if (operation == .or) == wanted {
      jump(to: label, if: left, is: wanted)
      jump(to: label, if: right, is: wanted)
    } else {
      let undecided = newLabel()
      jump(to: undecided, if: left, is: !wanted)
      jump(to: label, if: right, is: wanted)
      place(undecided)
    }
  }

  private func compare(
    _ operation: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ type: Elementary, _ label: Int
  ) {
    freeing {
      let (a, b) = operands(left, right)
      let (comparison, isSwapped, _) = operation.comparison(on: type)
      let opcode: Opcode =
        switch comparison {
        case .equal: .jumpIfEqual
        case .notEqual: .jumpIfNotEqual
        case .less: .jumpIfLess
        case .lessOrEqual: .jumpIfLessOrEqual
        case .below: .jumpIfBelow
        default: .jumpIfBelowOrEqual
        }
      emit(opcode, isSwapped ? b : a, isSwapped ? a : b, .label(label))
    }
  }
}
