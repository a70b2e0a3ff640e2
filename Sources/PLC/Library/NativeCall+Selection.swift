/// Selection: SEL, MAX, MIN, LIMIT and MUX.
extension NativeCall {
  /// Whether a word of `type` is greater than another; NaN is greater than nothing.
  private func isGreater(_ a: UInt64, _ b: UInt64) -> Bool {
    if type.isReal { return type.double(a) > type.double(b) }
    return type.hasSign ? Int64(bitPattern: a) > Int64(bitPattern: b) : a > b
  }

  private func isGreater(_ a: StringUnits, _ b: StringUnits) -> Bool {
    StringCells.compare(memory, a.cell, b.cell, isWide: a.isWide) > 0
  }

  /// Index of the argument that SEL or MUX picks; nil outside.
  private func picked(_ isSelection: Bool) -> Int? {
    if isSelection { return word(0) == 0 ? 1 : 2 }
    let key = integer(0)
    return key >= 0 && key < Int64(count - 1) ? Int(key) + 1 : nil
  }

  func pick(_ function: NativeFunction) -> Trap.Cause? {
    guard let index = picked(function == .select) else { return .invalidArgument }
    give(word(index))
    return nil
  }

  func pickString(_ function: NativeFunction) -> Trap.Cause? {
    guard let index = picked(function == .selectString) else { return .invalidArgument }
    give(string(index))
    return nil
  }

  func extreme(isGreatest: Bool) {
    var best = word(0)
    for index in 1..<max(1, count) {
      let next = word(index)
      if isGreatest ? isGreater(next, best) : isGreater(best, next) { best = next }
    }
    give(best)
  }

  func extremeString(isGreatest: Bool) {
    var best = string(0)
    for index in 1..<max(1, count) {
      let next = string(index)
      if isGreatest ? isGreater(next, best) : isGreater(best, next) { best = next }
    }
    give(best)
  }

  /// MIN(MAX(IN, MN), MX): the upper limit wins where the two cross; of NaN, the lower limit.
  func limit() {
    let raised = isGreater(word(1), word(0)) ? word(1) : word(0)
    give(isGreater(raised, word(2)) ? word(2) : raised)
  }

  func limitString() {
    let raised = isGreater(string(1), string(0)) ? string(1) : string(0)
    give(isGreater(raised, string(2)) ? string(2) : raised)
  }

  private func give(_ string: StringUnits) {
    var writer = writer(isWide: string.isWide)
    writer.append(string)
    writer.finish()
  }
}
