import Kernel
import Tags

/// What a scene says of itself besides its parts.
struct SceneHeader {
  var name = ""
  var title = ""
  var summary = ""
  var tickLength = TickLength.standard
  var resetsMechanisms = true
  var reservedIDs: [ReservedTag: TagID] = [:]
  var cameras: [Scene.Camera] = []
}

/// Reads the keys of a scene above its parts.
struct HeaderReader {
  /// The words for the reserved tags, in a scene's `reserved-ids`.
  static let reservedWords: [(word: String, tag: ReservedTag)] = [
    ("run", .run), ("pause", .pause), ("reset", .reset), ("camera-position", .cameraPosition),
    ("running", .running), ("paused", .paused), ("resetting", .resetting),
    ("time-scale", .timeScale),
  ]
  /// The greatest number of cameras.
  static let cameraLimit = 20

  let fields: Fields
  private var log: ProblemLog { fields.log }

  init(fields: Fields) { self.fields = fields }

  func read() -> SceneHeader {
    var header = SceneHeader()
    if let node = fields.require("name", hint: "such as 'sorting-by-weight'"),
      let name = fields.text("name", node, limit: 60)
    {
      if SceneLibrary.isName(name) { header.name = name } else { reportName(node) }
    }
    if let node = fields.require("title", hint: "the name people read") {
      header.title = fields.text("title", node) ?? ""
    }
    if let node = fields["summary"] {
      header.summary = fields.text("summary", node, limit: 500) ?? ""
    }
    if let node = fields["tick"],
      let milliseconds = fields.whole("tick", node, in: TickLength.allowed),
      let length = TickLength(milliseconds: milliseconds)
    {
      header.tickLength = length
    }
    if let node = fields["reset"] {
      header.resetsMechanisms = fields.word("reset", node, among: ["all", "items"]) != "items"
    }
    if let node = fields["reserved-ids"] { header.reservedIDs = readReservedIDs(node) }
    if let node = fields["cameras"] { header.cameras = readCameras(node) }
    return header
  }

  private func reportName(_ node: DocumentNode) {
    log.report(
      .unusableText, at: node, "'name' of the scene may have a to z, 0 to 9 and '-' only",
      hint: "such as 'sorting-by-weight'; the title may be anything")
  }

  private func readReservedIDs(_ node: DocumentNode) -> [ReservedTag: TagID] {
    let words = Self.reservedWords.map(\.word)
    guard let ids = Fields(node, subject: "'reserved-ids'", keys: words, log: log) else {
      return [:]
    }
    var found: [ReservedTag: TagID] = [:]
    for (word, tag) in Self.reservedWords {
      guard let node = ids[word] else { continue }
      guard case .text(let text) = node.content, let id = TagID(text) else {
        log.report(
          .badID, at: node, "'\(word)' of 'reserved-ids' is no GUID",
          hint: "write it as 8-4-4-4-12 hexadecimal digits in quotes, or leave it out")
        continue
      }
      found[tag] = id
    }
    // A scene's own id must not meet another reserved tag's, its own or its usual one.
    var owners: [TagID: String] = [:]
    for (word, tag) in Self.reservedWords {
      let id = found[tag] ?? tag.usualID
      if let owner = owners[id] {
        log.report(
          .duplicateID, at: ids[word] ?? ids[owner] ?? node,
          "the reserved tags '\(owner)' and '\(word)' have the same id \(id)",
          hint: "give each tag an id of its own, or leave it out")
        found[tag] = nil
      } else {
        owners[id] = word
      }
    }
    return found
  }

  private func readCameras(_ node: DocumentNode) -> [Scene.Camera] {
    guard let elements = fields.list("cameras", node) else { return [] }
    guard elements.count <= Self.cameraLimit else {
      log.report(
        .outOfRange, at: node, "the scene has \(elements.count) cameras",
        hint: "keep at most \(Self.cameraLimit)")
      return []
    }
    return elements.compactMap(readCamera)
  }

  private func readCamera(_ node: DocumentNode) -> Scene.Camera? {
    let keys = ["name", "from", "to"]
    guard let camera = Fields(node, subject: "the camera", keys: keys, log: log) else {
      return nil
    }
    let name = camera.require("name", hint: "such as 'Overview'")
      .flatMap { camera.text("name", $0) }
    let from = camera.require("from", hint: "where it stands: [x, y, z] in metres")
      .flatMap { place("from", $0, camera) }
    let to = camera.require("to", hint: "what it looks at: [x, y, z] in metres")
      .flatMap { place("to", $0, camera) }
    guard let name, let from, let to else { return nil }
    return Scene.Camera(name: name, from: from, to: to)
  }

  private func place(_ key: String, _ node: DocumentNode, _ camera: Fields) -> [Double]? {
    guard let elements = camera.list(key, node) else { return nil }
    guard elements.count == 3 else {
      log.report(
        .wrongType, at: node, "'\(key)' of the camera has \(elements.count) numbers",
        hint: "write [x, y, z]")
      return nil
    }
    let numbers = elements.compactMap { camera.number(key, $0, in: PartReader.extent, unit: "m") }
    return numbers.count == 3 ? numbers : nil
  }
}
