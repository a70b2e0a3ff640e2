extension NetworkGraph {
  /// The type of a function's value that is read before the function was called, as far as the
  /// drawing tells: by the function's name, by what leads to it, or by what it leads to.
  func typeOfValue(_ element: Int, in scope: LoweringScope) -> String? {
    var seen = Array(repeating: false, count: ports.count)
    return type(ofFunction: element, in: scope, &seen, depth: 0)
  }

  private func type(
    ofFunction element: Int, in scope: LoweringScope, _ seen: inout [Bool], depth: Int
  ) -> String? {
    guard depth < 64, !seen[element], let block = block(element), block.instance == nil
    else { return nil }
    seen[element] = true
    let name = NameTable.uppercased(block.typeName)
    if ["GT", "GE", "EQ", "LE", "LT", "NE"].contains(name) { return "BOOL" }
    if ["LEN", "FIND"].contains(name) { return "INT" }
    if let range = name.firstRange(of: "_TO_") { return String(name[range.upperBound...]) }
    if let declared = scope.unit.blocks.first(where: { NameTable.equal($0.name, name) }) {
      if case .named(let type)? = declared.returnType?.kind { return type }
      return nil
    }
    // The value has the type of the arguments, those aside that only choose or count.
    let others = ["EN", "G", "K", "N", "L", "P"]
    for (pin, links) in zip(block.inputs, ports[element])
    where !others.contains(NameTable.uppercased(pin.name)) {
      for link in links {
        if let type = type(of: link, in: scope, &seen, depth: depth + 1) { return type }
      }
    }
    return typeOfTarget(element, in: scope)
  }

  private func type(
    of link: Link, in scope: LoweringScope, _ seen: inout [Bool], depth: Int
  ) -> String? {
    switch network.elements[link.source].kind {
    case .contact, .coil, .leftRail: "BOOL"
    case .input(let text), .inOut(let text): scope.type(ofVariable: text)
    case .block: type(ofFunction: link.source, in: scope, &seen, depth: depth)
    default: nil
    }
  }

  /// The type of a variable or coil that a function's value leads to.
  private func typeOfTarget(_ element: Int, in scope: LoweringScope) -> String? {
    for (number, target) in network.elements.enumerated() {
      switch target.kind {
      case .coil, .contact, .output, .inOut: break
      default: continue
      }
      guard ports[number][0].contains(where: { $0.source == element }) else { continue }
      switch target.kind {
      case .output(let text), .inOut(let text):
        if let type = scope.type(ofVariable: text) { return type }
      default: return "BOOL"
      }
    }
    return nil
  }
}

extension LoweringScope {
  /// The name of the type of a variable of the block, or of a truth value; nil if the text is
  /// neither, or the type has no name.
  func type(ofVariable text: String) -> String? {
    if NameTable.equal(text, "TRUE") || NameTable.equal(text, "FALSE") { return "BOOL" }
    guard case .named(let type)? = variable(text)?.type.kind else { return nil }
    return type
  }
}
