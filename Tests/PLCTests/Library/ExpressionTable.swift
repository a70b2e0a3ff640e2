import PLC
import Testing

/// Expressions of structured text with the values they must have, run in one program.
struct ExpressionTable {
  struct Row: CustomTestStringConvertible {
    /// Declarations of what the expression uses, so that it is not worked out by the compiler.
    var inputs: String
    var expression: String
    var type: String
    /// As a literal.
    var value: String

    var testDescription: String { "\(expression) with \(inputs)" }
  }

  private var run: ProgramRun
  private let rows: [Row]

  init(_ rows: [Row], profile: SemanticsProfile = .openplc) throws {
    // Each row is a block of its own, so that names do not meet.
    var text = ""
    for (index, row) in rows.enumerated() {
      text += """
        FUNCTION_BLOCK Row\(index)
          VAR \(row.inputs)\(row.inputs.isEmpty ? "" : ";") END_VAR
          VAR_OUTPUT result : \(row.type); END_VAR
          result := \(row.expression);
        END_FUNCTION_BLOCK

        """
    }
    let names = rows.indices.map { "row\($0) : Row\($0);" }.joined(separator: "\n")
    let calls = rows.indices.map { "row\($0)();" }.joined(separator: "\n")
    text += "PROGRAM Main\nVAR\n\(names)\nEND_VAR\n\(calls)\nEND_PROGRAM\n"
    run = try ProgramRun(text, profile: profile)
    self.rows = rows
  }

  /// Runs one scan and compares every value.
  mutating func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try run.scan()
    for (index, row) in rows.enumerated() {
      let value = run["Main.row\(index).result"]
      #expect(value == row.value, "\(row.testDescription)", sourceLocation: sourceLocation)
    }
  }
}

/// A row: declarations, an expression, its type and its value.
func row(
  _ inputs: String, _ expression: String, _ type: String, _ value: String
) -> ExpressionTable.Row {
  ExpressionTable.Row(inputs: inputs, expression: expression, type: type, value: value)
}
