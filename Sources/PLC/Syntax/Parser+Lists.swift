/// Instruction lists: one instruction a line, perhaps with a label before it.
extension Parser {
  /// The operators of the language without their modifiers; everything else is the name of a
  /// function, or of an input of a function block.
  private static let operators = [
    "LD", "ST", "S", "R", "AND", "OR", "XOR", "NOT", "ADD", "SUB", "MUL", "DIV", "MOD", "GT", "GE",
    "EQ", "LE", "LT", "NE", "JMP", "CAL", "RET",
  ]

  /// Operators that may have parentheses behind them.
  private static let deferrable = [
    "AND", "OR", "XOR", "ADD", "SUB", "MUL", "DIV", "MOD", "GT", "GE", "EQ", "LE", "LT", "NE",
  ]

  /// An operator with its modifiers.
  private struct Operation {
    var name: String
    var isNegated = false
    var isConditional = false
  }

  /// Whether a body is an instruction list: it begins with a label, or with an operator that no
  /// statement could begin with.
  var isList: Bool {
    guard token.kind == .name else { return false }
    switch peek().kind {
    case .symbol(.colon): return peek(2).kind != .symbol(.equal)
    case .symbol(.assign), .symbol(.dot), .symbol(.openBracket), .symbol(.equal),
      .symbol(.semicolon):
      return false
    case .symbol(.open) where !isWord(token, "CAL"): return false
    default: break
    }
    let operation = operation(of: token).name
    return Parser.operators.contains(operation)
      && (operation == "RET" || peek().line == token.line)
  }

  /// The instructions up to a keyword that ends the body.
  mutating func list() -> [ListInstruction] { instructions(isNested: false) }

  private mutating func instructions(isNested: Bool) -> [ListInstruction] {
    guard enter(\.nesting, SyntaxLimits.nesting, "parentheses") else {
      skipGroup()
      return []
    }
    defer { nesting -= 1 }
    var list: [ListInstruction] = []
    while true {
      switch token.kind {
      case .end: return list
      case .symbol(.close) where isNested: return list
      case .keyword(let keyword) where keyword.stopsStatements: return list
      case .symbol(.semicolon):
        // Semicolons mean nothing here, but some editors end lines with them.
        advance()
        continue
      default: break
      }
      let start = next
      if let instruction = instruction() {
        list.append(instruction)
      } else {
        skipLine(isNested: isNested)
      }
      if next == start { advance() }
    }
  }

  /// Skips to the next line, or to the end of the parentheses around.
  private mutating func skipLine(isNested: Bool) {
    repeat {
      if case .keyword(let keyword) = token.kind, keyword.stopsStatements { return }
      if isNested, at(.close) { return }
      advance()
    } while !isOnNewLine && token.kind != .end
  }

  /// Skips to the `)` that belongs to what is skipped.
  private mutating func skipGroup() {
    var depth = 0
    while case let kind = token.kind, kind != .end {
      if case .keyword(let keyword) = kind, keyword.stopsStatements { return }
      if kind == .symbol(.open) { depth += 1 }
      if kind == .symbol(.close) {
        if depth == 0 { return }
        depth -= 1
      }
      advance()
    }
  }

  // MARK: One instruction

  private mutating func instruction() -> ListInstruction? {
    var label: String?
    let position = position
    if token.kind == .name, peek().kind == .symbol(.colon) {
      label = text(of: token)
      advance()
      advance()
      // A label may stand alone, on a line of its own or at the end.
      let isLast = token.kind == .end || isKeywordOfEnd
      if isLast || token.kind == .name && peek().kind == .symbol(.colon) {
        return ListInstruction(label: label, operation: "", position: position)
      }
    }
    guard let operation = takeOperation() else { return nil }
    var instruction = ListInstruction(
      label: label, operation: operation.name, isNegated: operation.isNegated,
      isConditional: operation.isConditional, position: self.position(of: tokens[next - 1]))
    guard operands(of: &instruction) else { return nil }
    return endOfInstruction() ? instruction : nil
  }

  private var isKeywordOfEnd: Bool {
    if case .keyword(let keyword) = token.kind { return keyword.stopsStatements }
    return false
  }

  /// Takes the operator, in upper case, or the name of a function.
  private mutating func takeOperation() -> Operation? {
    switch token.kind {
    case .name, .keyword(.and), .keyword(.or), .keyword(.xor), .keyword(.not), .keyword(.mod):
      let operation = operation(of: token)
      advance()
      return operation
    case .symbol(.and):
      advance()
      // `&N` is two words to the lexer.
      let isNegated = at(word: "N") && tokens[next - 1].end == token.start
      if isNegated { advance() }
      return Operation(name: "AND", isNegated: isNegated)
    default:
      problem(
        .malformedInstruction, "no instruction begins with \(shown(token))",
        hint: "each line is an operator such as LD, ST, AND or JMP with an operand")
      return nil
    }
  }

  private func operation(of token: Token) -> Operation {
    let written = text(of: token)
    let word = NameTable.uppercased(written)
    if Parser.operators.contains(word) { return Operation(name: word) }
    switch word {
    case "LDN", "STN", "ANDN", "ORN", "XORN":
      return Operation(name: String(word.dropLast()), isNegated: true)
    case "JMPC", "CALC", "RETC":
      return Operation(name: String(word.dropLast()), isConditional: true)
    case "JMPCN", "CALCN", "RETCN":
      return Operation(name: String(word.dropLast(2)), isNegated: true, isConditional: true)
    default: return Operation(name: written)
    }
  }

  /// Takes what stands behind the operator. False after a problem.
  private mutating func operands(of instruction: inout ListInstruction) -> Bool {
    let isOnSameLine = !isOnNewLine && token.kind != .end
    switch instruction.operation {
    case "CAL": return calledBlock(of: &instruction)
    case "RET": return true
    case "NOT" where !isOnSameLine || isEndOfGroup: return true
    case "JMP":
      guard isOnSameLine, token.kind == .name else {
        return malformed("JMP needs a label", hint: "JMP label, with 'label:' before another line")
      }
      instruction.operand = Expression(.name(text(of: token)), position)
      advance()
      return true
    default: break
    }
    let isOperator = Parser.operators.contains(instruction.operation)
    if isOnSameLine, at(.open) {
      let isDeferred = Parser.deferrable.contains(instruction.operation) && !isFormalCall(0)
      return isDeferred ? group(of: &instruction) : functionCall(of: &instruction)
    }
    // A function of one argument takes the current result.
    if !isOperator, !isOnSameLine || isEndOfGroup || isKeywordOfEnd { return true }
    guard isOnSameLine, let operand = operand() else {
      return malformed(
        "\(instruction.operation) needs an operand on its line", hint: "such as LD start")
    }
    instruction.operand = operand
    while accept(.comma) {
      let position = position
      guard let further = self.operand() else { return false }
      instruction.arguments.append(
        Call.Argument(name: nil, value: .input(further), position: position))
    }
    return true
  }

  private var isEndOfGroup: Bool { at(.close) }

  private mutating func malformed(_ message: String, hint: String) -> Bool {
    problem(.malformedInstruction, "\(message), found \(shown(token))", hint: hint)
    return false
  }

  /// A literal with its sign, or a variable.
  private mutating func operand() -> Expression? {
    let position = position
    let isNegative = at(.minus) && peek().kind == .literal
    if isNegative { advance() }
    switch token.kind {
    case .literal:
      let literal = Expression(.literal(literals[Int(token.value)]), self.position)
      advance()
      return isNegative ? Expression(.unary(.negate, literal), position) : literal
    case .qualifiedValue: return qualifiedValue()
    default: return variable()?.expression
    }
  }

  /// `CAL fb`, `CAL fb(IN := a, Q => b)`.
  private mutating func calledBlock(of instruction: inout ListInstruction) -> Bool {
    guard !isOnNewLine, let block = variable()?.expression else {
      return malformed("CAL needs a function block instance", hint: "CAL timer(IN := start)")
    }
    instruction.operand = block
    guard at(.open), !isOnNewLine else { return true }
    guard let (arguments, _) = arguments() else { return false }
    instruction.arguments = arguments
    return true
  }

  /// `LIMIT(MN := 0, IN := x, MX := 5)`.
  private mutating func functionCall(of instruction: inout ListInstruction) -> Bool {
    guard let (arguments, _) = arguments() else { return false }
    instruction.arguments = arguments
    return true
  }

  /// `AND( b … )`: what is inside begins as if it were loaded.
  private mutating func group(of instruction: inout ListInstruction) -> Bool {
    let opening = self.tokens[next].line
    advance()
    var nested: [ListInstruction] = []
    if !isOnNewLine, !at(.close) {
      let position = position
      guard let first = operand() else { return false }
      nested.append(ListInstruction(operation: "LD", operand: first, position: position))
      guard at(.close) || endOfInstruction() else { return false }
    }
    nested += instructions(isNested: true)
    instruction.nested = nested
    guard accept(.close) else {
      return malformed(
        "the '(' of line \(origin.position(line: opening, column: 1).line) is not closed",
        hint: "end it with a line ')'")
    }
    return true
  }

  /// Says what stands behind a whole instruction on its line. False if something does.
  private mutating func endOfInstruction() -> Bool {
    if isOnNewLine || token.kind == .end || isEndOfGroup || isKeywordOfEnd { return true }
    if accept(.semicolon) { return true }
    return malformed("expected the end of the line", hint: "write one instruction a line")
  }
}
