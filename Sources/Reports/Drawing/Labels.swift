import Kernel

/// Names on a drawing, moved down or up where they would stand on one another.
struct Labels {
  private struct Label {
    var text: String
    var place: Vector2
    var width: Double
  }

  private static let size = 11.0
  private static let line = 13.0
  /// Longer names are cut: a drawing is no list.
  private static let limit = 30
  private static let tries = 12

  private var labels: [Label] = []

  /// Adds a name near a place.
  mutating func add(_ name: String, near place: Vector2) {
    let text = name.count > Self.limit ? name.prefix(Self.limit - 1) + "…" : name
    labels.append(
      Label(text: text, place: place + Vector2(0, -4), width: Double(text.count) * 5.8))
  }

  /// Writes them, each wholly on a sheet of that width.
  func draw(_ svg: inout SVG, width: Double) {
    var taken: [Label] = []
    for var label in labels {
      let half = label.width / 2
      label.place.x = min(max(label.place.x, half + 4), max(width - half - 4, half + 4))
      let wanted = label.place.y
      // Below, above, further below … until nothing is there.
      for attempt in 0..<Self.tries {
        let step = Double((attempt + 1) / 2) * Self.line
        label.place.y = wanted + (attempt % 2 == 1 ? step : -step)
        if !taken.contains(where: { meet($0, label) }) { break }
      }
      taken.append(label)
      svg.text(
        label.text, at: label.place, size: Self.size, colour: "#24292f", anchor: .middle)
    }
  }

  private func meet(_ a: Label, _ b: Label) -> Bool {
    (a.place.x - b.place.x).magnitude < (a.width + b.width) / 2 + 4
      && (a.place.y - b.place.y).magnitude < Self.line - 1
  }
}
