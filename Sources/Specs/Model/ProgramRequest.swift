import PLC
import Runtime

/// What a spec says of the program under test.
public struct ProgramRequest: Sendable {
  /// Where the program is.
  public enum Source: Sendable, Equatable {
    /// There is none.
    case none
    /// Beside the scene.
    case bundled
    /// Files relative to the spec, in their order.
    case files([String])
  }

  /// Where the program is.
  public var source = Source.none
  /// How it is compiled.
  public var compiler = CompilerOptions()
  /// How it is run, and which variable meets which tag.
  public var options = ProgramController.Options()
  /// A list of tags as the product exports it, relative to the spec; nil for none.
  public var csv: String?
  /// Units of the program for one volt; nil for what the list, or else the mapping itself, has.
  public var unitsPerVolt: Double?

  /// No program.
  public init() {}
}
