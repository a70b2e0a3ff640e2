import Kernel

extension Machine: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("scans", &scans)
    visitor.visit("calendarStart", &calendarStart)
    // A trap in three words; a cause of 0 is none.
    var cause = stop.map { Int($0.cause.rawValue) + 1 } ?? 0
    var instruction = stop?.instruction ?? 0
    var scan = stop?.scan ?? 0
    visitor.visit("trap.cause", &cause)
    visitor.visit("trap.instruction", &instruction)
    visitor.visit("trap.scan", &scan)
    if visitor.writes { setStop(cause: cause, instruction: instruction, scan: scan) }
    acceptMemory(&visitor)
  }

  private mutating func acceptMemory(_ visitor: inout some StateVisitor) {
    // Scratch and constants are the program's, and no state.
    let own = program.memory.stateCount
    var count = UInt64(own)
    visitor.length("memory", &count)
    let shown = visitor.writes ? min(own, Int(clamping: count)) : own
    if visitor.writes, count != UInt64(own) { isDamaged = true }
    for cell in 0..<shown {
      visitor.enter("memory", cell)
      if visitor.writes {
        visitor.word("memory", &memory[cell])
      } else {
        var word = memory[cell]
        visitor.word("memory", &word)
      }
      visitor.leave()
    }
  }

  private mutating func setStop(cause: Int, instruction: Int, scan: Int) {
    guard cause != 0 else {
      stop = nil
      return
    }
    guard let raw = UInt8(exactly: cause - 1), let known = Trap.Cause(rawValue: raw),
      program.code.instructions.indices.contains(instruction), scan >= 0
    else {
      isDamaged = true
      return
    }
    stop = (known, instruction, scan)
  }

  /// Everything that changes, as words; from them a machine of the same program goes on bit for
  /// bit.
  public var state: [UInt64] {
    var encoder = StateEncoder(capacity: program.memory.stateCount + 8)
    encoder.add(self)
    return encoder.words
  }

  /// Goes on from words that ``state`` gave.
  ///
  /// - Returns: false, and nothing is changed, if they cannot be the state of this program.
  public mutating func restore(_ words: ArraySlice<UInt64>) -> Bool {
    var restored = self
    restored.isDamaged = false
    var decoder = StateDecoder(words: words)
    restored.accept(&decoder)
    guard decoder.isComplete, restored.firstImpossibility() == nil else { return false }
    self = restored
    return true
  }

  /// What a restored state cannot be, such as a string longer than its variable; nil if nothing
  /// is wrong with it.
  public func firstImpossibility() -> String? {
    if isDamaged { return "its memory or its trap is not of this program" }
    guard scans >= 0 else { return "a number of scans below zero" }
    let clock = [time, interval, Int64(calendarStart) &+ time]
    for (cell, value) in zip([Self.timeCell, Self.intervalCell, Self.calendarCell], clock)
    where memory[cell] != UInt64(bitPattern: value) {
      return "a program time that does not belong to its scans"
    }
    for text in program.memory.texts where memory[text.cell] > UInt64(text.capacity) {
      return "a string longer than its variable"
    }
    return nil
  }
}
