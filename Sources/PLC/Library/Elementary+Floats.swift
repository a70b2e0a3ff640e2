/// How floats stand in words: see ``Constant``.
extension Elementary {
  /// The value of a word of REAL or LREAL.
  func double(_ word: UInt64) -> Double {
    self == .real
      ? Double(Float(bitPattern: UInt32(truncatingIfNeeded: word))) : Double(bitPattern: word)
  }

  /// A value as a word of REAL, rounded once, or of LREAL. There is only one NaN.
  func word(_ value: Double) -> UInt64 {
    if self == .real {
      let rounded = Float(value)
      return UInt64((rounded.isNaN ? Float.nan : rounded).bitPattern)
    }
    return (value.isNaN ? Double.nan : value).bitPattern
  }

  /// TIME, DATE, TIME_OF_DAY and DATE_AND_TIME.
  var isTimeKind: Bool {
    switch self {
    case .time, .date, .dateAndTime, .timeOfDay: true
    default: false
    }
  }
}
