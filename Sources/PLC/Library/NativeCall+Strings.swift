/// Character strings. Lengths below zero count as zero, and places before the first as the first;
/// what would stand behind the end of a string is not there.
extension NativeCall {
  private func give(_ build: (inout StringWriter) -> Void) {
    var writer = writer(isWide: type == .word)
    build(&writer)
    writer.finish()
  }

  /// The units that a length and a place name, by the index of each argument.
  private func range(length: Int, place: Int, of string: StringUnits) -> Range<Int> {
    let start = integer(place, in: 1...string.count + 1) - 1
    return start..<start + integer(length, in: 0...string.count - start)
  }

  /// LEFT, RIGHT and MID.
  func cutOut(_ function: NativeFunction) {
    let string = string(0)
    let end = string.count
    let range =
      switch function {
      case .left: 0..<integer(1, in: 0...end)
      case .right: end - integer(1, in: 0...end)..<end
      default: range(length: 1, place: 2, of: string)
      }
    give { $0.append(string, range) }
  }

  func concatenate() {
    give { writer in
      for index in 0..<count { writer.append(string(index)) }
    }
  }

  /// INSERT, DELETE and REPLACE: some units give way to some others.
  func exchange(_ function: NativeFunction) {
    let string = string(0)
    let end = string.count
    let range =
      switch function {
      case .insert:
        // Behind the unit of that place; place 0 is before the first.
        integer(2, in: 0...end)..<integer(2, in: 0...end)
      case .delete: range(length: 1, place: 2, of: string)
      default: range(length: 2, place: 3, of: string)
      }
    give { writer in
      writer.append(string, 0..<range.lowerBound)
      if function != .delete { writer.append(self.string(1)) }
      writer.append(string, range.upperBound..<end)
    }
  }

  /// FIND: the place where IN2 first stands in IN1; 0 if it does not, or is empty.
  func find() {
    let (string, wanted) = (string(0), string(1))
    let isPossible = wanted.count > 0 && wanted.count <= string.count
    give(isPossible ? Int64(place(of: wanted, in: string)) : 0)
  }

  /// The search of Knuth, Morris and Pratt: it takes no longer than both strings are long, whatever
  /// they hold, so that the watchdog can count it by their lengths.
  private func place(of wanted: StringUnits, in string: StringUnits) -> Int {
    let length = wanted.count
    // By unit: how many of the units up to it are how the wanted string begins as well.
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: length) { borders in
      borders.initialize(repeating: 0)
      var matched = 0
      func advance(_ unit: UInt16) {
        while matched > 0, unit != wanted[matched] { matched = Int(borders[matched - 1]) }
        if unit == wanted[matched] { matched += 1 }
      }
      for index in 1..<length {
        advance(wanted[index])
        borders[index] = Int32(matched)
      }
      matched = 0
      for index in 0..<string.count {
        advance(string[index])
        if matched == length { return index + 2 - length }
      }
      return 0
    }
  }

  /// Between STRING, whose bytes are the first 256 characters of Unicode, and WSTRING. What a
  /// STRING cannot hold becomes a question mark.
  func changeWidth(toWide: Bool) {
    let units = StringUnits(memory: memory, cell: Int(word(0)), isWide: !toWide)
    var writer = writer(isWide: toWide)
    for index in 0..<units.count {
      let unit = units[index]
      writer.append(toWide || unit < 256 ? unit : 63)
    }
    writer.finish()
  }
}
