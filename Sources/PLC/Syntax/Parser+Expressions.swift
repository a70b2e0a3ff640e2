/// Expressions, by the strength of their operators.
extension Parser {
  /// An expression with the height of its tree.
  typealias Tree = (expression: Expression, height: Int)

  mutating func expression() -> Expression? { tree()?.expression }

  /// The condition of a statement, in which `:=` is taken for `=`.
  mutating func condition() -> Expression? {
    guard let tree = tree() else { return nil }
    return comparedByAssignment(tree)?.expression
  }

  /// An expression of operators that bind at least as strongly as `minimum`.
  private mutating func tree(_ minimum: Int = 1) -> Tree? {
    guard enter(\.expressionDepth, SyntaxLimits.expressionDepth, "expressions") else { return nil }
    defer { expressionDepth -= 1 }
    guard var left = unary() else { return nil }
    while let (operation, strength) = binaryOperator, strength >= minimum {
      if operation.isLogical {
        guard let chain = chain(of: operation, strength, first: left) else { return nil }
        left = chain
        continue
      }
      let position = position
      advance()
      guard let right = tree(strength + 1) else { return nil }
      let whole = Expression(
        .binary(operation, left.expression, right.expression), position)
      guard let tree = checked((whole, max(left.height, right.height) + 1)) else { return nil }
      left = tree
    }
    return left
  }

  /// The tree, unless it is higher than the limit.
  private mutating func checked(_ tree: Tree) -> Tree? {
    guard tree.height <= SyntaxLimits.expressionDepth else {
      tooDeep(SyntaxLimits.expressionDepth, "operators, members and calls of an expression")
      return nil
    }
    return tree
  }

  private var binaryOperator: (BinaryOperator, strength: Int)? {
    switch token.kind {
    case .keyword(.or): (.or, 1)
    case .keyword(.xor): (.xor, 2)
    case .keyword(.and), .symbol(.and): (.and, 3)
    case .symbol(.equal): (.equal, 4)
    case .symbol(.notEqual): (.notEqual, 4)
    case .symbol(.less): (.less, 5)
    case .symbol(.greater): (.greater, 5)
    case .symbol(.lessOrEqual): (.lessOrEqual, 5)
    case .symbol(.greaterOrEqual): (.greaterOrEqual, 5)
    case .symbol(.plus): (.add, 6)
    case .symbol(.minus): (.subtract, 6)
    case .symbol(.times): (.multiply, 7)
    case .symbol(.divide): (.divide, 7)
    case .keyword(.mod): (.modulo, 7)
    case .symbol(.power): (.power, 8)
    default: nil
    }
  }

  /// `a OR b OR c …` as a balanced tree: all operands are evaluated, so the order is free.
  private mutating func chain(
    of operation: BinaryOperator, _ strength: Int, first: Tree
  ) -> Tree? {
    var operands = [first]
    var positions: [Position] = []
    while binaryOperator?.0 == operation {
      positions.append(position)
      advance()
      guard let operand = tree(strength + 1) else { return nil }
      operands.append(operand)
    }
    // Neighbours are joined, round by round, each pair at the operator between them.
    while operands.count > 1 {
      var joined: [Tree] = []
      var between: [Position] = []
      for index in stride(from: 0, to: operands.count, by: 2) {
        if index > 0 { between.append(positions[index - 1]) }
        guard index + 1 < operands.count else {
          joined.append(operands[index])
          continue
        }
        let (left, right) = (operands[index], operands[index + 1])
        let pair = Expression(
          .binary(operation, left.expression, right.expression), positions[index])
        joined.append((pair, max(left.height, right.height) + 1))
      }
      (operands, positions) = (joined, between)
    }
    return checked(operands[0])
  }

  private mutating func unary() -> Tree? {
    var operators: [(UnaryOperator, Position)] = []
    while let operation = unaryOperator {
      operators.append((operation, position))
      advance()
    }
    guard var tree = primary() else { return nil }
    for (operation, position) in operators.reversed() {
      let whole = Expression(.unary(operation, tree.expression), position)
      guard let checked = checked((whole, tree.height + 1)) else { return nil }
      tree = checked
    }
    return tree
  }

  private var unaryOperator: UnaryOperator? {
    switch token.kind {
    case .keyword(.not): isFormalCall(1) ? nil : .not
    case .symbol(.minus): .negate
    case .symbol(.plus): .plus
    default: nil
    }
  }

  /// Whether `(name :=` or `(name =>` stands at a distance.
  func isFormalCall(_ ahead: Int) -> Bool {
    guard peek(ahead).kind == .symbol(.open), peek(ahead + 1).kind == .name else { return false }
    let sign = peek(ahead + 2).kind
    return sign == .symbol(.assign) || sign == .symbol(.output)
  }

  private mutating func primary() -> Tree? {
    let token = token
    let position = position
    switch token.kind {
    case .literal:
      advance()
      return (Expression(.literal(literals[Int(token.value)]), position), 1)
    case .qualifiedValue: return (qualifiedValue(), 1)
    case .symbol(.open):
      advance()
      guard let inner = tree(), let compared = comparedByAssignment(inner),
        expect(.close, hint: "each '(' needs its ')'; between two operands an operator is needed")
      else { return nil }
      return compared
    case .name, .address: return place()
    case .keyword(.and), .keyword(.or), .keyword(.xor), .keyword(.mod), .keyword(.not):
      // The functions of the same names.
      guard peek().kind == .symbol(.open) else { break }
      advance()
      return call(of: (Expression(.name(text(of: token)), position), 1))
    default: break
    }
    problem(
      .notAnExpression, "expected a value, found \(shown(token))",
      hint: "an operand is missing here: a literal, a variable, a call or '('")
    return nil
  }

  /// Takes `COLOUR#RED`.
  mutating func qualifiedValue() -> Expression {
    let position = position
    let parts = text(of: token).split(separator: "#", maxSplits: 1)
    advance()
    return Expression(
      .qualifiedValue(type: String(parts[0]), value: String(parts[1])), position)
  }

  /// Says that `:=` compares nothing.
  mutating func assignmentInCondition() {
    problem(
      .assignmentInsteadOfEquals, "':=' assigns and cannot stand in an expression",
      hint: "compare with '='")
  }

  /// What `a := b` was meant to be where it cannot assign; the tree itself if there is no `:=`.
  mutating func comparedByAssignment(_ left: Tree) -> Tree? {
    guard at(.assign) else { return left }
    let position = position
    assignmentInCondition()
    advance()
    guard let right = tree() else { return nil }
    let whole = Expression(.binary(.equal, left.expression, right.expression), position)
    return checked((whole, max(left.height, right.height) + 1))
  }

  /// A variable with its members and indices, or the call of a function.
  private mutating func place() -> Tree? {
    guard let place = variable() else { return nil }
    return at(.open) ? call(of: place) : place
  }

  /// A name or address with members and indices behind it.
  mutating func variable() -> Tree? {
    let token = token
    var tree: Tree
    switch token.kind {
    case .name: tree = (Expression(.name(text(of: token)), position), 1)
    case .address: tree = (Expression(.address(addresses[Int(token.value)]), position), 1)
    default:
      unexpected("a variable")
      return nil
    }
    advance()
    while true {
      if at(.dot) {
        advance()
        guard let member = member(of: tree) else { return nil }
        tree = member
      } else if at(.openBracket) {
        advance()
        guard let element = element(of: tree) else { return nil }
        tree = element
      } else if at(.caret) {
        unsupported("the dereference operator '^'", hint: "pass by VAR_IN_OUT instead")
        return nil
      } else {
        return tree
      }
    }
  }

  private mutating func member(of tree: Tree) -> Tree? {
    let position = position
    switch token.kind {
    case .literal, .address:
      unsupported("access to single bits of a value", hint: "use AND with a mask, or SHR")
      return nil
    case .keyword:
      // A field may have the name of a keyword nowhere else but here.
      break
    case .name: break
    default:
      unexpected("the name of a member")
      return nil
    }
    let name = text(of: token)
    advance()
    return checked((Expression(.member(tree.expression, name), position), tree.height + 1))
  }

  private mutating func element(of tree: Tree) -> Tree? {
    var indices: [Expression] = []
    var height = tree.height
    repeat {
      guard let index = self.tree() else { return nil }
      indices.append(index.expression)
      height = max(height, index.height)
    } while accept(.comma)
    guard expect(.closeBracket) else { return nil }
    let position = tree.expression.position
    return checked((Expression(.index(tree.expression, indices), position), height + 1))
  }

  // MARK: Calls

  private mutating func call(of callee: Tree) -> Tree? {
    guard let (arguments, height) = arguments() else { return nil }
    let call = Call(callee: callee.expression, arguments: arguments)
    let position = callee.expression.position
    return checked((Expression(.call(call), position), max(callee.height, height) + 1))
  }

  /// Everything between the parentheses of a call, with the greatest height of a value.
  mutating func arguments() -> (list: [Call.Argument], height: Int)? {
    guard expect(.open) else { return nil }
    var list: [Call.Argument] = []
    var height = 0
    if accept(.close) { return (list, height) }
    repeat {
      guard let (argument, above) = argument() else { return nil }
      list.append(argument)
      height = max(height, above)
    } while accept(.comma)
    guard expect(.close, hint: "arguments are separated by ','; each '(' needs its ')'") else {
      return nil
    }
    return (list, height)
  }

  private mutating func argument() -> (Call.Argument, Int)? {
    let position = position
    let isNegated = at(.not) && peek().kind == .name && peek(2).kind == .symbol(.output)
    if isNegated { advance() }
    let sign = peek().kind
    guard token.kind == .name, sign == .symbol(.assign) || sign == .symbol(.output) else {
      guard let value = tree() else { return nil }
      let argument = Call.Argument(
        name: nil, value: .input(value.expression), position: position)
      return (argument, value.height)
    }
    let name = text(of: token)
    advance()
    advance()
    let isOutput = sign == .symbol(.output)
    guard let value = isOutput ? variable() : tree() else { return nil }
    let meaning: Call.Value =
      isOutput ? .output(value.expression, isNegated: isNegated) : .input(value.expression)
    return (Call.Argument(name: name, value: meaning, position: position), value.height)
  }
}

extension BinaryOperator {
  fileprivate var isLogical: Bool { self == .or || self == .xor || self == .and }
}
