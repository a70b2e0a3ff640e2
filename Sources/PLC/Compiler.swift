import Kernel

/// Settings of a compilation.
public struct CompilerOptions: Sendable {
  /// Whose behaviour the program gets where compilers differ.
  public var profile = SemanticsProfile.openplc
  /// In which order the coils and blocks of a drawn program are evaluated.
  public var order = EvaluationOrder.c
  /// Compiles probes in, so that the power flow at each contact and coil can be read.
  public var watchesPowerFlow = false
  /// Instructions one scan may execute.
  public var instructionBudget = 10_000_000

  public init() {}
}

/// In which order the sinks of a drawn program are evaluated: three generations of editors.
public enum EvaluationOrder: String, CaseIterable, Sendable {
  /// Elements with an execution order first; then coils and variables by position, then blocks by
  /// position, then connectors.
  case a
  /// The groups of `a`, each in document order.
  case b
  /// Coils, variables, blocks and connectors in one list by position.
  case c
}

/// Turns sources into a program.
public enum Compiler {
  /// Parses, lowers, checks and compiles a project.
  ///
  /// - Throws: every error of all sources, with warnings between them, at most a hundred.
  public static func compile(
    _ sources: [ProgramSource], options: CompilerOptions = CompilerOptions()
  ) throws(Problems) -> Program {
    let log = DiagnosticLog(names: sources.map(\.name))
    var units: [CompilationUnit] = []
    for (file, source) in sources.enumerated() {
      let unit: CompilationUnit
      switch source {
      case .text(_, let text): unit = Parser.parse(text, file: file, log: log)
      case .unit(_, let read): unit = read
      }
      log.describe(unit.elements, of: file)
      units.append(Lowering.lower(unit, options: options, log: log))
    }
    // A source that could not be read whole would make the checker miss what is not missing.
    if log.hasErrors { throw log.problems }
    guard let project = Checker.check(units, options: options, log: log), !log.hasErrors else {
      throw log.problems
    }
    // The library's own texts stand behind the project's.
    let library = LibrarySource.texts(options.profile).map { ($0.name, [DrawnElement]()) }
    let names = zip(sources, units).map { ($0.name, $1.elements) } + library
    guard
      var program = CodeGenerator.generate(project, units: names, options: options, log: log)
    else { throw log.problems }
    program.warnings = log.problems.list
    return program
  }
}

extension ProgramSource {
  /// What problems call it.
  var name: String {
    switch self {
    case .text(let name, _), .unit(let name, _): name
    }
  }
}
