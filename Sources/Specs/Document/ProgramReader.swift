import Scenes

/// Reads what a spec says of the program under test.
struct ProgramReader {
  static let keys = ["program"]

  let log: ProblemLog

  /// The request; nil after a problem was reported.
  func read(_ fields: Fields) -> ProgramRequest? {
    var request = ProgramRequest()
    guard let node = fields["program"] else { return request }
    (request.line, request.column) = (node.line, node.column)
    if case .text("bundled") = node.content {
      request.source = .bundled
      return request
    }
    let files = node.oneOrMore.map { fields.text("program", $0, limit: 1000) }
    guard !files.contains(nil), !files.isEmpty else { return nil }
    request.source = .files(files.compactMap { $0 })
    return request
  }
}
