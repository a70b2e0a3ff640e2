/// Looks through a text for the two features of YAML that let a small document cost unbounded time:
/// aliases, which repeat a piece of it, and explicit keys (`? `), which may be whole documents.
///
/// The YAML library expands both while it composes, so this has to be known before. The search is
/// by characters and a little too strict on purpose: it sees every place where such a feature can
/// begin, and in rare cases one inside a quoted text.
struct YAMLFeatures {
  let text: String
  let log: ProblemLog

  /// False after a problem was reported.
  var areAllowed: Bool {
    let bytes = Array(text.utf8)
    var place = Place()
    var anchors: Set<[UInt8]> = []
    var aliases: [(name: [UInt8], line: Int, column: Int)] = []
    for (offset, byte) in bytes.enumerated() {
      place.advance(to: byte)
      switch byte {
      case UInt8(ascii: "&") where !Self.isWord(place.previous):
        anchors.insert(Self.word(in: bytes, from: offset + 1))
      case UInt8(ascii: "*") where !Self.isWord(place.previous):
        let name = Self.word(in: bytes, from: offset + 1)
        if !name.isEmpty { aliases.append((name, place.line, place.column)) }
      case UInt8(ascii: "?") where place.canBeginKey:
        log.report(
          .unsupportedYAML, line: place.line, column: place.column, "a key may not begin with '?'",
          hint: "write 'key: value', or put the text into quotes")
        return false
      default: break
      }
      place.leave(byte)
    }
    guard let alias = aliases.first(where: { anchors.contains($0.name) }) else { return true }
    let name = String(decoding: alias.name, as: UTF8.self)
    log.report(
      .unsupportedYAML, line: alias.line, column: alias.column,
      "'*\(name)' repeats what '&\(name)' marks; \(log.format.noun)s have no repetition",
      hint: "write the repeated lines out")
    return false
  }

  /// Where the search stands.
  private struct Place {
    var line = 1
    var column = 0
    /// The byte before this one, blanks after a bracket or comma left out.
    var previous = UInt8(ascii: "\n")
    /// Whether only indentation and the marks '-' and ':' stand before this place in the line.
    var leads = true

    var canBeginKey: Bool { leads || "{[,".utf8.contains(previous) }

    /// Columns count characters, not bytes.
    mutating func advance(to byte: UInt8) { if byte & 0xC0 != 0x80 { column += 1 } }

    mutating func leave(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "\n"): (line, column, leads) = (line + 1, 0, true)
      // Other line ends of YAML: a carriage return and the last bytes of three rare characters.
      case UInt8(ascii: "\r"), 0x85, 0xA8, 0xA9: leads = true
      default: if !" \t-:".utf8.contains(byte) { leads = false }
      }
      if !" \t".utf8.contains(byte) || !"{[,".utf8.contains(previous) { previous = byte }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  private static func word(in bytes: [UInt8], from start: Int) -> [UInt8] {
    Array(
      bytes[start...].prefix {
        isWord($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      })
  }
}
