/// The first field in which two states differ.
public struct StateDifference: Equatable, Sendable {
  /// Such as `items[3].velocity.x`; for an array of another length, `items.count`.
  public let field: String
  /// The two words in that place.
  public let expected: UInt64
  public let found: UInt64

  /// The first difference between a state and the words of another of the same type; nil if
  /// there is none.
  public static func first(
    expected words: ArraySlice<UInt64>, found state: some StateVisitable
  ) -> StateDifference? {
    var copy = state
    var comparer = StateComparer(words: words)
    copy.accept(&comparer)
    return comparer.difference
  }

  /// The first difference between two states of one type; nil if there is none.
  public static func first<State: StateVisitable>(
    expected: State, found: State
  ) -> StateDifference? {
    var encoder = StateEncoder()
    encoder.add(expected)
    return first(expected: encoder.words[...], found: found)
  }

  /// A word as people read it: whole numbers as such, anything else as a float.
  private static func text(_ word: UInt64) -> String {
    let whole = Int64(bitPattern: word)
    return whole.magnitude < 1 << 48 ? "\(whole)" : "\(Double(bitPattern: word))"
  }
}

extension StateDifference: CustomStringConvertible {
  /// `items[3].velocity.x: expected 0.5 (3fe0000000000000), found 0 (0000000000000000)`.
  public var description: String {
    "\(field): expected \(Self.text(expected)) (\(hexadecimal(expected))), "
      + "found \(Self.text(found)) (\(hexadecimal(found)))"
  }
}

/// Walks over a state beside the words of another and stops looking at the first that differs.
private struct StateComparer: StateVisitor {
  var words: ArraySlice<UInt64>
  var path: [(name: StaticString, index: Int)] = []
  var difference: StateDifference?

  init(words: ArraySlice<UInt64>) { self.words = words }

  var writes: Bool { false }

  mutating func word(_ name: StaticString, _ word: inout UInt64) {
    compare(word) { path in
      // Elements that are words are entered under their array's name and shown under it again.
      path.last.map { $0.hasPrefix("\(name)[") } == true ? path : path + ["\(name)"]
    }
  }

  mutating func length(_ name: StaticString, _ count: inout UInt64) {
    compare(count) { $0 + ["\(name)", "count"] }
  }

  mutating func enter(_ name: StaticString, _ index: Int) { path.append((name, index)) }

  mutating func leave() { path.removeLast() }

  private mutating func compare(_ found: UInt64, field: ([String]) -> [String]) {
    guard difference == nil else { return }
    // Words of a state that ends early count as zero; its lengths differ before that matters.
    let expected = words.popFirst() ?? 0
    guard expected != found else { return }
    let steps = path.map { $0.index < 0 ? "\($0.name)" : "\($0.name)[\($0.index)]" }
    difference = StateDifference(
      field: field(steps).joined(separator: "."), expected: expected, found: found)
  }
}
