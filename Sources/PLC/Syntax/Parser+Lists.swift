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

  /// What may stand behind an operator, the longest first.
  private static let modifiers = [
    ("CN", isNegated: true, isConditional: true), ("C", isNegated: false, isConditional: true),
    ("N", isNegated: true, isConditional: false),
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
  func list() -> [ListInstruction] { instructions(isNested: false) }

  private func instructions(isNested: Bool) -> [ListInstruction] {
    guard enter("parentheses") else {
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
  private func skipLine(isNested: Bool) {
    repeat {
      if case .keyword(let keyword) = token.kind, keyword.stopsStatements { return }
      if isNested, at(.close) { return }
      advance()
    } while !isOnNewLine && token.kind != .end
  }

  /// Skips to the `)` that belongs to what is skipped.
  private func skipGroup() {
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

  private func instruction() -> ListInstruction? {
    guard var instruction = head() else { return nil }
    // A label may stand alone, before another one or at the end.
    if instruction.operation.isEmpty { return instruction }
    guard operands(of: &instruction), endOfInstruction() else { return nil }
    return instruction
  }

  /// Takes a label and an operator; what belongs to the operator is still to come.
  private func head() -> ListInstruction? {
    let position = position
    var label: String?
    if isLabel {
      label = text(of: token)
      advance()
      advance()
      if token.kind == .end || isKeywordOfEnd || isLabel {
        return ListInstruction(label: label, operation: "", position: position)
      }
    }
    let place = self.position
    return takeOperation().map {
      ListInstruction(
        label: label, operation: $0.name, isNegated: $0.isNegated,
        isConditional: $0.isConditional, position: place)
    }
  }

  private var isLabel: Bool { token.kind == .name && peek().kind == .symbol(.colon) }

  private var isKeywordOfEnd: Bool {
    if case .keyword(let keyword) = token.kind { return keyword.stopsStatements }
    return false
  }

  /// Takes the operator, in upper case, or the name of a function.
  private func takeOperation() -> Operation? {
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
    // Whether the operator takes the modifier is looked at when the list is lowered.
    for (modifier, isNegated, isConditional) in Parser.modifiers where word.hasSuffix(modifier) {
      let name = String(word.dropLast(modifier.utf8.count))
      guard name.utf8.count > 1, Parser.operators.contains(name) else { continue }
      return Operation(name: name, isNegated: isNegated, isConditional: isConditional)
    }
    return Operation(name: written)
  }

  /// Takes what stands behind the operator. False after a problem.
  private func operands(of instruction: inout ListInstruction) -> Bool {
    let isBehind = !isOnNewLine && token.kind != .end && !isEndOfGroup && !isKeywordOfEnd
    // Whether an operand is needed is looked at when the list is lowered.
    guard isBehind else { return true }
    switch instruction.operation {
    case "CAL": return calledBlock(of: &instruction)
    case "RET": return true
    case "JMP": return target(of: &instruction)
    default: break
    }
    if at(.open) {
      let isDeferred = Parser.deferrable.contains(instruction.operation) && !isFormalCall(0)
      return isDeferred ? group(of: &instruction) : functionCall(of: &instruction)
    }
    return plainOperands(of: &instruction)
  }

  private func target(of instruction: inout ListInstruction) -> Bool {
    guard token.kind == .name else {
      return malformed("JMP needs a label", hint: "JMP label, with 'label:' before another line")
    }
    instruction.operand = Expression(.name(text(of: token)), position)
    advance()
    return true
  }

  private func plainOperands(of instruction: inout ListInstruction) -> Bool {
    guard let operand = operand() else { return false }
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

  private func malformed(_ message: String, hint: String) -> Bool {
    problem(.malformedInstruction, "\(message), found \(shown(token))", hint: hint)
    return false
  }

  /// A literal with its sign, or a variable.
  private func operand() -> Expression? {
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
  private func calledBlock(of instruction: inout ListInstruction) -> Bool {
    guard let block = variable()?.expression else { return false }
    instruction.operand = block
    guard at(.open), !isOnNewLine else { return true }
    guard let (arguments, _) = arguments() else { return false }
    instruction.arguments = arguments
    return true
  }

  /// `LIMIT(MN := 0, IN := x, MX := 5)`.
  private func functionCall(of instruction: inout ListInstruction) -> Bool {
    guard let (arguments, _) = arguments() else { return false }
    instruction.arguments = arguments
    return true
  }

  /// `AND( b … )`: what is inside begins as if it were loaded.
  private func group(of instruction: inout ListInstruction) -> Bool {
    let line = position.line
    advance()
    guard let first = firstOfGroup() else { return false }
    instruction.nested = first + instructions(isNested: true)
    if accept(.close) { return true }
    return malformed("the '(' of line \(line) is not closed", hint: "end it with a line ')'")
  }

  /// The operand behind `(` on its line, as an instruction; nil after a problem.
  private func firstOfGroup() -> [ListInstruction]? {
    if isOnNewLine || at(.close) { return [] }
    let position = position
    guard let operand = operand(), endOfInstruction() else { return nil }
    return [ListInstruction(operation: "LD", operand: operand, position: position)]
  }

  /// Says what stands behind a whole instruction on its line. False if something does.
  private func endOfInstruction() -> Bool {
    if isOnNewLine || token.kind == .end || isEndOfGroup || isKeywordOfEnd { return true }
    if accept(.semicolon) { return true }
    return malformed("expected the end of the line", hint: "write one instruction a line")
  }
}
