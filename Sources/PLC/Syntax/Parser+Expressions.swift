/// Expressions, by the strength of their operators.
extension Parser {
  /// An expression with the height of its tree.
  typealias Tree = (expression: Expression, height: Int)

  func expression() -> Expression? { tree()?.expression }

  /// The condition of a statement, in which `:=` is taken for `=`.
  func condition() -> Expression? {
    guard let tree = tree() else { return nil }
    return comparedByAssignment(tree)?.expression
  }

  /// An expression of operators that bind at least as strongly as `minimum`.
  ///
  /// What calls itself through others keeps its frame small, by leaving all that does not to
  /// functions of its own: debug builds give every temporary value a place on the stack.
  private func tree(_ minimum: Int = 1) -> Tree? {
    guard enterExpression() else { return nil }
    defer { expressionDepth -= 1 }
    guard var left = unary() else { return nil }
    while let (operation, strength) = binaryOperator, strength >= minimum {
      let position = position
      guard
        let whole = operation.isLogical
          ? chain(of: operation, strength, first: left)
          : operand(strength).flatMap({ joined(operation, left, $0, position) })
      else { return nil }
      left = whole
    }
    return left
  }

  /// Takes an operator and what stands behind it.
  private func operand(_ strength: Int) -> Tree? {
    advance()
    return tree(strength + 1)
  }

  private func joined(
    _ operation: BinaryOperator, _ left: Tree, _ right: Tree, _ position: Position
  ) -> Tree? {
    let whole = Expression(.binary(operation, left.expression, right.expression), position)
    return checked((whole, max(left.height, right.height) + 1))
  }

  /// The tree, unless it is higher than the limit.
  private func checked(_ tree: Tree) -> Tree? {
    guard tree.height <= SyntaxLimits.expressionDepth else {
      tooDeepExpression()
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
  private func chain(of operation: BinaryOperator, _ strength: Int, first: Tree) -> Tree? {
    var operands = [first]
    var positions: [Position] = []
    while binaryOperator?.0 == operation {
      positions.append(position)
      guard let operand = operand(strength) else { return nil }
      operands.append(operand)
    }
    return checked(balanced(operation, operands, positions))
  }

  /// Joins neighbours, round by round, each pair at the operator between them.
  private func balanced(
    _ operation: BinaryOperator, _ operands: [Tree], _ positions: [Position]
  ) -> Tree {
    var (operands, positions) = (operands, positions)
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
    return operands[0]
  }

  private func unary() -> Tree? {
    guard unaryOperator != nil else { return primary() }
    let operators = unaryOperators()
    guard let tree = primary() else { return nil }
    return applied(operators, to: tree)
  }

  private func unaryOperators() -> [(UnaryOperator, Position)] {
    var operators: [(UnaryOperator, Position)] = []
    while let operation = unaryOperator {
      operators.append((operation, position))
      advance()
    }
    return operators
  }

  /// The operand behind signs, the last of which is applied first.
  private func applied(_ operators: [(UnaryOperator, Position)], to operand: Tree) -> Tree? {
    var tree = operand
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

  private func primary() -> Tree? {
    switch token.kind {
    case .symbol(.open): return group()
    case .name, .address: return place()
    case .keyword where isFunctionName:
      let callee = name()
      return call(of: callee)
    default: return constant()
    }
  }

  /// AND, OR and the like before `(` are functions.
  private var isFunctionName: Bool {
    switch token.kind {
    case .keyword(.and), .keyword(.or), .keyword(.xor), .keyword(.mod), .keyword(.not):
      peek().kind == .symbol(.open)
    default: false
    }
  }

  /// Takes a word as a name.
  private func name() -> Tree {
    let name = Expression(.name(text(of: token)), position)
    advance()
    return (name, 1)
  }

  private func constant() -> Tree? {
    switch token.kind {
    case .literal:
      let literal = Expression(.literal(literals[Int(token.value)]), position)
      advance()
      return (literal, 1)
    case .qualifiedValue: return (qualifiedValue(), 1)
    default:
      problem(
        .notAnExpression, "expected a value, found \(shown(token))",
        hint: "an operand is missing here: a literal, a variable, a call or '('")
      return nil
    }
  }

  private func group() -> Tree? {
    advance()
    guard let inner = tree(), let compared = comparedByAssignment(inner),
      expect(.close, hint: "each '(' needs its ')'; between two operands an operator is needed")
    else { return nil }
    return compared
  }

  /// Takes `COLOUR#RED`.
  func qualifiedValue() -> Expression {
    let position = position
    let parts = text(of: token).split(separator: "#", maxSplits: 1)
    advance()
    return Expression(
      .qualifiedValue(type: String(parts[0]), value: String(parts[1])), position)
  }

  /// Says that `:=` compares nothing.
  func assignmentInCondition() {
    problem(
      .assignmentInsteadOfEquals, "':=' assigns and cannot stand in an expression",
      hint: "compare with '='")
  }

  /// What `a := b` was meant to be where it cannot assign; the tree itself if there is no `:=`.
  func comparedByAssignment(_ left: Tree) -> Tree? {
    guard at(.assign) else { return left }
    let position = position
    assignmentInCondition()
    return operand(0).flatMap { joined(.equal, left, $0, position) }
  }

  /// A variable with its members and indices, or the call of a function.
  private func place() -> Tree? {
    guard let place = variable() else { return nil }
    return at(.open) ? call(of: place) : place
  }

  /// A name or address with members and indices behind it.
  func variable() -> Tree? {
    guard var tree = root() else { return nil }
    while true {
      let longer: Tree?
      switch token.kind {
      case .symbol(.dot): longer = member(of: tree)
      case .symbol(.openBracket): longer = element(of: tree)
      case .symbol(.caret):
        unsupported("the dereference operator '^'", hint: "pass by VAR_IN_OUT instead")
        return nil
      default: return tree
      }
      guard let longer else { return nil }
      tree = longer
    }
  }

  private func root() -> Tree? {
    switch token.kind {
    case .name: return name()
    case .address:
      let address = Expression(.address(addresses[Int(token.value)]), position)
      advance()
      return (address, 1)
    default:
      unexpected("a variable")
      return nil
    }
  }

  private func member(of tree: Tree) -> Tree? {
    advance()
    let position = position
    switch token.kind {
    case .literal where text(of: token).utf8.allSatisfy { $0 >= 48 && $0 <= 57 }:
      // The number of a bit.
      break
    case .literal, .address:
      unsupported("access to parts of a value", hint: "use AND with a mask, or SHR")
      return nil
    case .keyword, .name: break
    default:
      unexpected("the name of a member")
      return nil
    }
    let name = text(of: token)
    advance()
    return checked((Expression(.member(tree.expression, name), position), tree.height + 1))
  }

  private func element(of tree: Tree) -> Tree? {
    advance()
    var indices: [Expression] = []
    var height = tree.height
    repeat {
      guard let index = self.tree() else { return nil }
      indices.append(index.expression)
      height = max(height, index.height)
    } while accept(.comma)
    guard expect(.closeBracket) else { return nil }
    return indexed(tree.expression, indices, height)
  }

  private func indexed(_ base: Expression, _ indices: [Expression], _ height: Int) -> Tree? {
    checked((Expression(.index(base, indices), base.position), height + 1))
  }

  // MARK: Calls

  private func call(of callee: Tree) -> Tree? {
    guard let (arguments, height) = arguments() else { return nil }
    return called(callee, arguments, height)
  }

  private func called(_ callee: Tree, _ arguments: [Call.Argument], _ height: Int) -> Tree? {
    let call = Call(callee: callee.expression, arguments: arguments)
    let position = callee.expression.position
    return checked((Expression(.call(call), position), max(callee.height, height) + 2))
  }

  /// Everything between the parentheses of a call, with the greatest height of a value.
  func arguments() -> (list: [Call.Argument], height: Int)? {
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

  private func argument() -> (Call.Argument, Int)? {
    let head = argumentHead()
    guard let value = head.isOutput ? variable() : tree() else { return nil }
    return finished(head, value)
  }

  /// What stands before the value of an argument.
  private struct ArgumentHead {
    var position: Position
    var name: String?
    var isOutput = false
    var isNegated = false
  }

  /// Takes `name :=`, `name =>` or `NOT name =>`; nothing in front of an informal argument.
  private func argumentHead() -> ArgumentHead {
    var head = ArgumentHead(position: position)
    head.isNegated = at(.not) && peek().kind == .name && peek(2).kind == .symbol(.output)
    if head.isNegated { advance() }
    head.isOutput = peek().kind == .symbol(.output)
    guard token.kind == .name, head.isOutput || peek().kind == .symbol(.assign) else {
      head.isOutput = false
      return head
    }
    head.name = text(of: token)
    advance()
    advance()
    return head
  }

  private func finished(_ head: ArgumentHead, _ value: Tree) -> (Call.Argument, Int) {
    let meaning: Call.Value =
      head.isOutput
      ? .output(value.expression, isNegated: head.isNegated) : .input(value.expression)
    return (Call.Argument(name: head.name, value: meaning, position: head.position), value.height)
  }
}

extension BinaryOperator {
  fileprivate var isLogical: Bool { self == .or || self == .xor || self == .and }
}
