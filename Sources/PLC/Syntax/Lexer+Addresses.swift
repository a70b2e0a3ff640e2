extension Lexer {
  /// `%IX0.3`, `%QW100`, `%I0.0` or `%Q*`.
  mutating func address(from start: Int, column: Int32) {
    index += 1
    let area: DirectAddress.Area? =
      switch byte() | 0x20 {
      case UInt8(ascii: "i"): .input
      case UInt8(ascii: "q"): .output
      case UInt8(ascii: "m"): .memory
      default: nil
      }
    if area != nil { index += 1 }
    let size = addressSize()
    if Lexer.isLetter(byte()) { index += 1 }
    let path = addressPath()

    // What is glued to it belongs to it.
    let isGlued = Lexer.isNamePart(byte())
    while Lexer.isNamePart(byte()) { index += 1 }
    guard let area, let size, let path, !isGlued else {
      problem(
        .malformedAddress, column: column, "\(quoted(start)) is no address",
        hint: "addresses are written %IX0.3, %QB1, %IW100, %MD4 or, left open, %Q*")
      add(.malformed, from: start, column: column)
      return
    }
    add(DirectAddress(area: area, size: size, path: path), from: start, column: column)
  }

  /// A bit if no letter says otherwise; nil for letters without meaning.
  private func addressSize() -> DirectAddress.Size? {
    guard Lexer.isLetter(byte()) else { return .bit }
    return switch byte() | 0x20 {
    case UInt8(ascii: "x"): .bit
    case UInt8(ascii: "b"): .byte
    case UInt8(ascii: "w"): .word
    case UInt8(ascii: "d"): .doubleWord
    case UInt8(ascii: "l"): .longWord
    default: nil
    }
  }

  /// The numbers between dots; empty for `*`; nil if there are none or too large ones.
  private mutating func addressPath() -> [Int]? {
    if byte() == UInt8(ascii: "*") {
      index += 1
      return []
    }
    var path: [Int] = []
    var isWell = Lexer.isDigit(byte())
    while Lexer.isDigit(byte()) {
      var number = 0
      while Lexer.isDigit(byte()) {
        number = min(number * 10 + Int(byte() - 0x30), 1_000_000_000)
        index += 1
      }
      isWell = isWell && number < 1_000_000_000 && path.count < SyntaxLimits.addressLength
      if isWell { path.append(number) }
      guard byte() == UInt8(ascii: "."), Lexer.isDigit(byte(1)) else { break }
      index += 1
    }
    return isWell ? path : nil
  }
}
