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

  public let cause: Cause
  /// The scan in which it happened, counted from 0.
  public let scan: Int
  /// Where: `file:line:column`, with the block and, of a drawn program, the rung and element.
  public let place: String
}
