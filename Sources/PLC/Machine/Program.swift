import Kernel

/// A source of a project: text, or a unit that another reader made.
public enum ProgramSource: Sendable {
  /// Structured text, with instruction lists and textual charts; `name` is what problems call it.
  case text(name: String, text: String)
  /// What a reader of drawn programs made of a file.
  case unit(name: String, CompilationUnit)
}

/// A variable of a compiled program that holds one word.
public struct ProgramVariable: Equatable, Sendable {
  /// The path to it, such as `Main.Delay.Q`; of a global or located one without a program, its
  /// name alone, and its address where it has no name.
  public let name: String
  public let type: Elementary
  /// Where its word is in ``Machine``.
  public let cell: Int
  /// Such as `%IX0.3`; nil if it is not located.
  public let address: String?
  /// Whether the program keeps it over a restart.
  public let isRetained: Bool
}

/// A checked and compiled project: immutable, shared by all machines that run it.
public struct Program: Sendable {
  /// What the compiler warned of.
  public let warnings: [Problem]
  /// Nanoseconds of program time from one scan to the next: the greatest common divisor of the
  /// intervals of all tasks; nil when no task has an interval and any will do.
  public let scanInterval: Int64?
  /// Every variable that can be shown, in order of declaration.
  public let variables: [ProgramVariable]
  /// The located ones among them: what meets the plant.
  public let located: [ProgramVariable]
  /// Depends on everything that runs: code, layout, constants and tasks.
  public let hash: UInt64
}
