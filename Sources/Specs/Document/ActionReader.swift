import Kernel
import Runtime
import Scenes
import Sim
import Tags

/// Reads what a step does to the plant.
struct ActionReader {
  static let keys = ["press", "release", "set", "write", "force", "unforce", "fault", "heal"]
  /// Those that can be undone after a while.
  static let lasting = ["press", "force", "fault"]

  /// What a step does, and what undoes it.
  struct Actions {
    var changes: [Command.Change] = []
    var undos: [Command.Change] = []
  }

  let context: CaseContext
  let fields: Fields

  /// All actions, in the order in which the step names them.
  func read() -> Actions {
    var actions = Actions()
    for key in fields.names where Self.keys.contains(key) {
      guard let node = fields[key] else { continue }
      switch key {
      case "press", "release": readPress(key, node, &actions)
      case "set": readSettings(node, &actions)
      case "write": forEachValue(key, node, preferring: .output) { write($0, $1, $2, &actions) }
      case "force":
        forEachValue(key, node) { _, tag, value in
          actions.changes.append(.force(tag, value))
          actions.undos.append(.release(tag))
        }
      case "unforce": forEachTag(key, node) { actions.changes.append(.release($0)) }
      case "fault": readFaults(node, &actions)
      default:
        forEachTag(key, node) { tag in
          actions.changes += [
            .fault(tag, .openCircuit, on: false), .fault(tag, .shortCircuit, on: false),
          ]
        }
      }
    }
    return actions
  }

  // MARK: Tags

  private func forEachTag(_ key: String, _ node: DocumentNode, _ action: (TagIndex) -> Void) {
    for element in node.oneOrMore {
      guard let text = fields.text(key, element), let tag = find(text, element) else { continue }
      action(tag)
    }
  }

  /// Calls an action for each tag and value of a map; the node is that of the tag's name.
  private func forEachValue(
    _ key: String, _ node: DocumentNode, preferring kind: TagKind? = nil,
    _ action: (DocumentNode, TagIndex, TagValue) -> Void
  ) {
    forEachEntry(key, node, example: "Weight: 4.5") { name, text, value in
      guard let tag = find(text, name, preferring: kind),
        let read = self.value(value, of: tag)
      else { return }
      action(name, tag, read)
    }
  }

  private func forEachEntry(
    _ key: String, _ node: DocumentNode, example: String,
    _ action: (DocumentNode, String, DocumentNode) -> Void
  ) {
    guard case .map(let entries) = node.content else {
      context.report(
        .wrongType, at: node,
        "'\(key)' of \(fields.subject) must be a map, found \(node.description)",
        hint: "write {\(example)}")
      return
    }
    for entry in entries {
      let name = DocumentNode(content: .text(entry.key), line: entry.line, column: entry.column)
      action(name, entry.key, entry.value)
    }
  }

  private func find(
    _ text: String, _ node: DocumentNode, preferring kind: TagKind? = nil
  ) -> TagIndex? {
    do throws(Finding) {
      return try context.plant.tag(text, preferring: kind)
    } catch {
      context.report(error, in: node)
      return nil
    }
  }

  private func value(_ node: DocumentNode, of tag: TagIndex) -> TagValue? {
    guard let table = context.plant.scene?.model.table else { return nil }
    let (type, name) = (table[tag].type, table[tag].name)
    switch (type, node.content) {
    case (.bit, .bool(let on)): return .bit(on)
    case (.int, .whole(let number)):
      if let number = Int32(exactly: number) { return .int(number) }
    case (.float, .whole(let number)): return .float(Float(number))
    case (.float, .number(let number)) where Float(number).isFinite: return .float(Float(number))
    default: break
    }
    let wanted =
      switch type {
      case .bit: "true or false"
      case .int: "a whole number of 32 bits"
      case .float: "a number"
      }
    context.report(
      .otherValue, at: node, "\(node.description) does not fit the \(type) '\(name)'",
      hint: "write \(wanted), without quotes")
    return nil
  }

  private func write(
    _ node: DocumentNode, _ tag: TagIndex, _ value: TagValue, _ actions: inout Actions
  ) {
    guard let table = context.plant.scene?.model.table, table[tag].kind == .input else {
      actions.changes.append(.write(tag, value))
      return
    }
    context.report(
      .notAnOutput, at: node, "'\(table[tag].name)' is an input: the plant writes it",
      hint: "force it, or press what is on the panel")
  }

  private func readFaults(_ node: DocumentNode, _ actions: inout Actions) {
    forEachEntry("fault", node, example: "At scale: open") { name, text, value in
      guard let word = fields.word("fault", value, among: ["open", "short"]),
        let tag = find(text, name)
      else { return }
      let fault: WireFaults = word == "open" ? .openCircuit : .shortCircuit
      actions.changes.append(.fault(tag, fault, on: true))
      actions.undos.append(.fault(tag, fault, on: false))
    }
  }
}
