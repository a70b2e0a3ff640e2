/// Instructions that do something: stores, jumps and calls.
extension ListLowering {
  // MARK: Stores

  mutating func store(_ instruction: ListInstruction, isUsed: Bool) {
    guard let place = instruction.operand else { return missing(instruction) }
    guard let value = result(for: instruction) else { return }
    if isUsed { hold(instruction.position) }
    let stored = current ?? value
    let position = instruction.position
    switch instruction.operation {
    case "ST":
      append(.assign(place, instruction.isNegated ? .not(stored) : stored), position)
    case "S": append(when: stored, .assign(place, .boolean(true, position)), position)
    default: append(when: stored, .assign(place, .boolean(false, position)), position)
    }
  }

  // MARK: Jumps, returns and calls

  mutating func transfer(_ instruction: ListInstruction) {
    let position = instruction.position
    var condition: Expression?
    if instruction.isConditional || instruction.isNegated {
      guard result(for: instruction) != nil else { return }
      hold(position)
      condition = instruction.isNegated ? current.map(Expression.not) : current
    }
    switch instruction.operation {
    case "JMP":
      guard case .name(let label)? = instruction.operand?.kind else { return missing(instruction) }
      guard isKnown(label) else {
        scope.log.error(
          LoweringProblem.unknownLabel, at: position, "there is no label '\(label)' in this list",
          hint: "write '\(label):' before the instruction to jump to")
        return
      }
      append(.jump(to: mangled(label), when: condition), position)
    case "RET":
      refuseOperand(instruction)
      append(when: condition, .leave, position)
    default:
      guard let block = instruction.operand else { return missing(instruction) }
      hold(position)
      let call = Call(callee: block, arguments: instruction.arguments)
      append(when: condition, .call(call), position)
      return
    }
    // What follows an unconditional jump is reached by a label only.
    if condition == nil { current = nil }
  }

  /// An input of a standard function block: `CU Counter` calls it with that input.
  mutating func input(_ instruction: ListInstruction, isUsed: Bool) {
    guard let block = instruction.operand else { return missing(instruction) }
    guard let value = result(for: instruction) else { return }
    if isUsed { hold(instruction.position) }
    let position = instruction.position
    let argument = Call.Argument(
      name: instruction.operation, value: .input(current ?? value), position: position)
    append(.call(Call(callee: block, arguments: [argument])), position)
  }

  /// Whether `S`, `R` or `LD` has a standard block as operand, and so feeds its input.
  func isBlockInput(_ instruction: ListInstruction) -> Bool {
    guard !instruction.isNegated, case .name(let name)? = instruction.operand?.kind else {
      return false
    }
    let blocks: [String] =
      switch instruction.operation {
      case "S": ["RS"]
      case "R": ["SR", "CTU", "CTUD"]
      case "LD": ["CTD", "CTUD"]
      default: []
      }
    guard !blocks.isEmpty, case .named(let type)? = scope.variable(name)?.type.kind else {
      return false
    }
    // Typed counters are named `CTU_DINT` and so on.
    let family = NameTable.uppercased(String(type.prefix { $0 != "_" }))
    return blocks.contains(family)
  }

  /// A function takes the current result as its first argument and leaves its value. One that
  /// names its arguments gets those alone.
  mutating func callFunction(_ instruction: ListInstruction) {
    let position = instruction.position
    var arguments = instruction.arguments
    if let operand = instruction.operand {
      arguments.insert(
        Call.Argument(name: nil, value: .input(operand), position: operand.position), at: 0)
    }
    if arguments.allSatisfy({ $0.name == nil }) {
      guard let first = result(for: instruction) else { return }
      arguments.insert(Call.Argument(name: nil, value: .input(first), position: position), at: 0)
    }
    let callee = Expression(.name(instruction.operation), position)
    current = Expression(.call(Call(callee: callee, arguments: arguments)), position)
    hold(position)
  }

  // MARK: Statements

  private mutating func append(_ kind: Statement.Kind, _ position: Position) {
    statements.append(Statement(kind, position))
  }

  private mutating func append(
    when condition: Expression?, _ kind: Statement.Kind, _ position: Position
  ) {
    guard let condition else { return append(kind, position) }
    let branch = Statement.Branch(condition: condition, statements: [Statement(kind, position)])
    append(.branch([branch], otherwise: []), position)
  }

  // MARK: Problems

  func missing(_ instruction: ListInstruction) {
    scope.log.error(
      LoweringProblem.missingOperand, at: instruction.position,
      "\(instruction.operation) lacks its operand",
      hint: instruction.operation == "JMP" ? "name the label to jump to" : "name what it works on")
  }

  func refuseOperand(_ instruction: ListInstruction) {
    guard instruction.operand != nil || instruction.nested != nil else { return }
    scope.log.error(
      LoweringProblem.needlessOperand, at: instruction.position,
      "\(instruction.operation) takes no operand", hint: "leave the operand out")
  }

  func refuseNested(_ instruction: ListInstruction, _ what: String) {
    scope.log.error(
      LoweringProblem.notInParentheses, at: instruction.position,
      "\(what) cannot stand between parentheses", hint: "close the parentheses before it")
  }
}
