import Kernel

/// Collects the problems of one document, in the order they are found and never more than
/// ``Problems/limit``.
final class ProblemLog {
  let file: String
  private(set) var list: [Problem] = []

  init(file: String) { self.file = file }

  /// Whether no further problem would be kept.
  var isFull: Bool { list.count >= Problems.limit }

  /// Keeps a problem. Texts are made only when it is kept: hints take time to find.
  func report(
    _ code: SceneProblem, line: Int = 0, column: Int = 0, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    guard !isFull else { return }
    list.append(
      Problem(
        code: code.rawValue, file: file, line: line, column: column, message: message(),
        hint: hint()))
  }

  func report(
    _ code: SceneProblem, at node: DocumentNode, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    report(code, line: node.line, column: node.column, message(), hint: hint())
  }

  func report(
    _ code: SceneProblem, at entry: DocumentNode.Entry, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    report(code, line: entry.line, column: entry.column, message(), hint: hint())
  }

  /// All problems from the top of the document down.
  var problems: Problems {
    Problems(
      list.enumerated().sorted { a, b in
        (a.element.line, a.element.column, a.offset)
          < (b.element.line, b.element.column, b.offset)
      }.map(\.element))
  }
}
