/// Walks over statements as they were written.
enum SyntaxWalk {
  /// Every statement, those inside others included, in document order.
  static func each(_ statements: [Statement], _ visit: (Statement) -> Void) {
    for statement in statements {
      visit(statement)
      switch statement.kind {
      case .branch(let branches, let otherwise):
        for branch in branches { each(branch.statements, visit) }
        each(otherwise, visit)
      case .choose(_, let choices, let otherwise):
        for choice in choices { each(choice.statements, visit) }
        each(otherwise, visit)
      case .count(let counting): each(counting.statements, visit)
      case .whileLoop(_, let inner), .repeatLoop(let inner, _): each(inner, visit)
      default: break
      }
    }
  }

  /// The name of every callee that is a name alone.
  static func calls(in statements: [Statement], _ visit: (String) -> Void) {
    each(statements) { statement in
      switch statement.kind {
      case .assign(let target, let value):
        calls(in: target, visit)
        calls(in: value, visit)
      case .call(let call): calls(of: call, visit)
      case .branch(let branches, _):
        for branch in branches { calls(in: branch.condition, visit) }
      case .choose(let selector, let choices, _):
        calls(in: selector, visit)
        for label in choices.flatMap(\.labels) {
          if case .value(let value) = label { calls(in: value, visit) }
        }
      case .count(let counting):
        calls(in: counting.from, visit)
        calls(in: counting.to, visit)
        if let by = counting.by { calls(in: by, visit) }
      case .whileLoop(let condition, _), .repeatLoop(_, let condition),
        .jump(_, .some(let condition)), .bind(_, let condition), .probe(_, let condition):
        calls(in: condition, visit)
      case .exit, .nextRound, .leave, .empty, .label, .jump: break
      }
    }
  }

  private static func calls(of call: Call, _ visit: (String) -> Void) {
    if case .name(let name) = call.callee.kind {
      visit(name)
    } else {
      calls(in: call.callee, visit)
    }
    for argument in call.arguments {
      switch argument.value {
      case .input(let value), .output(let value, _): calls(in: value, visit)
      }
    }
  }

  private static func calls(in expression: Expression, _ visit: (String) -> Void) {
    switch expression.kind {
    case .literal, .name, .qualifiedValue, .address: break
    case .member(let whole, _), .unary(_, let whole): calls(in: whole, visit)
    case .index(let whole, let indices):
      calls(in: whole, visit)
      for index in indices { calls(in: index, visit) }
    case .binary(_, let left, let right):
      calls(in: left, visit)
      calls(in: right, visit)
    case .call(let call): calls(of: call, visit)
    }
  }
}
