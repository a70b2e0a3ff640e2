import Kernel
import Runtime
import Scenes
import Sim
import Tags

/// What an operator does.
extension ActionReader {
  func readPress(_ key: String, _ node: DocumentNode, _ actions: inout Actions) {
    for element in node.oneOrMore {
      guard let name = fields.text(key, element), let device = find(name, element) else { continue }
      let action: Command.PanelAction = key == "press" ? .press : .release
      let panel = context.plant.scene?.model.panel[device]
      switch panel?.control {
      case .button, .toggle: break
      default:
        context.report(
          .deviceCannot, at: element, "'\(name)' is no button",
          hint: "set it to a value: 'set: {\(name): 1}'")
        continue
      }
      actions.changes.append(.operate(device: device, action))
      // A button that stays pressed until it is pressed again is let go by setting it.
      if key == "press" { actions.undos.append(.operate(device: device, .set(0))) }
    }
  }

  func readSettings(_ node: DocumentNode, _ actions: inout Actions) {
    guard case .map(let entries) = node.content else {
      context.report(
        .wrongType, at: node,
        "'set' of \(fields.subject) must be a map, found \(node.description)",
        hint: "write {Selector: 1}")
      return
    }
    for entry in entries {
      let name = DocumentNode(content: .text(entry.key), line: entry.line, column: entry.column)
      guard let index = find(entry.key, name),
        let panel = context.plant.scene?.model.panel[index],
        let value = setting(entry.value, of: panel)
      else { continue }
      switch panel.setting(after: .set(value), from: panel.initial) {
      case .success: actions.changes.append(.operate(device: index, .set(value)))
      case .failure(.noButton):
        context.report(
          .deviceCannot, at: name, "'\(entry.key)' cannot be set", hint: "it only shows something")
      case .failure(.outOfRange(let range)):
        context.report(
          .outOfRange, at: entry.value, "'\(entry.key)' cannot be set to \(entry.value.shown)",
          hint: "write a number from \(range.lowerBound) to \(range.upperBound)")
      }
    }
  }

  /// A setting as a number: of a selector also the name of a position's tag.
  private func setting(_ node: DocumentNode, of panel: PanelDevice) -> Double? {
    switch node.content {
    case .bool(let on): return on ? 1 : 0
    case .whole(let number): return Double(number)
    case .number(let number) where number.isFinite: return number
    case .text(let text):
      guard case .selector(let positions) = panel.control,
        let table = context.plant.scene?.model.table
      else { break }
      let names = positions.map { $0.map { table[$0].name } ?? "" }
      if let position = names.firstIndex(of: text) { return Double(position) }
      context.report(
        .otherValue, at: node, "'\(panel.part)' has no position '\(text.prefix(100))'",
        hint: Suggestion.hint(for: text, among: names))
      return nil
    default: break
    }
    context.report(
      .otherValue, at: node, "\(node.description) is no setting of '\(panel.part)'",
      hint: "write a number, without quotes")
    return nil
  }

  /// The device of a name; nil after a problem was reported, or if the scene is not known.
  private func find(_ name: String, _ node: DocumentNode) -> Int? {
    let devices = context.plant.devices
    // A part's own name comes first: a tag of another part may be called the same.
    if let device = devices.first(where: { $0.names[0] == name })
      ?? devices.first(where: { $0.names.contains(name) })
    {
      return device.index
    }
    if context.plant.scene != nil {
      context.report(
        .unknownDevice, at: node, "there is no '\(name.prefix(100))' on the panel",
        hint: Suggestion.hint(for: name, among: Self.distinct(devices.flatMap(\.names))))
    }
    return nil
  }

  /// Names without those that came before.
  private static func distinct(_ names: [String]) -> [String] {
    names.enumerated().filter { !names[..<$0].contains($1) }.map(\.element)
  }
}
