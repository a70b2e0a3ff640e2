/// Strings in the machine's memory: see ``NativeFunction``.
package enum StringCells {
  /// Words that a string of that capacity takes, its length included.
  package static func count(capacity: Int, isWide: Bool) -> Int {
    1 + (capacity + (isWide ? 3 : 7)) / (isWide ? 4 : 8)
  }

  /// −1, 0 or 1 as the string at the absolute cell `a` stands before, at or behind that at `b`.
  ///
  /// The first unit that differs decides; of two strings that differ only in length, the shorter
  /// stands before.
  package static func compare(
    _ memory: UnsafeMutablePointer<UInt64>, _ a: Int, _ b: Int, isWide: Bool
  ) -> Int {
    let first = StringUnits(memory: memory, cell: a, isWide: isWide)
    let second = StringUnits(memory: memory, cell: b, isWide: isWide)
    for index in 0..<min(first.count, second.count) where first[index] != second[index] {
      return first[index] < second[index] ? -1 : 1
    }
    return first.count == second.count ? 0 : first.count < second.count ? -1 : 1
  }

  /// Copies a string; what is longer than the capacity of its new place is cut off.
  package static func copy(
    _ memory: UnsafeMutablePointer<UInt64>, from: Int, to: Int, capacity: Int, isWide: Bool
  ) {
    let perWord = isWide ? 4 : 8
    let length = min(Int(memory[from]), capacity)
    let words = (length + perWord - 1) / perWord
    (memory + to + 1).update(from: memory + from + 1, count: words)
    // What was cut off may share the last word.
    if length % perWord != 0 {
      memory[to + words] &= 1 << UInt64(length % perWord * (64 / perWord)) - 1
    }
    memory[to] = UInt64(length)
  }

  /// The words of a constant string.
  package static func words(of units: [UInt16], isWide: Bool) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: count(capacity: units.count, isWide: isWide))
    words.withUnsafeMutableBufferPointer { buffer in
      guard let memory = buffer.baseAddress else { return }
      var writer = StringWriter(memory: memory, cell: 0, capacity: units.count, isWide: isWide)
      for unit in units { writer.append(unit) }
      writer.finish()
    }
    return words
  }
}

/// A string in the machine's memory, read unit by unit.
struct StringUnits {
  let memory: UnsafeMutablePointer<UInt64>
  let cell: Int
  let isWide: Bool

  var count: Int { Int(memory[cell]) }

  /// The unit at a place counted from 0.
  subscript(index: Int) -> UInt16 {
    let perWord = isWide ? 4 : 8
    let word = memory[cell + 1 + index / perWord]
    let shifted = word >> UInt64(index % perWord * (64 / perWord))
    return UInt16(truncatingIfNeeded: isWide ? shifted : shifted & 0xFF)
  }
}

/// Builds a string in the machine's memory; what goes beyond its capacity is left out.
///
/// It must not overlap what it is built of.
struct StringWriter {
  let memory: UnsafeMutablePointer<UInt64>
  let cell: Int
  let capacity: Int
  let isWide: Bool
  private(set) var count = 0

  init(memory: UnsafeMutablePointer<UInt64>, cell: Int, capacity: Int, isWide: Bool) {
    self.memory = memory
    self.cell = cell
    self.capacity = capacity
    self.isWide = isWide
  }

  mutating func append(_ unit: UInt16) {
    guard count < capacity else { return }
    let perWord = isWide ? 4 : 8
    let bits = UInt64(unit) << UInt64(count % perWord * (64 / perWord))
    let place = cell + 1 + count / perWord
    // The first unit of a word clears what was there before.
    memory[place] = count % perWord == 0 ? bits : memory[place] | bits
    count += 1
  }

  mutating func append(_ units: StringUnits, _ range: Range<Int>? = nil) {
    for index in range ?? 0..<units.count { append(units[index]) }
  }

  mutating func append(_ text: String) {
    for unit in text.utf8 { append(UInt16(unit)) }
  }

  /// A number in decimal digits, filled up with zeros to at least so many.
  mutating func append(_ number: UInt64, digits: Int = 1) {
    var rest = number
    var divisor: UInt64 = 1
    var places = 1
    while rest >= 10 || places < digits {
      rest /= 10
      divisor *= 10
      places += 1
    }
    for _ in 0..<places {
      append(UInt16(number / divisor % 10 + 48))
      divisor /= 10
    }
  }

  /// Writes the length down.
  func finish() { memory[cell] = UInt64(count) }
}
