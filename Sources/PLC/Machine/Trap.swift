/// Why and where a program was stopped by an illegal operation.
public struct Trap: Error, Equatable, Sendable {
  /// What was illegal.
  public enum Cause: UInt8, CaseIterable, Sendable {
    case divisionByZero
    case indexOutOfBounds
    /// A value outside its subrange.
    case outOfRange
    /// More instructions in one scan than the budget allows.
    case budgetExceeded
    /// A native function got an argument outside its domain, where the standard makes it an error.
    case invalidArgument
  }

  /// What happened.
  public let cause: Cause
  /// The scan in which it happened, counted from 0.
  public let scan: Int
  /// Where: `file:line:column`, with the block and, of a drawn program, the rung and element.
  public let place: String
}

extension Trap.Cause: CustomStringConvertible {
  /// What happened, such as `division by zero`.
  public var description: String {
    switch self {
    case .divisionByZero: "division by zero"
    case .indexOutOfBounds: "an index out of bounds"
    case .outOfRange: "a value outside its subrange"
    case .budgetExceeded: "more instructions than one scan may execute"
    case .invalidArgument: "an argument outside the domain of a function"
    }
  }
}

extension Trap: CustomStringConvertible {
  /// `division by zero at main.st:12:8 in Main, scan 42`.
  public var description: String { "\(cause) at \(place), scan \(scan)" }
}

/// What becomes of the outputs when a program is stopped by a trap.
public enum TrapPolicy: String, CaseIterable, Sendable {
  /// They keep what the program wrote last.
  case hold
  /// They become zero.
  case clear
}
