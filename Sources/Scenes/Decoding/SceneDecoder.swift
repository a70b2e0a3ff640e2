import Kernel
import Sim
import Tags

/// Turns a document into a scene in four steps: header, parts one by one, what parts have to do
/// with each other, and the model. Each step goes on past its problems, so that all are reported;
/// only a document without any becomes a scene.
struct SceneDecoder {
  static let version = 1
  /// The greatest number of parts.
  static let partLimit = 5000
  static let keys = [
    "beltline", "name", "title", "summary", "tick", "reset", "reserved-ids", "cameras",
    "item-kinds",
    "items", "parts",
  ]

  let log: ProblemLog

  func decode(_ root: DocumentNode) -> Scene? {
    guard let fields = Fields(root, subject: "the scene", keys: Self.keys, log: log) else {
      return nil
    }
    checkVersion(fields)
    let header = HeaderReader(fields: fields).read()
    let reader = ItemReader(log: log)
    let kinds = reader.readKinds(fields)
    let kindNames = (ItemKind.bundled + kinds).map(\.name)
    let items = reader.readItems(fields, kinds: kindNames)
    let parts = readParts(fields, itemKinds: kindNames)
    TagPlan(log: log).check(parts, reserved: header.reservedIDs)
    OverlapCheck(log: log).check(parts)
    guard log.list.isEmpty else { return nil }
    return build(header, parts, kinds: kinds, items: items)
  }

  private func checkVersion(_ fields: Fields) {
    guard let node = fields.require("beltline", hint: "write 'beltline: 1' in the first line")
    else { return }
    if case .whole(Self.version) = node.content { return }
    log.report(
      .unknownVersion, at: node,
      "this is version \(node.description) of the scene format; version \(Self.version) is known",
      hint: "write 'beltline: 1', or use a newer Beltline")
  }

  private func readParts(_ fields: Fields, itemKinds: [String]) -> [PartEntry] {
    guard let node = fields.require("parts", hint: "write a list of parts, or 'parts: []'"),
      let elements = fields.list("parts", node)
    else { return [] }
    guard elements.count <= Self.partLimit else {
      log.report(
        .tooManyParts, at: node,
        "the scene has \(elements.count) parts, more than \(Self.partLimit)",
        hint: "split the plant into several scenes")
      return []
    }
    checkNames(elements)
    let reader = PartReader(log: log, itemKinds: itemKinds)
    return elements.enumerated().compactMap { index, element in
      reader.read(element, number: index + 1)
    }
  }

  private func checkNames(_ elements: [DocumentNode]) {
    var lines: [String: Int] = [:]
    for element in elements {
      guard case .map(let entries) = element.content,
        let node = entries.first(where: { $0.key == "name" })?.value,
        case .text(let name) = node.content
      else { continue }
      if let line = lines[name] {
        log.report(
          .duplicatePart, at: node,
          "the part in line \(line) is called '\(name.prefix(100))' already",
          hint: "give each part a name of its own")
      } else {
        lines[name] = node.line
      }
    }
  }

  private func build(
    _ header: SceneHeader, _ parts: [PartEntry], kinds: [ItemKind], items: [InitialItem]
  ) -> Scene {
    let (table, tags) = TagPlan.table(
      scene: header.name, parts: parts, reserved: header.reservedIDs)
    var definitions: [any PartDefinition] = []
    var shown: [Scene.Part] = []
    for (part, tags) in zip(parts, tags) {
      var draft = part.draft
      draft.tags = tags
      definitions.append(part.kind.make(draft))
      shown.append(
        Scene.Part(
          name: draft.name, kind: part.kind.word, pose: draft.pose,
          signals: part.tags.compactMap { tag in
            tags[tag.signal.key].map { (signal: tag.signal.key, tag: $0) }
          }))
    }
    let model = Model(
      table: table, tickLength: header.tickLength, resetsMechanisms: header.resetsMechanisms,
      kinds: kinds, initialItems: items,
      parts: definitions)
    return Scene(
      name: header.name, title: header.title, summary: header.summary, model: model,
      parts: shown, cameras: header.cameras)
  }
}
