/// Proves of a program what the interpreter takes for granted.
///
/// Every operand lies in its block's frame or in the memory, every jump stays in its block and
/// leads down but for those that charge the budget, every call leads to a block that stands before
/// its caller and finds room on the call stack, and every row of a table holds.
struct Verifier {
  private let code: ProgramCode
  private let memory: ProgramMemory
  /// By block: how many calls may be open inside of it.
  private var depths: [Int] = []

  /// What is wrong with a program first; nil when it may run.
  static func firstFault(
    _ code: ProgramCode, _ memory: ProgramMemory, _ entries: [ProgramEntry]
  ) -> String? {
    var verifier = Verifier(code: code, memory: memory)
    return verifier.firstFault(entries)
  }

  private init(code: ProgramCode, memory: ProgramMemory) {
    self.code = code
    self.memory = memory
  }

  private mutating func firstFault(_ entries: [ProgramEntry]) -> String? {
    guard memory.stateCount <= memory.limit,
      memory.image.count == memory.limit + 2 * code.callDepth, memory.limit <= CellLayout.limit
    else { return "the memory is not as large as its parts" }
    guard code.positions.count == code.instructions.count,
      code.frames.count == code.blocks.count
    else { return "a table has too few rows" }
    for text in memory.texts {
      let count = StringCells.count(capacity: text.capacity, isWide: text.isWide)
      guard text.cell >= 0, text.cell + count <= memory.stateCount else {
        return "a string lies outside of the state"
      }
    }
    var next = 0
    for index in code.blocks.indices {
      guard code.blocks[index].start == next else { return "a block begins in another" }
      next += code.blocks[index].count
      if let fault = fault(inBlock: index) { return fault }
    }
    guard next == code.instructions.count else { return "instructions stand outside of blocks" }
    for entry in entries {
      guard code.blocks.indices.contains(entry.block), entry.every > 0,
        code.blocks[entry.block].kind == .program
      else { return "what is started is no program" }
    }
    return nil
  }

  private mutating func fault(inBlock index: Int) -> String? {
    let block = code.blocks[index]
    let isRelative = block.kind == .functionBlock
    // A block without an instance may be larger than all of the memory: nothing can call it.
    guard block.count > 0, block.start + block.count <= code.instructions.count,
      block.cells <= CellLayout.limit, isRelative || block.cells == 0,
      code.frames[index]
        == Interpreter.Frame(start: block.start, length: block.count, cells: block.cells)
    else { return "\(block.name): its frame is wrong" }
    var depth = 0
    for place in block.range {
      let context = Context(
        block: index, range: block.range, place: place,
        bound: isRelative ? block.cells : memory.limit)
      if let fault = fault(in: code.instructions[place], context, &depth) {
        return "\(block.name), instruction \(place - block.start): \(fault)"
      }
    }
    guard depth <= code.callDepth else { return "\(block.name): its calls find no room" }
    depths.append(depth)
    switch code.instructions[block.range.upperBound - 1].opcode {
    case .giveBack, .jump, .jumpBack: return nil
    default: return "\(block.name): it does not end"
    }
  }

  /// Where an instruction stands, and the cells it may name.
  private struct Context {
    var block: Int
    var range: Range<Int>
    var place: Int
    var bound: Int
  }

  private func fault(
    in instruction: Instruction, _ context: Context, _ depth: inout Int
  ) -> String? {
    let shape = instruction.opcode.shape
    for (kind, operand) in [
      (shape.a, instruction.a), (shape.b, instruction.b), (shape.c, instruction.c),
    ] {
      if let fault = fault(in: Int(operand), kind, instruction, context) { return fault }
    }
    let isField =
      switch shape.n {
      case .unused: instruction.n == 0
      case .cell: Int(instruction.n) < context.bound
      case .shift: instruction.n < 64
      case .flag: instruction.n < 2
      case .conversion: PackedConversion(instruction.n) != nil
      }
    guard isField else { return "the field n is none" }
    guard instruction.flags >> instruction.opcode.flagCount == 0 else {
      return "flags that are not used"
    }
    // A callee stands before its caller, so that no block can call itself.
    if let callee = callee(of: instruction) {
      guard callee < context.block else { return "a call of a block that does not stand before" }
      depth = max(depth, depths[callee] + 1)
    }
    return nil
  }

  private func callee(of instruction: Instruction) -> Int? {
    switch instruction.opcode {
    case .call, .callAbsolute: block(startingAt: Int(instruction.b))
    case .callAt: Int(instruction.b)
    default: nil
    }
  }

  /// The block that begins at an instruction; blocks are in the order of their starts.
  private func block(startingAt start: Int) -> Int? {
    let nearest = code.blocks.nearest { $0.start <= start }
    return nearest.flatMap { code.blocks[$0].start == start ? $0 : nil }
  }

  private func fault(
    in operand: Int, _ kind: OperandKind, _ instruction: Instruction, _ context: Context
  ) -> String? {
    func unless(_ holds: Bool, _ fault: String) -> String? { holds ? nil : fault }
    func cells(_ count: Int, _ bound: Int) -> String? {
      unless(
        operand >= 0 && count >= 0 && count <= bound && operand <= bound - count,
        "cells outside of its memory")
    }
    switch kind {
    case .unused: return unless(operand == 0, "an operand that is not used")
    case .number: return nil
    case .cell: return cells(1, context.bound)
    case .pair: return cells(2, context.bound)
    case .run: return cells(Int(instruction.c), context.bound)
    case .absolute: return cells(1, memory.limit)
    case .count: return unless(operand >= 0, "a count below zero")
    case .bit: return unless((0..<64).contains(operand), "a bit that no word has")
    case .below:
      let isBelow = operand > context.place && context.range.contains(operand)
      return unless(isBelow, "a jump that leads out of its block or up")
    case .above:
      let isAbove = operand <= context.place && context.range.contains(operand)
      return unless(isAbove, "a jump back that leads out of its block or down")
    case .instance, .fixedInstance:
      guard let callee = callee(of: instruction) else { return "a call of no block" }
      return cells(
        code.blocks[callee].cells, kind == .instance ? context.bound : memory.limit)
        ?? unless(
          code.blocks[callee].kind == .functionBlock
            || (code.blocks[callee].kind == .function && kind == .fixedInstance && operand == 0),
          "a call of a program, or of a function with a base")
    case .start: return unless(callee(of: instruction) != nil, "a call of no block")
    case .length:
      return unless(
        callee(of: instruction).map { code.blocks[$0].count } == operand, "a wrong charge")
    case .block:
      return unless(
        code.blocks.indices.contains(operand) && code.blocks[operand].kind == .functionBlock,
        "a call of no function block")
    case .array, .fixedArray, .openArray, .range:
      return fault(inRow: operand, kind, kind == .array ? context.bound : memory.limit)
    case .table: return fault(inTable: operand, context)
    case .native, .arguments, .result: return fault(inNative: operand, kind, instruction, context)
    }
  }

  private func fault(inRow index: Int, _ kind: OperandKind, _ bound: Int) -> String? {
    guard code.dimensions.indices.contains(index) else { return "no row of dimensions" }
    let row = code.dimensions[index]
    if kind == .range { return nil }
    guard row.start >= 0, row.start <= bound, row.count > 0, row.count <= UInt64(bound),
      row.stride > 0, row.stride <= bound
    else { return "an array that is none" }
    // Elements of an array at a computed address are checked where they are used.
    if kind == .openArray { return nil }
    let last = row.start + (Int(row.count) - 1) * row.stride
    return last < bound ? nil : "an array that does not lie in its memory"
  }

  private func fault(inTable index: Int, _ context: Context) -> String? {
    guard code.tables.indices.contains(index) else { return "no jump table" }
    let table = code.tables[index]
    guard table.start >= 0, table.count >= 0, table.start + table.count <= code.targets.count
    else { return "a jump table with too few rows" }
    let targets = code.targets[table.start..<(table.start + table.count)] + [table.otherwise]
    let areBelow = targets.allSatisfy {
      Int($0) > context.place && context.range.contains(Int($0))
    }
    return areBelow ? nil : "a jump table that leads out of its block or up"
  }

  private func fault(
    inNative operand: Int, _ kind: OperandKind, _ instruction: Instruction, _ context: Context
  ) -> String? {
    let index = Int(instruction.c)
    guard code.natives.indices.contains(index) else { return "no native function" }
    let row = code.natives[index]
    var count = 0
    switch kind {
    case .arguments:
      guard row.function.arity.contains(row.count) else {
        return "a native function with too many or too few arguments"
      }
      count = row.count
    case .result:
      guard row.capacity >= 0 else { return "a capacity below zero" }
      count = row.resultCount
    default: return nil
    }
    let fits = operand >= 0 && count <= context.bound && operand <= context.bound - count
    guard fits else { return "cells of a native function outside of its memory" }
    // A string is written while the addresses of others are still read.
    let first = Int(instruction.b)
    guard kind == .result, row.function.givesText, first >= 0, row.count > 0,
      operand < first + row.count, first < operand + count
    else { return nil }
    return "a string result over the arguments of its function"
  }
}
