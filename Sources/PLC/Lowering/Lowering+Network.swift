extension Lowering {
  /// The statements of a drawn network, and its value where it is a condition.
  static func lower(_ network: Network, in scope: inout LoweringScope) -> LoweredBody {
    LoweredBody(statements: [])
  }
}
