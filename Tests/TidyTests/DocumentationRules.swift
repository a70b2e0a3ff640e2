/// Members that fulfil a protocol, where the protocol says what they do.
private let documentedByProtocol: [String: Set<String>] = [
  "StateVisitor": ["writes", "word"],
  "StateVisitable": ["accept"],
  "StateWord": ["stateWord", "init"],
  "OptionSet": ["rawValue", "init"],
  "CustomStringConvertible": ["description"],
  "Equatable": ["=="],
  "Comparable": ["<"],
  "Hashable": ["==", "hash"],
  "PartDefinition": ["name", "pose", "footprint", "build"],
  "Controller": ["start", "scan", "identity", "impossibility", "report", "image", "accept"],
  "Error": ["description"],
  "ExpressibleByArgument": ["init"],
  "ParsableCommand": ["configuration", "run", "validate"],
]

/// A public declaration without a doc comment.
///
/// Exempt are members that fulfil a documented protocol, properties and functions of one line that
/// continue a group under one comment, and initializers that only take the type's properties.
func publicDeclarationsAreDocumented(_ file: SourceText) -> [Violation] {
  guard file.target != nil, file.path.hasSuffix(".swift") else { return [] }
  let text = file.code.joined(separator: "\n")
  var fulfilled: Set<String> = []
  for (name, members) in documentedByProtocol where text.contains(conformance(to: name)) {
    fulfilled.formUnion(members)
  }
  let properties = Set(file.code.compactMap(propertyName))
  var undocumented: [Violation] = []
  for (index, line) in file.code.enumerated() {
    guard isPublic(line), let name = declaredName(line), !isDocumented(file, index),
      !fulfilled.contains(name)
    else { continue }
    if name == "init", takesOnly(properties, file.code, from: index) { continue }
    undocumented.append(
      Violation(
        path: file.path, line: index + 1, message: "public '\(name)' has no doc comment"))
  }
  return undocumented
}

private func conformance(to name: String) -> Regex<Substring> {
  // A protocol stands behind a colon or a comma of a list of conformances.
  // The names come from the table above and hold letters only.
  (try? Regex("[:,]\\s*[^{=(]*\\b\(name)\\b[^{=(]*\\{")) ?? #/$never/#
}

private func isPublic(_ line: String) -> Bool {
  line.split(separator: " ").prefix { $0.hasPrefix("@") || modifiers.contains($0) }
    .contains { $0 == "public" || $0 == "open" }
}

/// The name of what a line of code declares; nil for extensions and lines that declare nothing.
private func declaredName(_ line: String) -> String? {
  let words = declarationWords(line)
  guard let first = words.first else { return nil }
  if first.hasPrefix("init") { return "init" }
  if first.hasPrefix("subscript") { return "subscript" }
  let kinds: Set<Substring> = [
    "func", "var", "let", "struct", "class", "enum", "protocol", "actor", "typealias", "case",
    "associatedtype",
  ]
  guard kinds.contains(first) else { return nil }
  return words.dropFirst().first.map { name in
    String(name.prefix { $0 != "(" && $0 != ":" && !($0 == "<" && name.first != "<") })
  }
}

private func propertyName(_ line: String) -> String? {
  let words = declarationWords(line)
  guard let first = words.first, first == "var" || first == "let" else { return nil }
  return declaredName(line)
}

/// Whether a doc comment stands above the line, attributes aside, or above its group.
private func isDocumented(_ file: SourceText, _ index: Int) -> Bool {
  var above = index - 1
  while above >= 0 {
    let line = file.lines[above].drop { $0 == " " }
    if line.hasPrefix("///") { return true }
    let isAttribute = line.hasPrefix("@") && declaredName(file.code[above]) == nil
    guard isAttribute || continuesGroup(file.code, above, index) else { return false }
    above -= 1
  }
  return false
}

/// Whether both lines declare a property, or each a whole function of one line.
private func continuesGroup(_ code: [String], _ above: Int, _ index: Int) -> Bool {
  if propertyName(code[above]) != nil { return propertyName(code[index]) != nil }
  return [above, index].allSatisfy { line in
    declarationWords(code[line]).first == "func" && code[line].hasSuffix("}")
  }
}

/// Whether every parameter of the initializer is named like a property of the file.
private func takesOnly(_ properties: Set<String>, _ code: [String], from start: Int) -> Bool {
  var signature = ""
  for line in code[start...].prefix(12) {
    signature += line
    if line.contains("{") { break }
  }
  let labels = signature.matches(of: #/[(,]\s*(\w+)(?:\s+\w+)?\s*:/#).map { String($0.1) }
  return labels.allSatisfy { $0 == "_" || properties.contains($0) }
}
