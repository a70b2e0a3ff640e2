/// How values of the elementary types stand in a word: see ``Constant``.
extension Elementary {
  /// Bits of a word that a value uses.
  var width: Int {
    switch self {
    case .bool: 1
    case .sint, .usint, .byte: 8
    case .int, .uint, .word: 16
    case .dint, .udint, .dword, .real: 32
    case .lint, .ulint, .lword, .lreal, .time, .date, .dateAndTime, .timeOfDay: 64
    }
  }

  /// Whether the bits above the value are copies of its sign.
  var isSignedWord: Bool {
    switch self {
    case .sint, .int, .dint, .lint, .time, .date, .dateAndTime, .timeOfDay: true
    default: false
    }
  }

  /// REAL or LREAL.
  var isFloat: Bool { self == .real || self == .lreal }

  /// Whether conversions to and from other such types only move bits.
  var isWhole: Bool {
    switch self {
    case .bool, .real, .lreal, .time, .date, .dateAndTime, .timeOfDay: false
    default: true
    }
  }

  /// How far a word is shifted up and down again to cut it to the type.
  var shift: Int { 64 - width }

  /// A word cut to the type.
  func wrapped(_ word: UInt64) -> UInt64 {
    let high = word &<< UInt64(shift)
    guard isSignedWord else { return high &>> UInt64(shift) }
    return UInt64(bitPattern: Int64(bitPattern: high) &>> Int64(shift))
  }
}
