extension Lexer {
  /// The text between quotes: `'…'` in bytes of UTF-8, `"…"` in units of UTF-16.
  mutating func string(column start: Int32) -> Literal.Value {
    let quote = bytes[index]
    let isWide = quote == UInt8(ascii: "\"")
    var units: [UInt16] = []
    index += 1
    while byte() != quote || index >= bytes.count {
      guard index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D else {
        problem(
          .unclosedString, column: start, "a string is not closed on its line",
          hint: "close it with \(isWide ? "\"" : "'"); a line break is written $N")
        return .string(units, isWide: isWide)
      }
      if bytes[index] == UInt8(ascii: "$") {
        escape(isWide: isWide, into: &units)
      } else if isWide {
        wideCharacter(into: &units)
      } else {
        units.append(UInt16(bytes[index]))
        index += 1
      }
    }
    index += 1
    return .string(units, isWide: isWide)
  }

  private mutating func wideCharacter(into units: inout [UInt16]) {
    let start = index
    index += 1
    while byte() & 0xC0 == 0x80 { index += 1 }
    units.append(contentsOf: text(start, index).utf16)
  }

  private mutating func escape(isWide: Bool, into units: inout [UInt16]) {
    let start = index
    index += 1
    let digits = isWide ? 4 : 2
    switch Unicode.Scalar(byte() >= 0x61 && byte() <= 0x7A ? byte() - 0x20 : byte()) {
    case "$", "'", "\"": units.append(UInt16(byte()))
    case "L", "N": units.append(0x0A)
    case "P": units.append(0x0C)
    case "R": units.append(0x0D)
    case "T": units.append(0x09)
    default:
      let end = min(index + digits, bytes.count)
      let code = text(index, end)
      guard code.utf8.count == digits, code.utf8.allSatisfy(Lexer.isHexadecimal),
        let unit = UInt16(code, radix: 16)
      else {
        problem(
          .malformedEscape, column: column(of: start),
          "'$' is not followed by the code of a character",
          hint: "write $$ for a dollar, $' $\" $L $N $P $R $T, or $ and \(digits) digits 0 to F")
        return
      }
      units.append(unit)
      index = end - 1
    }
    index += 1
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 6
  }
}
