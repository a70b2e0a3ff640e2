import Kernel

/// Gives everything its place in memory and makes instructions of drafts.
struct Linker {
  private let builder: ProjectBuilder
  private let project: CheckedProject
  private(set) var code = ProgramCode()
  private(set) var memory = ProgramMemory()

  /// First cells of globals, of program instances and, by block, of functions.
  private(set) var globals: [Int] = []
  private(set) var programs: [Int] = []
  private(set) var functions: [Int]
  private var constants = 0
  /// By block: its place in ``ProgramCode/blocks``.
  private var codeBlocks: [Int]

  /// Instructions that a program has at most.
  static let codeLimit = 1 << 22

  init(_ builder: ProjectBuilder) {
    self.builder = builder
    project = builder.project
    functions = Array(repeating: 0, count: project.blocks.count)
    codeBlocks = Array(repeating: -1, count: project.blocks.count)
  }

  /// Places and links all; false when the log says what is too large.
  mutating func link() -> Bool {
    guard placeState() else { return false }
    var next = memory.stateCount
    // Scratch of functions and programs lies behind the state: it holds nothing between scans.
    var scratch: [Int] = []
    for (block, draft) in zip(project.blocks, builder.drafts) {
      scratch.append(next)
      next += block.kind == .functionBlock ? 0 : (draft?.temporaries ?? 0)
    }
    constants = next
    memory.probes = constants + builder.constants.words.count
    memory.limit = memory.probes + project.elements.count
    guard checkMemory(memory.limit, at: .none) else { return false }
    for (index, block) in project.blocks.enumerated() where block.kind != .program {
      codeBlocks[index] = code.blocks.count
      let isRelative = block.kind == .functionBlock
      link(
        index, named: block.name, own: isRelative ? 0 : functions[index],
        scratch: isRelative ? builder.row(index).count : scratch[index])
    }
    for (instance, start) in zip(project.programs, programs) {
      link(instance.block, named: instance.name, own: start, scratch: scratch[instance.block])
    }
    code.natives = builder.natives
    guard checkCode() else { return false }
    code.callDepth = callDepth()
    writeImage()
    return true
  }

  // MARK: Memory

  private mutating func placeState() -> Bool {
    var next = Machine.reservedCells
    for variable in project.globals {
      globals.append(next)
      next += builder.layout.size(of: variable.type)
      guard checkMemory(next, at: variable.position) else { return false }
    }
    for instance in project.programs {
      programs.append(next)
      next += builder.row(instance.block).count
      guard checkMemory(next, at: instance.position) else { return false }
    }
    for (index, block) in project.blocks.enumerated() where block.kind == .function {
      functions[index] = next
      next += builder.row(index).count
      guard checkMemory(next, at: block.position) else { return false }
    }
    memory.stateCount = next
    return true
  }

  private func checkMemory(_ count: Int, at position: Position) -> Bool {
    guard count > CellLayout.limit else { return true }
    builder.log.error(
      MachineProblem.tooMuchMemory, at: position,
      "the program needs more than \(CellLayout.limit) words of memory",
      hint: "make arrays and strings smaller")
    return false
  }

  private mutating func writeImage() {
    memory.image = Array(repeating: 0, count: memory.limit + 2 * code.callDepth)
    for (variable, start) in zip(project.globals, globals) {
      builder.write(variable.initial, variable.type, at: start, in: &memory.image)
    }
    for (instance, start) in zip(project.programs, programs) {
      writeFrame(instance.block, at: start)
    }
    for (index, block) in project.blocks.enumerated() where block.kind == .function {
      writeFrame(index, at: functions[index])
    }
    let words = builder.constants.words
    memory.image.replaceSubrange(constants..<(constants + words.count), with: words)
  }

  private mutating func writeFrame(_ block: Int, at start: Int) {
    let offsets = builder.row(block).offsets
    for (variable, offset) in zip(project.blocks[block].variables, offsets)
    where variable.role != .inOut {
      builder.write(variable.initial, variable.type, at: start + offset, in: &memory.image)
    }
  }

  // MARK: Code

  private func checkCode() -> Bool {
    guard code.instructions.count > Self.codeLimit else { return true }
    builder.log.error(
      MachineProblem.tooMuchCode, at: .none,
      "the program needs more than \(Self.codeLimit) instructions",
      hint: "put what is repeated into functions and function blocks")
    return false
  }

  /// How many calls may be open at once: the callees of a block stand before it.
  private func callDepth() -> Int {
    var depths = Array(repeating: 0, count: project.blocks.count)
    for (index, draft) in builder.drafts.enumerated() {
      depths[index] = (draft?.callees.map { depths[$0] + 1 } ?? []).max() ?? 0
    }
    return depths.max() ?? 0
  }

  private mutating func link(_ index: Int, named name: String, own: Int, scratch: Int) {
    guard let draft = builder.drafts[index] else { return }
    let block = project.blocks[index]
    let start = code.instructions.count
    let place = Site(
      own: own, scratch: scratch, start: start, dimensions: code.dimensions.count,
      tables: code.tables.count)
    for item in draft.drafts {
      code.instructions.append(
        Instruction(
          opcode: item.opcode, n: UInt16(item.n), a: resolve(item.a, place, draft),
          b: resolve(item.b, place, draft), c: resolve(item.c, place, draft)))
      code.positions.append(item.position)
    }
    for row in draft.dimensions {
      code.dimensions.append(
        Dimension(
          start: Int(resolve(row.start, place, draft)), low: row.low, count: row.count,
          stride: row.stride))
    }
    for row in draft.tables {
      code.tables.append(
        JumpTable(
          low: row.low, start: code.targets.count, count: row.labels.count,
          otherwise: Int32(start + draft.labels[row.otherwise])))
      code.targets += row.labels.map { Int32(start + draft.labels[$0]) }
    }
    let cells = builder.layout.instances[index]?.count ?? 0
    code.blocks.append(
      CodeBlock(
        name: name, kind: block.kind, start: start, count: draft.drafts.count, cells: cells,
        names: zip(builder.row(index).offsets, block.variables).map { (own + $0, $1.name) }))
    code.frames.append(
      Interpreter.Frame(start: start, length: draft.drafts.count, cells: cells))
  }

  /// Where a block being linked has what.
  private struct Site {
    var own: Int
    var scratch: Int
    var start: Int
    var dimensions: Int
    var tables: Int
  }

  private func resolve(_ operand: Operand, _ place: Site, _ draft: BlockDraft) -> Int32 {
    let value =
      switch operand {
      case .none: 0
      case .number(let number): number
      case .own(let cell): place.own + cell
      case .temporary(let cell): place.scratch + cell
      case .global(let index, let offset): globals[index] + offset
      case .frame(let block, let offset): functions[block] + offset
      case .constant(let index): constants + index
      case .probe(let element): memory.probes + element
      case .reserved(let cell): cell
      case .label(let label): place.start + draft.labels[label]
      case .start(let block): frame(of: block)?.start ?? 0
      case .length(let block): frame(of: block)?.length ?? 0
      case .block(let block): codeBlocks[block]
      case .dimension(let row): place.dimensions + row
      case .table(let row): place.tables + row
      }
    return Int32(truncatingIfNeeded: value)
  }

  private func frame(of block: Int) -> Interpreter.Frame? {
    code.frames.indices.contains(codeBlocks[block]) ? code.frames[codeBlocks[block]] : nil
  }
}
