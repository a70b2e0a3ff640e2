import Kernel
import PLC
import Runtime
import Scenes
import Sim
import Tags

/// A plant of tags without machinery, and programs for it.
enum ProgramPlant {
  static let lamp = tag("Lamp")
  static let count = tag("Count")
  static let valve = tag("Valve (V)")
  static let start = tag("Start")

  /// Ticks of 5 ms unless said otherwise.
  static func scene(milliseconds: Int = 5, name: String = "tags") -> Scene {
    Scene(
      name: name, title: "Tags", summary: "",
      model: Model(
        table: table, tickLength: TickLength(milliseconds: milliseconds) ?? .standard, parts: []),
      parts: [])
  }

  static let table = TagTable(sceneTags: [
    make("Start", .input, .bit, 0), make("Stop", .input, .bit, 1),
    make("At exit", .input, .bit, 10), make("Sensor", .input, .bit, 3),
    make("Part number", .input, .int, 0), make("Pieces", .input, .int, 2),
    make("Level", .input, .float, 0), make("Flow", .input, .float, 1),
    make("Lamp", .output, .bit, 0), make("Siren 2", .output, .bit, 9),
    make("Sensor", .output, .bit, 3),
    make("Count", .output, .int, 0), make("Display", .output, .int, 5),
    make("Valve (V)", .output, .float, 0), make("Pump (V)", .output, .float, 1),
    Tag(
      name: "Emitter", id: id("Emitter", .output), address: 2, type: .bit, kind: .output,
      initialForce: .bit(true)),
  ])

  private static func make(_ name: String, _ kind: TagKind, _ type: TagType, _ address: Int) -> Tag
  {
    Tag(name: name, id: id(name, kind), address: address, type: type, kind: kind)
  }

  private static func id(_ name: String, _ kind: TagKind) -> TagID {
    .derived(scene: "tags", name: name, kind: kind, ordinal: 0)
  }

  static func tag(_ name: String, _ kind: TagKind? = nil) -> TagIndex {
    let found = table.indices(named: name).filter { kind == nil || table[$0].kind == kind }
    precondition(found.count == 1, "the plant has one tag '\(name)'")
    return found[0]
  }

  /// A program of one text; `task` is the interval of its task, or nil for none.
  static func program(
    _ variables: String, _ statements: String = "", task: String? = nil
  ) throws -> Program {
    var text = "PROGRAM Main\n\(variables)\n\(statements)\nEND_PROGRAM\n"
    if let task {
      text += """
        CONFIGURATION Plant
          RESOURCE Processor ON PLC
            TASK Cycle(INTERVAL := \(task), PRIORITY := 1);
            PROGRAM Line WITH Cycle : Main;
          END_RESOURCE
        END_CONFIGURATION
        """
    }
    return try Compiler.compile([.text(name: "main.st", text: text)])
  }

  /// A program whose located variables are these, such as `Lamp AT %QX0.0 : BOOL;`.
  static func located(_ declarations: String, _ statements: String = "") throws -> Program {
    try program("VAR \(declarations) END_VAR", statements)
  }

  /// A session of the plant under a program.
  static func session(
    _ program: Program, milliseconds: Int = 5, seed: UInt64 = 1,
    options: ProgramController.Options = .init()
  ) throws -> Session {
    let scene = scene(milliseconds: milliseconds)
    let controller = try ProgramController(
      program, name: "main.st", scene: scene, options: options)
    return Session(scene: scene, seed: seed, controller: controller)
  }

  /// Counts its scans into the int output at 0, every 20 ms.
  static func counter() throws -> Program {
    try program(
      "VAR Scans AT %QD0 : DINT; END_VAR", "Scans := Scans + 1;", task: "T#20ms")
  }
}

extension Session {
  /// So many ticks.
  mutating func run(_ ticks: Int) { for _ in 0..<ticks { tick() } }

  func value(_ tag: TagIndex) -> TagValue { world.state.io[tag] }
}
