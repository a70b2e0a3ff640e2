import Foundation
import Kernel
import Runtime
import Scenes

/// Reads specs.
public enum SpecFile {
  /// What specs are called in problems, and how large they may be.
  static let format = DocumentFormat(
    prefix: "SPC", noun: "spec", sizeLimit: SpecLimits.bytes,
    splitHint: "split it into several specs",
    beginHint: "begin with 'beltline-spec: 1', a name, a scene and a list of cases", depth: "five")

  /// Where a spec's scene and program come from.
  public struct Surroundings {
    /// The scene of a name or a path, which is relative to the spec.
    public var scene: (String) throws(Problems) -> Scene
    /// What controls the plant; nil for nothing.
    public var controller: (ProgramRequest, Scene) throws(Problems) -> (any Controller)?

    /// Surroundings of these functions.
    public init(
      scene: @escaping (String) throws(Problems) -> Scene,
      controller: @escaping (ProgramRequest, Scene) throws(Problems) -> (any Controller)?
    ) {
      self.scene = scene
      self.controller = controller
    }
  }

  /// The spec in a text.
  ///
  /// - Parameter file: what problems call it.
  /// - Throws: all problems of the spec, its scene and its program, at most ``Problems/limit``.
  public static func decode(
    _ text: String, file: String, in surroundings: Surroundings
  ) throws(Problems) -> Spec {
    let log = ProblemLog(file: file, format: format)
    let text = DocumentFile.unmarked(text)
    guard let root = DocumentReader(log: log).read(text) else { throw log.problems }
    var decoder = SpecDecoder(
      log: log, places: SourcePlaces(text), surroundings: surroundings, file: file)
    let spec = decoder.decode(root)
    // Problems of other files come first: those of the spec may follow from them.
    let problems = decoder.foreign + log.problems.list
    guard let spec, problems.allSatisfy({ $0.severity != .error }) else {
      throw Problems(Array(problems.prefix(Problems.limit)))
    }
    return spec
  }

  /// The spec in a file.
  public static func read(path: String, in surroundings: Surroundings) throws(Problems) -> Spec {
    try decode(
      try DocumentFile.text(path: path, format: format), file: path, in: surroundings)
  }
}
