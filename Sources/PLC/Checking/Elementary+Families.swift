/// The families of the standard's generic types, and which type widens to which.
extension Elementary {
  /// Bits of a value: those that its range or its pattern takes.
  package var bitCount: Int {
    switch self {
    case .bool: 1
    case .sint, .usint, .byte: 8
    case .int, .uint, .word: 16
    case .dint, .udint, .dword, .real: 32
    default: 64
    }
  }

  package var isSigned: Bool { self >= .sint && self <= .lint }
  package var isUnsigned: Bool { self >= .usint && self <= .ulint }
  /// ANY_INT.
  package var isInteger: Bool { self >= .sint && self <= .ulint }
  /// ANY_REAL.
  package var isReal: Bool { self == .real || self == .lreal }
  /// ANY_NUM.
  package var isNumber: Bool { isInteger || isReal }
  /// ANY_BIT, which BOOL belongs to.
  package var isBitString: Bool { self == .bool || (self >= .byte && self <= .lword) }
  /// ANY_DATE and TIME: nanoseconds.
  package var isTemporal: Bool { self >= .time }

  /// The numbers an integer or bit string may hold; nil of other types.
  var numbers: ClosedRange<Int128>? {
    if isSigned { return -(1 << (bitCount - 1))...(1 << (bitCount - 1)) - 1 }
    return isUnsigned || isBitString ? 0...(1 << bitCount) - 1 : nil
  }

  /// Whether every value of this type is one of the other, too, so that it is converted unasked.
  func widens(to other: Elementary) -> Bool {
    if self == other { return true }
    if isBitString { return other.isBitString && bitCount < other.bitCount }
    if isReal { return self == .real && other == .lreal }
    guard isInteger else { return false }
    if other.isReal { return bitCount < other.bitCount }
    // An unsigned number needs one more bit in a signed type.
    return other.isInteger && bitCount < other.bitCount && (isUnsigned || other.isSigned)
  }

  /// The smallest type that both widen to.
  func common(with other: Elementary) -> Elementary? {
    if widens(to: other) { return other }
    if other.widens(to: self) { return self }
    return [.int, .dint, .lint, .lreal].first { widens(to: $0) && other.widens(to: $0) }
  }

  private static let spellings: NameTable = {
    var table = NameTable()
    for type in allCases { table.insert(type.name) }
    for name in ["TOD", "DT", "LTIME", "LDATE", "LTOD", "LDT"] { table.insert(name) }
    return table
  }()

  /// The type of that name, in the spellings of both editions; those of the third that say how
  /// long a time is are the same as without.
  package static func named(_ name: String) -> Elementary? {
    guard let index = spellings.index(of: name) else { return nil }
    if index < allCases.count { return allCases[index] }
    return [.timeOfDay, .dateAndTime, .time, .date, .timeOfDay, .dateAndTime][
      index - allCases.count]
  }
}

extension Elementary: Comparable {
  /// The order of declaration.
  public static func < (a: Elementary, b: Elementary) -> Bool { a.rawValue < b.rawValue }
}

extension SemanticsProfile {
  /// How a float becomes an integer.
  var rounding: Conversion { self == .openplc ? .halfToEven : .halfAway }

  /// What a time is as a number.
  var timeUnit: Conversion { self == .openplc ? .seconds : .milliseconds }

  /// The greatest length of a string declared without one.
  package var stringCapacity: Int { self == .openplc ? 126 : 254 }

  /// The type operators compute integers in before the result is stored.
  func computing(_ type: Elementary) -> Elementary {
    self == .openplc && type.isInteger && type.bitCount < 32 ? .dint : type
  }
}
