extension Conversion {
  /// A word of one elementary type as a word of another.
  ///
  /// - Anything but zero is TRUE.
  /// - Of floats that 64 bits cannot hold, of infinities and of NaN the integer is −2^63, as x86
  ///   processors have it, of which the lower bits are zero.
  /// - Between a time and a number, `seconds` and `milliseconds` say what the number counts; a
  ///   float has a fraction of it. Other rules take the nanoseconds as they are.
  package func apply(_ word: UInt64, from: Elementary, to: Elementary) -> UInt64 {
    if self == .bits { return to.cut(word) }
    if to == .bool { return isZero(word, from) ? 0 : 1 }
    let unit = from.isTemporal != to.isTemporal ? nanoseconds : 1
    if from.isReal {
      let value = from.double(word)
      if to.isReal { return to.word(value) }
      return integer(value * Double(unit), to)
    }
    if to.isReal {
      if unit != 1 { return to.word(Double(Int64(bitPattern: word)) / Double(unit)) }
      return from.hasSign ? float(Int64(bitPattern: word), to) : float(word, to)
    }
    if from.isTemporal { return to.cut(UInt64(bitPattern: Int64(bitPattern: word) / unit)) }
    return to.cut(word &* UInt64(unit))
  }

  /// Nanoseconds that one of a number stands for in a time.
  private var nanoseconds: Int64 {
    switch self {
    case .seconds: 1_000_000_000
    case .milliseconds: 1_000_000
    default: 1
    }
  }

  private func isZero(_ word: UInt64, _ type: Elementary) -> Bool {
    type.isReal ? type.double(word) == 0 : word == 0
  }

  /// An integer as a float, rounded once.
  private func float(_ value: some BinaryInteger, _ type: Elementary) -> UInt64 {
    type == .real ? UInt64(Float(value).bitPattern) : Double(value).bitPattern
  }

  /// A float as an integer.
  private func integer(_ value: Double, _ type: Elementary) -> UInt64 {
    let whole = rounded(value)
    if whole >= -0x1p63, whole < 0x1p63 { return type.cut(UInt64(bitPattern: Int64(whole))) }
    if !type.hasSign, whole >= 0x1p63, whole < 0x1p64 { return type.cut(UInt64(whole)) }
    return type.cut(1 << 63)
  }

  /// The integer that a float is rounded to by this rule.
  private func rounded(_ value: Double) -> Double {
    // From 2^52 on there are no fractions; infinities and NaN stay, too.
    guard value.magnitude < 0x1p52 else { return value }
    let whole = Int64(value)
    let rest = (value - Double(whole)).magnitude
    let goesOn =
      switch self {
      case .truncate: false
      case .halfAway: rest >= 0.5
      default: rest > 0.5 || rest == 0.5 && whole & 1 != 0
      }
    return Double(goesOn ? whole + (value < 0 ? -1 : 1) : whole)
  }
}
