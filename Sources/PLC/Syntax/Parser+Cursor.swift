/// Moving over the words, and saying what is wrong with them.
extension Parser {
  /// The word to read next; the last one is `end`, behind which nothing is.
  var token: Token { tokens[next] }

  /// The word at a distance.
  func peek(_ ahead: Int = 1) -> Token { tokens[min(next + ahead, tokens.count - 1)] }

  func at(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }

  func at(_ keyword: Keyword) -> Bool { token.kind == .keyword(keyword) }

  /// Whether a word of only local meaning is next; in upper case here.
  func at(word: String) -> Bool { token.kind == .name && isWord(token, word) }

  func isWord(_ token: Token, _ word: String) -> Bool {
    Int(token.end - token.start) == word.utf8.count && NameTable.equal(text(of: token), word)
  }

  func advance() { if next < tokens.count - 1 { next += 1 } }

  func accept(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  func accept(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  func accept(word: String) -> Bool {
    guard at(word: word) else { return false }
    advance()
    return true
  }

  /// Takes a sign or says that it is missing.
  func expect(_ symbol: Symbol, hint: String = "") -> Bool {
    if accept(symbol) { return true }
    unexpected("'\(symbol.rawValue)'", hint: hint)
    return false
  }

  func expect(_ keyword: Keyword, hint: String = "") -> Bool {
    if accept(keyword) { return true }
    unexpected(keyword.rawValue, hint: hint)
    return false
  }

  /// Takes a name or says that it is missing; `what` is of whom, such as "a variable".
  func expectName(_ what: String) -> String? {
    if token.kind == .name {
      let name = text(of: token)
      advance()
      return name
    }
    if case .keyword(let keyword) = token.kind, !keyword.opensUnit, !keyword.closesUnit {
      problem(
        .keywordAsName, "the keyword '\(keyword.rawValue)' cannot be the name of \(what)",
        hint: "choose another name")
    } else {
      unexpected("the name of \(what)")
    }
    return nil
  }

  // MARK: Texts and places

  func text(of token: Token) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  func position(of token: Token) -> Position {
    origin.position(line: token.line, column: token.column)
  }

  var position: Position { position(of: token) }

  /// The place behind the word before the next one, where something is missing.
  var positionBehind: Position {
    guard next > 0 else { return position }
    let previous = tokens[next - 1]
    var column = previous.column
    for byte in bytes[Int(previous.start)..<Int(previous.end)] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return origin.position(line: previous.line, column: column)
  }

  /// Whether the next word stands on a later line than the one before it.
  var isOnNewLine: Bool { next == 0 || tokens[next - 1].line < token.line }

  /// A word for messages.
  func shown(_ token: Token) -> String {
    if token.kind == .end { return "the end of the text" }
    return Lexer.quote(bytes[Int(token.start)..<Int(token.end)])
  }

  // MARK: Problems

  /// Reports a mistake, unless one was reported at the same word already.
  func problem(
    _ code: SyntaxProblem, at position: Position? = nil, _ message: String,
    hint: String
  ) {
    guard complainedAt != next, token.kind != .malformed else { return }
    complainedAt = next
    log.error(code, at: position ?? self.position, message, hint: hint)
  }

  func unexpected(
    _ expected: String, hint: String = ""
  ) {
    problem(.unexpected, "expected \(expected), found \(shown(token))", hint: hint)
  }

  /// Reports and steps over an END, ELSE or UNTIL that nothing was opened for.
  func closesNothing() {
    problem(
      .closesNothing, "\(shown(token)) has nothing to end here",
      hint: "remove it, or look above for an END of another kind or one too many")
    advance()
  }

  /// Enters a statement, type or value inside another; says so if that is too deep.
  func enter(_ what: String) -> Bool {
    guard nesting < SyntaxLimits.nesting else {
      problem(
        .tooDeep, "\(what) are nested deeper than \(SyntaxLimits.nesting) levels",
        hint: "move the inner ones into a function or function block")
      return false
    }
    nesting += 1
    return true
  }

  func enterExpression() -> Bool {
    guard expressionDepth < SyntaxLimits.expressionDepth else {
      tooDeepExpression()
      return false
    }
    expressionDepth += 1
    return true
  }

  func tooDeepExpression() {
    problem(
      .tooDeep,
      "an expression is deeper than \(SyntaxLimits.expressionDepth) levels, calls counted twice",
      hint: "keep parts of it in variables; chains of AND, OR and XOR may have any length")
  }

  // MARK: Going on behind a mistake

  /// Skips to the end of a broken statement: behind its `;`, or before what begins or ends
  /// another.
  func skipStatement() {
    while token.kind != .end {
      if accept(.semicolon) { return }
      if case .keyword(let keyword) = token.kind, keyword.opensStatement || keyword.stopsStatements
      {
        return
      }
      advance()
    }
  }
}
