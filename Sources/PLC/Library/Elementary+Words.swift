/// How the words of elementary types are read and written: see ``Constant``.
extension Elementary {
  /// Whether the bits above the value repeat its sign: of integers with a sign, and of times.
  package var hasSign: Bool { isSigned || isTemporal }

  /// The lower bits of a word as a word of this type.
  package func cut(_ word: UInt64) -> UInt64 {
    let unused = UInt64(64 - bitCount)
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
