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

  /// Every name that stands alone, and whether it is called.
  static func names(in statements: [Statement], _ visit: (String, _ isCallee: Bool) -> Void) {
    each(statements) { statement in
      switch statement.kind {
      case .assign(let target, let value):
        names(in: target, visit)
        names(in: value, visit)
      case .call(let call): names(of: call, visit)
      case .branch(let branches, _):
        for branch in branches { names(in: branch.condition, visit) }
      case .choose(let selector, let choices, _):
        names(in: selector, visit)
        for label in choices.flatMap(\.labels) {
          switch label {
          case .value(let value): names(in: value, visit)
          case .range(let low, let high):
            names(in: low, visit)
            names(in: high, visit)
          }
        }
      case .count(let counting):
        names(in: counting.counter, visit)
        names(in: counting.from, visit)
        names(in: counting.to, visit)
        if let by = counting.by { names(in: by, visit) }
      case .whileLoop(let condition, _), .repeatLoop(_, let condition),
        .jump(_, .some(let condition)), .bind(_, let condition), .probe(_, let condition):
        names(in: condition, visit)
      case .exit, .nextRound, .leave, .empty, .label, .jump: break
      }
    }
  }

  /// The names in the bounds, numbers and initial values of a type, without those of types.
  static func names(
    in type: TypeSpecification, _ visit: (String, _ isCallee: Bool) -> Void
  ) {
    switch type.kind {
    case .named: break
    case .string(_, let length):
      if let length { names(in: length, visit) }
    case .array(let bounds, let element):
      for bound in bounds {
        names(in: bound.low, visit)
        names(in: bound.high, visit)
      }
      names(in: element, visit)
    case .subrange(_, let low, let high):
      names(in: low, visit)
      names(in: high, visit)
    case .enumeration(let values):
      for value in values.compactMap(\.value) { names(in: value, visit) }
    case .structure(let fields):
      for field in fields {
        names(in: field.type, visit)
        if let initial = field.initial { names(in: initial, visit) }
      }
    }
  }

  static func names(
    in initial: Initializer, _ visit: (String, _ isCallee: Bool) -> Void
  ) {
    switch initial {
    case .value(let value): names(in: value, visit)
    case .array(let items, _):
      for item in items {
        if let count = item.count { names(in: count, visit) }
        if let value = item.value { names(in: value, visit) }
      }
    case .structure(let fields, _):
      for field in fields { names(in: field.value, visit) }
    }
  }

  private static func names(of call: Call, _ visit: (String, _ isCallee: Bool) -> Void) {
    if case .name(let name) = call.callee.kind {
      visit(name, true)
    } else {
      names(in: call.callee, visit)
    }
    for argument in call.arguments {
      switch argument.value {
      case .input(let value), .output(let value, _): names(in: value, visit)
      }
    }
  }

  private static func names(
    in expression: Expression, _ visit: (String, _ isCallee: Bool) -> Void
  ) {
    switch expression.kind {
    case .literal, .qualifiedValue, .address: break
    case .name(let name): visit(name, false)
    case .member(let whole, _), .unary(_, let whole): names(in: whole, visit)
    case .index(let whole, let indices):
      names(in: whole, visit)
      for index in indices { names(in: index, visit) }
    case .binary(_, let left, let right):
      names(in: left, visit)
      names(in: right, visit)
    case .call(let call): names(of: call, visit)
    }
  }
}
