import Kernel
import Tags

/// What a scene says of one tag, before it has an address, an id and an index.
struct TagDraft {
  var signal: PartKind.Signal
  var name: String
  var id: (value: TagID, node: DocumentNode)?
  var address: (value: Int, node: DocumentNode)?
  var force: TagValue?
  var faults: WireFaults = []

  /// The tag of a signal the scene says nothing about.
  init(_ signal: PartKind.Signal, part: String) {
    self.signal = signal
    name = signal.suffix.isEmpty ? part : "\(part) \(signal.suffix)"
  }
}

extension TagDraft {
  static let keys = ["name", "id", "address", "force", "fault"]

  /// Reads what a scene says of a signal: a map, or just the tag's name.
  mutating func read(_ node: DocumentNode, subject: String, log: ProblemLog) {
    if case .text = node.content {
      let whole = DocumentNode(
        content: .map([.init(key: "name", line: node.line, column: node.column, value: node)]),
        line: node.line, column: node.column)
      read(whole, subject: subject, log: log)
      return
    }
    guard let fields = Fields(node, subject: subject, keys: Self.keys, log: log) else { return }
    if let node = fields["name"], let text = fields.text("name", node) { name = text }
    if let node = fields["id"] { readID(fields, node) }
    if let node = fields["address"] { readAddress(fields, node) }
    if let node = fields["force"] { force = readForce(fields, node) }
    if let node = fields["fault"] {
      switch fields.word("fault", node, among: ["open", "short"]) {
      case "open": faults = .openCircuit
      case "short": faults = .shortCircuit
      default: break
      }
    }
  }

  private mutating func readID(_ fields: Fields, _ node: DocumentNode) {
    if case .text(let text) = node.content, let value = TagID(text) {
      id = (value, node)
      return
    }
    fields.log.report(
      .badID, at: node, "'id' of \(fields.subject) is no GUID",
      hint: "write it as 8-4-4-4-12 hexadecimal digits in quotes, or leave it out")
  }

  private mutating func readAddress(_ fields: Fields, _ node: DocumentNode) {
    let bank = Bank(signal)
    guard let value = fields.whole("address", node, in: 0...bank.highest) else { return }
    guard value < bank.size else {
      fields.log.report(
        .reservedAddress, at: node,
        "'address' of \(fields.subject) is \(value): \(bank.size) to \(bank.highest) are reserved",
        hint: "use 0 to \(bank.size - 1), or leave it out to get the next free one")
      return
    }
    address = (value, node)
  }

  private func readForce(_ fields: Fields, _ node: DocumentNode) -> TagValue? {
    switch signal.type {
    case .bit: return fields.bool("force", node).map { .bit($0) }
    case .int:
      let range = Int(Int32.min)...Int(Int32.max)
      return fields.whole("force", node, in: range).map { .int(Int32($0)) }
    case .float:
      let range = -Double(Float.greatestFiniteMagnitude)...Double(Float.greatestFiniteMagnitude)
      return fields.number("force", node, in: range).map { .float(Float($0)) }
    }
  }
}

/// Tags of one type and kind share a bank of addresses.
struct Bank: Hashable {
  var type: TagType
  var kind: TagKind

  init(_ signal: PartKind.Signal) {
    type = signal.type
    kind = signal.kind
  }

  /// The number of addresses a scene may use.
  var size: Int { Self.size(type) }
  /// The highest address there is; those from ``size`` on belong to reserved tags.
  var highest: Int { type == .bit ? 511 : 255 }

  /// The number of addresses a scene may use in a bank of that type.
  static func size(_ type: TagType) -> Int { type == .bit ? 496 : 240 }

  /// Such as "bit inputs".
  var description: String { "\(type) \(kind)s" }
}
