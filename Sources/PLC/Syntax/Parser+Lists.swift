/// Instruction lists.
extension Parser {
  /// Whether a body is an instruction list.
  var isList: Bool { false }

  mutating func list() -> [ListInstruction] { [] }
}
