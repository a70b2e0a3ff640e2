extension Linker {
  /// Where a block being linked has what.
  private struct Site {
    /// First cells of its variables and of its scratch.
    var own: Int
    var scratch: Int
    /// The instruction that each label stands before.
    var labels: [Int] = []
    /// First rows of its own in the tables.
    var dimensions: Int
    var tables: Int
  }

  /// Makes instructions of a block's drafts.
  mutating func link(_ index: Int, named name: String, own: Int, scratch: Int) {
    guard let draft = builder.drafts[index] else { return }
    let block = project.blocks[index]
    let start = code.instructions.count
    var site = Site(
      own: own, scratch: scratch, dimensions: code.dimensions.count, tables: code.tables.count)
    // Some drafts become two instructions, so that labels are counted first.
    var places: [Int] = []
    var next = start
    for item in draft.drafts {
      places.append(next)
      next += isTwo(item, site) ? 2 : 1
    }
    places.append(next)
    site.labels = draft.labels.map { $0 < 0 ? -1 : places[$0] }
    for item in draft.drafts { append(item, site) }
    for row in draft.dimensions {
      code.dimensions.append(
        Dimension(
          start: Int(resolve(row.start, site)), low: row.low, count: row.count,
          stride: row.stride))
    }
    for row in draft.tables {
      code.tables.append(
        JumpTable(
          low: row.low, start: code.targets.count, count: row.labels.count,
          otherwise: Int32(site.labels[row.otherwise])))
      code.targets += row.labels.map { Int32(site.labels[$0]) }
    }
    let cells = builder.layout.instances[index]?.count ?? 0
    code.blocks.append(
      CodeBlock(
        name: name, kind: block.kind, start: start, count: next - start, cells: cells,
        names: zip(builder.row(index).offsets, block.variables).map { (own + $0, $1.name) }))
    code.frames.append(Interpreter.Frame(start: start, length: next - start, cells: cells))
  }

  /// Whether the third side of a gate lies too far away for one instruction.
  private func isTwo(_ draft: Draft, _ site: Site) -> Bool {
    draft.opcode == .logicMore && resolve(draft.d, site) > Int32(UInt16.max)
  }

  private mutating func append(_ draft: Draft, _ site: Site) {
    var instruction = Instruction(
      opcode: draft.opcode, flags: UInt8(draft.flags), n: UInt16(draft.n),
      a: resolve(draft.a, site), b: resolve(draft.b, site), c: resolve(draft.c, site))
    if isTwo(draft, site) {
      instruction.opcode = .logic
      instruction.flags = UInt8(draft.flags & 7)
      append(instruction, draft.position)
      instruction.b = instruction.a
      instruction.c = resolve(draft.d, site)
      instruction.flags = UInt8(draft.flags >> 2 & 6)
    } else if draft.opcode == .logicMore {
      instruction.n = UInt16(resolve(draft.d, site))
    } else if draft.opcode == .logic, instruction.b <= Int32(UInt16.max) {
      // A side may be taken twice. Long rows of one and the same opcode are what processors
      // foresee best.
      let flags = draft.flags
      instruction.opcode = .logicMore
      instruction.n = UInt16(instruction.b)
      instruction.flags = UInt8(flags & 3 | (flags & 1) << 3 | (flags & 4) << 2)
    }
    append(instruction, draft.position)
  }

  private mutating func append(_ instruction: Instruction, _ position: Position) {
    code.instructions.append(instruction)
    code.positions.append(position)
  }

  private func resolve(_ operand: Operand, _ site: Site) -> Int32 {
    let value =
      switch operand {
      case .none: 0
      case .number(let number): number
      case .own(let cell): site.own + cell
      case .temporary(let cell): site.scratch + cell
      case .global(let index, let offset): globals[index] + offset
      case .frame(let block, let offset): functions[block] + offset
      case .constant(let index): constants + index
      case .probe(let element): memory.probes + element
      case .reserved(let cell): cell
      case .label(let label): site.labels[label]
      case .start(let block): frame(of: block)?.start ?? 0
      case .length(let block): frame(of: block)?.length ?? 0
      case .block(let block): codeBlocks[block]
      case .dimension(let row): site.dimensions + row
      case .table(let row): site.tables + row
      }
    return Int32(truncatingIfNeeded: value)
  }

  private func frame(of block: Int) -> Interpreter.Frame? {
    code.frames.indices.contains(codeBlocks[block]) ? code.frames[codeBlocks[block]] : nil
  }
}
