import Kernel

/// A program in execution: its memory and its program time.
///
/// - Determinism: depends on the program, the words written to it and the number of scans.
/// - Cost: everything is allocated before the first scan; a scan allocates nothing.
public struct Machine: Sendable {
  /// What it runs.
  public let program: Program
  /// Nanoseconds of program time from one scan to the next.
  public let interval: Int64
  /// Scans that have begun so far.
  public internal(set) var scans = 0
  /// What becomes of the outputs at a trap.
  public var trapPolicy = TrapPolicy.hold

  /// State, then scratch, constants and the call stack: see ``ProgramMemory``.
  var memory: [UInt64]
  /// What stopped the program, and in which scan.
  var stop: (cause: Trap.Cause, instruction: Int, scan: Int)?
  /// The calendar at program time 0, in nanoseconds since midnight, 1 January 1970.
  var calendarStart: Int
  /// Whether a restore brought less or more memory than the program has.
  var isDamaged = false

  /// Cells that the machine keeps for itself, and those that hold something: program time at the
  /// start of the scan, the interval, the calendar at the start of the scan.
  static let reservedCells = 16
  static let timeCell = 0
  static let intervalCell = 1
  static let calendarCell = 2

  /// A program before its first scan.
  ///
  /// - Parameters:
  ///   - interval: the program time of one scan in nanoseconds where the program does not say.
  ///   - calendarStart: the date and time of the first scan, in nanoseconds since midnight,
  ///     1 January 1970.
  public init(program: Program, interval: Int64 = 20_000_000, calendarStart: Int64 = 0) {
    self.program = program
    self.interval = program.scanInterval ?? interval
    self.calendarStart = Int(calendarStart)
    memory = program.memory.image
    setClock()
  }

  /// What stopped the program; nil while it runs. A stopped program scans no more.
  public var trap: Trap? {
    stop.map { Trap(cause: $0.cause, scan: $0.scan, place: program.place(of: $0.instruction)) }
  }

  /// Whether a trap stopped the program. Cheaper to ask than ``trap``.
  public var isStopped: Bool { stop != nil }

  /// Nanoseconds of program time at the start of the next scan.
  public var time: Int64 { Int64(scans) &* interval }

  /// One scan: every task that is due, in order of declaration; then program time advances by one
  /// interval. All tasks are due in the first scan.
  ///
  /// - Throws: the trap that stopped the program, in this scan or before.
  public mutating func scan() throws(Trap) {
    precondition(!isDamaged, "a machine whose state was refused scans no more")
    if let trap { throw trap }
    if let stop = run() {
      self.stop = (stop.cause, stop.instruction, scans)
      if trapPolicy == .clear { clearOutputs() }
    }
    scans += 1
    setClock()
    if let trap { throw trap }
  }

  /// Runs what is due.
  private mutating func run() -> Interpreter.Stop? {
    let (scan, program) = (scans, program)
    return memory.withUnsafeMutableBufferPointer { memory in
      program.withInterpreter(memory) { interpreter in
        var budget = program.budget
        for entry in program.entries where scan % entry.every == 0 {
          let block = program.code.frames[entry.block]
          budget -= block.length
          let stop = interpreter.run(entry: block.start, budget: &budget)
          if let stop { return stop }
        }
        return nil
      }
    }
  }

  /// Puts time and calendar where the program reads them.
  mutating func setClock() {
    memory[Self.timeCell] = UInt64(bitPattern: time)
    memory[Self.intervalCell] = UInt64(bitPattern: interval)
    memory[Self.calendarCell] = UInt64(bitPattern: Int64(calendarStart) &+ time)
  }

  /// Sets every located output to zero.
  public mutating func clearOutputs() {
    for output in program.located where output.address?.hasPrefix("%Q") == true {
      memory[output.cell] = 0
    }
  }

  /// Begins again: scans and program time from 0, every variable with its initial value; the trap
  /// is forgotten.
  ///
  /// - Parameter keepingRetained: whether variables under RETAIN keep their values, as after a
  ///   loss of power.
  public mutating func restart(keepingRetained: Bool = false) {
    let before = memory
    memory.replaceSubrange(memory.indices, with: program.memory.image)
    if keepingRetained {
      for range in program.memory.retained {
        memory.replaceSubrange(range, with: before[range])
      }
    }
    scans = 0
    stop = nil
    isDamaged = false
    setClock()
  }

  /// The power flow at each of ``Program/elements`` when it was evaluated last; false throughout
  /// unless the program was compiled to be watched. Of a block with several instances it is that
  /// of the instance that ran last.
  public var powerFlow: [Bool] {
    program.elements.indices.map { memory[program.memory.probes + $0] != 0 }
  }
}

extension Program {
  /// Hands over an interpreter of this program on that memory.
  fileprivate func withInterpreter<Result>(
    _ cells: UnsafeMutableBufferPointer<UInt64>, _ work: (Interpreter) -> Result
  ) -> Result {
    code.instructions.withUnsafeBufferPointer { instructions in
      code.frames.withUnsafeBufferPointer { frames in
        code.dimensions.withUnsafeBufferPointer { dimensions in
          code.natives.withUnsafeBufferPointer { natives in
            code.tables.withUnsafeBufferPointer { tables in
              code.targets.withUnsafeBufferPointer { targets in
                work(
                  Interpreter(
                    code: instructions.start, memory: cells.start, limit: memory.limit,
                    frames: frames.start, dimensions: dimensions.start, natives: natives.start,
                    tables: tables.start, targets: targets.start))
              }
            }
          }
        }
      }
    }
  }
}

extension UnsafeBufferPointer {
  /// The first element's place. Arrays without elements have no place, and no instruction of a
  /// verified program names an element of them.
  fileprivate var start: UnsafePointer<Element> {
    baseAddress ?? UnsafePointer(bitPattern: 16).unsafelyUnwrapped
  }
}

extension UnsafeMutableBufferPointer {
  fileprivate var start: UnsafeMutablePointer<Element> {
    baseAddress ?? UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped
  }
}
