/// What a spec says of the program under test.
public struct ProgramRequest: Sendable, Equatable {
  /// Where the program is.
  public enum Source: Sendable, Equatable {
    /// Beside the scene.
    case bundled
    /// Files relative to the spec, in their order.
    case files([String])
  }

  /// Nil for a plant without a program.
  public var source: Source?
  /// Where the spec says so, counted from 1.
  public var line = 0
  public var column = 0

  /// No program.
  public init() {}
}
