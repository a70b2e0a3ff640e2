extension Lexer {
  /// A number without sign, such as `12`, `1_000`, `16#FF`, `1.5E-3`. Nil after a problem, for
  /// which a malformed word stands in the text then.
  mutating func number(column: Int32) -> Literal.Value? {
    let start = index
    let digits = run(Lexer.isDigit)
    var value: Literal.Value?
    if byte() == UInt8(ascii: "#") {
      index += 1
      value = based(digits)
    } else if isReal {
      value = real(from: start)
    } else {
      value = digits.flatMap { UInt64($0) }.map { .integer($0, isNegative: false) }
    }
    // What is glued to a number belongs to it.
    if Lexer.isNamePart(byte()) {
      while Lexer.isNamePart(byte()) { index += 1 }
      value = nil
    }
    if value == nil || index - start > SyntaxLimits.numberLength {
      problem(
        .malformedNumber, column: column, "\(quoted(start)) is no number that can be held",
        hint: "numbers are written 12, 1_000, 2#1010, 8#17, 16#FF or 1.5E-3, with at most 64 bits")
      add(.malformed, from: start, column: column)
      return nil
    }
    return value
  }

  /// Takes digits with single underscores between them; nil if there are none, or stray
  /// underscores.
  private mutating func run(_ isDigit: (UInt8) -> Bool) -> String? {
    let start = index
    while isDigit(byte()) || byte() == UInt8(ascii: "_") { index += 1 }
    let taken = bytes[start..<index]
    var previous = UInt8(ascii: "_")
    for byte in taken {
      if byte == UInt8(ascii: "_"), previous == byte { return nil }
      previous = byte
    }
    guard previous != UInt8(ascii: "_") else { return nil }
    return String(decoding: taken.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  private mutating func based(_ base: String?) -> Literal.Value? {
    let digits = run { Lexer.isDigit($0) || Lexer.isLetter($0) }
    guard let base = base.flatMap({ Int($0) }), [2, 8, 16].contains(base), let digits,
      let value = UInt64(digits, radix: base)
    else { return nil }
    return .integer(value, isNegative: false)
  }

  /// Whether a fraction or an exponent follows: `1..5` is a range.
  private var isReal: Bool {
    byte() == UInt8(ascii: ".") && Lexer.isDigit(byte(1)) || isExponent
  }

  private var isExponent: Bool {
    guard byte() | 0x20 == UInt8(ascii: "e") else { return false }
    let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
    return Lexer.isDigit(byte(isSigned ? 2 : 1))
  }

  private mutating func real(from start: Int) -> Literal.Value? {
    if byte() == UInt8(ascii: ".") {
      index += 1
      guard run(Lexer.isDigit) != nil else { return nil }
    }
    if isExponent {
      index += Lexer.isDigit(byte(1)) ? 1 : 2
      guard run(Lexer.isDigit) != nil else { return nil }
    }
    guard index - start <= SyntaxLimits.numberLength else { return nil }
    let digits = String(
      decoding: bytes[start..<index].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    guard let value = Double(digits), value.isFinite else { return nil }
    return .real(value, digits: digits)
  }

  // MARK: Typed literals

  /// `INT#-5`, `T#5s`, `COLOUR#RED`: the prefix was taken, `#` comes next.
  mutating func typed(from start: Int, column: Int32) {
    let prefix = text(start, index)
    let type = NameTable.uppercased(prefix)
    index += 1
    switch type {
    case "T", "TIME", "LT", "LTIME": duration(from: start, column: column)
    case "D", "DATE", "LDATE", "LD": date(from: start, column: column)
    case "TOD", "TIME_OF_DAY", "LTOD", "LTIME_OF_DAY": timeOfDay(from: start, column: column)
    case "DT", "DATE_AND_TIME", "LDT", "LDATE_AND_TIME": dateAndTime(from: start, column: column)
    case "BOOL": typedBoolean(prefix, from: start, column: column)
    case "STRING", "WSTRING": typedString(prefix, type, from: start, column: column)
    case "SINT", "INT", "DINT", "LINT", "USINT", "UINT", "UDINT", "ULINT", "BYTE", "WORD", "DWORD",
      "LWORD", "REAL", "LREAL":
      typedNumber(prefix, isReal: type.hasSuffix("REAL"), from: start, column: column)
    default:
      guard Lexer.isLetter(byte()) || byte() == UInt8(ascii: "_") else {
        while Lexer.isNamePart(byte()) { index += 1 }
        malformedType(from: start, column: column)
        return
      }
      while Lexer.isNamePart(byte()) { index += 1 }
      add(.qualifiedValue, from: start, column: column)
    }
  }

  private mutating func malformedType(from start: Int, column: Int32) {
    problem(
      .malformedTypedLiteral, column: column,
      "\(quoted(start)) is no value of a type",
      hint: "typed values are written INT#-5, WORD#16#FF, REAL#1.5, BOOL#1 or COLOUR#RED")
    add(.malformed, from: start, column: column)
  }

  private mutating func typedBoolean(_ prefix: String, from start: Int, column: Int32) {
    let valueStart = index
    while Lexer.isNamePart(byte()) || byte() == UInt8(ascii: "#") { index += 1 }
    switch NameTable.uppercased(text(valueStart, index)) {
    case "1", "TRUE", "2#1", "16#1":
      add(Literal(.boolean(true), typeName: prefix), from: start, column: column)
    case "0", "FALSE", "2#0", "16#0":
      add(Literal(.boolean(false), typeName: prefix), from: start, column: column)
    default: malformedType(from: start, column: column)
    }
  }

  private mutating func typedString(
    _ prefix: String, _ type: String, from start: Int, column: Int32
  ) {
    let isWide = byte() == UInt8(ascii: "\"")
    guard isWide || byte() == UInt8(ascii: "'"), isWide == (type == "WSTRING") else {
      malformedType(from: start, column: column)
      return
    }
    add(Literal(string(column: column), typeName: prefix), from: start, column: column)
  }

  private mutating func typedNumber(
    _ prefix: String, isReal: Bool, from start: Int, column: Int32
  ) {
    let sign = byte()
    let isNegative = sign == UInt8(ascii: "-")
    if isNegative || sign == UInt8(ascii: "+") { index += 1 }
    guard Lexer.isDigit(byte()) else {
      while Lexer.isNamePart(byte()) { index += 1 }
      malformedType(from: start, column: column)
      return
    }
    switch number(column: column) {
    case .integer(let magnitude, _)? where isReal:
      let digits = (isNegative ? "-" : "") + String(magnitude)
      let value = isNegative ? -Double(magnitude) : Double(magnitude)
      add(Literal(.real(value, digits: digits), typeName: prefix), from: start, column: column)
    case .integer(let magnitude, _)?:
      add(
        Literal(.integer(magnitude, isNegative: isNegative), typeName: prefix), from: start,
        column: column)
    case .real(let magnitude, let digits)? where isReal:
      let literal = Literal.Value.real(
        isNegative ? -magnitude : magnitude, digits: (isNegative ? "-" : "") + digits)
      add(Literal(literal, typeName: prefix), from: start, column: column)
    case .real?: malformedType(from: start, column: column)
    default: break
    }
  }
}
