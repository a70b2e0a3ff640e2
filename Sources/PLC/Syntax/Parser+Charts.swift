/// Sequential function charts as text.
extension Parser {
  /// Whether a body is a chart.
  var isChart: Bool { false }

  mutating func chart() -> Chart { Chart(steps: [], transitions: [], actions: []) }
}
