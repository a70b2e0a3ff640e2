/// Elementary values as they are written in a program.
extension StringWriter {
  /// A word of a type: `-5`, `TRUE`, `16#ff`, `2.5`, `T#1s500ms`, `D#2026-01-31`.
  mutating func append(_ word: UInt64, as type: Elementary) {
    switch type {
    case .bool: append(word != 0 ? "TRUE" : "FALSE")
    case .byte, .word, .dword, .lword:
      append("16#")
      append(String(word, radix: 16))
    case .real: append(real: Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case .lreal: append(real: Double(bitPattern: word))
    case .usint, .uint, .udint, .ulint: append(word)
    case .sint, .int, .dint, .lint: append(appendSign(word))
    case .time:
      append("T#")
      append(duration: appendSign(word))
    case .date:
      append("D#")
      append(day: floor(Int64(bitPattern: word)).day)
    case .timeOfDay:
      append("TOD#")
      append(clock: appendSign(word))
    case .dateAndTime:
      let (day, rest) = floor(Int64(bitPattern: word))
      append("DT#")
      append(day: day)
      append("-")
      append(clock: rest)
    }
  }

  /// The magnitude of a signed word, behind its sign.
  private mutating func appendSign(_ word: UInt64) -> UInt64 {
    let value = Int64(bitPattern: word)
    if value < 0 { append("-") }
    return value.magnitude
  }

  /// As few digits as name the value; whole numbers have no fraction.
  private mutating func append(real value: some BinaryFloatingPoint & CustomStringConvertible) {
    if value.isNaN { return append("nan") }
    let text = value.description
    append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  private func floor(_ moment: Int64) -> (day: Int, rest: UInt64) {
    let day: Int64 = 86_400_000_000_000
    let rest = moment % day
    return rest < 0
      ? (Int(moment / day) - 1, UInt64(rest + day)) : (Int(moment / day), UInt64(rest))
  }

  /// `1d2h3m4s5ms6us7ns`, without the parts that are zero.
  private mutating func append(duration nanoseconds: UInt64) {
    let units: [(UInt64, String)] = [
      (86_400_000_000_000, "d"), (3_600_000_000_000, "h"), (60_000_000_000, "m"),
      (1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "us"), (1, "ns"),
    ]
    if nanoseconds == 0 { return append("0s") }
    var rest = nanoseconds
    for (length, name) in units where rest >= length {
      append(rest / length)
      append(name)
      rest %= length
    }
  }

  /// `2026-01-31`.
  private mutating func append(day number: Int) {
    let day = CalendarDay(number: number)
    append(UInt64(day.year), digits: 4)
    append("-")
    append(UInt64(day.month), digits: 2)
    append("-")
    append(UInt64(day.day), digits: 2)
  }

  /// `12:30:15.25`, without a fraction that is zero.
  private mutating func append(clock nanoseconds: UInt64) {
    let seconds = nanoseconds / 1_000_000_000
    append(seconds / 3600, digits: 2)
    append(":")
    append(seconds / 60 % 60, digits: 2)
    append(":")
    append(seconds % 60, digits: 2)
    var fraction = nanoseconds % 1_000_000_000
    if fraction == 0 { return }
    var digits = 9
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    append(".")
    append(fraction, digits: digits)
  }
}
