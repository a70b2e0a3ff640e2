/// Writes a state as words of eight bytes, the lowest byte first on every processor.
public struct StateEncoder: StateVisitor, Sendable {
  /// The words so far.
  public private(set) var words: [UInt64] = []

  /// An encoder with nothing in it. `capacity` is the number of words to make room for.
  public init(capacity: Int = 0) { words.reserveCapacity(capacity) }

  /// False: encoding only reads.
  @inlinable public var writes: Bool { false }

  public mutating func word(_ name: StaticString, _ word: inout UInt64) { words.append(word) }

  /// Adds a word that belongs to no field.
  public mutating func add(_ word: UInt64) { words.append(word) }

  /// Adds every field of a state.
  public mutating func add(_ state: some StateVisitable) {
    var copy = state
    copy.accept(&self)
  }

  /// Words as bytes.
  public static func bytes(of words: [UInt64]) -> [UInt8] {
    Array(unsafeUninitializedCapacity: words.count * 8) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for (index, word) in words.enumerated() {
        raw.storeBytes(of: word.littleEndian, toByteOffset: index * 8, as: UInt64.self)
      }
      count = words.count * 8
    }
  }
}

/// Fills a state from words that a ``StateEncoder`` wrote.
///
/// It trusts no length: an array that could not fit into the words left becomes empty. Whether
/// all went well is ``isComplete``, to be asked at the end; a state that did not is of no use.
public struct StateDecoder: StateVisitor, Sendable {
  private var words: ArraySlice<UInt64>
  private var isShort = false

  /// A decoder of these words.
  public init(words: ArraySlice<UInt64>) { self.words = words }

  /// The words in bytes; a last one that is not whole is left out.
  public static func words(in bytes: [UInt8]) -> [UInt64] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / 8).map {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
      }
    }
  }

  /// True: decoding changes what it is shown.
  @inlinable public var writes: Bool { true }

  /// Whether every word was there when it was wanted, and none is left.
  public var isComplete: Bool { !isShort && words.isEmpty }

  public mutating func word(_ name: StaticString, _ word: inout UInt64) {
    guard let next = words.popFirst() else {
      isShort = true
      return
    }
    word = next
  }

  /// Sets the length of an array, if that many elements could follow.
  public mutating func length(_ name: StaticString, _ count: inout UInt64) {
    word(name, &count)
    // Each element takes one word at least.
    guard !isShort, count <= UInt64(words.count) else {
      isShort = true
      count = 0
      return
    }
  }
}

/// A fingerprint of the fields a type of state has: their names, their order and how they nest.
///
/// Two programs whose state has the same layout can read each other's words.
public struct StateLayout: StateVisitor, Sendable {
  private var hash = StateHash()

  /// True: every array becomes one element long, so that its fields are met.
  @inlinable public var writes: Bool { true }

  public mutating func word(_ name: StaticString, _ word: inout UInt64) { hash.add("\(name)") }

  /// Notes an array, and shows its fields once.
  public mutating func length(_ name: StaticString, _ count: inout UInt64) {
    hash.add("\(name)")
    count = 1
  }

  /// Notes that fields are nested.
  public mutating func enter(_ name: StaticString, _ index: Int) { hash.add("\(name)") }

  /// Notes where they end.
  public mutating func leave() { hash.add(0) }

  /// The layout of a type of state, from any value of it.
  public static func of(_ state: some StateVisitable) -> UInt64 {
    var copy = state
    var layout = StateLayout()
    copy.accept(&layout)
    return layout.hash.value
  }
}
