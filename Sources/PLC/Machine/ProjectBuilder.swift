/// Makes the drafts of all blocks of a project, and what they share.
final class ProjectBuilder {
  let project: CheckedProject
  let options: CompilerOptions
  let log: DiagnosticLog
  var layout: CellLayout
  /// By block.
  private(set) var drafts: [BlockDraft?]
  private(set) var constants = WordTable()
  private(set) var natives: [NativeRow] = []
  private var rows: [CellLayout.Row?]
  private var depth = 0

  /// Blocks that may stand inside of one another, one in the next.
  private static let depthLimit = 200

  init(_ project: CheckedProject, options: CompilerOptions, log: DiagnosticLog) {
    self.project = project
    self.options = options
    self.log = log
    layout = CellLayout(project)
    drafts = Array(repeating: nil, count: project.blocks.count)
    rows = Array(repeating: nil, count: project.blocks.count)
  }

  /// Makes the drafts of every block; false when the log says what is wrong.
  func build() -> Bool {
    for index in project.blocks.indices { build(index) }
    return !log.hasErrors
  }

  /// Makes a block's drafts, those of the blocks in its variables first: how much scratch they
  /// have decides how large the block is.
  private func build(_ index: Int) {
    guard drafts[index] == nil, !log.hasErrors else { return }
    guard depth < Self.depthLimit else {
      log.error(
        MachineProblem.nestedTooDeep, at: project.blocks[index].position,
        "function blocks stand inside of one another more than \(Self.depthLimit) deep",
        hint: "pass the inner ones as in-out parameters")
      return
    }
    depth += 1
    defer { depth -= 1 }
    let block = project.blocks[index]
    for variable in block.variables { buildInstances(in: variable.type) }
    let row = layout.variables(of: block)
    rows[index] = row
    let draft = BlockBuilder(block, row: row, in: self).build()
    drafts[index] = draft
    if block.kind == .functionBlock {
      layout.instances[index] = CellLayout.Row(
        offsets: row.offsets, count: min(row.count + draft.temporaries, CellLayout.limit + 1))
    }
  }

  private func buildInstances(in type: DataType) {
    switch type {
    case .elementary, .enumeration, .subrange, .string: break
    case .array(_, let element): buildInstances(in: element)
    case .structure(let index):
      for field in project.types.structures[index].fields { buildInstances(in: field.type) }
    case .block(let index): build(index)
    }
  }

  /// Where the variables of a block lie.
  func row(_ block: Int) -> CellLayout.Row {
    if let row = rows[block] { return row }
    return layout.variables(of: project.blocks[block])
  }

  // MARK: Tables

  func constant(_ word: UInt64) -> Int { constants.index(of: word) }

  func constants(_ words: [UInt64]) -> Int { constants.append(words) }

  func native(_ row: NativeRow) -> Int {
    // Calls of one function come in groups: looking at the last rows finds most of them.
    let recent = natives.indices.suffix(32)
    if let known = recent.last(where: { natives[$0] == row }) { return known }
    natives.append(row)
    return natives.count - 1
  }

  /// The words of a constant of a type.
  func words(of constant: Constant, _ type: DataType) -> [UInt64] {
    let count = layout.size(of: type)
    // What is too large is reported when its place is looked for.
    guard count <= CellLayout.limit else { return [] }
    var words = Array(repeating: 0 as UInt64, count: count)
    write(constant, type, at: 0, in: &words)
    return words
  }

  /// Writes a constant of a type into an image of memory.
  func write(_ constant: Constant, _ type: DataType, at start: Int, in words: inout [UInt64]) {
    switch (type, constant) {
    case (.elementary, .word(let word)), (.enumeration, .word(let word)),
      (.subrange, .word(let word)):
      words[start] = word
    case (.string(let capacity, let isWide), .string(let units)):
      let kept = StringCells.words(of: Array(units.prefix(capacity)), isWide: isWide)
      words.replaceSubrange(start..<(start + kept.count), with: kept)
    case (.array(let ranges, let element), _):
      guard constant != .zero || element.hasInstance(project.types) else { return }
      let size = layout.size(of: element)
      let count = ranges.reduce(1) { $0 * CellLayout.count(of: $1) }
      for index in 0..<count {
        write(constant.part(index), element, at: start + index * size, in: &words)
      }
    case (.structure(let index), _):
      let row = layout.structure(index)
      for (number, field) in project.types.structures[index].fields.enumerated() {
        let at = start + row.offsets[number]
        write(constant.part(number), field.type, at: at, in: &words)
      }
    case (.block(let index), _):
      guard let row = layout.instances[index] else { return }
      for (number, variable) in project.blocks[index].variables.enumerated()
      where variable.role != .inOut {
        // An instance without initial values of its own has those of its block.
        let part = constant == .zero ? variable.initial : constant.part(number)
        write(part, variable.type, at: start + row.offsets[number], in: &words)
      }
    default: break
    }
  }

  /// Reports what the checker should have kept away.
  func refuse(_ message: String, at position: Position) {
    log.error(
      MachineProblem.refusedCode, at: position, message,
      hint: "this is a mistake of the compiler: please report it with the program")
  }
}

extension Constant {
  /// The constant of an element, field or variable.
  fileprivate func part(_ index: Int) -> Constant {
    guard case .composite(let parts) = self, index < parts.count else { return .zero }
    return parts[index]
  }
}

extension DataType {
  /// Whether instances of function blocks stand in it.
  func hasInstance(_ types: TypeTable) -> Bool {
    switch self {
    case .elementary, .enumeration, .subrange, .string: false
    case .array(_, let element): element.hasInstance(types)
    case .structure(let index):
      types.structures[index].fields.contains { $0.type.hasInstance(types) }
    case .block: true
    }
  }
}
