import Kernel

/// Gives everything its place in memory and makes instructions of drafts.
struct Linker {
  let builder: ProjectBuilder
  let project: CheckedProject
  var code = ProgramCode()
  private(set) var memory = ProgramMemory()

  /// First cells of globals, of program instances and, by block, of functions.
  private(set) var globals: [Int] = []
  private(set) var programs: [Int] = []
  private(set) var functions: [Int]
  private(set) var constants = 0
  /// By block: its place in ``ProgramCode/blocks``.
  private(set) var codeBlocks: [Int]

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
}
