import Kernel
import PLC
import Tags

/// The variables of a program with the tags they meet in one scene.
public struct TagBindings: Sendable {
  /// One variable and its tag.
  public struct Binding: Equatable, Sendable {
    /// The two that meet.
    public let variable: ProgramVariable
    public let tag: TagIndex
    let conversion: TagConversion
  }

  /// What the program reads: variables that get the value of an input tag before each scan.
  public let inputs: [Binding]
  /// What it writes: variables whose value an output tag gets after each scan.
  public let outputs: [Binding]
  /// What was left over on either side, and whether that may be a mistake.
  public let warnings: [Problem]

  /// Finds the tags of a program's variables.
  ///
  /// - Parameters:
  ///   - file: what problems call the program.
  /// - Throws: every row and every variable that does not fit, and no warnings.
  public init(
    _ program: Program, _ mapping: TagMapping, table: TagTable, file: String
  ) throws(Problems) {
    var finder = BindingFinder(program: program, mapping: mapping, table: table, file: file)
    finder.bindRows()
    if mapping.byName { finder.bindNames() }
    if mapping.byAddress { finder.bindAddresses() }
    guard finder.problems.isEmpty else {
      throw Problems(Array(finder.problems.prefix(Problems.limit)))
    }
    finder.warnOfRest()
    inputs = finder.bindings.filter { table[$0.tag].kind == .input }
    outputs = finder.bindings.filter { table[$0.tag].kind == .output }
    warnings = finder.warnings
  }
}
