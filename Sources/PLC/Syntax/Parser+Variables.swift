/// Sections of variables, and what declarations in lists have in common.
extension Parser {
  /// `VAR … END_VAR` of any kind. Nil after one that is not supported, which is skipped.
  func section(_ keyword: Keyword) -> VariableSection? {
    let line = position.line
    guard let kind = sectionKind(keyword) else {
      refuseSection(keyword)
      return nil
    }
    advance()
    var section = VariableSection(kind: kind, variables: [])
    while true {
      if accept(.constant) {
        section.isConstant = true
      } else if accept(.retain) || persistent() {
        section.isRetained = true
      } else if !accept(.nonRetain) {
        break
      }
    }
    declarations(until: .endVariables, of: keyword.rawValue, line: line) { parser in
      guard let declared = parser.variables() else { return false }
      section.variables += declared
      return true
    }
    return section
  }

  private func sectionKind(_ keyword: Keyword) -> VariableSection.Kind? {
    switch keyword {
    case .variables: .local
    case .variableTemp: .temp
    case .variableInput: .input
    case .variableOutput: .output
    case .variableInOut: .inOut
    case .variableExternal: .external
    case .variableGlobal: .global
    default: nil
    }
  }

  /// `VAR PERSISTENT` is what some makers say for RETAIN; elsewhere it may be a name.
  private func persistent() -> Bool {
    let behind = peek().kind
    let isQualifier = behind != .symbol(.colon) && behind != .symbol(.comma)
    return isQualifier && behind != .keyword(.at) && accept(word: "PERSISTENT")
  }

  /// Reads declarations up to a closing keyword. `read` takes one with its `;` and says whether it
  /// could; if not, the rest of it is skipped.
  func declarations(
    until closing: Keyword, of opening: String, line: Int32,
    read: (Parser) -> Bool
  ) {
    // A statement ends the section if its END is missing; it is a broken declaration if not.
    var isClosed: Bool?
    while true {
      if accept(closing) { return }
      if accept(.semicolon) { continue }
      let stops: Bool
      switch token.kind {
      case .end: stops = true
      case .keyword(let keyword):
        stops = keyword.stopsStatements || keyword.opensStatement
      case .name where looksLikeStatement:
        if isClosed == nil { isClosed = isClosedAhead(by: closing) }
        stops = isClosed == false
      default: stops = false
      }
      if stops {
        problem(
          .notClosed,
          "the \(opening) of line \(line) is not closed: expected \(closing.rawValue), found "
            + shown(token),
          hint: "add \(closing.rawValue)")
        closeWrongly(closing)
        return
      }
      let start = next
      if !read(self) { skipDeclaration() }
      if next == start { advance() }
    }
  }

  /// Takes an END that was meant for this list, though it is that of another.
  private func closeWrongly(_ closing: Keyword) {
    let isInStructure = closing == .endStructure
    if at(.endStructure) || at(.endVariables) && !isInStructure { advance() }
  }

  private var looksLikeStatement: Bool {
    switch peek().kind {
    case .symbol(.assign), .symbol(.open), .symbol(.dot), .symbol(.openBracket): true
    default: false
    }
  }

  /// Whether the closing keyword comes before another section, a body's words or another block.
  private func isClosedAhead(by closing: Keyword) -> Bool {
    for token in tokens[next...] {
      guard case .keyword(let keyword) = token.kind else { continue }
      if keyword == closing { return true }
      if keyword.stopsStatements || keyword.opensStatement { return false }
    }
    return false
  }

  /// Skips to the end of a broken declaration: behind its `;` or before the end of its list.
  func skipDeclaration() {
    var depth = 0
    while case let kind = token.kind, kind != .end {
      switch kind {
      case .keyword(.structure): depth += 1
      case .keyword(.endStructure):
        if depth == 0 { return }
        depth -= 1
      case .keyword(let keyword) where keyword.stopsStatements || keyword.opensStatement: return
      case .symbol(.semicolon) where depth == 0:
        advance()
        return
      default: break
      }
      advance()
    }
  }

  /// `a, b AT %QX0.0 : BOOL := TRUE;`. Nil after a problem, with the rest still to be skipped.
  func variables() -> [VariableDeclaration]? {
    var names: [(name: String, address: DirectAddress?, position: Position)] = []
    repeat {
      let position = position
      var name = ""
      if !at(.at) {
        guard let declared = expectName("a variable") else { return nil }
        name = declared
      }
      var address: DirectAddress?
      if accept(.at) {
        guard token.kind == .address else {
          unexpected("an address such as %QX0.0")
          return nil
        }
        address = addresses[Int(token.value)]
        advance()
      }
      names.append((name, address, position))
    } while accept(.comma)
    guard expect(.colon, hint: "declare 'name : TYPE;' or 'a, b : TYPE := value;'"),
      let type = typeSpecification()
    else { return nil }
    let edge: VariableDeclaration.Edge =
      accept(.risingEdge) ? .rising : accept(.fallingEdge) ? .falling : .none
    var initial: Initializer?
    if accept(.assign) {
      initial = initializer()
      if initial == nil { return nil }
    }
    guard endOfDeclaration() else { return nil }
    return names.map {
      VariableDeclaration(
        name: $0.name, type: type, initial: initial, address: $0.address, edge: edge,
        position: $0.position)
    }
  }

  /// Takes the `;` of a declaration. False when the rest of it still has to be skipped.
  func endOfDeclaration() -> Bool {
    if accept(.semicolon) { return true }
    let goesOn: Bool
    switch token.kind {
    case .end: goesOn = true
    case .keyword(let keyword): goesOn = keyword.stopsStatements || keyword.opensStatement
    case .name: goesOn = isOnNewLine
    default: goesOn = false
    }
    guard goesOn else {
      unexpected(
        "';'", hint: at(.equal) ? "initial values come behind ':='" : "a declaration ends with ';'")
      return false
    }
    problem(
      .missingSemicolon, at: positionBehind, "a ';' is missing before \(shown(token))",
      hint: "each declaration ends with ';'")
    return true
  }
}
