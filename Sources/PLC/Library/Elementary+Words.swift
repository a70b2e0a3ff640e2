/// How the words of elementary types are read and written: see ``Constant``.
extension Elementary {
  /// Bits of a value; times are 64-bit nanoseconds.
  var storedBits: Int {
    switch self {
    case .bool: 1
    case .sint, .usint, .byte: 8
    case .int, .uint, .word: 16
    case .dint, .udint, .real, .dword: 32
    case .lint, .ulint, .lreal, .lword, .time, .date, .dateAndTime, .timeOfDay: 64
    }
  }

  /// Integers with a sign, and times.
  var hasSign: Bool {
    switch self {
    case .sint, .int, .dint, .lint: true
    default: isTimeKind
    }
  }

  /// REAL and LREAL.
  var isFloating: Bool { self == .real || self == .lreal }

  /// TIME, DATE, TIME_OF_DAY and DATE_AND_TIME.
  var isTimeKind: Bool {
    switch self {
    case .time, .date, .dateAndTime, .timeOfDay: true
    default: false
    }
  }

  /// The lower bits of a word as a word of this type.
  func cut(_ word: UInt64) -> UInt64 {
    let unused = UInt64(64 - storedBits)
    let shifted = word << unused
    return hasSign ? UInt64(bitPattern: Int64(bitPattern: shifted) >> unused) : shifted >> unused
  }

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
}
