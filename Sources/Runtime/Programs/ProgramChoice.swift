import Foundation
import Kernel
import PLC
import Scenes

/// Which program controls the scenes of a session, and how it is read and run.
public struct ProgramChoice: Sendable {
  /// Where the program comes from.
  public enum Source: Equatable, Sendable {
    /// There is none: clients control the plant.
    case none
    /// Files, for the scene they are named with.
    case files([String])
    /// What lies beside each scene.
    case bundled
    /// As `bundled`, until a client writes an output.
    case demo
  }

  /// The files of a scene's own program, in the order they are looked for.
  public static let bundledNames = ["program.xml", "program.st"]

  /// Where the program comes from.
  public var source = Source.none
  /// How it is compiled.
  public var compiler = CompilerOptions()
  /// How it is run.
  public var options = ProgramController.Options()

  /// No program.
  public init() {}

  /// The controller of a scene; nil if it has none.
  ///
  /// - Parameters:
  ///   - folder: where the scene's own program would lie; nil for a scene without a place.
  ///   - isHome: whether it is the scene that program files were named for.
  /// - Throws: all problems of the program, or of the program and the scene.
  public func controller(
    of scene: Scene, folder: String?, isHome: Bool
  ) throws(Problems) -> ProgramController? {
    switch source {
    case .none: return nil
    case .files(let paths): return isHome ? try controller(of: scene, paths) : nil
    case .bundled, .demo:
      guard let path = folder.flatMap(Self.bundledProgram) else { return nil }
      return try controller(of: scene, [path])
    }
  }

  /// The path of the program in a scene's folder; nil if there is none.
  public static func bundledProgram(in folder: String) -> String? {
    bundledNames.map { "\(folder)/\($0)" }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The problem of a scene that was expected to have a program of its own.
  public static func noBundledProgram(_ scene: Scene) -> Problems {
    ProgramFile.problem(
      .noBundledProgram, scene.name, "the scene has no program of its own",
      hint: "name a file, or put \(bundledNames.joined(separator: " or ")) beside its scene.yaml")
  }

  private func controller(
    of scene: Scene, _ paths: [String]
  ) throws(Problems) -> ProgramController {
    let program = try ProgramFile.compile(paths: paths, options: compiler)
    return try ProgramController(
      program, name: ProgramFile.title(paths: paths), scene: scene, options: options)
  }
}
