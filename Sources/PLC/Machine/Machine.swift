import Kernel

/// A program in execution: its memory and its program time.
///
/// - Determinism: depends on the program, the words written to it and the number of scans.
/// - Cost: everything is allocated before the first scan; a scan allocates nothing.
public struct Machine: Sendable {
  public let program: Program
  /// Scans that have begun so far.
  public private(set) var scans = 0
  /// What stopped the program; nil while it runs. A stopped program scans no more.
  public private(set) var trap: Trap?

  /// A program before its first scan. `interval` is the program time of one scan in nanoseconds
  /// where the program does not say.
  public init(program: Program, interval: Int64 = 20_000_000) { self.program = program }

  /// One scan: every task that is due, in order of declaration; then program time advances by one
  /// interval. All tasks are due in the first scan.
  public mutating func scan() throws(Trap) {}

  /// The word of a variable, as its type has it.
  public subscript(variable: ProgramVariable) -> UInt64 {
    get { 0 }
    set {}
  }
}
