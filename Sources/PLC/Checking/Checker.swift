/// Resolves every name and type of a project.
package enum Checker {
  /// The project, or nil when the log holds errors. Units hold statements only.
  package static func check(
    _ units: [CompilationUnit], options: CompilerOptions, log: DiagnosticLog
  ) -> CheckedProject? { nil }
}
