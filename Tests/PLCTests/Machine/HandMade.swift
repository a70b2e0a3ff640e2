import Kernel

@testable import PLC

/// Checked projects made by hand, for what no text can say.
enum HandMade {
  static let here = Position(line: 1, column: 1)

  static func type(_ elementary: Elementary) -> DataType { .elementary(elementary) }

  static func local(_ index: Int, _ type: Elementary = .bool) -> Place {
    Place(kind: .local(index), type: .elementary(type), position: here)
  }

  static func global(_ index: Int, _ type: Elementary = .bool) -> Place {
    Place(kind: .global(index), type: .elementary(type), position: here)
  }

  static func bit(_ index: Int, of word: Place) -> Place {
    Place(kind: .bit(word, index), type: .elementary(.bool), position: here)
  }

  static func load(_ place: Place) -> CheckedExpression {
    CheckedExpression(kind: .load(place), type: place.type, position: here)
  }

  static func number(_ value: UInt64, _ type: Elementary) -> CheckedExpression {
    CheckedExpression(kind: .constant(.word(value)), type: .elementary(type), position: here)
  }

  static func both(
    _ operation: BinaryOperator, _ a: CheckedExpression, _ b: CheckedExpression
  ) -> CheckedExpression {
    CheckedExpression(
      kind: .binary(operation, a, b, on: .bool, wrap: nil), type: .elementary(.bool),
      position: here)
  }

  static func statement(_ kind: CheckedStatement.Kind) -> CheckedStatement {
    CheckedStatement(kind: kind, position: here)
  }

  static func variable(
    _ name: String, _ type: DataType, _ role: CheckedVariable.Role = .local,
    initial: Constant = .zero
  ) -> CheckedVariable {
    CheckedVariable(name: name, type: type, role: role, initial: initial, position: here)
  }

  /// A project of one program `Main`, which stands behind the other blocks.
  static func project(
    _ variables: [CheckedVariable], _ statements: [CheckedStatement],
    before: [CheckedBlock] = [], globals: [CheckedVariable] = [],
    elements: [DrawnElement] = []
  ) -> CheckedProject {
    let main = CheckedBlock(
      kind: .program, name: "Main", variables: variables, statements: statements, position: here)
    return CheckedProject(
      types: TypeTable(), blocks: before + [main], globals: globals, tasks: [],
      programs: [
        CheckedProgramInstance(name: "Main", block: before.count, task: nil, position: here)
      ], elements: elements)
  }

  /// The program, or the problems that keep it from being one.
  static func generate(
    _ project: CheckedProject, watchesPowerFlow: Bool = false
  ) -> (program: Program?, problems: [String]) {
    var options = CompilerOptions()
    options.watchesPowerFlow = watchesPowerFlow
    let log = DiagnosticLog(names: ["hand"])
    let program = CodeGenerator.generate(
      project, units: [("hand", project.elements)], options: options, log: log)
    return (program, log.problems.list.map(\.code))
  }
}
