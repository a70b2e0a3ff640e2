/// Makes the machine's code of a checked project.
package enum CodeGenerator {
  /// The program, or nil when the log says what is too large.
  package static func generate(
    _ project: CheckedProject, options: CompilerOptions, log: DiagnosticLog
  ) -> Program? { nil }
}
