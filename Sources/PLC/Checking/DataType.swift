/// The elementary types but for strings. The raw value stands in instructions.
public enum Elementary: UInt8, CaseIterable, Sendable {
  case bool
  case sint, int, dint, lint
  case usint, uint, udint, ulint
  case real, lreal
  case byte, word, dword, lword
  /// Nanoseconds.
  case time
  /// Nanoseconds since midnight, 1 January 1970.
  case date, dateAndTime
  /// Nanoseconds since midnight.
  case timeOfDay

  /// The name in the standard.
  public var name: String {
    switch self {
    case .dateAndTime: "DATE_AND_TIME"
    case .timeOfDay: "TIME_OF_DAY"
    default: NameTable.uppercased("\(self)")
    }
  }
}

/// A type whose names are resolved.
package indirect enum DataType: Equatable, Sendable {
  case elementary(Elementary)
  /// The greatest length in code units.
  case string(capacity: Int, isWide: Bool)
  /// Index in ``TypeTable/enumerations``.
  case enumeration(Int)
  case subrange(Elementary, ClosedRange<Int64>)
  case array([ClosedRange<Int64>], of: DataType)
  /// Index in ``TypeTable/structures``.
  case structure(Int)
  /// An instance of a function block; index in ``CheckedProject/blocks``.
  case block(Int)
}

/// The types a project declares.
package struct TypeTable: Sendable {
  package struct Enumeration: Sendable {
    package var name: String
    package var values: [(name: String, number: Int64)]
  }

  package struct Structure: Sendable {
    package struct Field: Sendable {
      package var name: String
      package var type: DataType
      package var initial: Constant
    }

    package var name: String
    package var fields: [Field]
  }

  package var enumerations: [Enumeration] = []
  package var structures: [Structure] = []

  package init() {}
}

/// A value known before the program runs.
///
/// Every elementary value is one 64-bit word: BOOL 0 or 1; signed numbers and times
/// sign-extended; unsigned numbers and bit strings zero-extended; REAL the bits of a Float in the
/// low half; LREAL the bits of a Double; an enumeration its number.
package indirect enum Constant: Equatable, Sendable {
  case word(UInt64)
  case string([UInt16])
  /// One constant for each element of an array in memory order, field of a structure in order of
  /// declaration, or variable of a block instance.
  case composite([Constant])
  /// All zero, at any size: what a variable without an initial value starts with.
  case zero
}
