import Kernel

/// A stable code such as `PLC0012`; each has a row in the reference pages.
package protocol DiagnosticCode: RawRepresentable<String>, Sendable {}

/// Collects the problems of all units of a project, in the order they are found and never more
/// than ``Problems/limit`` of each severity.
///
/// A problem of a drawn program begins with its block, rung and element, in words.
package final class DiagnosticLog {
  private var units: [(name: String, elements: [DrawnElement])]
  private var list: [(problem: Problem, file: Int32)] = []
  private var counts = (errors: 0, warnings: 0)

  package init(names: [String]) { units = names.map { ($0, []) } }

  /// Makes the elements of a drawn unit known, so that problems can name them.
  package func describe(_ elements: [DrawnElement], of file: Int) {
    guard units.indices.contains(file) else { return }
    units[file].elements = elements
  }

  /// Makes further elements of a drawn unit known.
  package func describe(more elements: [DrawnElement], of file: Int) {
    guard units.indices.contains(file) else { return }
    units[file].elements += elements
  }

  /// Whether an error was reported.
  package var hasErrors: Bool { counts.errors > 0 }

  /// Whether no further error would be kept.
  package var isFull: Bool { counts.errors >= Problems.limit }

  /// Keeps an error. Texts are made only when it is kept.
  package func error(
    _ code: some DiagnosticCode, at position: Position, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    guard counts.errors < Problems.limit else { return }
    if keep(.error, code.rawValue, position, message(), hint()) { counts.errors += 1 }
  }

  /// Keeps a warning: the program can be used.
  package func warning(
    _ code: some DiagnosticCode, at position: Position, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    guard counts.warnings < Problems.limit else { return }
    if keep(.warning, code.rawValue, position, message(), hint()) { counts.warnings += 1 }
  }

  private func keep(
    _ severity: Problem.Severity, _ code: String, _ position: Position, _ message: String,
    _ hint: String
  ) -> Bool {
    let index = Int(position.file)
    let unit = units.indices.contains(index) ? units[index] : (name: "program", elements: [])
    let place = Int(position.element)
    let element = unit.elements.indices.contains(place) ? unit.elements[place] : nil
    let problem = Problem(
      code: code, severity: severity, file: unit.name, line: Int(position.line),
      column: Int(position.column), message: element.map { "\($0.title): \(message)" } ?? message,
      hint: hint)
    // The same mistake at the same place is told once.
    let isTold = list.indices.contains { index in
      // Places are compared first and where they lie: to copy a problem costs more than to make it.
      list[index].problem.line == problem.line && list[index].problem.column == problem.column
        && list[index].problem == problem
    }
    guard !isTold else { return false }
    list.append((problem, position.file))
    return true
  }

  /// All problems, those of the first unit first and each unit's from the top down.
  package var problems: Problems {
    // Ties are broken by the order in which problems were found.
    Problems(
      list.enumerated().sorted { a, b in
        let (x, y) = (a.element, b.element)
        return (Int(x.file), x.problem.line, x.problem.column, a.offset)
          < (Int(y.file), y.problem.line, y.problem.column, b.offset)
      }.map(\.element.problem))
  }
}

/// An element of a drawn program, for messages and for reading its power flow.
public struct DrawnElement: Equatable, Sendable {
  /// The program or block it is drawn in.
  public var block: String
  /// Counted from 1 in the order of evaluation; 0 in charts.
  public var rung: Int
  /// What it is and what it says, such as `contact 'Start'`.
  public var label: String
  /// The drawing's own number of it.
  public var localID: Int

  /// An element as a reader of drawn programs found it.
  public init(block: String, rung: Int, label: String, localID: Int) {
    self.block = block
    self.rung = rung
    self.label = label
    self.localID = localID
  }

  /// `Main, rung 3, contact 'Start'`.
  public var title: String { rung > 0 ? "\(block), rung \(rung), \(label)" : "\(block), \(label)" }
}
