/// Values as literals of structured text.
enum ValueText {
  /// A word of a type as a literal: numbers without the type's name, bit strings with all their
  /// digits.
  static func literal(_ word: UInt64, _ type: Elementary) -> String {
    switch type {
    case .real: return "\(Float(bitPattern: UInt32(truncatingIfNeeded: word)))"
    case .lreal: return "\(Double(bitPattern: word))"
    case .byte, .word, .dword, .lword:
      let digits = NameTable.uppercased(String(word, radix: 16))
      return "16#" + String(repeating: "0", count: max(0, type.bitCount / 4 - digits.count))
        + digits
    default:
      return written { $0.append(word, as: type) }
    }
  }

  /// What the library's own writer of strings writes.
  private static func written(_ write: (inout StringWriter) -> Void) -> String {
    let capacity = 80
    var cells = Array(
      repeating: 0 as UInt64, count: StringCells.count(capacity: capacity, isWide: false))
    return cells.withUnsafeMutableBufferPointer { buffer in
      guard let memory = buffer.baseAddress else { return "" }
      var writer = StringWriter(memory: memory, cell: 0, capacity: capacity, isWide: false)
      write(&writer)
      writer.finish()
      let units = StringUnits(memory: memory, cell: 0, isWide: false)
      return String(decoding: (0..<units.count).map { units[$0] }, as: UTF16.self)
    }
  }
}
