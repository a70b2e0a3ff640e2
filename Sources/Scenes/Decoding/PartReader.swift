import Kernel
import Sim
import Tags

/// One part of a scene on its way to a definition.
struct PartEntry {
  var kind: PartKind
  var draft: PartDraft
  var tags: [TagDraft]
  /// The place of the part, for problems that concern it as a whole.
  var node: DocumentNode
  /// False when the draft stands in for one with problems: it has no place or size to check.
  var isComplete: Bool
}

/// Reads one element of a scene's list of parts.
struct PartReader {
  static let keys = ["name", "kind", "mode", "pose", "settings", "signals"]
  /// How far from the origin a part may stand, m.
  static let extent = -1000.0...1000.0

  let log: ProblemLog
  /// The names of the kinds of items there are, in the order of their indices.
  let itemKinds: [String]

  /// The part, or nil after a problem with its kind or mode, which leaves nothing to check.
  func read(_ node: DocumentNode, number: Int) -> PartEntry? {
    guard let named = Fields(node, subject: "part \(number)", keys: Self.keys, log: log) else {
      return nil
    }
    let name = named.require("name", hint: "every part has a name of its own")
      .flatMap { named.text("name", $0) }
    let subject = name.map { "part '\($0)'" } ?? "part \(number)"
    // From here on problems call the part by its name; unknown keys were reported above.
    let known = Self.keys + named.names
    guard let fields = Fields(node, subject: subject, keys: known, log: log),
      let kind = readKind(fields)
    else { return nil }
    guard let mode = readMode(fields, kind) else { return nil }
    let pose = readPose(fields, kind)
    let settings = readSettings(fields, kind, mode)
    var tags = readSignals(fields, kind, mode, part: name ?? "")
    let draft = PartDraft(
      name: name ?? "part \(number)", pose: pose ?? Pose(), mode: mode.word,
      settings: settings ?? [:])
    if let maximum = kind.maximum, settings != nil {
      for index in tags.indices {
        if let value = maximum(tags[index].signal.key, draft) {
          tags[index].signal.maximum = value
        }
      }
    }
    return PartEntry(
      kind: kind, draft: draft, tags: tags, node: node,
      isComplete: name != nil && pose != nil && settings != nil)
  }

  private func readKind(_ fields: Fields) -> PartKind? {
    let words = Catalogue.kinds.map(\.word)
    guard let node = fields.require("kind", hint: "say what it is, such as belt-conveyor") else {
      return nil
    }
    let word = fields.word("kind", node, among: words, code: .unknownKind)
    return word.flatMap { Catalogue.kind($0) }
  }

  private func readMode(_ fields: Fields, _ kind: PartKind) -> PartKind.Mode? {
    guard let node = fields["mode"] else { return kind.modes[0] }
    let words = kind.modes.map(\.word)
    return fields.word("mode", node, among: words, code: .unknownMode).flatMap { kind.mode($0) }
  }

  private func readPose(_ fields: Fields, _ kind: PartKind) -> Pose? {
    guard let node = fields["pose"] else {
      // A place on a panel may be left out.
      if kind.height == nil { return Pose() }
      _ = fields.require("pose", hint: "write pose: {x: 0, y: 0} in metres")
      return nil
    }
    return Self.pose(
      node, subject: "the pose of \(fields.subject)", height: kind.height ?? 0, log: log)
  }

  /// A place and a yaw; `height` is the z of one that does not say.
  static func pose(
    _ node: DocumentNode, subject: String, height: Double, log: ProblemLog
  ) -> Pose? {
    let keys = ["x", "y", "z", "yaw"]
    guard let pose = Fields(node, subject: subject, keys: keys, log: log) else { return nil }
    let x = pose.require("x", hint: "metres along the flow")
      .flatMap { pose.number("x", $0, in: Self.extent, unit: "m") }
    let y = pose.require("y", hint: "metres to the left of the flow")
      .flatMap { pose.number("y", $0, in: Self.extent, unit: "m") }
    var z: Double? = height
    if let node = pose["z"] { z = pose.number("z", node, in: 0...100, unit: "m") }
    var yaw: Double? = 0
    if let node = pose["yaw"] { yaw = pose.number("yaw", node, in: -360...360, unit: "degrees") }
    guard let x, let y, let z, let yaw else { return nil }
    return Pose(x: x, y: y, z: z, yaw: yaw * radiansPerDegree)
  }

  private func readSettings(
    _ fields: Fields, _ kind: PartKind, _ mode: PartKind.Mode
  ) -> [String: PartDraft.Value]? {
    let rows = kind.settings + mode.settings
    var values = Dictionary(
      rows.map { ($0.key, $0.shape.standard) }, uniquingKeysWith: { _, last in last })
    guard let node = fields["settings"] else { return values }
    let subject = "the settings of \(fields.subject)"
    guard let settings = Fields(node, subject: subject, keys: rows.map(\.key), log: log) else {
      return nil
    }
    var complete = true
    for row in rows {
      guard let node = settings[row.key] else { continue }
      if let value = read(settings, row, node) {
        values[row.key] = value
      } else {
        complete = false
      }
    }
    return complete ? values : nil
  }

  private func read(
    _ fields: Fields, _ row: PartKind.Setting, _ node: DocumentNode
  ) -> PartDraft.Value? {
    switch row.shape {
    case .number(let unit, let range, _):
      return fields.number(row.key, node, in: range, unit: unit).map { .number($0) }
    case .whole(let range, _): return fields.whole(row.key, node, in: range).map { .whole($0) }
    case .bool: return fields.bool(row.key, node).map { .bool($0) }
    case .items: return readItems(fields, row.key, node).map { .items($0) }
    case .span(let unit, let range, _):
      return readSpan(fields, row.key, node, in: range, unit: unit).map { .span($0) }
    }
  }

  private func readItems(_ fields: Fields, _ key: String, _ node: DocumentNode) -> ItemMask? {
    guard let elements = fields.list(key, node) else { return nil }
    let words = itemKinds
    var mask: ItemMask = []
    var complete = true
    for element in elements {
      guard let word = fields.word(key, element, among: words),
        let kind = words.firstIndex(of: word)
      else {
        complete = false
        continue
      }
      mask.insert(ItemMask(index: kind))
    }
    return complete ? mask : nil
  }

  private func readSpan(
    _ fields: Fields, _ key: String, _ node: DocumentNode, in range: ClosedRange<Double>,
    unit: String
  ) -> ClosedRange<Double>? {
    guard case .list(let ends) = node.content else {
      return fields.number(key, node, in: range, unit: unit).map { $0...$0 }
    }
    guard ends.count == 2 else {
      log.report(
        .wrongType, at: node, "'\(key)' of \(fields.subject) has \(ends.count) ends instead of two",
        hint: "write [lower, upper], or one number")
      return nil
    }
    let lower = fields.number(key, ends[0], in: range, unit: unit)
    let upper = fields.number(key, ends[1], in: range, unit: unit)
    guard let lower, let upper else { return nil }
    guard lower <= upper else {
      log.report(
        .endsSwapped, at: node, "the lower end of '\(key)' of \(fields.subject) is above the upper",
        hint: "swap the two numbers")
      return nil
    }
    return lower...upper
  }

  private func readSignals(
    _ fields: Fields, _ kind: PartKind, _ mode: PartKind.Mode, part: String
  ) -> [TagDraft] {
    var drafts = mode.signals.map { TagDraft($0, part: part) }
    guard let node = fields["signals"] else { return drafts }
    guard case .map(let entries) = node.content else {
      log.report(
        .wrongType, at: node,
        "'signals' of \(fields.subject) must be a map, found \(node.description)",
        hint: "write a signal and its tag: \(mode.signals.first?.key ?? "signal"): {name: …}")
      return drafts
    }
    for entry in entries {
      if let index = drafts.firstIndex(where: { $0.signal.key == entry.key }) {
        let subject = "the tag of '\(entry.key)' of \(fields.subject)"
        drafts[index].read(entry.value, subject: subject, log: log)
      } else {
        log.report(
          .unknownSignal, at: entry,
          "a \(kind.word) has no signal '\(entry.key.prefix(40))' in mode \(mode.word)",
          hint: hint(for: entry.key, kind, mode))
      }
    }
    return drafts
  }

  /// Signals of other modes are a frequent reason: then the mode is what has to change.
  private func hint(for key: String, _ kind: PartKind, _ mode: PartKind.Mode) -> String {
    if let other = kind.modes.first(where: { $0.signals.contains { $0.key == key } }) {
      return "mode \(other.word) has it"
    }
    return Suggestion.hint(for: key, among: mode.signals.map(\.key))
  }
}
