/// Makes the drafts of one block.
///
/// Values are worked out into the cell that wants them where that can be, and into scratch where
/// not. Scratch is a stack: what an expression took is free again behind it.
final class BlockBuilder {
  let project: CheckedProject
  let block: CheckedBlock
  let builder: ProjectBuilder
  /// Where the block's variables lie.
  let row: CellLayout.Row
  /// Whether the block runs with the base at its instance, so that only its own cells are operands
  /// and all others are fetched and put back.
  let isRelative: Bool

  var draft = BlockDraft()
  /// Of the statement or expression at hand.
  var position: Position
  /// Loops around the statement at hand.
  var loops: [(next: Int, end: Int)] = []
  /// Where RETURN leads.
  private(set) var end = 0
  private var scratch = 0
  private var userLabels: [Int] = []

  init(_ block: CheckedBlock, row: CellLayout.Row, in builder: ProjectBuilder) {
    self.builder = builder
    project = builder.project
    self.block = block
    self.row = row
    isRelative = block.kind == .functionBlock
    position = block.position
  }

  /// The whole block.
  func build() -> BlockDraft {
    end = newLabel()
    initializeVariables()
    statements(block.statements)
    position = block.position
    place(end)
    emit(.giveBack)
    return draft
  }

  // MARK: Drafts and labels

  func emit(
    _ opcode: Opcode, _ a: Operand = .none, _ b: Operand = .none, _ c: Operand = .none, n: Int = 0,
    flags: Int = 0, d: Operand = .none
  ) {
    draft.drafts.append(
      Draft(opcode: opcode, flags: flags, n: n, a: a, b: b, c: c, d: d, position: position))
  }

  func newLabel() -> Int {
    draft.labels.append(-1)
    return draft.labels.count - 1
  }

  /// The next draft is where the label is.
  func place(_ label: Int) { draft.labels[label] = draft.drafts.count }

  func jump(to label: Int) {
    emit(draft.labels[label] < 0 ? .jump : .jumpBack, .none, .none, .label(label))
  }

  /// The label of a drawn program or an instruction list.
  func userLabel(_ index: Int) -> Int {
    while userLabels.count <= index { userLabels.append(newLabel()) }
    return userLabels[index]
  }

  // MARK: Scratch

  /// Scratch cells, one behind the other.
  func temporary(_ count: Int = 1) -> Operand {
    defer {
      scratch += count
      draft.temporaries = max(draft.temporaries, scratch)
    }
    return .temporary(scratch)
  }

  /// Frees what `work` took.
  func freeing<Value>(_ work: () -> Value) -> Value {
    let mark = scratch
    defer { scratch = mark }
    return work()
  }

  /// A cell that holds this word.
  func constant(_ word: UInt64) -> Operand {
    guard isRelative else { return .constant(builder.constant(word)) }
    let cell = temporary()
    immediate(cell, word)
    return cell
  }

  func immediate(_ cell: Operand, _ word: UInt64) {
    emit(
      .immediate, cell, .number(Int(Int32(truncatingIfNeeded: word))),
      .number(Int(Int32(truncatingIfNeeded: word >> 32))))
  }

  func copy(_ from: Operand, to: Operand) {
    if from != to { emit(.copy, to, from) }
  }

  func statements(_ list: [CheckedStatement]) {
    // What a loop or a choice adds behind them stands where it stands itself.
    let outer = position
    defer { position = outer }
    for statement in list {
      position = statement.position
      freeing { self.statement(statement) }
    }
  }

  // MARK: Variables

  /// The cell of a variable of the block.
  func own(_ index: Int) -> Operand { .own(row.offsets[index]) }

  /// Sets what does not keep its value from call to call.
  private func initializeVariables() {
    for (index, variable) in block.variables.enumerated() {
      switch (variable.role, block.kind) {
      case (.temp, _), (.result, _), (.local, .function), (.output, .function):
        initialize(.cell(own(index)), variable)
      default: break
      }
    }
  }

  /// Sets a variable to its initial value.
  func initialize(_ location: Location, _ variable: CheckedVariable) {
    guard variable.type.isWord else {
      initializeCells(location, variable)
      return
    }
    freeing {
      let word: UInt64 = if case .word(let word) = variable.initial { word } else { 0 }
      if case .cell(let cell) = location {
        immediate(cell, word)
      } else {
        write(constant(word), to: location)
      }
    }
  }

  private func initializeCells(_ location: Location, _ variable: CheckedVariable) {
    let words = builder.words(of: variable.initial, variable.type)
    if case .cell(let cell) = location, !words.contains(where: { $0 != 0 }) {
      emit(.clear, cell, .none, .number(words.count))
    } else {
      copyCells(words.count, from: constants(words), to: location)
    }
  }

  /// Where a run of constants lies.
  func constants(_ words: [UInt64]) -> Location {
    let first = Operand.constant(builder.constants(words))
    return isRelative ? .fixed(first) : .cell(first)
  }
}

extension DataType {
  /// Whether a value takes one cell and needs no copying.
  var isWord: Bool {
    switch self {
    case .elementary, .enumeration, .subrange: true
    case .string, .array, .structure, .block: false
    }
  }

  /// What the word of a value is; enumerations are counted in DINT.
  var elementary: Elementary {
    switch self {
    case .elementary(let type), .subrange(let type, _): type
    default: .dint
    }
  }
}
