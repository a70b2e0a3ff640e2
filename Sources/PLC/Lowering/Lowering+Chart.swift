extension Lowering {
  static func lower(_ chart: Chart, in scope: inout LoweringScope) -> [Statement] { [] }
}
