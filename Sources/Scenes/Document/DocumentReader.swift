import Yams

/// Turns the text of a document into typed nodes. Everything that YAML has and no document of ours
/// needs is refused before it can cost time: aliases, maps as keys, tags, several documents.
package struct DocumentReader {
  /// The greatest depth of lists and maps within each other.
  static let depthLimit = 32

  private let log: ProblemLog
  private var format: DocumentFormat { log.format }

  package init(log: ProblemLog) { self.log = log }

  /// The document's content, or nil after a problem was reported.
  package func read(_ text: String) -> DocumentNode? {
    guard text.utf8.count <= format.sizeLimit else {
      log.report(
        .tooLarge, "the document has \(text.utf8.count) bytes, more than \(format.sizeLimit)",
        hint: format.splitHint)
      return nil
    }
    guard YAMLFeatures(text: text, log: log).areAllowed else { return nil }
    do {
      // Without rules of its own the library leaves all scalars to `ScalarReader`.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.nextRoot(), !isEmpty(root) else {
        log.report(
          .empty, line: 1, column: 1, "the document is empty",
          hint: format.beginHint)
        return nil
      }
      let before = log.list.count
      let content = convert(root, depth: 1)
      if let second = try parser.nextRoot() {
        log.report(
          .severalDocuments, line: second.mark?.line ?? 0, column: second.mark?.column ?? 0,
          "a second document begins here", hint: "put each \(format.noun) into a file of its own")
      }
      return log.list.count == before ? content : nil
    } catch let error as YamlError {
      report(error)
    } catch {
      log.report(.syntax, "the document cannot be read as YAML", hint: "check its syntax")
    }
    return nil
  }

  private func isEmpty(_ node: Node) -> Bool {
    if case .scalar(let scalar) = node { return scalar.string.isEmpty && scalar.style == .plain }
    return false
  }

  private func convert(_ node: Node, depth: Int) -> DocumentNode {
    let line = node.mark?.line ?? 0
    let column = node.mark?.column ?? 0
    var result = DocumentNode(content: .null, line: line, column: column)
    guard depth <= Self.depthLimit else {
      log.report(
        .tooDeep, at: result, "lists and maps are nested deeper than \(Self.depthLimit) levels",
        hint: "a \(format.noun) needs \(format.depth): look for brackets that are not closed")
      return result
    }
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .plain || scalar.style == .any
      result.content = plain ? ScalarReader.read(scalar.string) : .text(scalar.string)
    case .sequence(let sequence):
      result.content = .list(sequence.map { convert($0, depth: depth + 1) })
    case .mapping(let mapping):
      result.content = .map(mapping.compactMap { entry($0.key, $0.value, depth: depth) })
    case .alias: break
    }
    let kinds: [String] = [Tag.Name.str.rawValue, Tag.Name.seq.rawValue, Tag.Name.map.rawValue]
    if !kinds.contains(node.tag.rawValue) {
      log.report(
        .unsupportedYAML, at: result, "the YAML tag '\(node.tag.rawValue)' has no meaning here",
        hint: "leave the word that begins with '!' out")
    }
    return result
  }

  private func entry(_ key: Node, _ value: Node, depth: Int) -> DocumentNode.Entry? {
    let line = key.mark?.line ?? 0
    let column = key.mark?.column ?? 0
    guard case .scalar(let scalar) = key else {
      log.report(
        .unsupportedYAML, line: line, column: column, "a list or map cannot be a key",
        hint: "keys are single words; look for a colon too many")
      return nil
    }
    return DocumentNode.Entry(
      key: scalar.string, line: line, column: column, value: convert(value, depth: depth + 1))
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let whole = context.map { "\($0.text), which began in line \($0.mark.line): \(problem)" }
      log.report(
        .syntax, line: mark.line, column: mark.column, whole ?? problem,
        hint: "check quotes, brackets, colons and indentation here and in the line above")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map { "'\($0.prefix(40))'" }.joined(separator: ", ")
      log.report(
        .duplicateKey, line: context.mark.line, column: context.mark.column,
        "the key \(names) occurs more than once in this map", hint: "keep one of them")
    case .reader(_, let offset, let value, let text):
      let before = text.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      let code = String(max(value, 0), radix: 16, uppercase: true)
      log.report(
        .notText, line: line, column: column, "the character U+\(code) is not allowed in YAML",
        hint: "remove control characters; tabs and line ends are allowed")
    default:
      log.report(.syntax, "the document cannot be read as YAML", hint: "check its syntax")
    }
  }
}
