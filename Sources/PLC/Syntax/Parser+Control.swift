/// Statements with statements inside them.
extension Parser {
  /// Takes the word that opens a statement.
  private func begin(_ keyword: Keyword, until closing: Keyword) -> Position {
    let position = position
    open.append(OpenStatement(keyword: keyword, closing: closing, line: position.line))
    advance()
    return position
  }

  /// Takes the END of the innermost open statement, or says that it is missing.
  private func end(hint: String = "") {
    guard let statement = open.popLast() else { return }
    if accept(statement.closing) {
      semicolonAfterEnd()
      return
    }
    problem(
      .notClosed,
      "the \(statement.keyword.rawValue) of line \(statement.line) is not closed: expected "
        + "\(statement.closing.rawValue), found \(shown(token))",
      hint: hint.isEmpty ? "add \(statement.closing.rawValue);" : hint)
    // An END that fits nothing else around was meant for this one.
    if case .keyword(let keyword) = token.kind, isStatementEnd(keyword),
      !open.contains(where: { $0.closing == keyword })
    {
      advance()
      _ = accept(.semicolon)
    }
  }

  private func isStatementEnd(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .endIf, .endCase, .endFor, .endWhile, .endRepeat: true
    default: false
    }
  }

  /// A condition or bound with the keyword behind it. After a mistake goes on behind that keyword,
  /// so that the statements inside are read, with FALSE in place of the expression.
  private func expression(before keyword: Keyword) -> Expression {
    let position = position
    let value = condition()
    if let value {
      if accept(keyword) { return value }
      unexpected(keyword.rawValue, hint: keyword == .then ? "IF condition THEN … END_IF;" : "")
    }
    skip(to: keyword)
    return value ?? Expression(.literal(Literal(.boolean(false))), position)
  }

  /// Skips a broken head of a statement up to and with a keyword, but not into the next statement.
  private func skip(to keyword: Keyword) {
    let start = next
    while !accept(keyword) {
      switch token.kind {
      case .end, .symbol(.semicolon), .symbol(.assign):
        // The keyword is missing altogether: what stands here is the first statement inside.
        next = start
        return
      case .keyword(let other) where other.opensStatement || other.stopsStatements: return
      default: advance()
      }
    }
  }

  // MARK: IF

  func branch() -> Statement? {
    let position = begin(.if, until: .endIf)
    var branches: [Statement.Branch] = []
    var otherwise: [Statement] = []
    var hint = ""
    repeat {
      let condition = expression(before: .then)
      branches.append(Statement.Branch(condition: condition, statements: statements()))
    } while accept(.elsif)
    if accept(.else) {
      if at(.if) { hint = "ELSE IF needs an END_IF of its own; ELSIF does not" }
      otherwise = statements()
    }
    end(hint: hint)
    return Statement(.branch(branches, otherwise: otherwise), position)
  }

  // MARK: CASE

  func choose() -> Statement? {
    let position = begin(.case, until: .endCase)
    let selector = expression(before: .of)
    var choices: [Statement.Choice] = []
    var otherwise: [Statement] = []
    while true {
      if mendForeignKeyword() { continue }
      if isCaseLabel {
        choices.append(choice())
      } else if case .keyword(let keyword) = token.kind, keyword.stopsStatements {
        break
      } else if token.kind == .end {
        break
      } else {
        problem(
          .unexpected, "expected a label such as '1, 3..5:' or END_CASE, found \(shown(token))",
          hint: "each choice of CASE begins with its values and ':'")
        let start = next
        skipStatement()
        if next == start { _ = statements() }
      }
    }
    if accept(.else) {
      open[open.count - 1].isInElse = true
      otherwise = statements()
    }
    end()
    return Statement(.choose(selector, choices, otherwise: otherwise), position)
  }

  /// Whether a label of CASE is next: a value, or a name that `:`, `,`, `..` or an operator
  /// follows.
  var isCaseLabel: Bool {
    switch token.kind {
    case .literal, .qualifiedValue, .symbol(.minus), .symbol(.plus), .symbol(.open): true
    case .name:
      endsLabel(peek().kind)
        || peek().kind == .symbol(.dot) && peek(2).kind == .name && endsLabel(peek(3).kind)
    default: false
    }
  }

  private func endsLabel(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .symbol(.colon), .symbol(.comma), .symbol(.range), .symbol(.plus), .symbol(.minus),
      .symbol(.times):
      true
    default: false
    }
  }

  private func choice() -> Statement.Choice {
    let position = position
    var labels: [Statement.Choice.Label] = []
    var isWell = true
    repeat {
      guard let low = expression() else {
        isWell = false
        break
      }
      if accept(.range) {
        guard let high = expression() else {
          isWell = false
          break
        }
        labels.append(.range(low, high))
      } else {
        labels.append(.value(low))
      }
    } while accept(.comma)
    if !isWell || !expect(.colon, hint: "the values of a choice end with ':'") {
      skipLabel()
    }
    return Statement.Choice(labels: labels, statements: statements(), position: position)
  }

  /// Skips the rest of a broken label on its line.
  private func skipLabel() {
    repeat {
      if accept(.colon) { return }
      switch token.kind {
      case .end, .symbol(.semicolon), .symbol(.assign): return
      case .keyword(let keyword) where keyword.opensStatement || keyword.stopsStatements: return
      default: advance()
      }
    } while !isOnNewLine
  }

  // MARK: Loops

  func count() -> Statement? {
    let position = begin(.for, until: .endFor)
    let counting = counting()
    if counting == nil { skip(to: .do) }
    let statements = statements()
    end()
    return counted(counting, statements, position)
  }

  private func counted(
    _ counting: Statement.Counting?, _ statements: [Statement], _ position: Position
  ) -> Statement {
    guard var counting else { return Statement(.empty, position) }
    counting.statements = statements
    return Statement(.count(counting), position)
  }

  /// The head of FOR; nil after a problem, with the rest of it still to be skipped.
  private func counting() -> Statement.Counting? {
    guard let counter = variable()?.expression else { return nil }
    if at(.equal) {
      problem(
        .equalsInsteadOfAssignment, "'=' compares; FOR assigns its first value",
        hint: "write FOR i := 1 TO 10 DO")
      advance()
      return bounds(counter)
    }
    return expect(.assign, hint: "write FOR i := 1 TO 10 DO") ? bounds(counter) : nil
  }

  private func bounds(_ counter: Expression) -> Statement.Counting? {
    guard let from = expression(), expect(.to, hint: "write FOR i := 1 TO 10 DO"),
      let to = expression()
    else { return nil }
    var by: Expression?
    if accept(.by) {
      guard let step = expression() else { return nil }
      by = step
    }
    guard expect(.do, hint: "write FOR i := 1 TO 10 DO") else { return nil }
    return Statement.Counting(counter: counter, from: from, to: to, by: by, statements: [])
  }

  func whileLoop() -> Statement? {
    let position = begin(.while, until: .endWhile)
    let condition = expression(before: .do)
    let statements = statements()
    end()
    return Statement(.whileLoop(condition, statements), position)
  }

  func repeatLoop() -> Statement? {
    let position = begin(.repeat, until: .endRepeat)
    let statements = statements()
    var condition: Expression?
    if expect(.until, hint: "REPEAT … UNTIL condition END_REPEAT;") {
      condition = self.condition()
      if condition == nil { skipStatement() }
      _ = accept(.semicolon)
    }
    end()
    guard let condition else { return Statement(.empty, position) }
    return Statement(.repeatLoop(statements, until: condition), position)
  }
}
