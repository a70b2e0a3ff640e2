import Kernel

/// Makes the machine's code of a checked project.
package enum CodeGenerator {
  /// The program, or nil when the log says what is too large.
  ///
  /// - Parameter units: by file number of positions, what traps call it and the elements that it
  ///   draws.
  package static func generate(
    _ project: CheckedProject, units: [(name: String, elements: [DrawnElement])] = [],
    options: CompilerOptions, log: DiagnosticLog
  ) -> Program? {
    let builder = ProjectBuilder(project, options: options, log: log)
    guard builder.build() else { return nil }
    var linker = Linker(builder)
    guard linker.link() else { return nil }
    let program = Program(
      linker, builder,
      units: units.map { ProgramUnit(name: $0.name, elements: $0.elements) })
    // The interpreter trusts the code: it runs only what was proved.
    let fault = Verifier.firstFault(program.code, program.memory, program.entries)
    if let fault {
      builder.refuse("the code of the program does not hold: \(fault)", at: .none)
      return nil
    }
    return program
  }
}

extension Program {
  fileprivate init(_ linker: Linker, _ builder: ProjectBuilder, units: [ProgramUnit]) {
    let project = builder.project
    let symbols = Symbols(builder, linker)
    variables = symbols.variables
    located = symbols.variables.filter { $0.address != nil }
    strings = symbols.strings
    elements = project.elements
    code = linker.code
    var memory = linker.memory
    memory.retained = symbols.retained
    memory.texts = symbols.texts
    self.memory = memory
    budget = builder.options.instructionBudget
    self.units = units
    enumerations = project.types.enumerations.map {
      EnumerationNames(type: $0.name, values: $0.values)
    }
    // The common step of all tasks is the time from scan to scan.
    let step = project.tasks.reduce(0 as Int64) { Self.greatestDivisor($0, $1.interval) }
    scanInterval = step > 0 ? step : nil
    // Programs stand behind all other blocks, in order of declaration.
    let first = linker.code.blocks.count - project.programs.count
    entries = project.programs.enumerated().map { index, instance in
      let interval = instance.task.map { project.tasks[$0].interval } ?? step
      return ProgramEntry(
        block: first + index, every: step > 0 ? max(1, Int(interval / step)) : 1)
    }
    hash = Self.hash(code, memory, entries, scanInterval ?? 0, budget)
  }

  private static func greatestDivisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private static func hash(
    _ code: ProgramCode, _ memory: ProgramMemory, _ entries: [ProgramEntry], _ interval: Int64,
    _ budget: Int
  ) -> UInt64 {
    var hash = StateHash()
    for instruction in code.instructions {
      hash.add(instruction.words.0)
      hash.add(instruction.words.1)
    }
    for row in code.dimensions {
      for number in [row.start, Int(row.low), row.stride] {
        hash.add(UInt64(bitPattern: Int64(number)))
      }
      hash.add(row.count)
    }
    for row in code.natives {
      let numbers = [Int(row.function.rawValue), row.count, Int(row.type.rawValue), row.capacity]
      for number in numbers { hash.add(UInt64(number)) }
    }
    for row in code.tables {
      for number in [row.start, row.count, Int(row.low), Int(row.otherwise)] {
        hash.add(UInt64(bitPattern: Int64(number)))
      }
    }
    for target in code.targets { hash.add(UInt64(UInt32(bitPattern: target))) }
    for word in memory.image { hash.add(word) }
    hash.add(UInt64(memory.stateCount))
    for entry in entries {
      hash.add(UInt64(entry.block))
      hash.add(UInt64(entry.every))
    }
    hash.add(UInt64(bitPattern: interval))
    hash.add(UInt64(bitPattern: Int64(budget)))
    return hash.value
  }
}
