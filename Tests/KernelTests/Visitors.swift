import Kernel

/// Reads the words of a state in their order.
struct Collector: StateVisitor {
  var words: [UInt64] = []
  var names: [String] = []
  var writes: Bool { false }

  mutating func word(_ name: StaticString, _ word: inout UInt64) {
    names.append("\(name)")
    words.append(word)
  }

  static func words(of state: some StateVisitable) -> [UInt64] {
    var copy = state
    var collector = Collector()
    copy.accept(&collector)
    return collector.words
  }
}

/// Writes words into a state in their order.
struct Filler: StateVisitor {
  var words: ArraySlice<UInt64>
  var writes: Bool { true }

  mutating func word(_ name: StaticString, _ word: inout UInt64) {
    if let next = words.popFirst() { word = next }
  }

  static func fill(_ state: inout some StateVisitable, with words: [UInt64]) {
    var filler = Filler(words: words[...])
    state.accept(&filler)
  }
}
