/// A statement that needs its END, for messages and to know what an END may close.
struct OpenStatement {
  var keyword: Keyword
  var closing: Keyword
  var line: Int32
  /// Whether CASE is at its ELSE, behind which no labels come.
  var isInElse = false
}

/// Statements one after another, assignments and calls.
extension Parser {
  /// Statements up to what ends them: an END or ELSE of an open statement, a label of the
  /// innermost CASE, or what can stand in no body.
  func statements() -> [Statement] {
    guard enter("statements") else {
      // What is deeper is skipped, its ENDs included, as if it were one broken statement.
      skipNested()
      return []
    }
    defer { nesting -= 1 }
    var list: [Statement] = []
    while !endsStatements() {
      let start = next
      if let statement = statement() {
        list.append(statement)
      } else {
        skipStatement()
      }
      // A word that was refused but not taken must not be met again.
      if next == start { advance() }
    }
    return list
  }

  /// Whether the next word ends a list of statements. Strays that end nothing are reported and
  /// skipped here.
  private func endsStatements() -> Bool {
    while true {
      switch token.kind {
      case .end: return true
      case .keyword(let keyword) where keyword.stopsStatements:
        guard isStray(keyword) else { return true }
        closesNothing()
        _ = accept(.semicolon)
      case .name where mendForeignKeyword(): continue
      default: return open.last?.keyword == .case && open.last?.isInElse == false && isCaseLabel
      }
    }
  }

  /// Whether an END, ELSE or UNTIL belongs to no statement at all.
  private func isStray(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .elsif: !open.contains { $0.keyword == .if }
    case .else: !open.contains { $0.keyword == .if || $0.keyword == .case }
    case .until: !open.contains { $0.keyword == .repeat }
    case .endIf, .endCase, .endFor, .endWhile, .endRepeat: open.isEmpty
    default: false
    }
  }

  /// Takes words of other languages for the keywords they stand for.
  func mendForeignKeyword() -> Bool {
    guard token.kind == .name, bytes[Int(token.start)] | 0x20 == UInt8(ascii: "e"),
      peek().kind != .symbol(.assign)
    else { return false }
    let meant: Keyword
    switch NameTable.uppercased(text(of: token)) {
    case "ELSEIF", "ELIF", "ELSE_IF": meant = .elsif
    case "ENDIF": meant = .endIf
    case "ENDCASE": meant = .endCase
    case "ENDFOR": meant = .endFor
    case "ENDWHILE": meant = .endWhile
    case "ENDREPEAT": meant = .endRepeat
    default: return false
    }
    problem(
      .foreignKeyword, "\(shown(token)) is no keyword of this language",
      hint: "write \(meant.rawValue)")
    tokens[next].kind = .keyword(meant)
    return true
  }

  /// Skips statements with all that is inside them, up to the END of what holds them.
  private func skipNested() {
    var depth = 0
    while case let kind = token.kind, kind != .end {
      if case .keyword(let keyword) = kind {
        switch keyword {
        case .if, .case, .for, .while, .repeat: depth += 1
        case .endIf, .endCase, .endFor, .endWhile, .endRepeat:
          if depth == 0 { return }
          depth -= 1
        case .else, .elsif, .until: if depth == 0 { return }
        default: if keyword.stopsStatements { return }
        }
      }
      advance()
    }
  }

  /// One statement with its `;`. Nil after a problem, with the rest of it still to be skipped.
  private func statement() -> Statement? {
    let position = position
    switch token.kind {
    case .symbol(.semicolon):
      advance()
      return Statement(.empty, position)
    case .name, .address: return assignmentOrCall()
    case .keyword(.if): return branch()
    case .keyword(.case): return choose()
    case .keyword(.for): return count()
    case .keyword(.while): return whileLoop()
    case .keyword(.repeat): return repeatLoop()
    case .keyword(.exit): return simple(.exit)
    case .keyword(.continue): return simple(.nextRound)
    case .keyword(.return): return simple(.leave)
    default:
      problem(
        .notAStatement, "no statement begins with \(shown(token))",
        hint: "expected an assignment 'a := b;', a call 'f(x);' or IF, CASE, FOR, WHILE, REPEAT")
      return nil
    }
  }

  private func simple(_ kind: Statement.Kind) -> Statement? {
    let statement = Statement(kind, position)
    advance()
    return semicolon() ? statement : nil
  }

  /// Takes the `;` of a statement. False when what follows still has to be skipped; a following
  /// statement is not.
  func semicolon() -> Bool {
    if accept(.semicolon) { return true }
    let goesOn: Bool
    switch token.kind {
    case .end: goesOn = true
    case .keyword(let keyword): goesOn = keyword.opensStatement || keyword.stopsStatements
    case .name, .address:
      goesOn = isOnNewLine || peek().kind == .symbol(.assign) || peek().kind == .symbol(.open)
    default: goesOn = false
    }
    if goesOn {
      problem(
        .missingSemicolon, at: positionBehind, "a ';' is missing before \(shown(token))",
        hint: "each statement ends with ';'")
    } else if at(.assign) {
      assignmentInCondition()
    } else {
      unexpected("';'", hint: "between two operands an operator is needed")
    }
    return goesOn
  }

  /// The `;` behind an END: other compilers insist on it, but nothing is unclear without it.
  func semicolonAfterEnd() {
    guard !accept(.semicolon) else { return }
    log.warning(
      SyntaxProblem.missingSemicolonAfterEnd, at: positionBehind,
      "a ';' is missing behind \(shown(tokens[max(next - 1, 0)]))",
      hint: "other compilers of this language insist on it")
  }

  private func assignmentOrCall() -> Statement? {
    let position = position
    if token.kind == .name, peek().kind == .name, !isOnNewLine(peek()) { return twoNames() }
    guard let target = variable()?.expression else { return nil }
    switch token.kind {
    case .symbol(.assign), .symbol(.equal):
      if at(.equal) {
        problem(
          .equalsInsteadOfAssignment, "'=' compares and cannot stand as a statement",
          hint: "assign with ':='")
      }
      advance()
      guard let value = expression(), semicolon() else { return nil }
      return Statement(.assign(target, value), position)
    case .symbol(.open):
      guard let (arguments, _) = arguments(), semicolon() else { return nil }
      return Statement(.call(Call(callee: target, arguments: arguments)), position)
    case .symbol(.colon) where peek().kind == .symbol(.equal):
      unexpected("':='", hint: "write ':=' without a blank")
    case .symbol(.colon) where open.isEmpty:
      unexpected("':=' or '('", hint: "labels stand in instruction lists and ladders only")
    default:
      problem(
        .notAStatement, "this is no statement: expected ':=' or '(', found \(shown(token))",
        hint: "assign with 'a := b;', call with 'f(x);' or 'timer();'")
    }
    return nil
  }

  private func isOnNewLine(_ later: Token) -> Bool { later.line > token.line }

  /// Two names in a row are a word that structured text does not have.
  private func twoNames() -> Statement? {
    if skipForeignBlock() { return Statement(.empty, position) }
    problem(
      .notAStatement, "no statement begins with \(shown(token)) \(shown(peek()))",
      hint: "expected an assignment 'a := b;' or a call 'f(x);'")
    return nil
  }
}
