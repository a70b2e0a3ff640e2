import ArgumentParser
import Kernel
import PLC
import Runtime
import Scenes

/// How programs are compiled.
struct CompilerSettings: ParsableArguments {
  @Option(
    help: ArgumentHelp("Whose behaviour programs get: openplc or strucpp.", valueName: "name"))
  var profile = SemanticsProfile.openplc

  @Option(
    help: ArgumentHelp("The order in which drawn programs are evaluated.", valueName: "a|b|c"))
  var order = EvaluationOrder.c

  /// The settings, for a compilation.
  var options: CompilerOptions {
    var options = CompilerOptions()
    options.profile = profile
    options.order = order
    return options
  }
}

/// How programs are compiled, meet the tags of a scene, and are run.
struct ProgramSettings: ParsableArguments {
  @OptionGroup var compiler: CompilerSettings

  @Option(
    help: ArgumentHelp(
      "The number at which the program's addresses begin; found out when left out.",
      valueName: "number"))
  var plcOffset: Int?

  @Option(
    help: ArgumentHelp(
      "Map by an exported list of tags instead of by addresses.", valueName: "tags.csv"))
  var plcMap: String?

  @Flag(help: "Map variables that have the name of a tag to it, whatever their address.")
  var plcByName = false

  @Option(
    help: ArgumentHelp(
      "Program units for one volt, where a voltage meets a whole number: 1000, or 100 with --plc-map.",
      valueName: "number"))
  var plcScale: Double?

  @Option(help: "What becomes of the outputs when the program traps: hold or clear.")
  var onTrap = TrapPolicy.hold

  func validate() throws {
    if let plcOffset, !(0...99_999).contains(plcOffset) {
      throw ValidationError("--plc-offset must be a number from 0 to 99999")
    }
    if let plcScale, !plcScale.isFinite || plcScale == 0 {
      throw ValidationError("--plc-scale must be a number, and not 0")
    }
  }

  /// The choice that the settings and the words behind `--plc` make together.
  func choice(_ words: [String]) throws -> ProgramChoice {
    var choice = ProgramChoice()
    choice.source =
      switch words {
      case [], ["none"]: .none
      case ["bundled"]: .bundled
      case ["demo"]: .demo
      default: .files(words)
      }
    choice.compiler = compiler.options
    choice.options = try options()
    return choice
  }

  /// How a program is run.
  func options() throws -> ProgramController.Options {
    var options = ProgramController.Options()
    if let plcMap {
      do {
        options.mapping = try TagMapping(csvFile: plcMap)
      } catch {
        throw Exit.because(error)
      }
    }
    options.mapping.byName = plcByName
    options.mapping.firstAddress = plcOffset
    if let plcScale { options.mapping.unitsPerVolt = plcScale }
    options.trapPolicy = onTrap
    return options
  }
}

extension ProgramChoice {
  /// The controller of the scene that a command line names.
  ///
  /// Warnings are said for files that are named; those of a bundled program concern nobody who
  /// only wants to see the plant.
  func controller(of scene: Scene, at nameOrPath: String) throws -> ProgramController? {
    do {
      let folder = SceneLibrary.standard.folder(of: nameOrPath)
      let controller = try controller(of: scene, folder: folder, isHome: true)
      if source == .bundled, controller == nil { throw Self.noBundledProgram(scene) }
      if case .files = source, let controller { Exit.warn(controller) }
      return controller
    } catch let problems as Problems {
      throw Exit.because(problems)
    }
  }
}

extension Exit {
  /// One line a warning of a program and its mapping.
  static func warn(_ controller: ProgramController) {
    for problem in controller.program.warnings + controller.bindings.warnings {
      say(problem.description)
    }
  }
}

extension SemanticsProfile: ExpressibleByArgument {}
extension EvaluationOrder: ExpressibleByArgument {}
extension TrapPolicy: ExpressibleByArgument {}
