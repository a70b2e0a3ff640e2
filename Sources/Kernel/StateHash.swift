/// A 64-bit fingerprint of a state: equal states give equal hashes on every platform and build.
///
/// - Cost: two multiplications a word, no allocation.
/// - Determinism: depends on the words and their order only; never on the process or its seed.
public struct StateHash: StateVisitor, Sendable {
  @usableFromInline var accumulator: UInt64 = 0x243F_6A88_85A3_08D3
  @usableFromInline var count: UInt64 = 0

  /// An empty hash.
  public init() {}

  /// False: hashing only reads.
  @inlinable public var writes: Bool { false }

  @inlinable
  public mutating func word(_ name: StaticString, _ word: inout UInt64) { add(word) }

  /// Mixes one word in.
  @inlinable
  public mutating func add(_ word: UInt64) {
    let mixed = (accumulator ^ (word &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B1_85EB_CA87
    accumulator = (mixed << 31) | (mixed >> 33)
    count &+= 1
  }

  /// Mixes the bytes of a text in, with its length.
  public mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    for byte in text.utf8 { add(UInt64(byte)) }
  }

  /// The hash of all that was added so far.
  public var value: UInt64 {
    var word = accumulator ^ (count &* 0x1656_67B1_9E37_79F9)
    word = (word ^ (word >> 33)) &* 0xC2B2_AE3D_27D4_EB4F
    word = (word ^ (word >> 29)) &* 0x1656_67B1_9E37_79F9
    return word ^ (word >> 32)
  }

  /// The hash of a whole state.
  public static func of(_ state: some StateVisitable) -> UInt64 {
    var copy = state
    var hash = StateHash()
    copy.accept(&hash)
    return hash.value
  }
}

/// Sixteen lower-case hexadecimal digits.
public func hexadecimal(_ word: UInt64) -> String {
  let digits = String(word, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
