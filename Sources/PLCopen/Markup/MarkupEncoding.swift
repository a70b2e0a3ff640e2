/// Brings the bytes of a document to UTF-8.
enum MarkupEncoding {
  /// The document without its byte order mark; nil if its bytes are not in its encoding, or that
  /// is not known here: UTF-8, UTF-16 with a mark, and Latin-1 are.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return valid(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, low: 0) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, low: 1) }
    let latin = ["iso-8859-1", "windows-1252", "latin1", "latin-1"]
    if let name = declared(bytes), latin.contains(name) {
      return Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
    }
    return valid(bytes)
  }

  private static func valid(_ bytes: [UInt8]) -> [UInt8]? {
    String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
  }

  private static func utf16(_ bytes: [UInt8], low: Int) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index in
      UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// The encoding that the first line names, in lower case.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
    guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>") else { return nil }
    let parts = head[..<end.lowerBound].split { "=\"' \t\r\n".contains($0) }
    guard let index = parts.firstIndex(of: "encoding"), index + 1 < parts.count else { return nil }
    return String(parts[index + 1])
  }
}
