import PLC

extension ProjectReader {
  /// The chart drawn in `<SFC>`; named transitions are those of the block around it.
  func chart(_ element: MarkupElement, in block: MarkupElement) -> Chart {
    var reader = ChartReader(self, element, in: block)
    return reader.chart()
  }
}

/// Turns the drawing of a chart into its steps, transitions and actions.
///
/// The drawing says of each element what stands above it. Walking up from a transition finds the
/// steps that it leaves; walking up from a step, the transitions that enter it.
struct ChartReader {
  let project: ProjectReader
  let element: MarkupElement
  let block: MarkupElement
  /// The drawn elements, and where each stands in the list by its own number.
  private let nodes: [MarkupElement]
  private var indices: [Int: Int] = [:]
  private var above: [[Int]] = []
  /// The last search that came by each drawn element, and how many searches there were.
  private var searched: [Int] = []
  private var searches = 0
  var inlineActions: [NamedBody] = []
  /// The wires to conditions, each as an element that keeps what leads to it.
  var conditions: [NetworkElement] = []

  init(_ project: ProjectReader, _ element: MarkupElement, in block: MarkupElement) {
    self.project = project
    self.element = element
    self.block = block
    nodes = element.children
    searched = Array(repeating: 0, count: nodes.count)
    let ids = nodes.map { project.number("localId", of: $0) }
    for (index, id) in ids.enumerated() {
      guard let id else { continue }
      if indices[id] == nil {
        indices[id] = index
      } else {
        project.error(
          .doubleChartID, nodes[index], "two elements have the number \(id)",
          hint: "give each element of a drawing a localId of its own")
      }
    }
    above = nodes.map { node in
      project.connections(to: node).compactMap { connection in
        if let index = indices[connection.source] { return index }
        project.log.error(
          PLCopenProblem.danglingChartWire, at: connection.position,
          "a line comes from element \(connection.source), which is not there",
          hint: "delete the line and draw it again")
        return nil
      }
    }
  }

  mutating func chart() -> Chart {
    let associations = readActions()
    var steps: [Chart.Step] = []
    var transitions: [(node: Int, transition: Chart.Transition)] = []
    for (index, node) in nodes.enumerated() {
      switch node.name {
      case "step":
        guard let name = project.required("name", of: node) else { continue }
        steps.append(
          Chart.Step(
            name: name, isInitial: project.isTrue("initialStep", of: node),
            associations: associations[index], position: project.position(node)))
      case "transition":
        guard let condition = condition(of: node) else { continue }
        let priority = project.number("priority", of: node) ?? 0
        transitions.append(
          (
            index,
            Chart.Transition(
              name: condition.name, priority: priority > 0 ? priority : nil,
              from: stepNames(above: index), to: [], condition: condition.condition,
              position: project.position(node))
          ))
      case "macroStep":
        project.error(
          .unsupportedChartElement, node, "macro steps are not supported",
          hint: "draw the steps of it in the chart itself")
      default: continue
      }
    }
    enter(&transitions)
    return Chart(
      steps: steps, transitions: fromLeftToRight(transitions), actions: inlineActions,
      wiring: wiring())
  }

  /// The transitions by where they are: those further left are asked first. Ties keep the order of
  /// the document.
  private func fromLeftToRight(
    _ transitions: [(node: Int, transition: Chart.Transition)]
  ) -> [Chart.Transition] {
    transitions.map { entry in
      (entry.node, nodes[entry.node].child("position"), entry.transition)
    }.map { node, place, transition in
      (place.flatMap { project.number("x", of: $0) } ?? 0, node, transition)
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// The names of the steps that a transition leaves.
  private mutating func stepNames(above transition: Int) -> [String] {
    let found = walk(
      up: transition, through: ["selectionDivergence", "simultaneousConvergence"], to: "step")
    let names = found.compactMap { project.trimmed(nodes[$0]["name"]) }
    if names.isEmpty {
      project.error(
        .looseTransition, nodes[transition], "no step stands above the transition",
        hint: "connect it to the step that it leaves")
    }
    return names
  }

  /// Fills in the steps that each transition enters: by the steps, and by the jumps to steps.
  private mutating func enter(_ transitions: inout [(node: Int, transition: Chart.Transition)]) {
    var numbers: [Int: Int] = [:]
    for (number, entry) in transitions.enumerated() { numbers[entry.node] = number }
    for (index, node) in nodes.enumerated() {
      let attribute = node.name == "step" ? "name" : "targetName"
      guard node.name == "step" || node.name == "jumpStep" else { continue }
      guard let name = project.trimmed(node[attribute]) else {
        if node.name == "jumpStep" { _ = project.required(attribute, of: node) }
        continue
      }
      let found = walk(
        up: index, through: ["selectionConvergence", "simultaneousDivergence"], to: "transition")
      for number in found.compactMap({ numbers[$0] }) {
        transitions[number].transition.to.append(name)
      }
      if node.name == "jumpStep", found.isEmpty {
        project.error(
          .missingTransition, node, "no transition stands above the jump to '\(name)'",
          hint: "put a transition between the step and the jump")
      }
    }
    for entry in transitions where entry.transition.to.isEmpty {
      project.error(
        .missingStep, nodes[entry.node], "the transition leads to no step",
        hint: "put a step or a jump behind it")
    }
  }

  /// What of a kind stands above a node, through the given kinds of forks and joins.
  private mutating func walk(
    up start: Int, through passed: [String], to kind: String
  ) -> [Int] {
    var found: [Int] = []
    searches += 1
    var stack: [Int] = above[start].reversed()
    while let next = stack.popLast() {
      guard searched[next] != searches else { continue }
      searched[next] = searches
      if nodes[next].name == kind {
        found.append(next)
      } else if passed.contains(nodes[next].name) {
        stack += above[next].reversed()
      } else {
        reportWrongNeighbour(start, next)
      }
    }
    return found
  }

  private func reportWrongNeighbour(_ below: Int, _ upper: Int) {
    let isStep = nodes[below].name != "transition"
    project.error(
      isStep ? .missingTransition : .missingStep, nodes[below],
      "<\(nodes[below].name)> follows <\(nodes[upper].name)> directly",
      hint: "steps and transitions take turns; forks lead to transitions, joins to steps")
  }

  /// The steps, by number of a drawn element.
  func step(_ id: Int) -> Int? {
    indices[id].flatMap { nodes[$0].name == "step" ? $0 : nil }
  }

  var count: Int { nodes.count }
}
