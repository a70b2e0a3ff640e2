extension Lowering {
  /// The statements of an instruction list, and the current result at its end.
  static func lower(_ list: [ListInstruction], in scope: inout LoweringScope) -> LoweredBody {
    var lowering = ListLowering(list, scope: scope)
    lowering.run(list)
    scope = lowering.scope
    return LoweredBody(statements: lowering.statements, result: lowering.current)
  }
}

/// An instruction list on its way to statements.
///
/// The current result is an expression that grows with each instruction. It is bound to a hidden
/// name before anything happens that could change what it reads, and after each arithmetic
/// instruction, whose result has the size of its type.
struct ListLowering {
  var scope: LoweringScope
  var statements: [Statement] = []
  /// Nil where there is none: at the start, behind a label and behind a jump that is always taken.
  var current: Expression?
  /// Instructions in `current`, so that no expression becomes deeper than a reader of it bears.
  private var size = 0
  private var labels = NameTable()
  /// Begins the labels of this list, which may share a block with others.
  private let labelPrefix: String
  private var isNested = false

  init(_ list: [ListInstruction], scope: LoweringScope) {
    self.scope = scope
    labelPrefix = self.scope.fresh("list")
    for instruction in list {
      guard let label = instruction.label else { continue }
      if labels.insert(label) == nil {
        self.scope.log.error(
          LoweringProblem.duplicateLabel, at: instruction.position,
          "the label '\(label)' stands twice in this list", hint: "rename one of them")
      }
    }
  }

  mutating func run(_ list: [ListInstruction]) {
    for (index, instruction) in list.enumerated() {
      if let label = instruction.label { place(label, instruction) }
      // Nothing reads a result that the next instruction replaces.
      let next = index + 1 < list.count ? list[index + 1] : nil
      let isUsed =
        next.map { $0.label == nil && ($0.operation != "LD" || isBlockInput($0)) } ?? true
      step(instruction, NameTable.uppercased(instruction.operation), isUsed: isUsed)
    }
  }

  /// A label: what the current result is depends on where the jump came from, so there is none.
  private mutating func place(_ label: String, _ instruction: ListInstruction) {
    guard !isNested else { return refuseNested(instruction, "a label") }
    statements.append(Statement(.label(mangled(label)), instruction.position))
    current = nil
  }

  private mutating func step(
    _ instruction: ListInstruction, _ operation: String, isUsed: Bool
  ) {
    switch operation {
    case "": break
    case "LD":
      if isBlockInput(instruction) { return input(instruction, isUsed: isUsed) }
      guard let value = operand(of: instruction) else { return missing(instruction) }
      (current, size) = (value, 1)
    case "ST", "S", "R":
      if isBlockInput(instruction) { return input(instruction, isUsed: isUsed) }
      store(instruction, isUsed: isUsed)
    case "NOT":
      refuseOperand(instruction)
      guard let value = result(for: instruction) else { return }
      grow(Expression(.unary(.not, value), instruction.position))
    case "JMP", "RET", "CAL":
      guard !isNested else { return refuseNested(instruction, instruction.operation) }
      transfer(instruction)
    case "S1", "R1", "CLK", "CU", "CD", "PV", "IN", "PT":
      input(instruction, isUsed: isUsed)
    default:
      if let binary = Self.binaryOperator(operation) {
        combine(binary, instruction)
      } else {
        callFunction(instruction)
      }
    }
  }

  // MARK: The current result

  /// The current result, or a problem where there is none.
  mutating func result(for instruction: ListInstruction) -> Expression? {
    if current == nil {
      scope.log.error(
        LoweringProblem.noCurrentResult, at: instruction.position,
        "there is no current result that \(instruction.operation) could use",
        hint: "load a value with LD first; labels and jumps leave no result behind")
      // Told once: what follows works with something.
      current = Expression(.literal(Literal(.boolean(false))), instruction.position)
    }
    return current
  }

  /// Keeps the current result in a hidden variable, unless nothing can change it.
  mutating func hold(_ position: Position) {
    guard let value = current, !value.isStable else { return }
    let name = scope.fresh("result")
    statements.append(Statement(.bind(name, value), position))
    (current, size) = (Expression(.name(name), position), 1)
  }

  /// A new current result that contains the old one.
  private mutating func grow(_ value: Expression) {
    current = value
    size += 1
    if size > 12 { hold(value.position) }
  }

  // MARK: Operands

  /// The operand, negated if the instruction says so; nil without one.
  private mutating func operand(of instruction: ListInstruction) -> Expression? {
    let value =
      instruction.nested != nil ? nestedValue(instruction) : instruction.operand
    guard let value, instruction.isNegated else { return value }
    return Expression(.unary(.not, value), instruction.position)
  }

  /// What stands in parentheses is a list of its own whose result is the operand.
  private mutating func nestedValue(_ instruction: ListInstruction) -> Expression? {
    let list = instruction.nested ?? []
    if !list.allSatisfy(\.isPure) { hold(instruction.position) }
    let outer = (current, size, isNested)
    (current, size, isNested) = (instruction.operand, 1, true)
    run(list)
    if current?.isArithmetic == true { hold(instruction.position) }
    let value = current
    (current, size, isNested) = (outer.0, outer.1 + size, outer.2)
    return value
  }

  private mutating func combine(_ binary: BinaryOperator, _ instruction: ListInstruction) {
    guard let left = result(for: instruction) else { return }
    // A result of arithmetic is cut to its type before it is used further.
    if left.isArithmetic { hold(instruction.position) }
    guard let right = operand(of: instruction) else { return missing(instruction) }
    grow(Expression(.binary(binary, current ?? left, right), instruction.position))
  }

  func mangled(_ label: String) -> String {
    "\(labelPrefix) \(NameTable.uppercased(label))"
  }

  func isKnown(_ label: String) -> Bool { labels.index(of: label) != nil }

  private static func binaryOperator(_ name: String) -> BinaryOperator? {
    switch name {
    case "AND", "&": .and
    case "OR": .or
    case "XOR": .xor
    case "ADD": .add
    case "SUB": .subtract
    case "MUL": .multiply
    case "DIV": .divide
    case "MOD": .modulo
    case "GT": .greater
    case "GE": .greaterOrEqual
    case "EQ": .equal
    case "NE": .notEqual
    case "LE": .lessOrEqual
    case "LT": .less
    default: nil
    }
  }
}

extension ListInstruction {
  /// Whether it does nothing but form a result.
  fileprivate var isPure: Bool {
    switch operation {
    case "LD", "NOT", "AND", "&", "OR", "XOR", "GT", "GE", "EQ", "NE", "LE", "LT":
      nested?.allSatisfy(\.isPure) ?? true
    default: false
    }
  }
}

extension Expression {
  /// Whether nothing that a program does can change its value: literals, and what was bound.
  fileprivate var isStable: Bool {
    switch kind {
    case .literal, .qualifiedValue: true
    case .name(let name): name.hasPrefix("~")
    case .unary(_, let operand): operand.isLiteral
    case .binary(_, let a, let b): a.isLiteral && b.isLiteral
    default: false
    }
  }

  private var isLiteral: Bool {
    if case .literal = kind { return true }
    return false
  }

  /// Whether it is the result of an arithmetic instruction on more than literals.
  fileprivate var isArithmetic: Bool {
    guard case .binary(let operation, let a, let b) = kind else { return false }
    switch operation {
    case .add, .subtract, .multiply, .divide, .modulo, .power: return !(a.isLiteral && b.isLiteral)
    default: return false
    }
  }
}
