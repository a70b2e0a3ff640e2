/// Elementary values to and from character strings.
extension NativeCall {
  func wordToString() {
    var writer = writer(isWide: false)
    writer.append(word(0), as: type)
    writer.finish()
  }

  /// What the beginning of a string names; zero where it names nothing of the type.
  func stringToWord() {
    let units = StringUnits(memory: memory, cell: Int(word(0)), isWide: false)
    var reader = StringReader(units)
    switch type {
    case .bool: give(reader.boolean() ? 1 : 0 as UInt64)
    case .real:
      let value = Float(reader.real()) ?? 0
      give(UInt64(value.bitPattern))
    case .lreal: give((Double(reader.real()) ?? 0).bitPattern)
    case .time, .date, .timeOfDay, .dateAndTime: give(literal(units))
    default: give(type.cut(reader.integer()))
    }
  }

  /// A time or date as it is written in a program; zero if the string does not begin with one.
  private func literal(_ units: StringUnits) -> Int64 {
    let bytes = (0..<units.count).map { UInt8(truncatingIfNeeded: units[$0]) }
    let origin = TextOrigin(start: .none, isFixed: true)
    var lexer = Lexer(
      String(decoding: bytes, as: UTF8.self), origin: origin, log: DiagnosticLog(names: []))
    lexer.run()
    guard lexer.tokens.first?.kind == .literal, let value = lexer.literals.first?.value else {
      return 0
    }
    return switch (value, type) {
    case (.time(let time), .time), (.date(let time), .date), (.timeOfDay(let time), .timeOfDay),
      (.dateAndTime(let time), .dateAndTime):
      time
    default: 0
    }
  }
}

/// Reads values from the beginning of a string; spaces before them and what stands behind do not
/// matter.
struct StringReader {
  private let units: StringUnits
  private var index = 0

  init(_ units: StringUnits) {
    self.units = units
    while next == 32 || next == 9 { index += 1 }
  }

  /// The unit to be read next; 0 at the end.
  private var next: UInt16 { index < units.count ? units[index] : 0 }

  private mutating func take(_ unit: UInt16) -> Bool {
    guard next == unit else { return false }
    index += 1
    return true
  }

  /// `TRUE` in any case, or a number that is not zero.
  mutating func boolean() -> Bool {
    let start = index
    for unit in "true".utf8 where !take(UInt16(unit)) && !take(UInt16(unit) - 32) {
      index = start
      return integer() != 0
    }
    return true
  }

  /// `-12`, `1_000`, `16#FF`, `2#1010`: modulo 2^64.
  mutating func integer() -> UInt64 {
    let isNegative = take(45)
    if !isNegative { _ = take(43) }
    var value = digits(base: 10)
    if [2, 8, 16].contains(value), take(35) { value = digits(base: value) }
    return isNegative ? 0 &- value : value
  }

  private mutating func digits(base: UInt64) -> UInt64 {
    var value: UInt64 = 0
    while true {
      if take(95) { continue }
      guard next < 128, let digit = Character(Unicode.Scalar(UInt8(next))).hexDigitValue,
        digit < base
      else { return value }
      value = value &* base &+ UInt64(digit)
      index += 1
    }
  }

  /// The text of a decimal number with fraction and exponent, for the standard library to read;
  /// empty if there is none.
  mutating func real() -> String {
    var text = ""
    if take(45) { text = "-" } else { _ = take(43) }
    let start = text.utf8.count
    takeDigits(into: &text)
    if next == 46 {
      index += 1
      text += text.utf8.count == start ? "0." : "."
      takeDigits(into: &text)
      if text.last == "." { text += "0" }
    }
    guard text.utf8.count > start, next == 69 || next == 101 else { return text }
    // An exponent without digits is none.
    index += 1
    var exponent = "e"
    if take(45) { exponent = "e-" } else { _ = take(43) }
    let count = exponent.utf8.count
    takeDigits(into: &exponent)
    return exponent.utf8.count > count ? text + exponent : text
  }

  private mutating func takeDigits(into text: inout String) {
    while next >= 48 && next <= 57 || next == 95 {
      if next != 95 { text.unicodeScalars.append(Unicode.Scalar(UInt8(next))) }
      index += 1
    }
  }
}
