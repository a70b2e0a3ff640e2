extension Lowering {
  static func lower(_ list: [ListInstruction], in scope: inout LoweringScope) -> LoweredBody {
    LoweredBody(statements: [])
  }
}
