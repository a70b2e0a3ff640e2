import Kernel

/// Collects the problems of one document, in the order they are found and never more than
/// ``Problems/limit``.
package final class ProblemLog {
  package let file: String
  /// What kind of document it is.
  package let format: DocumentFormat
  package private(set) var list: [Problem] = []

  package init(file: String, format: DocumentFormat = .scene) {
    self.file = file
    self.format = format
  }

  /// Whether no further problem would be kept.
  package var isFull: Bool { list.count >= Problems.limit }

  /// Keeps a problem. Texts are made only when it is kept: hints take time to find.
  package func report(
    _ code: SceneProblem, line: Int = 0, column: Int = 0, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    // The readers know the codes of scenes; those of other documents have the same numbers.
    report(
      code: format.code(code), line: line, column: column, message(), hint: hint())
  }

  /// Keeps a problem that only documents of another kind can have.
  package func report(
    code: String, line: Int, column: Int, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    guard !isFull else { return }
    let problem = Problem(
      code: code, file: file, line: line, column: column, message: message(), hint: hint())
    // What several readers look at is said once.
    if !list.contains(problem) { list.append(problem) }
  }

  package func report(
    _ code: SceneProblem, at node: DocumentNode, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    report(code, line: node.line, column: node.column, message(), hint: hint())
  }

  package func report(
    _ code: SceneProblem, at entry: DocumentNode.Entry, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    report(code, line: entry.line, column: entry.column, message(), hint: hint())
  }

  /// All problems from the top of the document down.
  package var problems: Problems {
    Problems(
      list.enumerated().sorted { a, b in
        (a.element.line, a.element.column, a.offset)
          < (b.element.line, b.element.column, b.offset)
      }.map(\.element))
  }
}
