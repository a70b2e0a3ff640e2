import NIOCore

extension ByteBuffer {
  /// Appends a document without blanks; equal documents give equal bytes.
  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: writeStaticString("null")
    case .bool(let on): writeStaticString(on ? "true" : "false")
    case .number(let number): writeString(number.text)
    case .string(let text): writeJSONString(text, slashes: .plain)
    case .array(let elements):
      writeStaticString("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { writeStaticString(",") }
        write(element)
      }
      writeStaticString("]")
    case .object(let members):
      writeStaticString("{")
      for (index, member) in members.enumerated() {
        if index > 0 { writeStaticString(",") }
        writeJSONString(member.name, slashes: .plain)
        writeStaticString(":")
        write(member.value)
      }
      writeStaticString("}")
    }
  }

  /// How a slash inside a string is written; JSON allows both.
  enum Slashes {
    case plain
    /// `\/`, as clients of the compatible API are used to.
    case escaped
  }

  /// Appends a string with its quotes.
  mutating func writeJSONString(_ text: String, slashes: Slashes) {
    writeStaticString("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): writeStaticString("\\\"")
      case UInt8(ascii: "\\"): writeStaticString("\\\\")
      case UInt8(ascii: "/"): writeStaticString(slashes == .escaped ? "\\/" : "/")
      case 0x08: writeStaticString("\\b")
      case 0x09: writeStaticString("\\t")
      case 0x0A: writeStaticString("\\n")
      case 0x0C: writeStaticString("\\f")
      case 0x0D: writeStaticString("\\r")
      case 0..<0x20:
        writeStaticString("\\u00")
        writeString(byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16))
      default: writeInteger(byte)
      }
    }
    writeStaticString("\"")
  }
}
