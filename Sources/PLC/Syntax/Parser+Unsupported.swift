/// What the language has and this engine has not: told once, then skipped.
extension Parser {
  func unsupported(_ what: String, hint: String) {
    problem(.unsupportedConstruct, "\(what) is not supported", hint: hint)
  }

  /// Sections that other sections can stand for.
  func refuseSection(_ keyword: Keyword) {
    let hint: String
    switch keyword {
    case .variableConfig: hint = "write the addresses and values where the variables are declared"
    case .variableAccess: hint = "remove it: all variables can be read from outside"
    case .variableStat: hint = "declare the variables in VAR of a FUNCTION_BLOCK"
    default: hint = "declare the variables in VAR"
    }
    problem(.unsupportedSection, "\(keyword.rawValue) is not supported", hint: hint)
    while token.kind != .end {
      advance()
      if accept(.endVariables) { return }
      // Without END_VAR the section ends where another thing begins.
      guard case .keyword(let next) = token.kind else { continue }
      if next.opensUnit || next.closesUnit || next.opensSection { return }
    }
  }

  /// Pointers, references and unions in place of a type.
  func refusesForeignType() -> Bool {
    let what: String
    switch NameTable.uppercased(text(of: token)) {
    case "REF_TO": what = "REF_TO"
    case "POINTER" where peek().kind == .keyword(.to): what = "POINTER TO"
    case "REFERENCE" where peek().kind == .keyword(.to): what = "REFERENCE TO"
    case "UNION":
      unsupported("UNION", hint: "declare a STRUCT")
      skip(to: "END_UNION")
      return true
    default: return false
    }
    unsupported(what, hint: "pass what it would lead to by VAR_IN_OUT, or use an index of an array")
    return true
  }

  /// `EXTENDS Base`, `IMPLEMENTS A, B` behind a name. True if there was one.
  func skipsExtension() -> Bool {
    guard at(word: "EXTENDS") || at(word: "IMPLEMENTS") else { return false }
    unsupported("\(shown(token))", hint: "declare an instance of the other block inside this one")
    while token.kind == .name || at(.comma) || at(.dot) { advance() }
    return true
  }

  /// Skips a METHOD, CLASS and the like if one is next; true if so.
  func skipForeignBlock() -> Bool {
    guard token.kind == .name else { return false }
    let word = NameTable.uppercased(text(of: token))
    switch word {
    case "USING":
      unsupported("USING", hint: "write the names of other blocks without a namespace")
      skipStatement()
      return true
    case "METHOD", "CLASS", "INTERFACE", "NAMESPACE", "PROPERTY", "UNION", "LIBRARY":
      let hint =
        word == "NAMESPACE" || word == "LIBRARY"
        ? "write the declarations without it"
        : "write function blocks and functions: object orientation is not supported"
      unsupported(word, hint: hint)
      skip(to: "END_\(word)")
      return true
    default: return false
    }
  }

  /// Skips behind the closing word, which counts its like; without one, only the line.
  private func skip(to closing: String) {
    if !unclosed.contains(closing), let end = end(of: closing) {
      next = end
      advance()
      return
    }
    // A word that was not found once is not looked for again, all the way to the end.
    if !unclosed.contains(closing) { unclosed.append(closing) }
    repeat { advance() } while !isOnNewLine && token.kind != .end
  }

  /// The index of the word that closes what begins here.
  private func end(of closing: String) -> Int? {
    let opening = String(closing.dropFirst("END_".count))
    var depth = 0
    for index in next..<tokens.count where tokens[index].kind == .name {
      if isWord(tokens[index], opening) { depth += 1 }
      if isWord(tokens[index], closing) { depth -= 1 }
      if depth <= 0, index > next { return isWord(tokens[index], closing) ? index : nil }
    }
    return nil
  }
}
