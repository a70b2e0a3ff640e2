import Kernel

/// The type of a tag's value.
public enum TagType: UInt8, CaseIterable, Sendable {
  /// One bit.
  case bit
  /// A 32-bit signed number.
  case int
  /// A 32-bit floating-point number; volts by convention.
  case float
}

/// The kind of a tag, always seen from the controller.
public enum TagKind: UInt8, CaseIterable, Sendable {
  /// The controller reads it: a sensor's signal.
  case input
  /// The controller writes it: an actuator's signal.
  case output
}

/// A tag's value; its case always agrees with the tag's type.
@frozen
public enum TagValue: Equatable, Sendable {
  case bit(Bool)
  case int(Int32)
  case float(Float)

  /// False or zero, the value of an open circuit and the start value of most tags.
  @inlinable
  public static func zero(_ type: TagType) -> TagValue {
    switch type {
    case .bit: .bit(false)
    case .int: .int(0)
    case .float: .float(0)
    }
  }

  /// The type this value belongs to.
  @inlinable
  public var type: TagType {
    switch self {
    case .bit: .bit
    case .int: .int
    case .float: .float
    }
  }

  /// Whether a bit is on; a number counts as on when it is not zero.
  @inlinable
  public var isOn: Bool {
    switch self {
    case .bit(let on): on
    case .int(let number): number != 0
    case .float(let number): number != 0
    }
  }

  /// The value as a number; a bit is 0 or 1.
  @inlinable
  public var number: Double {
    switch self {
    case .bit(let on): on ? 1 : 0
    case .int(let number): Double(number)
    case .float(let number): Double(number)
    }
  }
}

extension TagValue: StateWord {
  @inlinable
  public var stateWord: UInt64 {
    switch self {
    case .bit(let on): on ? 1 : 0
    case .int(let number): 1 << 32 | UInt64(UInt32(bitPattern: number))
    case .float(let number): 2 << 32 | UInt64(number.bitPattern)
    }
  }

  @inlinable
  public init(stateWord word: UInt64) {
    let low = UInt32(truncatingIfNeeded: word)
    switch word >> 32 {
    case 1: self = .int(Int32(bitPattern: low))
    case 2: self = .float(Float(bitPattern: low))
    default: self = .bit(low != 0)
    }
  }
}
