/// How the words of elementary types are read, written and cut: see ``Constant``.
extension Elementary {
  /// Integers and bit strings but for BOOL: conversions between them only move bits.
  var isWhole: Bool { self != .bool && !isReal && !isTemporal }

  /// Whether the bits above the value repeat its sign: of integers with a sign, and of times.
  package var hasSign: Bool { isSigned || isTemporal }

  /// How far a word is shifted up and down again to cut it to the type.
  var shift: Int { 64 - bitCount }

  /// The lower bits of a word as a word of this type.
  package func cut(_ word: UInt64) -> UInt64 {
    let shifted = word << UInt64(shift)
    return hasSign
      ? UInt64(bitPattern: Int64(bitPattern: shifted) >> Int64(shift)) : shifted >> UInt64(shift)
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
