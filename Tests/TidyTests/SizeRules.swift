/// A file of code longer than its folder allows.
func filesAreShort(_ file: SourceText) -> [Violation] {
  guard !file.path.hasSuffix(".md") else { return [] }
  let limit = file.isIn("Tests") ? 600 : 400
  // The newline at the end of the file leaves an empty last line.
  let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
  guard count > limit else { return [] }
  return [Violation(path: file.path, message: "\(count) lines; at most \(limit)")]
}

/// A line of a script with more than a hundred characters; swift-format sees to Swift's lines.
func linesAreShort(_ file: SourceText) -> [Violation] {
  guard ![".swift", ".md"].contains(where: file.path.hasSuffix) else { return [] }
  return file.lines.enumerated().compactMap { index, line in
    guard line.count > 100 else { return nil }
    return Violation(
      path: file.path, line: index + 1, message: "\(line.count) columns; at most 100")
  }
}

/// A function, initializer or accessor of more than sixty lines.
func functionsAreShort(_ file: SourceText) -> [Violation] {
  guard file.path.hasSuffix(".swift") else { return [] }
  return file.code.indices.compactMap { start in
    guard isFunction(file.code[start]), let end = endOfFunction(file.code, from: start)
    else { return nil }
    let count = end - start + 1
    guard count > 60 else { return nil }
    return Violation(
      path: file.path, line: start + 1, message: "a function of \(count) lines; at most 60")
  }
}

/// Words that may stand before the word that says what is declared.
let modifiers: Set<Substring> = [
  "public", "internal", "package", "private", "fileprivate", "open", "static", "class", "final",
  "mutating", "nonmutating", "override", "prefix", "postfix", "convenience", "required",
  "nonisolated", "isolated", "private(set)", "internal(set)", "fileprivate(set)", "indirect",
  "lazy", "weak", "unowned", "consuming", "borrowing",
]

/// The words of a line of code from the first that is neither attribute nor modifier.
func declarationWords(_ line: String) -> ArraySlice<Substring> {
  line.split(separator: " ").drop { $0.hasPrefix("@") || modifiers.contains($0) }
}

private func isFunction(_ line: String) -> Bool {
  guard let first = declarationWords(line).first else { return false }
  if first == "var" || first.hasPrefix("subscript") { return line.hasSuffix("{") }
  return first == "func" || first == "deinit"
    || ["init(", "init?(", "init!(", "init<"].contains { first.hasPrefix($0) }
}

/// The line of the brace that closes the function; nil for a requirement without braces.
private func endOfFunction(_ code: [String], from start: Int) -> Int? {
  var parentheses = 0
  var braces = 0
  for line in start..<code.count {
    // A requirement without braces ends where the next declaration or the closing brace begins.
    if braces == 0, parentheses == 0, line > start {
      let first = declarationWords(code[line]).first ?? ""
      if ["func", "var", "let", "}", "case", "struct", "enum"].contains(first) { return nil }
      if isFunction(code[line]) { return nil }
    }
    for byte in code[line].utf8 {
      switch byte {
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"): parentheses -= 1
      case UInt8(ascii: "{") where parentheses == 0 || braces > 0: braces += 1
      case UInt8(ascii: "}") where parentheses == 0 || braces > 0:
        braces -= 1
        if braces == 0 { return line }
      default: break
      }
    }
  }
  return nil
}
