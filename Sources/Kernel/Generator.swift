/// The plant's own random number generator: xoshiro256**, seeded through SplitMix64.
///
/// - Determinism: the sequence depends on the seed and the stream number only, on every platform.
/// - Source: Blackman & Vigna, "Scrambled linear pseudorandom number generators", 2021.
public struct Generator: Equatable, Sendable {
  var s0: UInt64
  var s1: UInt64
  var s2: UInt64
  var s3: UInt64

  /// A stream of its own for each consumer, so that one part's draws never shift another's.
  public init(seed: UInt64, stream: UInt64 = 0) {
    // The factor is not the splitter's own step: streams would be each other's shifted copies.
    var splitter = seed ^ (stream &* 0xD1B5_4A32_D192_ED03)
    func split() -> UInt64 {
      splitter &+= 0x9E37_79B9_7F4A_7C15
      var word = splitter
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
    s0 = split()
    s1 = split()
    s2 = split()
    s3 = split()
  }

  /// Whether it can go on: all bits zero is the one state that never leaves itself.
  public var isSound: Bool { s0 | s1 | s2 | s3 != 0 }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// A number in [0, 1), with 53 random bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in [`low`, `high`); `low` when the two are equal.
  public mutating func uniform(from low: Double, to high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// A whole number in 0 ..< `count`, each equally likely. `count` must be positive.
  public mutating func below(_ count: Int) -> Int {
    precondition(count > 0, "a draw needs at least one outcome")
    let bound = UInt64(count)
    // Words below this remainder would make the first outcomes likelier: draw again.
    let reject = (0 &- bound) % bound
    while true {
      let word = next()
      if word >= reject { return Int(word % bound) }
    }
  }
}

extension Generator: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("s0", &s0)
    visitor.visit("s1", &s1)
    visitor.visit("s2", &s2)
    visitor.visit("s3", &s3)
  }
}
