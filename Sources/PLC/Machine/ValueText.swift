/// Values as literals of structured text.
enum ValueText {
  /// A word of a type as a literal, without the type's name but for times and dates.
  static func literal(_ word: UInt64, _ type: Elementary) -> String {
    let number = Int64(bitPattern: word)
    switch type {
    case .bool: return word != 0 ? "TRUE" : "FALSE"
    case .sint, .int, .dint, .lint: return "\(number)"
    case .usint, .uint, .udint, .ulint: return "\(word)"
    case .real: return "\(Float(bitPattern: UInt32(truncatingIfNeeded: word)))"
    case .lreal: return "\(Double(bitPattern: word))"
    case .byte, .word, .dword, .lword:
      let digits = NameTable.uppercased(String(word, radix: 16))
      return "16#" + String(repeating: "0", count: max(0, type.width / 4 - digits.count)) + digits
    case .time: return duration(number)
    case .date: return "D#" + date(number)
    case .timeOfDay: return "TOD#" + timeOfDay(number)
    case .dateAndTime: return "DT#" + date(number) + "-" + timeOfDay(number)
    }
  }

  /// `T#1d2h3m4s5ms`, without the units that are zero.
  static func duration(_ nanoseconds: Int64) -> String {
    let units: [(name: String, size: UInt64)] = [
      ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
      ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("ns", 1),
    ]
    var rest = nanoseconds.magnitude
    var text = ""
    for unit in units where rest >= unit.size {
      text += "\(rest / unit.size)\(unit.name)"
      rest %= unit.size
    }
    return "T#" + (nanoseconds < 0 ? "-" : "") + (text.isEmpty ? "0s" : text)
  }

  private static let day: Int64 = 86_400_000_000_000

  private static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    a / b - (a % b < 0 ? 1 : 0)
  }

  /// `1970-01-01` of nanoseconds since that day, in the Gregorian calendar.
  ///
  /// Days are counted from 1 March of the year 0, so that a leap day ends its year, in eras of 400
  /// years with as many days each.
  private static func date(_ nanoseconds: Int64) -> String {
    let days = floorDivide(nanoseconds, day) + 719_468
    let era = floorDivide(days, 146_097)
    let ofEra = days - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let dayOfMonth = ofYear - (153 * month + 2) / 5 + 1
    let number = month < 10 ? month + 3 : month - 9
    let civil = year + era * 400 + (number <= 2 ? 1 : 0)
    return "\(padded(civil, 4))-\(padded(number, 2))-\(padded(dayOfMonth, 2))"
  }

  /// `12:34:56.789`, of nanoseconds of any day.
  private static func timeOfDay(_ nanoseconds: Int64) -> String {
    let ofDay = nanoseconds - floorDivide(nanoseconds, day) * day
    let seconds = ofDay / 1_000_000_000
    var text = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
      .joined(separator: ":")
    // Fractions are written as far as they go, milliseconds as three digits.
    var fraction = padded(ofDay % 1_000_000_000, 9)
    if ofDay % 1_000_000_000 != 0 {
      while fraction.hasSuffix("000") { fraction.removeLast(3) }
      text += "." + fraction
    }
    return text
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
