import PLC

extension ProjectReader {
  func configuration(_ element: MarkupElement) -> ConfigurationDeclaration {
    ConfigurationDeclaration(
      name: trimmed(element["name"]) ?? "Config", globals: sections(in: element),
      resources: element.children("resource").map(resource), position: position(element))
  }

  private func resource(_ element: MarkupElement) -> ResourceDeclaration {
    var tasks: [ResourceDeclaration.TaskDeclaration] = []
    var programs: [ResourceDeclaration.ProgramInstance] = []
    for child in element.children {
      switch child.name {
      case "task":
        guard let name = required("name", of: child) else { continue }
        tasks.append(task(child, name))
        programs += child.children("pouInstance").compactMap { program($0, task: name) }
      case "pouInstance":
        if let program = program(child, task: nil) { programs.append(program) }
      default: continue
      }
    }
    return ResourceDeclaration(
      name: trimmed(element["name"]) ?? "Res", globals: sections(in: element), tasks: tasks,
      programs: programs, position: position(element))
  }

  private func task(
    _ element: MarkupElement, _ name: String
  ) -> ResourceDeclaration.TaskDeclaration {
    ResourceDeclaration.TaskDeclaration(
      name: name, interval: trimmed(element["interval"]).flatMap { duration($0, element) },
      single: trimmed(element["single"]).flatMap { expression($0, element) },
      priority: trimmed(element["priority"]).flatMap { expression($0, element) },
      position: position(element))
  }

  private func program(
    _ element: MarkupElement, task: String?
  ) -> ResourceDeclaration.ProgramInstance? {
    // Some exports write `type` for `typeName`.
    guard let name = required("name", of: element),
      let type = trimmed(element["typeName"] ?? element["type"])
        ?? required("typeName", of: element)
    else { return nil }
    return ResourceDeclaration.ProgramInstance(
      name: name, task: task, type: type, position: position(element))
  }

  /// A duration: `T#20ms`, `20ms`, `PT0.02S` or `00:00:00.020`.
  func duration(_ text: String, _ element: MarkupElement) -> Expression? {
    let digits = text.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? false
    guard digits else { return Parser.duration(text, at: position(element), log: log) }
    guard text.contains(":") else {
      return Parser.duration("T#" + text, at: position(element), log: log)
    }
    // Hours, minutes and seconds, as a clock has them.
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let units = ["h", "m", "s"]
    guard parts.count <= units.count else {
      return Parser.duration(text, at: position(element), log: log)
    }
    let literal = zip(parts, units).map { String($0) + $1 }.joined()
    return Parser.duration("T#" + literal, at: position(element), log: log)
  }
}
