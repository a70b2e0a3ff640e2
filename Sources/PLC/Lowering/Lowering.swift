/// Turns bodies of every language into statements.
package enum Lowering {
  /// The unit with nothing but statements in its bodies and the hidden variables that they need in
  /// its blocks.
  package static func lower(
    _ unit: CompilationUnit, options: CompilerOptions, log: DiagnosticLog
  ) -> CompilationUnit {
    var lowered = unit
    lowered.blocks = unit.blocks.map { lower($0, options: options, log: log) }
    return lowered
  }

  private static func lower(
    _ block: BlockDeclaration, options: CompilerOptions, log: DiagnosticLog
  ) -> BlockDeclaration {
    // Each language has its own file: charts, lists, networks.
    block
  }
}
