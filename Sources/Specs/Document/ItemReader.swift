import Kernel
import Scenes
import Sim

/// Reads what rules about items share: which items, which removers, and rates.
struct ItemReader {
  let context: CaseContext
  let fields: Fields

  /// A number of items in a unit of time.
  struct Rate {
    var perSecond: Double
    /// The unit as it was written, and its seconds.
    var unit: String
    var unitSeconds: Double
  }

  private static let units: [(name: String, seconds: Double)] = [
    ("s", 1), ("min", 60), ("h", 3600),
  ]

  /// The kinds that `where` picks out, all when it is left out; nil after a problem was reported.
  func readKinds() -> ItemMask? {
    guard let node = fields["where"] else { return .all }
    guard let text = context.conditionText("where", node, of: fields.subject) else { return nil }
    let kinds = context.plant.kinds
    var compiler = ConditionCompiler(.items(kinds), tickLength: context.plant.tickLength)
    if case .failure(let findings) = compiler.add(text, line: node.line, column: node.column) {
      for finding in findings.list { context.report(finding, in: node) }
      return nil
    }
    // Nothing of an item changes but its place, so that its kind decides.
    var found: ItemMask = []
    for (index, kind) in kinds.enumerated() {
      var state = ConditionState(compiler.set)
      let properties = Vocabulary.properties(of: kind, kind: index)
      for (place, reading) in compiler.set.readings.enumerated() {
        if case .property(let number) = reading.source { state.values[place] = properties[number] }
      }
      state.evaluate(tick: 0)
      if state.results[0] { found.insert(ItemMask(index: index)) }
    }
    if found.isEmpty, context.plant.scene != nil {
      context.report(
        .noItemFits, at: node, "no kind of item in the scene fits '\(text)'",
        hint: "there are: \(kinds.map { "\($0.name) (\($0.mass) kg)" }.joined(separator: ", "))")
      return nil
    }
    return found
  }

  /// All removers of the scene.
  var allRemovers: [Int]? { context.plant.removers.map(\.index) }

  /// The removers of a name, of a list of names, or all; nil after a problem was reported.
  func readRemovers(_ key: String, _ node: DocumentNode) -> [Int]? {
    if case .text("any") = node.content { return allRemovers }
    var found: [Int] = []
    var isRight = true
    for element in node.oneOrMore {
      guard let name = fields.text(key, element) else { return nil }
      let indices = RemoverName.indices(named: name, among: context.plant.removers)
      if indices.isEmpty, context.plant.scene != nil {
        context.report(
          .unknownRemover, at: element, "the scene has no remover '\(name)'",
          hint: Suggestion.hint(for: name, among: context.plant.removers.map(\.part)))
        isRight = false
      }
      found += indices
    }
    if found.isEmpty, isRight, context.plant.scene != nil {
      context.report(
        .unknownRemover, at: node, "'\(key)' names no remover",
        hint: "name one, or write 'any'")
      isRight = false
    }
    return isRight ? found : nil
  }

  /// Such as `10/min`.
  func readRate(_ key: String, _ node: DocumentNode) -> Rate? {
    if case .text(let text) = node.content {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      if parts.count == 2, let unit = Self.units.first(where: { $0.name == parts[1] }),
        parts[0].utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (48...57).contains($0) }),
        let number = Double(parts[0]), number <= 1e6
      {
        return Rate(perSecond: number / unit.seconds, unit: unit.name, unitSeconds: unit.seconds)
      }
    }
    context.report(
      .badRate, at: node,
      "'\(key)' of \(fields.subject) must be a rate, found \(node.description)",
      hint: "write a number and its unit: 10/min, 600/h or 0.5/s")
    return nil
  }

  /// What `where` says, for messages.
  var shownKinds: String {
    guard let node = fields["where"], case .text(let text) = node.content else {
      return "all items"
    }
    return "items with \(text)"
  }

  /// The names of the removers, for messages.
  func shownRemovers(_ key: String) -> String {
    let names = fields[key]?.oneOrMore.compactMap { node -> String? in
      if case .text(let text) = node.content { return text }
      return nil
    }
    return names?.joined(separator: " or ") ?? "any"
  }
}
