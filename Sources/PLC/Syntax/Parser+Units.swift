/// What a file declares: types, global variables, blocks.
extension Parser {
  func unit() -> CompilationUnit {
    var unit = CompilationUnit()
    while token.kind != .end {
      switch token.kind {
      case .symbol(.semicolon): advance()
      case .keyword(.type): unit.types += types()
      case .keyword(.function): unit.blocks.append(block(.function, until: .endFunction))
      case .keyword(.functionBlock):
        unit.blocks.append(block(.functionBlock, until: .endFunctionBlock))
      case .keyword(.program): unit.blocks.append(block(.program, until: .endProgram))
      case .keyword(.configuration): unit.configurations.append(configuration())
      case .keyword(let keyword) where keyword.opensSection:
        if let section = globals(keyword) { unit.globals.append(section) }
      case .keyword(let keyword) where keyword.closesUnit: closesNothing()
      default: strayAtTop()
      }
    }
    return unit
  }

  /// A section where only VAR_GLOBAL may stand.
  func globals(_ keyword: Keyword) -> VariableSection? {
    let place = position
    guard let section = section(keyword) else { return nil }
    guard section.kind != .global else { return section }
    log.error(
      SyntaxProblem.notADeclaration, at: place,
      "\(keyword.rawValue) stands only in a FUNCTION, FUNCTION_BLOCK or PROGRAM",
      hint: "variables outside of blocks are declared in VAR_GLOBAL")
    return nil
  }

  /// Anything that cannot stand outside of blocks, up to what can.
  private func strayAtTop() {
    if skipForeignBlock() { return }
    problem(
      .notADeclaration, "expected a declaration, found \(shown(token))",
      hint: "a text holds TYPE, FUNCTION, FUNCTION_BLOCK, PROGRAM, VAR_GLOBAL and CONFIGURATION; "
        + "statements stand inside PROGRAM name … END_PROGRAM")
    advance()
    while token.kind != .end {
      if case .keyword(let keyword) = token.kind,
        keyword.opensUnit || keyword.opensSection || keyword.closesUnit
      {
        // Ends of what was skipped belong to it.
        if !keyword.closesUnit { return }
      }
      advance()
    }
  }

  // MARK: Types

  private func types() -> [TypeDeclaration] {
    let line = position.line
    advance()
    var types: [TypeDeclaration] = []
    declarations(until: .endType, of: "TYPE", line: line) { parser in
      guard let type = parser.typeDeclaration() else { return false }
      types.append(type)
      return true
    }
    return types
  }

  private func typeDeclaration() -> TypeDeclaration? {
    let position = position
    guard let name = expectName("a type") else { return nil }
    if skipsExtension() { return nil }
    guard expect(.colon, hint: "TYPE name : INT; END_TYPE"), let type = typeSpecification() else {
      return nil
    }
    var initial: Initializer?
    if accept(.assign) {
      initial = initializer()
      if initial == nil { return nil }
    }
    guard endOfDeclaration() else { return nil }
    return TypeDeclaration(name: name, type: type, initial: initial, position: position)
  }

  // MARK: Blocks

  private func block(
    _ kind: BlockDeclaration.Kind, until closing: Keyword
  ) -> BlockDeclaration {
    let line = position.line
    let opening = shown(token)
    advance()
    let position = position
    let name = expectName("a block") ?? ""
    _ = skipsExtension()
    var block = BlockDeclaration(
      kind: kind, name: name, sections: [], body: .statements([]), position: position)
    if at(.colon) { block.returnType = returnType(kind) }
    while true {
      if accept(.semicolon) { continue }
      guard case .keyword(let keyword) = token.kind, keyword.opensSection else { break }
      if let section = section(keyword) { block.sections.append(section) }
    }
    body(of: &block)
    endOfBlock(closing, opening: "\(opening) '\(name)' of line \(line)")
    return block
  }

  private func returnType(_ kind: BlockDeclaration.Kind) -> TypeSpecification? {
    if kind != .function {
      problem(
        .unexpected, "only a FUNCTION has a type of its own, found ':'",
        hint: "results of other blocks are declared in VAR_OUTPUT")
    }
    advance()
    guard let type = typeSpecification() else {
      // Go on where the sections begin.
      while !isOnNewLine, token.kind != .end { advance() }
      return nil
    }
    return kind == .function ? type : nil
  }

  /// The body in whatever language it is written, with actions and strays behind it.
  private func body(of block: inout BlockDeclaration) {
    if isChart {
      block.body = .chart(chart())
    } else if isList {
      block.body = .list(list())
    } else {
      var list = statements()
      list += actions(of: &block)
      block.body = .statements(list)
      return
    }
    _ = actions(of: &block)
  }

  /// Takes the actions behind a body, and what should not stand there: statements behind an action
  /// or a stray END, which are given back, and sections of variables. All mistakes are told so.
  private func actions(of block: inout BlockDeclaration) -> [Statement] {
    var strays: [Statement] = []
    while true {
      switch token.kind {
      case .keyword(.action):
        if let action = action() { block.actions.append(action) }
      case .keyword(let keyword) where keyword.opensSection:
        problem(
          .sectionAfterStatements, "\(keyword.rawValue) stands behind statements",
          hint: "declare all variables before the first statement")
        if let section = section(keyword) { block.sections.append(section) }
      case .keyword(let keyword) where keyword.opensUnit || keyword.closesUnit: return strays
      case .end: return strays
      case .keyword(.transition), .keyword(.initialStep):
        problem(
          .unexpected, "\(shown(token)) stands behind statements",
          hint: "a chart begins with INITIAL_STEP and has a block of its own")
        _ = chart()
      default:
        if case .keyword(let keyword) = token.kind, keyword.stopsStatements { closesNothing() }
        strays += statements()
      }
    }
  }

  /// `ACTION name: … END_ACTION`.
  func action() -> NamedBody? {
    let line = position.line
    advance()
    let position = position
    let name = expectName("an action")
    _ = accept(.colon)
    let body: Body = isList ? .list(list()) : .statements(statements())
    if !accept(.endAction) {
      problem(
        .notClosed,
        "the ACTION of line \(line) is not closed: expected END_ACTION, found \(shown(token))",
        hint: "add END_ACTION")
    }
    _ = accept(.semicolon)
    return name.map { NamedBody(name: $0, body: body, position: position) }
  }

  func endOfBlock(_ closing: Keyword, opening: String) {
    if accept(closing) { return }
    problem(
      .notClosed,
      "the \(opening) is not closed: expected \(closing.rawValue), found \(shown(token))",
      hint: "add \(closing.rawValue)")
    // Another block's END was meant for this one.
    if case .keyword(let keyword) = token.kind, keyword.closesUnit { advance() }
  }
}
