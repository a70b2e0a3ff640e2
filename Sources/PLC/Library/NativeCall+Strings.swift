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
    var place: Int64 = 0
    if wanted.count > 0, wanted.count <= string.count {
      search: for start in 0...string.count - wanted.count {
        for index in 0..<wanted.count where string[start + index] != wanted[index] {
          continue search
        }
        place = Int64(start + 1)
        break
      }
    }
    give(place)
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
