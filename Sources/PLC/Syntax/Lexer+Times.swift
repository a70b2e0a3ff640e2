extension Lexer {
  /// `T#1d2h3m4s5ms6us7ns`: the prefix and `#` were taken.
  mutating func duration(from start: Int, column: Int32) {
    let valueStart = index
    if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") { index += 1 }
    while Lexer.isNamePart(byte()) || byte() == UInt8(ascii: ".") && Lexer.isDigit(byte(1)) {
      index += 1
    }
    if let time = DurationText.nanoseconds(of: bytes[valueStart..<index]) {
      add(Literal(.time(time)), from: start, column: column)
      return
    }
    problem(
      .malformedDuration, column: column, "\(quoted(start)) is no duration",
      hint: "durations are written T#1d2h3m4s5ms6us7ns, larger units first, a fraction in the last")
    add(Literal(.time(0)), from: start, column: column)
  }

  /// `D#2024-02-29`.
  mutating func date(from start: Int, column: Int32) {
    let day = calendarDay()
    finish(day.map { .date($0 * DurationText.day) }, from: start, column: column)
  }

  /// `TOD#23:59:59.5`.
  mutating func timeOfDay(from start: Int, column: Int32) {
    finish(clock().map { .timeOfDay($0) }, from: start, column: column)
  }

  /// `DT#2024-02-29-23:59:59.5`.
  mutating func dateAndTime(from start: Int, column: Int32) {
    let day = calendarDay()
    var time: Int64?
    if byte() == UInt8(ascii: "-") {
      index += 1
      time = clock()
    }
    let value: Literal.Value? =
      if let day, let time { .dateAndTime(day * DurationText.day + time) } else { nil }
    finish(value, from: start, column: column)
  }

  private mutating func finish(_ value: Literal.Value?, from start: Int, column: Int32) {
    let isGlued = Lexer.isNamePart(byte())
    while Lexer.isNamePart(byte()) { index += 1 }
    if let value, !isGlued {
      add(Literal(value), from: start, column: column)
      return
    }
    problem(
      .malformedDate, column: column, "\(quoted(start)) is no date or time of day that exists",
      hint: "write D#2024-02-29, TOD#23:59:59.5 or DT#2024-02-29-23:59:59, years 1678 to 2261")
    add(.malformed, from: start, column: column)
  }

  /// Takes a number of a date or time; nil without digits, or when it is far too large.
  private mutating func field() -> Int? {
    let start = index
    while Lexer.isDigit(byte()) { index += 1 }
    return Int(text(start, index)).flatMap { $0 < 10_000 ? $0 : nil }
  }

  private mutating func field(behind sign: Character) -> Int? {
    guard byte() == sign.asciiValue else { return nil }
    index += 1
    return field()
  }

  /// Days since 1 January 1970.
  private mutating func calendarDay() -> Int64? {
    guard let year = field(), let month = field(behind: "-"), let day = field(behind: "-"),
      (1678...2261).contains(year)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day).map { Int64($0.number) }
  }

  /// Nanoseconds since midnight; seconds may be left out.
  private mutating func clock() -> Int64? {
    guard let hour = field(), let minute = field(behind: ":"), hour < 24, minute < 60 else {
      return nil
    }
    let minutes = Int64(hour * 60 + minute)
    guard byte() == UInt8(ascii: ":") else { return minutes * DurationText.minute }
    index += 1
    let start = index
    while Lexer.isDigit(byte()) || isJoint && Lexer.isDigit(byte(1)) { index += 1 }
    guard let part = DurationText.scaled(bytes[start..<index], by: DurationText.second),
      part < DurationText.minute
    else { return nil }
    return minutes * DurationText.minute + part
  }

  private var isJoint: Bool { byte() == UInt8(ascii: ".") || byte() == UInt8(ascii: "_") }
}
