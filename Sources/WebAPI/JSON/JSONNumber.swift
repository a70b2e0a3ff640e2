/// A number as it was written, so that nothing is decided by rounding: 3.0 is an integer, 3.7 is
/// not, and 99999999999999999999 fits no 32-bit tag.
struct JSONNumber: Equatable, Sendable {
  /// Always valid by the grammar of RFC 8259.
  let text: String

  /// A number from our own side.
  init(_ value: Int) { text = String(value) }

  /// A finite number from our own side in its shortest form; zero is `0`.
  init(_ value: Double) {
    precondition(value.isFinite, "JSON has no number for \(value)")
    text = shortest(value == 0 ? "0" : value.description)
  }

  /// A finite number of 32 bits, in the digits that tell it from its neighbours.
  init(_ value: Float) {
    precondition(value.isFinite, "JSON has no number for \(value)")
    text = shortest(value == 0 ? "0" : value.description)
  }

  /// Reads the grammar of RFC 8259 section 6; nil for anything else, blanks included.
  init?(_ text: String) {
    var bytes = text.utf8.makeIterator()
    guard Self.length(in: { bytes.next() }) == text.utf8.count else { return nil }
    self.text = text
  }

  /// For the parser, which has checked the grammar already.
  init(checked text: String) { self.text = text }

  /// How many bytes at the front belong to a number; nil when there is none.
  static func length(in next: () -> UInt8?) -> Int? {
    var length = 0
    var byte = next()
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    func take() {
      length += 1
      byte = next()
    }
    if byte == UInt8(ascii: "-") { take() }
    guard isDigit(byte) else { return nil }
    // A leading zero stands alone.
    if byte == UInt8(ascii: "0") { take() } else { while isDigit(byte) { take() } }
    if byte == UInt8(ascii: ".") {
      take()
      guard isDigit(byte) else { return nil }
      while isDigit(byte) { take() }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      take()
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { take() }
      guard isDigit(byte) else { return nil }
      while isDigit(byte) { take() }
    }
    return length
  }

  /// The value if it is a whole number of 64 bits, judged on the digits. Cost: linear.
  var integer: Int64? {
    var digits: [UInt8] = []
    var shift = 0
    var exponent = 0
    var negative = false
    var negativeExponent = false
    var inFraction = false
    var inExponent = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"): if inExponent { negativeExponent = true } else { negative = true }
      case UInt8(ascii: "+"): continue
      case UInt8(ascii: "."): inFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
      default:
        if inExponent {
          // Beyond a million places the answer no longer depends on the exact exponent.
          exponent = min(exponent * 10 + Int(byte - 0x30), 100_000_000)
        } else {
          if !(digits.isEmpty && byte == 0x30) { digits.append(byte - 0x30) }
          if inFraction { shift -= 1 }
        }
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      shift += 1
    }
    guard !digits.isEmpty else { return 0 }
    shift += negativeExponent ? -exponent : exponent
    guard shift >= 0, digits.count + shift <= 19 else { return nil }
    return Self.whole(digits, shift: shift, negative: negative)
  }

  private static func whole(_ digits: [UInt8], shift: Int, negative: Bool) -> Int64? {
    var value: Int64 = 0
    for digit in digits + Array(repeating: 0, count: shift) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let signed = negative ? -Int64(digit) : Int64(digit)
      let (sum, carry) = product.addingReportingOverflow(signed)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// The nearest 32-bit number; nil beyond its range.
  var float: Float? { Float(text).flatMap { $0.isFinite ? $0 : nil } }
  /// The nearest 64-bit number; nil beyond its range.
  var double: Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }
}

/// A decimal text without the `.0` that Swift puts behind whole numbers.
func shortest(_ text: String) -> String {
  text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
