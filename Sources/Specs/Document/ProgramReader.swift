import PLC
import Runtime
import Scenes

/// Reads what a spec says of the program under test.
struct ProgramReader {
  static let keys = ["program", "profile", "order", "on-trap", "mapping"]
  /// Keys of `mapping`.
  static let mappingKeys = [
    "variables", "csv", "by-address", "by-name", "first-address", "units-per-volt",
  ]
  /// Keys of a variable whose tag's name is not enough.
  static let variableKeys = ["tag", "scale", "offset"]
  /// The greatest number of variables.
  static let variableLimit = 5000

  let log: ProblemLog
  let fields: Fields

  /// The request; nil after a problem was reported.
  func read() -> ProgramRequest? {
    let before = log.list.count
    var request = ProgramRequest()
    if let node = fields["program"] { readSource(node, &request) }
    if let node = fields["profile"],
      let word = fields.word("profile", node, among: SemanticsProfile.allCases.map(\.rawValue))
    {
      request.compiler.profile = SemanticsProfile(rawValue: word) ?? .openplc
    }
    if let node = fields["order"],
      let word = fields.word("order", node, among: EvaluationOrder.allCases.map(\.rawValue))
    {
      request.compiler.order = EvaluationOrder(rawValue: word) ?? .c
    }
    if let node = fields["on-trap"] {
      request.options.trapPolicy =
        fields.word("on-trap", node, among: ["hold", "clear"]) == "clear" ? .clear : .hold
    }
    request.options.mapping.file = log.file
    if let node = fields["mapping"] { readMapping(node, &request) }
    return log.list.count == before ? request : nil
  }

  private func readSource(_ node: DocumentNode, _ request: inout ProgramRequest) {
    if case .text("bundled") = node.content {
      request.source = .bundled
      return
    }
    // An empty list is reported as what it is: no text.
    let nodes = node.oneOrMore.isEmpty ? [node] : node.oneOrMore
    request.source = .files(nodes.compactMap { fields.text("program", $0, limit: 1000) })
  }

  private func readMapping(_ node: DocumentNode, _ request: inout ProgramRequest) {
    guard
      let mapping = Fields(node, subject: "'mapping'", keys: Self.mappingKeys, log: log)
    else { return }
    if let node = mapping["csv"] { request.csv = mapping.text("csv", node, limit: 1000) }
    if let node = mapping["by-address"], let on = mapping.bool("by-address", node) {
      request.options.mapping.byAddress = on
    }
    if let node = mapping["by-name"], let on = mapping.bool("by-name", node) {
      request.options.mapping.byName = on
    }
    if let node = mapping["first-address"] {
      request.options.mapping.firstAddress = mapping.whole("first-address", node, in: 0...100_000)
    }
    request.unitsPerVolt = mapping["units-per-volt"].flatMap {
      mapping.number("units-per-volt", $0, in: 0.001...1_000_000)
    }
    if let node = mapping["variables"] {
      request.options.mapping.rows = readVariables(node, mapping)
    }
  }

  private func readVariables(_ node: DocumentNode, _ mapping: Fields) -> [TagMapping.Row] {
    guard case .map(let entries) = node.content, entries.count <= Self.variableLimit else {
      log.report(
        .wrongType, at: node,
        "'variables' of 'mapping' must be a map of at most \(Self.variableLimit) entries",
        hint: "write {Main.start: Start, '%QX0.3': 'output:Lamp'}")
      return []
    }
    return entries.compactMap { entry in
      guard case .map = entry.value.content else {
        return mapping.text(entry.key, entry.value).map {
          row(entry, $0, scale: nil, offset: nil)
        }
      }
      let subject = "the variable '\(entry.key.prefix(60))'"
      guard
        let fields = Fields(entry.value, subject: subject, keys: Self.variableKeys, log: log),
        let tag = fields.require("tag", hint: "the name of a tag")
      else { return nil }
      let range = -1e9...1e9
      let scale = fields["scale"].flatMap { fields.number("scale", $0, in: range) }
      let offset = fields["offset"].flatMap { fields.number("offset", $0, in: range) }
      return fields.text("tag", tag).map { row(entry, $0, scale: scale, offset: offset) }
    }
  }

  private func row(
    _ entry: DocumentNode.Entry, _ tag: String, scale: Double?, offset: Double?
  ) -> TagMapping.Row {
    TagMapping.Row(
      variable: entry.key, tag: tag, scale: scale, offset: offset ?? 0, line: entry.line,
      column: entry.column)
  }
}
