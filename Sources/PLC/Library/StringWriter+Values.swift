/// Elementary values as character strings.
extension StringWriter {
  /// A word of a type: `-5`, `TRUE`, `16#ff`, `2.5`, and times and dates as literals.
  mutating func append(_ word: UInt64, as type: Elementary) {
    switch type {
    case .byte, .word, .dword, .lword:
      append("16#")
      append(String(word, radix: 16))
    case .real: append(real: Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .lreal: append(real: Double(bitPattern: word))
    default: append(ValueText.literal(word, type))
    }
  }

  /// As few digits as name the value; whole numbers have no fraction.
  private mutating func append(real value: some BinaryFloatingPoint & CustomStringConvertible) {
    if value.isNaN { return append("nan") }
    let text = value.description
    append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
}
