import Kernel

/// A tag's outward id: 128 bits, written as a lower-case GUID. Inside the plant a tag is a
/// ``TagIndex``; the id exists for clients only.
public struct TagID: Hashable, Sendable {
  /// The first and the last eight bytes.
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads the 8-4-4-4-12 form in either case; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 36 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for (position, byte) in text.utf8.enumerated() {
      if position == 8 || position == 13 || position == 18 || position == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = Self.digit(byte) else { return nil }
      if digits < 16 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
      digits += 1
    }
    (high, low) = words
  }

  /// The id of a tag whose scene gives none: always the same for the same three words.
  ///
  /// The bits are a state hash of the words, marked as a GUID of version 8 (RFC 9562: custom).
  /// - Parameter ordinal: counts the scene's tags of the same name and kind from 0.
  public static func derived(scene: String, name: String, kind: TagKind, ordinal: Int) -> TagID {
    func half(_ salt: UInt64) -> UInt64 {
      var hash = StateHash()
      hash.add(salt)
      hash.add(scene)
      hash.add(name)
      hash.add(UInt64(kind.rawValue))
      hash.add(UInt64(ordinal))
      return hash.value
    }
    let high = half(1) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
    let low = half(2) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return TagID(high: high, low: low)
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

extension TagID: CustomStringConvertible {
  public var description: String {
    let digits = hexadecimal(high) + hexadecimal(low)
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position == 8 || position == 12 || position == 16 || position == 20 { text += "-" }
      text.append(digit)
    }
    return text
  }
}

extension TagID: Comparable {
  public static func < (a: TagID, b: TagID) -> Bool {
    a.high != b.high ? a.high < b.high : a.low < b.low
  }
}
