/// Reads durations: those of literals and those of ISO 8601. All values in nanoseconds.
enum DurationText {
  static let second: Int64 = 1_000_000_000
  static let minute = 60 * second
  static let hour = 60 * minute
  static let day = 24 * hour

  /// `1d2h3m4s5ms6us7ns`, with a sign, underscores, and a fraction in the last unit; nil if it is
  /// something else or beyond 292 years.
  static func nanoseconds(of text: ArraySlice<UInt8>) -> Int64? {
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    var sum: Int64 = 0
    var previous = Int64.max
    repeat {
      // An underscore may stand between the parts.
      if previous < .max, rest.first == UInt8(ascii: "_") { rest.removeFirst() }
      let number = rest.prefix { Lexer.isDigit($0) || $0 == UInt8(ascii: "_") || $0 == 0x2E }
      rest = rest[number.endIndex...]
      let letters = rest.prefix(while: Lexer.isLetter)
      rest = rest[letters.endIndex...]
      guard let unit = unit(letters), unit < previous, let part = scaled(number, by: unit) else {
        return nil
      }
      if number.contains(UInt8(ascii: ".")), !rest.isEmpty { return nil }
      let (next, isTooLarge) = sum.addingReportingOverflow(part)
      if isTooLarge { return nil }
      sum = next
      previous = unit
    } while !rest.isEmpty
    return isNegative ? -sum : sum
  }

  private static func unit(_ letters: ArraySlice<UInt8>) -> Int64? {
    switch NameTable.uppercased(String(decoding: letters, as: UTF8.self)) {
    case "D": day
    case "H": hour
    case "M": minute
    case "S": second
    case "MS": 1_000_000
    case "US": 1_000
    case "NS": 1
    default: nil
    }
  }

  /// A decimal number times a unit, cut to whole nanoseconds; nil if it is no number or too large.
  static func scaled(_ number: ArraySlice<UInt8>, by unit: Int64) -> Int64? {
    var whole: Int64 = 0
    var fraction: UInt64 = 0
    var scale: UInt64 = 1
    var isFraction = false
    var previous = UInt8(ascii: "_")
    for byte in number {
      switch byte {
      case UInt8(ascii: "."):
        guard !isFraction, Lexer.isDigit(previous) else { return nil }
        isFraction = true
      case UInt8(ascii: "_"):
        guard Lexer.isDigit(previous) else { return nil }
      default:
        let digit = byte - 0x30
        if !isFraction {
          let (tens, isTooLarge) = whole.multipliedReportingOverflow(by: 10)
          let (next, isBeyond) = tens.addingReportingOverflow(Int64(digit))
          guard !isTooLarge, !isBeyond else { return nil }
          whole = next
        } else if scale < 1_000_000_000_000_000_000 {
          // Digits behind the eighteenth are less than a nanosecond of any unit.
          fraction = fraction * 10 + UInt64(digit)
          scale *= 10
        }
      }
      previous = byte
    }
    guard Lexer.isDigit(previous) else { return nil }
    let (product, isTooLarge) = whole.multipliedReportingOverflow(by: unit)
    let part = scale.dividingFullWidth(fraction.multipliedFullWidth(by: UInt64(unit))).quotient
    let (sum, isBeyond) = product.addingReportingOverflow(Int64(part))
    return isTooLarge || isBeyond ? nil : sum
  }

  /// ISO 8601: `PT0.02S`, `-P1DT2H`. Years and months have no fixed length and are refused.
  static func nanoseconds(ofISO8601 text: ArraySlice<UInt8>) -> Int64? {
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
    var sum: Int64 = 0
    var previous = Int64.max
    var isTime = false
    while !rest.isEmpty {
      if rest.first == UInt8(ascii: "T"), !isTime {
        isTime = true
        rest.removeFirst()
      }
      let number = rest.prefix { Lexer.isDigit($0) || $0 == UInt8(ascii: ".") }
      rest = rest[number.endIndex...]
      guard let letter = rest.popFirst(), let unit = isoUnit(letter, isTime: isTime),
        unit < previous, let part = scaled(number, by: unit)
      else { return nil }
      let (next, isTooLarge) = sum.addingReportingOverflow(part)
      if isTooLarge { return nil }
      sum = next
      previous = unit
    }
    return isNegative ? -sum : sum
  }

  private static func isoUnit(_ letter: UInt8, isTime: Bool) -> Int64? {
    switch (Unicode.Scalar(letter), isTime) {
    case ("W", false): 7 * day
    case ("D", false): day
    case ("H", true): hour
    case ("M", true): minute
    case ("S", true): second
    default: nil
    }
  }
}
