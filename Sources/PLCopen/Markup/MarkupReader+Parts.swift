extension MarkupReader {
  mutating func skipBlanks() {
    while index < bytes.count, Self.isBlank(byte) { advance() }
  }

  mutating func expect(_ wanted: UInt8, in part: String) throws(MarkupMistake) {
    guard index < bytes.count, byte == wanted else {
      throw mistake(
        .malformed, "\(part) lacks '\(Character(Unicode.Scalar(wanted)))' here",
        hint: "the file is no well-formed XML: save it again")
    }
    advance()
  }

  /// A name with its prefix.
  mutating func name() throws(MarkupMistake) -> String {
    let start = index
    while index < bytes.count {
      let lower = byte | 0x20
      let isLetter = lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
      let begins =
        isLetter || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      let follows = isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard begins || follows && index > start else { break }
      advance()
    }
    guard index > start else {
      throw mistake(
        .malformed, "a name is missing here",
        hint: "in text, write &lt; for '<' and &amp; for '&'")
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// The attributes of a tag, namespaces aside.
  mutating func attributes() throws(MarkupMistake) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    var names: [String] = []
    skipBlanks()
    while index < bytes.count, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
      let start = place
      let name = try name()
      guard names.count < MarkupLimits.attributes, !names.contains(name) else {
        throw mistake(
          .malformed, at: start, "the attribute '\(name)' is there twice, or is one of too many",
          hint: "give each attribute once")
      }
      names.append(name)
      skipBlanks()
      try expect(UInt8(ascii: "="), in: "the attribute \(name)")
      skipBlanks()
      let value = try quoted(name)
      if name != "xmlns", !name.hasPrefix("xmlns:") {
        attributes.append((Self.local(name), value))
      }
      skipBlanks()
    }
    return attributes
  }

  private mutating func quoted(_ name: String) throws(MarkupMistake) -> String {
    let quote = byte
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw mistake(
        .malformed, "the value of the attribute \(name) is not quoted",
        hint: "write \(name)=\"…\"")
    }
    advance()
    var value: [UInt8] = []
    while index < bytes.count, byte != quote, byte != UInt8(ascii: "<") {
      try character(into: &value)
    }
    try expect(quote, in: "the value of the attribute \(name)")
    return String(decoding: value, as: UTF8.self)
  }

  /// Adds the next character, which an entity may stand for.
  mutating func character(into text: inout [UInt8]) throws(MarkupMistake) {
    guard byte == UInt8(ascii: "&") else {
      text.append(byte)
      advance()
      return
    }
    let start = place
    let begin = index + 1
    while index < bytes.count, byte != UInt8(ascii: ";"), index - begin < 12 { advance() }
    let name = String(decoding: bytes[min(begin, index)..<index], as: UTF8.self)
    guard byte == UInt8(ascii: ";"), let character = Self.character(named: name) else {
      throw mistake(
        .unknownReference, at: start, "'&\(name.prefix(12))' stands for nothing",
        hint: "write &amp; for '&'; only the entities of XML itself are read")
    }
    text += Array(String(character).utf8)
    advance()
  }

  private static func character(named name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "apos": return "'"
    case "quot": return "\""
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.hasPrefix("#x")
    return UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10).flatMap(
      Unicode.Scalar.init)
  }
}
