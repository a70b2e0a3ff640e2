/// Reads structured text, instruction lists and textual charts.
package enum Parser {
  /// The declarations of a text. Mistakes go to the log; what could be read is in the unit.
  package static func parse(_ text: String, file: Int, log: DiagnosticLog) -> CompilationUnit {
    CompilationUnit()
  }

  /// One expression, as drawn programs hold them in contacts, coils and variables. Positions in
  /// it are `position`.
  package static func expression(
    _ text: String, at position: Position, log: DiagnosticLog
  ) -> Expression? { nil }
}
