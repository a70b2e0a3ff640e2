import ArgumentParser
import Kernel
import PLC
import Reports
import Runtime
import Scenes
import Sim

/// `beltline plc`.
struct PLCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plc", abstract: "Check, run and look into PLC programs.",
    discussion: """
      A program is one file or several: structured text, instruction lists, and PLCopen XML with \
      ladder diagrams, function block diagrams and charts.
      """,
    subcommands: [Check.self, Run.self, Scan.self, Disassemble.self, IO.self])

  /// `beltline plc check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report all problems of a program.",
      discussion: "Exits with 0 when there are no errors, warnings or not, and with 2 otherwise.")

    @Argument(help: "The files of one program.")
    var files: [String]

    @OptionGroup var compiler: CompilerSettings

    func run() throws {
      let program = try PLCCommand.compile(files, compiler)
      let warnings = program.warnings.count
      let period = program.scanInterval.map { interval in
        let milliseconds =
          interval % 1_000_000 == 0
          ? "\(interval / 1_000_000)" : "\(Double(interval) / 1_000_000)"
        return "scans every \(milliseconds) ms"
      }
      try put(
        "\(ProgramFile.title(paths: files)): no errors, \(warnings) "
          + "warning\(warnings == 1 ? "" : "s") (\(program.variables.count) variables, "
          + "\(program.located.count) located, \(period ?? "scans every tick"))\n")
    }
  }

  /// `beltline plc run`.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run a program with a scene, without a clock, and report.",
      discussion: "As 'beltline run SCENE --plc FILE'.")

    @Argument(help: "The files of one program.")
    var files: [String]

    @Option(help: "A bundled scene, or the path of a scene file.")
    var scene: String

    @OptionGroup var program: ProgramSettings
    @OptionGroup var settings: RunSettings

    func run() throws {
      let loaded = try Exit.load(scene)
      var choice = try program.choice([])
      choice.source = .files(files)
      try settings.run(loaded, try choice.controller(of: loaded, at: scene))
    }
  }

  /// `beltline plc scan`.
  struct Scan: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run a program alone, without a plant: all inputs stay as they begin.",
      discussion: "Exits with 1 when the program traps.")

    @Argument(help: "The files of one program.")
    var files: [String]

    @Option(help: "How many scans.")
    var scans = 1

    @Flag(help: "Print the value of every variable at the end.")
    var values = false

    @OptionGroup var compiler: CompilerSettings

    func validate() throws {
      guard (1...1_000_000_000).contains(scans) else {
        throw ValidationError("--scans must be a number from 1 to 1000000000")
      }
    }

    func run() throws {
      var machine = Machine(program: try PLCCommand.compile(files, compiler))
      Interrupt.listen()
      do throws(Trap) {
        for scan in 0..<scans {
          // Asking a flag of the process costs more than a short scan.
          if scan % 256 == 0, Interrupt.isPending { break }
          try machine.scan()
        }
      } catch {
        throw Exit.because("the program stopped: \(error)", Exit.failed)
      }
      if Interrupt.isPending { throw Exit.interrupted }
      if values {
        let lines = machine.program.variables.map { "\($0.name) = \(machine.text(of: $0))\n" }
        try put(lines.joined())
      } else {
        try put("\(machine.scans) scans\n")
      }
    }
  }

  /// `beltline plc disasm`.
  struct Disassemble: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "disasm", abstract: "Print the instructions a program was compiled to.")

    @Argument(help: "The files of one program.")
    var files: [String]

    @OptionGroup var compiler: CompilerSettings

    func run() throws {
      try put(try PLCCommand.compile(files, compiler).disassembly)
    }
  }

  /// `beltline plc io`.
  struct IO: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "io",
      abstract: "List the inputs and outputs of a program, and the tags they meet.")

    @Argument(help: "The files of one program.")
    var files: [String]

    @Option(help: "A bundled scene, or the path of a scene file.")
    var scene: String?

    @OptionGroup var program: ProgramSettings

    func run() throws {
      let mapping = try program.options().mapping
      let compiled = try PLCCommand.compile(files, program.compiler)
      var bindings: TagBindings?
      let loaded = try scene.map(Exit.load)
      if let table = loaded?.model.table {
        do throws(Problems) {
          bindings = try TagBindings(
            compiled, mapping, table: table, file: ProgramFile.title(paths: files))
        } catch {
          throw Exit.because(error)
        }
      }
      for problem in bindings?.warnings ?? [] { Exit.say(problem.description) }
      let rows = TagBindings.rows(of: compiled, bindings: bindings, table: loaded?.model.table)
      try put(rows.map(CSV.row).joined())
    }
  }

  /// The program in files; its warnings are said.
  private static func compile(
    _ files: [String], _ settings: CompilerSettings
  ) throws -> Program {
    do {
      let program = try ProgramFile.compile(paths: files, options: settings.options)
      for problem in program.warnings { Exit.say(problem.description) }
      return program
    } catch {
      throw Exit.because(error)
    }
  }
}
