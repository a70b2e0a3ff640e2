extension Program {
  /// Every instruction as text: by block, with the source lines they come from and the names of
  /// variables where cells have them.
  public var disassembly: String {
    var lines: [String] = []
    for (index, block) in code.blocks.enumerated() {
      lines.append(
        "\(block.kind.word) \(block.name)  (block \(index), \(block.count) instructions)")
      var line: Position?
      for place in block.range {
        let position = code.positions[place]
        // A line of the source stands above what was made of it.
        if line?.file != position.file || line?.line != position.line
          || line?.element != position.element
        {
          lines.append("  ; " + self.place(of: place))
          line = position
        }
        lines.append("    \(place - block.start)  " + text(of: place, in: block))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(of place: Int, in block: CodeBlock) -> String {
    let instruction = code.instructions[place]
    let shape = instruction.opcode.shape
    if instruction.opcode == .immediate {
      return "immediate \(cell(instruction.a, block)), \(Int64(bitPattern: instruction.number))"
    }
    var operands: [String] = []
    for (kind, operand) in [
      (shape.a, instruction.a), (shape.b, instruction.b), (shape.c, instruction.c),
    ] where kind != .unused {
      operands.append(text(of: operand, kind, block))
    }
    switch shape.n {
    case .unused: break
    case .cell: operands.append(cell(Int32(instruction.n), block))
    case .shift: operands.append("\(64 - instruction.n) bits")
    case .flag: operands.append(instruction.n == 0 ? "STRING" : "WSTRING")
    case .conversion:
      if let packed = PackedConversion(instruction.n) {
        operands.append("\(packed.from.name) to \(packed.to.name) \(packed.rule)")
      }
    }
    let flags = instruction.opcode.flagCount > 0 ? "." + String(instruction.flags, radix: 2) : ""
    return "\(instruction.opcode)\(flags) " + operands.joined(separator: ", ")
  }

  private func text(of operand: Int32, _ kind: OperandKind, _ block: CodeBlock) -> String {
    switch kind {
    case .cell, .pair, .run, .arguments, .result, .instance: cell(operand, block)
    case .absolute, .fixedInstance: global(Int(operand))
    case .below, .above: "-> \(Int(operand) - block.start)"
    case .start:
      code.blocks.nearest { $0.start <= Int(operand) }.map { code.blocks[$0].name } ?? "\(operand)"
    case .length: "charge \(operand)"
    case .block: code.blocks[Int(operand)].name
    case .native: "\(code.natives[Int(operand)].function)"
    case .table: "table \(operand)"
    case .array, .fixedArray, .openArray, .range: "row \(operand)"
    case .number, .count, .bit, .unused: "\(operand)"
    }
  }

  /// A cell from the base on.
  private func cell(_ operand: Int32, _ block: CodeBlock) -> String {
    let cell = Int(operand)
    let own = block.names.nearest { $0.cell <= cell }.map { block.names[$0] }
    let isOwn = own?.cell == cell
    switch block.kind {
    case .functionBlock: return isOwn ? own?.name ?? "" : "[base+\(cell)]"
    case .function: return isOwn ? own?.name ?? "" : global(cell)
    case .program: return nameOfVariable(cell) ?? (isOwn ? own?.name : nil) ?? global(cell)
    }
  }

  private func nameOfVariable(_ cell: Int) -> String? {
    // Variables are listed in the order of their cells.
    guard let nearest = variables.nearest(where: { $0.cell <= cell }),
      variables[nearest].cell == cell
    else { return nil }
    return variables[nearest].name
  }

  /// An absolute cell.
  private func global(_ cell: Int) -> String {
    if let name = nameOfVariable(cell) { return name }
    if cell >= memory.stateCount, cell < memory.limit, memory.image[cell] != 0 {
      return "#\(Int64(bitPattern: memory.image[cell]))"
    }
    return "[\(cell)]"
  }
}

extension BlockDeclaration.Kind {
  /// The word of the standard for it.
  fileprivate var word: String {
    switch self {
    case .function: "FUNCTION"
    case .functionBlock: "FUNCTION_BLOCK"
    case .program: "PROGRAM"
    }
  }
}
