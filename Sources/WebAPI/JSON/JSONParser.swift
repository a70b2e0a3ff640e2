/// Reads JSON from foreign bytes: RFC 8259, and besides it a comma before a closing bracket and a
/// byte order mark, which clients of the compatible API send.
///
/// - Cost: linear in the bytes; memory linear in the values, which ``Limits`` bound.
struct JSONParser {
  /// What a document may cost.
  struct Limits: Sendable {
    /// Arrays and objects inside one another.
    var depth = 64
    /// Values in the whole document, members of objects included.
    var values = 50_000
  }

  /// Why a document was refused.
  enum Failure: Error, Equatable {
    /// At that byte, counted from 0.
    case malformed(at: Int)
    case tooDeep(limit: Int)
    case tooManyValues(limit: Int)
  }

  private let bytes: UnsafeRawBufferPointer
  private let limits: Limits
  private var position = 0
  private var count = 0

  private init(_ bytes: UnsafeRawBufferPointer, _ limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The one value that the bytes hold. Of a name that an object repeats, the last one counts.
  static func parse(
    _ bytes: UnsafeRawBufferPointer, limits: Limits = Limits()
  ) throws(Failure) -> JSONValue {
    // Checked once as a whole, so that strings need no check of their own.
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .malformed(at: 0) }
    var parser = JSONParser(bytes, limits)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.position == bytes.count else { throw .malformed(at: parser.position) }
    return value
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    count += 1
    guard count <= limits.values else { throw .tooManyValues(limit: limits.values) }
    skipBlanks()
    switch peek {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard depth < limits.depth else { throw .tooDeep(limit: limits.depth) }
      return peek == UInt8(ascii: "[") ? try array(depth + 1) : try object(depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func array(_ depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    while true {
      if skip(UInt8(ascii: "]")) { return .array(elements) }
      elements.append(try value(depth: depth))
      if skip(UInt8(ascii: ",")) { continue }
      guard skip(UInt8(ascii: "]")) else { throw .malformed(at: position) }
      return .array(elements)
    }
  }

  private mutating func object(_ depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    while true {
      if skip(UInt8(ascii: "}")) { return .object(members) }
      guard peek == UInt8(ascii: "\"") else { throw .malformed(at: position) }
      let name = try string()
      guard skip(UInt8(ascii: ":")) else { throw .malformed(at: position) }
      members.append(.init(name: name, value: try value(depth: depth)))
      if skip(UInt8(ascii: ",")) { continue }
      guard skip(UInt8(ascii: "}")) else { throw .malformed(at: position) }
      return .object(members)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue
  {
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else { throw .malformed(at: position) }
      position += 1
    }
    return value
  }

  private mutating func number() throws(Failure) -> JSONNumber {
    let start = position
    var next = position
    let length = JSONNumber.length {
      guard next < bytes.count else { return nil }
      next += 1
      return bytes[next - 1]
    }
    guard let length else { throw .malformed(at: position) }
    position += length
    return JSONNumber(checked: text(start..<position))
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// Skips blanks, the byte if it comes next, and the blanks behind it.
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek == byte else { return false }
    position += 1
    skipBlanks()
    return true
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}

extension JSONParser {
  private mutating func string() throws(Failure) -> String {
    position += 1
    let start = position
    // Most strings hold no escape and are taken in one piece.
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    if peek == UInt8(ascii: "\"") {
      position += 1
      return text(start..<(position - 1))
    }
    var collected = Array(bytes[start..<position])
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: collected, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &collected)
      case 0x20...: collected.append(byte)
      default: throw .malformed(at: position - 1)
      }
    }
    throw .malformed(at: position)
  }

  private mutating func escape(into collected: inout [UInt8]) throws(Failure) {
    guard let byte = peek else { throw .malformed(at: position) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(byte)
    case UInt8(ascii: "b"): collected.append(0x08)
    case UInt8(ascii: "f"): collected.append(0x0C)
    case UInt8(ascii: "n"): collected.append(0x0A)
    case UInt8(ascii: "r"): collected.append(0x0D)
    case UInt8(ascii: "t"): collected.append(0x09)
    case UInt8(ascii: "u"):
      collected.append(contentsOf: Character(try unicodeEscape()).utf8)
    default: throw .malformed(at: position - 1)
    }
  }

  /// The scalar of one `\u` escape, or of two that form a pair; a half without its other half
  /// becomes the replacement character.
  private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let resume = position
    guard first < 0xDC00, peek == UInt8(ascii: "\\") else { return "\u{FFFD}" }
    position += 1
    guard peek == UInt8(ascii: "u") else {
      position = resume
      return "\u{FFFD}"
    }
    position += 1
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second) else {
      position = resume
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = hexadecimalDigit(byte) else {
        throw .malformed(at: position)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

/// 0 to 15, or nil for another byte.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
