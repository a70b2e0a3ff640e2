import Kernel
import Runtime
import Scenes

/// A checked spec: a plant with its program, and what the two must do together.
public struct Spec: Sendable {
  /// The name people read.
  public let name: String
  /// The file as the user named it.
  public let file: String
  /// The plant.
  public let scene: Scene
  /// What controls it; nil for a plant without a program.
  let controller: (any Controller)?
  /// Where the spec names its program.
  let programPlace: (line: Int, column: Int)
  /// What may be a mistake in the program or in how it meets the scene.
  public let warnings: [Problem]
  /// What is tried, in the order of the document.
  public let cases: [SpecCase]
}

extension Spec {
  /// The scene's name.
  public var sceneName: String { scene.name }
}

/// One scenario of a spec, tried once for each of its seeds.
public struct SpecCase: Sendable {
  /// The name people read; unique in its spec.
  public let name: String
  /// One run a seed.
  public let seeds: [UInt64]
  /// How long a run takes.
  public let ticks: Int
  /// Everything its steps and rules look at.
  let conditions: ConditionSet
  /// What is done and expected, one after the other.
  let steps: [Step]
  /// What must be true of the whole run.
  let rules: [any Rule]
}

/// An expectation as its author wrote it, and where.
struct Wording: Sendable {
  /// The key it stands under, such as `always`.
  var key: String
  /// What the spec says.
  var text: String
  /// Why it is expected, in the author's words.
  var because: String?
  var line: Int
  var column: Int
}
