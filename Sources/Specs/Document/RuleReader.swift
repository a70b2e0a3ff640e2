import Kernel
import Scenes
import Sim

/// Reads the rules of a case: what must be true of a whole run.
struct RuleReader {
  /// Keys of a case, and of a spec for all its cases.
  static let keys = ["always", "never", "eventually", "whenever", "items", "throughput"]

  let context: CaseContext

  /// All rules among some fields, in the order in which they stand there.
  func read(_ fields: Fields) -> [any Rule] {
    fields.names.flatMap { key -> [any Rule] in
      guard Self.keys.contains(key), let node = fields[key] else { return [] }
      let elements = node.oneOrMore
      guard elements.count <= SpecLimits.rules else {
        context.report(
          .tooMany, at: node, "'\(key)' has \(elements.count) rules, more than \(SpecLimits.rules)",
          hint: "join some by 'and', or split the case")
        return []
      }
      return elements.compactMap { read(key, $0) }
    }
  }

  private func read(_ key: String, _ node: DocumentNode) -> (any Rule)? {
    switch key {
    case "always", "never": readInvariant(key, node)
    case "eventually": readEventually(node)
    case "whenever": readWhenever(node)
    case "items": readItems(node)
    default: readThroughput(node)
    }
  }

  // MARK: Conditions

  private func readInvariant(_ key: String, _ node: DocumentNode) -> (any Rule)? {
    guard let (condition, wording, fields) = readCondition(key, node, ["from"]) else { return nil }
    let from = fields?["from"].flatMap { context.spanInCase("from", $0, of: "'\(key)'") }
    return Invariant(
      wording: wording, condition: condition, holds: key == "always", from: from ?? 0)
  }

  private func readEventually(_ node: DocumentNode) -> (any Rule)? {
    guard let (condition, wording, fields) = readCondition("eventually", node, ["within"]) else {
      return nil
    }
    let within = fields?["within"].flatMap { context.spanInCase("within", $0, of: "'eventually'") }
    return Eventually(
      wording: wording, condition: condition, within: within ?? context.ticks)
  }

  /// A rule that is a condition, or a map with one and a few keys more.
  private func readCondition(
    _ key: String, _ node: DocumentNode, _ keys: [String]
  ) -> (condition: Int, wording: Wording, fields: Fields?)? {
    guard case .map = node.content else {
      return context.condition(key, node, of: "the rule").map {
        ($0, wording(key, context.text(of: $0), node), nil)
      }
    }
    let subject = "'\(key)'"
    let known: [String] = ["condition"] + keys + ["because"]
    guard let fields = Fields(node, subject: subject, keys: known, log: context.log) else {
      return nil
    }
    let hint = "such as \"'At scale' implies Emitter\""
    guard let text = fields.require("condition", hint: hint),
      let condition = context.condition("condition", text, of: subject)
    else { return nil }
    var worded = wording(key, context.text(of: condition), text)
    worded.because = because(fields)
    return (condition, worded, fields)
  }

  private func readWhenever(_ node: DocumentNode) -> (any Rule)? {
    let subject = "'whenever'"
    let keys = ["when", "then", "within", "at-least", "because"]
    guard let fields = Fields(node, subject: subject, keys: keys, log: context.log) else {
      return nil
    }
    let cause = fields.require("when", hint: "the condition of the cause")
      .flatMap { context.condition("when", $0, of: subject) }
    let effect = fields.require("then", hint: "the condition that must follow")
      .flatMap { context.condition("then", $0, of: subject) }
    let within = fields.require("within", hint: "how soon it must follow, such as 500ms")
      .flatMap { context.spanInCase("within", $0, of: subject) }
    let atLeast = fields["at-least"].flatMap { fields.whole("at-least", $0, in: 0...1_000_000) }
    guard let cause, let effect, let within else { return nil }
    let text = "\(context.text(of: cause)) → \(context.text(of: effect))"
    var worded = wording("whenever", text, node)
    worded.because = because(fields)
    return Whenever(
      wording: worded, cause: cause, effect: effect, within: within, atLeast: atLeast ?? 1)
  }

  // MARK: Items

  private func readItems(_ node: DocumentNode) -> (any Rule)? {
    let subject = "'items'"
    let keys = ["where", "leave", "within", "at-least", "because"]
    guard let fields = Fields(node, subject: subject, keys: keys, log: context.log) else {
      return nil
    }
    let reader = ItemReader(context: context, fields: fields)
    let kinds = reader.readKinds()
    let removers = fields.require("leave", hint: "the name of a remover, a list of them, or 'any'")
      .map { reader.readRemovers("leave", $0) }
    let within = fields["within"].flatMap { context.spanInCase("within", $0, of: subject) }
    let atLeast = fields["at-least"].flatMap { fields.whole("at-least", $0, in: 0...1_000_000) }
    guard let kinds, let removers = removers ?? nil else { return nil }
    var worded = wording(
      "items", "\(reader.shownKinds) leave by \(reader.shownRemovers("leave"))", node)
    worded.because = because(fields)
    return ItemRule(
      wording: worded, kinds: kinds, removers: removers, within: within, atLeast: atLeast ?? 1)
  }

  private func readThroughput(_ node: DocumentNode) -> (any Rule)? {
    let subject = "'throughput'"
    let keys = ["where", "leave", "at-least", "at-most", "from", "because"]
    guard let fields = Fields(node, subject: subject, keys: keys, log: context.log) else {
      return nil
    }
    let reader = ItemReader(context: context, fields: fields)
    let kinds = reader.readKinds()
    let removers = fields["leave"].map { reader.readRemovers("leave", $0) } ?? reader.allRemovers
    let from = fields["from"].map { context.spanInCase("from", $0, of: subject) } ?? 0
    if let node = fields["from"], from == context.ticks {
      context.report(
        .afterTheEnd, at: node, "'from' of \(subject) leaves nothing of the case",
        hint: "make the case longer, or the time shorter")
    }
    let least = fields["at-least"].map { reader.readRate("at-least", $0) }
    let most = fields["at-most"].map { reader.readRate("at-most", $0) }
    if least == nil, most == nil {
      _ = fields.require("at-least", hint: "how many items in which time, such as 10/min")
      return nil
    }
    guard let kinds, let removers, let from, let rate = (least ?? most) ?? nil else { return nil }
    let range = ((least ?? nil)?.perSecond ?? 0, (most ?? nil)?.perSecond ?? .infinity)
    guard range.0 <= range.1 else {
      context.log.report(
        .endsSwapped, at: fields["at-most"] ?? node, "'at-most' is less than 'at-least'",
        hint: "swap the two")
      return nil
    }
    let shown = ["at-least", "at-most"].compactMap { key -> String? in
      guard let node = fields[key], case .text(let text) = node.content else { return nil }
      return "\(key) \(text)"
    }
    var worded = wording(
      "throughput",
      "\(reader.shownKinds) leave by \(reader.shownRemovers("leave")), "
        + shown.joined(separator: ", "), node)
    worded.because = because(fields)
    return Throughput(
      wording: worded, kinds: kinds, removers: removers, range: range.0...range.1,
      unit: (rate.unitSeconds, rate.unit), from: from)
  }

  // MARK: Wordings

  private func wording(_ key: String, _ text: String, _ node: DocumentNode) -> Wording {
    Wording(key: key, text: text, line: node.line, column: node.column)
  }

  private func because(_ fields: Fields) -> String? {
    fields["because"].flatMap { fields.text("because", $0, limit: 200) }
  }
}
