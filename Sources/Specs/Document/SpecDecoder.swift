import Kernel
import PLC
import Runtime
import Scenes

/// Turns a document into a spec: first the scene, then the program, then the cases, whose names
/// are looked up in the scene. Each step goes on past problems, so that all are reported.
struct SpecDecoder {
  static let version = 1
  static let keys =
    ["beltline-spec", "name", "scene"] + ProgramReader.keys + ["seeds", "for", "cases"]
    + RuleReader.keys

  let log: ProblemLog
  let places: SourcePlaces
  let surroundings: SpecFile.Surroundings
  let file: String
  /// Problems of the scene and of the program.
  private(set) var foreign: [Problem] = []
  /// Whether both could be loaded.
  private var isWhole = true

  init(
    log: ProblemLog, places: SourcePlaces, surroundings: SpecFile.Surroundings, file: String
  ) {
    self.log = log
    self.places = places
    self.surroundings = surroundings
    self.file = file
  }

  mutating func decode(_ root: DocumentNode) -> Spec? {
    guard let fields = Fields(root, subject: "the spec", keys: Self.keys, log: log) else {
      return nil
    }
    checkVersion(fields)
    let name = fields.require("name", hint: "what the spec is about, in a few words")
      .flatMap { fields.text("name", $0) }
    let scene = readScene(fields)
    let controller = readProgram(fields, scene)
    let program: PlantContext.ProgramState
    if let controller {
      program = .known(controller.image?.known ?? [])
    } else {
      program = isWhole && fields["program"] == nil ? .none : .unknown
    }
    let reader = CaseReader(
      plant: PlantContext(scene, program: program), log: log, places: places, spec: fields)
    let cases = fields.require("cases", hint: "a list of cases, each with a name")
      .map { reader.read($0) }
    guard let name, let scene, let cases, isWhole, log.list.isEmpty else { return nil }
    let place = fields["program"].map { ($0.line, $0.column) } ?? (1, 1)
    return Spec(
      name: name, file: file, scene: scene, controller: controller, programPlace: place,
      warnings: Self.warnings(of: controller), cases: cases)
  }

  /// Warnings of the compiler, and variables that meet no tag. Tags that meet no variable are none:
  /// a program under test may be about a part of the plant.
  private static func warnings(of controller: (any Controller)?) -> [Problem] {
    guard let program = controller as? ProgramController else { return [] }
    return program.program.warnings
      + program.bindings.warnings.filter { $0.code != MappingProblem.unmappedTags.rawValue }
  }

  private func checkVersion(_ fields: Fields) {
    let hint = "write 'beltline-spec: 1' in the first line"
    guard let node = fields.require("beltline-spec", hint: hint) else { return }
    if case .whole(Self.version) = node.content { return }
    log.report(
      .unknownVersion, at: node,
      "this is version \(node.description) of the spec format; version \(Self.version) is known",
      hint: "write 'beltline-spec: 1', or use a newer Beltline")
  }

  private mutating func readScene(_ fields: Fields) -> Scene? {
    let hint = "the name of a bundled scene, or the path of a scene file"
    guard let node = fields.require("scene", hint: hint),
      let name = fields.text("scene", node, limit: 1000)
    else { return nil }
    do throws(Problems) {
      return try surroundings.scene(name)
    } catch {
      if let problem = error.list.first, problem.code == SceneProblem.unknownScene.rawValue {
        log.report(.unknownScene, at: node, "there is no scene '\(name)'", hint: problem.hint)
      } else {
        foreign += error.list
      }
      return nil
    }
  }

  private mutating func readProgram(_ fields: Fields, _ scene: Scene?) -> (any Controller)? {
    // Without the scene nobody knows what the program's variables meet.
    guard let request = ProgramReader(log: log, fields: fields).read(), let scene else {
      return nil
    }
    do throws(Problems) {
      return try surroundings.controller(request, scene)
    } catch {
      foreign += error.list
      isWhole = false
      return nil
    }
  }
}
