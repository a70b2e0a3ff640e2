import PLC

extension ChartReader {
  /// The lines of all action blocks, by the step that each belongs to.
  mutating func readActions() -> [[Chart.Association]] {
    var associations = Array(repeating: [Chart.Association](), count: count)
    for block in element.children("actionBlock") {
      let steps = project.connections(to: block).compactMap { step($0.source) }
      let lines = block.children("action").compactMap { association($0) }
      if steps.isEmpty {
        project.error(
          .looseActions, block, "the actions belong to no step",
          hint: "connect the action block to its step")
      }
      for step in steps { associations[step] += lines }
    }
    return associations
  }

  private mutating func association(_ action: MarkupElement) -> Chart.Association? {
    let written = project.trimmed(action["qualifier"]) ?? "N"
    guard let qualifier = Chart.Qualifier(rawValue: written.uppercased()) else {
      project.error(
        .unknownQualifier, action, "'\(written)' is no qualifier of actions",
        hint: "use N, S, R, L, D, P, P0, P1, SD, DS or SL")
      return nil
    }
    let duration = project.trimmed(action["duration"]).flatMap { project.duration($0, action) }
    let position = project.position(action)
    if let reference = action.child("reference") {
      return project.required("name", of: reference).map {
        Chart.Association(
          action: $0, qualifier: qualifier, duration: duration, position: position)
      }
    }
    guard let inline = action.child("inline") else {
      project.error(
        .missingAttribute, action, "the action names nothing to do",
        hint: "refer to an action or a BOOL variable")
      return nil
    }
    // What is written right in the block gets a name that no source can write.
    let name = "~action\(inlineActions.count + 1)"
    inlineActions.append(
      NamedBody(name: name, body: inlineBody(inline), position: project.position(inline)))
    return Chart.Association(
      action: name, qualifier: qualifier, duration: duration, position: position)
  }

  /// Editors put the language into the element itself or into a body inside.
  func inlineBody(_ inline: MarkupElement) -> Body {
    project.content(of: inline.child("body") ?? inline, in: block)
  }
}
