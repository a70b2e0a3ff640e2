import Foundation
import Kernel
import Runtime
import Scenes

/// Loads specs from files, with the scenes and programs they name.
public struct SpecLoader: Sendable {
  /// A file that was to be a spec.
  public struct Loaded: Sendable {
    /// The path as the user gave it.
    public let file: String
    /// The spec, or all that is wrong with it, its scene and its program.
    public let result: Result<Spec, Problems>
    /// Every file that was looked at: a change of one may change the outcome.
    public let files: [String]

    public init(file: String, result: Result<Spec, Problems>, files: [String]) {
      self.file = file
      self.result = result
      self.files = files
    }
  }

  private let library: SceneLibrary
  private let programs: [String]

  /// A loader that finds bundled scenes in a library.
  ///
  /// - Parameter programs: files that stand in for the program each spec names.
  public init(library: SceneLibrary = .standard, programs: [String] = []) {
    self.library = library
    self.programs = programs
  }

  /// The spec in a file. Scene and program are found from the folder it lies in.
  public func load(path: String) -> Loaded {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let notes = Notes(path)
    let surroundings = SpecFile.Surroundings(
      scene: { name throws(Problems) in try scene(name, from: folder, notes) },
      controller: { request, scene throws(Problems) in
        try controller(request, scene, from: folder, notes)
      })
    do throws(Problems) {
      let spec = try SpecFile.read(path: path, in: surroundings)
      return Loaded(file: path, result: .success(spec), files: notes.files)
    } catch {
      return Loaded(file: path, result: .failure(error), files: notes.files)
    }
  }

  /// What was looked at on the way.
  private final class Notes {
    var files: [String]
    /// Where the scene's own program would lie.
    var sceneFolder: String?

    init(_ path: String) { files = [path] }
  }

  private func scene(
    _ name: String, from folder: String, _ notes: Notes
  ) throws(Problems) -> Scene {
    guard let file = library.path(of: name, from: folder) else {
      // A file of that name may come to be. The library says which names there are.
      if name.contains("/") || name.hasSuffix(".yaml") {
        notes.files.append(Self.path(name, from: folder))
      }
      return try library.load(named: name)
    }
    notes.sceneFolder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    notes.files.append(file)
    return try SceneFile.read(path: file)
  }

  private func controller(
    _ request: ProgramRequest, _ scene: Scene, from folder: String, _ notes: Notes
  ) throws(Problems) -> (any Controller)? {
    var choice = ProgramChoice()
    choice.compiler = request.compiler
    choice.options = request.options
    if let csv = request.csv {
      let path = Self.path(csv, from: folder)
      notes.files.append(path)
      let text = try DocumentFile.text(path: path, format: SpecFile.format)
      // What is told one by one comes before what the list says.
      let mapping = try TagMapping(csv: text, file: csv)
      choice.options.mapping.rows = request.options.mapping.rows + mapping.rows
      choice.options.mapping.byAddress = false
      choice.options.mapping.unitsPerVolt = mapping.unitsPerVolt
    }
    if let units = request.unitsPerVolt { choice.options.mapping.unitsPerVolt = units }
    switch programs.isEmpty ? request.source : .files(programs) {
    case .none: return nil
    case .bundled:
      guard let path = notes.sceneFolder.flatMap({ ProgramChoice.bundledProgram(in: $0) }) else {
        throw ProgramChoice.noBundledProgram(scene)
      }
      notes.files.append(path)
      choice.source = .files([path])
    case .files(let names):
      let paths = programs.isEmpty ? names.map { Self.path($0, from: folder) } : programs
      notes.files += paths
      choice.source = .files(paths)
    }
    return try choice.controller(of: scene, folder: notes.sceneFolder, isHome: true)
  }

  private static func path(_ name: String, from folder: String) -> String {
    name.hasPrefix("/") ? name : "\(folder)/\(name)"
  }
}
