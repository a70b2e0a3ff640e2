import Kernel

/// Reads the keys of one map, reporting what is missing, unknown or of another type.
package struct Fields {
  package let node: DocumentNode
  /// What the map describes, for messages: "part 'Entry belt'".
  package let subject: String
  package let log: ProblemLog
  private let entries: [DocumentNode.Entry]

  /// Nil, after a problem was reported, when the node is no map. Unknown keys are reported.
  package init?(_ node: DocumentNode, subject: String, keys: [String], log: ProblemLog) {
    self.node = node
    self.subject = subject
    self.log = log
    guard case .map(let entries) = node.content else {
      log.report(
        .wrongType, at: node, "\(subject) must be a map, found \(node.description)",
        hint: keys.isEmpty ? "leave it out" : "write its keys: \(keys.joined(separator: ", "))")
      return nil
    }
    self.entries = entries
    for entry in entries where !keys.contains(entry.key) {
      log.report(
        .unknownKey, at: entry, "'\(entry.key.prefix(40))' is no key of \(subject)",
        hint: Suggestion.hint(for: entry.key, among: keys))
    }
  }

  /// All keys of the map, also unknown ones.
  package var names: [String] { entries.map(\.key) }

  /// The value of a key, if it is there.
  package subscript(key: String) -> DocumentNode? { entries.first { $0.key == key }?.value }

  /// The value of a key; its absence is a problem.
  package func require(_ key: String, hint: String) -> DocumentNode? {
    if let node = self[key] { return node }
    log.report(.missingKey, at: node, "\(subject) lacks the key '\(key)'", hint: hint)
    return nil
  }

  private func reportType(_ key: String, _ node: DocumentNode, expected: String, hint: String) {
    log.report(
      .wrongType, at: node, "'\(key)' of \(subject) must be \(expected), found \(node.description)",
      hint: hint)
  }

  /// A text of 1 to `limit` characters without control characters.
  package func text(_ key: String, _ node: DocumentNode, limit: Int = 100) -> String? {
    guard case .text(let text) = node.content else {
      reportType(key, node, expected: "text", hint: "put it into quotes: '…'")
      return nil
    }
    // The number of bytes bounds the number of characters without counting them.
    guard !text.isEmpty, text.utf8.count <= 4 * limit, text.count <= limit,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else {
      log.report(
        .unusableText, at: node,
        "'\(key)' of \(subject) must have 1 to \(limit) characters and no control characters",
        hint: "shorten it, or write something")
      return nil
    }
    return text
  }

  package func bool(_ key: String, _ node: DocumentNode) -> Bool? {
    if case .bool(let on) = node.content { return on }
    reportType(key, node, expected: "true or false", hint: "write true or false, without quotes")
    return nil
  }

  /// A whole number in a range.
  package func whole(_ key: String, _ node: DocumentNode, in range: ClosedRange<Int>) -> Int? {
    switch node.content {
    case .whole(let number):
      if range.contains(number) { return number }
      reportRange(key, node, "\(range.lowerBound) to \(range.upperBound)")
    case .number(let number) where number.magnitude >= 0x1p63:
      reportRange(key, node, "\(range.lowerBound) to \(range.upperBound)")
    default:
      reportType(key, node, expected: "a whole number", hint: "write digits, without quotes")
    }
    return nil
  }

  /// A finite number in a range.
  package func number(
    _ key: String, _ node: DocumentNode, in range: ClosedRange<Double>, unit: String = ""
  ) -> Double? {
    let number: Double
    switch node.content {
    case .whole(let whole): number = Double(whole)
    case .number(let value): number = value
    default:
      reportType(key, node, expected: "a number", hint: "write digits, without quotes")
      return nil
    }
    guard number.isFinite else {
      log.report(
        .notFinite, at: node, "'\(key)' of \(subject) is no finite number",
        hint: "write a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    guard range.contains(number) else {
      let unit = unit.isEmpty ? "" : " \(unit)"
      reportRange(key, node, "\(range.lowerBound) to \(range.upperBound)\(unit)")
      return nil
    }
    return number
  }

  /// One word of a list.
  package func word(
    _ key: String, _ node: DocumentNode, among words: [String],
    code: SceneProblem = .unknownWord
  ) -> String? {
    guard case .text(let text) = node.content else {
      reportType(
        key, node, expected: "a word", hint: "there are: \(words.joined(separator: ", "))")
      return nil
    }
    if words.contains(text) { return text }
    log.report(
      code, at: node, "'\(key)' of \(subject) cannot be '\(text.prefix(40))'",
      hint: Suggestion.hint(for: text, among: words))
    return nil
  }

  package func list(_ key: String, _ node: DocumentNode) -> [DocumentNode]? {
    if case .list(let elements) = node.content { return elements }
    reportType(key, node, expected: "a list", hint: "write '- ' before each element")
    return nil
  }

  private func reportRange(_ key: String, _ node: DocumentNode, _ range: String) {
    log.report(
      .outOfRange, at: node, "'\(key)' of \(subject) is \(node.shown), outside its range",
      hint: "write a number from \(range)")
  }
}
