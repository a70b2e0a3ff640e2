/// What is the case in a chart after some scans, by the rules of the reference page: written from
/// them alone and without regard to how charts are compiled.
struct RandomChartState {
  private let chart: RandomChart
  private(set) var isActive: [Bool]
  /// In scans.
  private(set) var time: [Int]
  /// What the scan before left.
  private var wasActive: [Bool]
  private var scan = 0
  private var variables = Array(repeating: false, count: RandomChart.variables)
  private var counters = Array(repeating: 0, count: RandomChart.targets)
  private var actions = Array(repeating: Action(), count: RandomChart.targets)

  /// What an action keeps from scan to scan.
  private struct Action {
    var isStored = false
    /// The scan in which SD or SL began, by line.
    var beginnings: [(step: Int, line: Int, scan: Int)] = []
    var isOn = false
    /// But for pulses.
    var isHeld = false
  }

  init(_ chart: RandomChart) {
    self.chart = chart
    isActive = chart.isInitial
    time = chart.isInitial.map { _ in 0 }
    wasActive = chart.isInitial.map { _ in false }
  }

  mutating func step() {
    if scan > 0 { for step in time.indices where isActive[step] { time[step] += 1 } }
    let fired = firing(chart.inputs[scan])
    for transition in fired { for step in transition.from { isActive[step] = false } }
    for transition in fired {
      for step in transition.to { (isActive[step], time[step]) = (true, 0) }
    }
    for target in 0..<RandomChart.targets { control(target) }
    wasActive = isActive
    scan += 1
  }

  /// The transitions that fire, each evaluated against the state as it is.
  private func firing(_ inputs: Int) -> [RandomChart.Transition] {
    var isTaken = isActive.map { _ in false }
    let order = chart.transitions.indices.sorted { a, b in
      (chart.transitions[a].priority ?? 99, a) < (chart.transitions[b].priority ?? 99, b)
    }
    return order.map { chart.transitions[$0] }.filter { transition in
      let isReady = transition.from.allSatisfy { isActive[$0] && !isTaken[$0] }
      guard isReady, transition.condition.holds(self, inputs) else { return false }
      for step in transition.from { isTaken[step] = true }
      return true
    }
  }

  private mutating func control(_ target: Int) {
    let uses = chart.lines.enumerated().flatMap { step, lines in
      lines.enumerated().filter { $0.element.target == target }.map {
        (step, $0.offset, $0.element)
      }
    }
    guard !uses.isEmpty else { return }
    let isReset = uses.contains { $0.2.qualifier == "R" && isActive[$0.0] }
    var (isWanted, isPulsed) = (false, false)
    for (step, line, use) in uses {
      let isLate = time[step] >= use.duration ?? 0
      switch use.qualifier {
      case "N": isWanted = isWanted || isActive[step]
      case "L": isWanted = isWanted || isActive[step] && !isLate
      case "D": isWanted = isWanted || isActive[step] && isLate
      case "S" where isActive[step], "DS" where isActive[step] && isLate:
        actions[target].isStored = true
      case "P", "P1": isPulsed = isPulsed || isActive[step] && !wasActive[step]
      case "P0": isPulsed = isPulsed || !isActive[step] && wasActive[step]
      case "SD", "SL":
        let isOver = isOver(target, step, line, use.duration ?? 0, isReset: isReset)
        isWanted = isWanted || isOver == (use.qualifier == "SD")
      default: break
      }
    }
    if isReset { actions[target].isStored = false }
    let isHeld = !isReset && (isWanted || actions[target].isStored)
    let isOn = isHeld || isPulsed && !isReset
    run(
      target, isOn: isOn, isFinal: actions[target].isHeld,
      isCleared: actions[target].isOn || isReset)
    (actions[target].isOn, actions[target].isHeld) = (isOn, isHeld)
  }

  /// Whether the time of SD or SL has elapsed; nil if it does not run.
  private mutating func isOver(
    _ target: Int, _ step: Int, _ line: Int, _ duration: Int, isReset: Bool
  ) -> Bool? {
    if isReset {
      actions[target].beginnings.removeAll { $0.step == step && $0.line == line }
      return nil
    }
    if let began = actions[target].beginnings.first(where: { $0.step == step && $0.line == line }) {
      return scan - began.scan >= duration
    }
    guard isActive[step] else { return nil }
    // A timer is never over in the scan that starts it.
    actions[target].beginnings.append((step, line, scan))
    return false
  }

  private mutating func run(_ target: Int, isOn: Bool, isFinal: Bool, isCleared: Bool) {
    if target >= RandomChart.variables {
      if isOn || isFinal { counters[target] = (counters[target] * 3 + 1) % 9001 }
    } else if isOn {
      variables[target] = true
    } else if isCleared {
      variables[target] = false
    }
  }

  /// As expectations of a ``LanguageCase``.
  var text: String {
    let steps = isActive.indices.map {
      "S\($0).X = \(isActive[$0] ? "TRUE" : "FALSE"), S\($0).T = \(20 * time[$0])ms"
    }
    let values = variables.indices.map { "v\($0) = \(variables[$0] ? "TRUE" : "FALSE")" }
    let counts = (RandomChart.variables..<RandomChart.targets).map { "c\($0) = \(counters[$0])" }
    return (steps + values + counts).joined(separator: ", ")
  }
}
