/// Words and the dense index of each: an open hash table over an own hash.
struct WordTable {
  private(set) var words: [UInt64] = []
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// The index of a word, which is added if it is new.
  mutating func index(of word: UInt64) -> Int {
    if words.count * 2 >= slots.count { grow() }
    let slot = find(word)
    if slots[slot] < 0 {
      slots[slot] = Int32(words.count)
      words.append(word)
    }
    return Int(slots[slot])
  }

  /// Adds words one behind the other, and gives the index of the first.
  mutating func append(_ run: [UInt64]) -> Int {
    words.append(contentsOf: run)
    return words.count - run.count
  }

  private func find(_ word: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while slots[slot] >= 0, words[Int(slots[slot])] != word { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let count = max(slots.count * 2, words.count * 4)
    let known = slots.filter { $0 >= 0 }
    var size = 64
    while size < count { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for index in known { slots[find(words[Int(index)])] = index }
  }
}
