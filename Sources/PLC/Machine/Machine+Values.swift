extension Machine {
  /// The word of a variable, as its type has it: see ``Constant``. Bits that the type does not
  /// have are cut off.
  ///
  /// - Precondition: the variable is one of this machine's program.
  public subscript(variable: ProgramVariable) -> UInt64 {
    get { self[variable.cell, variable.type] }
    set { self[variable.cell, variable.type] = newValue }
  }

  /// The word of a variable by its cell and type: for those who look at many in each scan.
  package subscript(cell: Int, type: Elementary) -> UInt64 {
    get {
      precondition(cell < program.memory.stateCount, "a variable of another program")
      return memory[cell]
    }
    set {
      precondition(cell < program.memory.stateCount, "a variable of another program")
      memory[cell] = type.cut(newValue)
    }
  }

  /// The code units of a string variable.
  ///
  /// - Precondition: the variable is one of this machine's program.
  public func units(of variable: ProgramString) -> [UInt16] {
    let cells = StringCells.count(capacity: variable.capacity, isWide: variable.isWide)
    precondition(
      variable.cell + cells <= program.memory.stateCount, "a variable of another program")
    var copy = Array(memory[variable.cell..<(variable.cell + cells)])
    return copy.withUnsafeMutableBufferPointer { buffer in
      guard let memory = buffer.baseAddress else { return [] }
      let units = StringUnits(memory: memory, cell: 0, isWide: variable.isWide)
      return (0..<min(units.count, variable.capacity)).map { units[$0] }
    }
  }

  /// A string variable between quotation marks, single ones of STRING, double ones of WSTRING.
  public func text(of variable: ProgramString) -> String {
    let quote = variable.isWide ? "\"" : "'"
    return quote + String(decoding: units(of: variable), as: UTF16.self) + quote
  }

  /// The value of a variable as a literal of its type: `TRUE`, `-5`, `T#1s500ms`, `16#00FF`,
  /// `1.5`, or the name of an enumeration's value.
  public func text(of variable: ProgramVariable) -> String {
    program.text(of: self[variable], as: variable)
  }
}

extension Program {
  /// A word as a literal of a variable's type.
  public func text(of word: UInt64, as variable: ProgramVariable) -> String {
    if let index = variable.enumeration, enumerations.indices.contains(index) {
      let number = Int64(bitPattern: word)
      let known = enumerations[index].values.first { $0.number == number }
      if let known { return known.name }
    }
    return ValueText.literal(word, variable.type)
  }

  /// Where an instruction comes from: `file:line:column in Block`, or `file: Block, rung 3,
  /// contact 'Start'`.
  func place(of instruction: Int) -> String {
    let position = code.positions[instruction]
    let file = Int(position.file)
    let unit = units.indices.contains(file) ? units[file] : nil
    let name = unit?.name ?? "program"
    let block = code.blocks.nearest { $0.start <= instruction }.map { code.blocks[$0].name } ?? ""
    let element = Int(position.element)
    if let unit, unit.elements.indices.contains(element) {
      return "\(name): \(unit.elements[element].title)"
    }
    guard position.line > 0 else { return "\(name) in \(block)" }
    return "\(name):\(position.line):\(position.column) in \(block)"
  }
}
