import PLC
import Tags

/// The inputs and outputs of a program as a list.
extension TagBindings {
  /// A heading, then a row for each variable that is located or meets a tag, in the order of the
  /// program.
  ///
  /// - Parameters:
  ///   - bindings: nil lists the program alone.
  ///   - table: the tags that the bindings belong to.
  public static func rows(
    of program: Program, bindings: TagBindings?, table: TagTable?
  ) -> [[String]] {
    var found: [Int: Binding] = [:]
    for binding in (bindings?.inputs ?? []) + (bindings?.outputs ?? []) {
      found[binding.variable.cell] = binding
    }
    // A located variable stands in both lists under the same cell.
    let located = Set(program.located.map(\.cell))
    let others = program.variables.filter { found[$0.cell] != nil && !located.contains($0.cell) }
    let heading = ["variable", "type", "address", "kind", "tag", "tag type", "scale", "offset"]
    return [heading]
      + (program.located + others).map { variable in
        let start = [variable.name, variable.type.name, variable.address ?? ""]
        guard let binding = found[variable.cell], let table else {
          return start + ["", "", "", "", ""]
        }
        let tag = table[binding.tag]
        return start + [
          "\(tag.kind)", tag.name, "\(tag.type)", text(binding.conversion.scale),
          text(binding.conversion.offset),
        ]
      }
  }

  /// A number without a fraction that is zero.
  private static func text(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
