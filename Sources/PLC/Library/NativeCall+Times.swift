/// Arithmetic of times: nanoseconds in 64 bits, which wrap like every integer.
extension NativeCall {
  private static let day: Int64 = 86_400_000_000_000

  private func giveTime(_ nanoseconds: Double) {
    give(Conversion.halfToEven.apply(nanoseconds.bitPattern, from: .lreal, to: .time))
  }

  private func factor() -> Double { Double(bitPattern: word(1)) }

  func multiplyTime(_ function: NativeFunction) {
    if function == .multiplyTimeByInteger { return give(integer(0) &* integer(1)) }
    giveTime(Double(integer(0)) * factor())
  }

  func divideTime(_ function: NativeFunction) -> Trap.Cause? {
    if function == .divideTimeByInteger {
      guard integer(1) != 0 else { return .divisionByZero }
      give(integer(0).dividedReportingOverflow(by: integer(1)).partialValue)
    } else {
      guard factor() != 0 else { return .divisionByZero }
      giveTime(Double(integer(0)) / factor())
    }
    return nil
  }

  /// The date or the time of day of a moment; before 1970, too, a day begins at midnight.
  func part(_ function: NativeFunction) {
    let remainder = integer(0) % Self.day
    let timeOfDay = remainder < 0 ? remainder + Self.day : remainder
    give(function == .datePart ? integer(0) &- timeOfDay : timeOfDay)
  }
}
