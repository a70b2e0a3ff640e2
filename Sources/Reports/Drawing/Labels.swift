import Kernel

/// Names on a drawing, each as near to its place as it finds room.
///
/// A name tries places around its own in rings, always in the same order, and takes the first
/// where it meets no other name, no other part's place and nothing thin; a line leads back from
/// where it is not next to its place. Where there is no such room it at least meets no name.
struct Labels {
  private struct Label {
    var text: String
    /// What it names, and the middle of the text.
    var place: Vector2
    var middle = Vector2.zero
    var half: Vector2
    /// Whether a line leads from the place to it.
    var isLed = false

    func covers(_ other: Vector2) -> Bool {
      (other.x - middle.x).magnitude < half.x + 2 && (other.y - middle.y).magnitude < half.y
    }

    func meets(_ other: Label) -> Bool {
      (other.middle.x - middle.x).magnitude < half.x + other.half.x + 3
        && (other.middle.y - middle.y).magnitude < half.y + other.half.y
    }
  }

  private static let size = 11.0
  /// Height of a line of text, and width of a letter, in pixels.
  private static let line = 13.0
  private static let letter = 5.8
  /// Longer names are cut: a drawing is no list.
  private static let limit = 30
  private static let rings = 12
  /// From one obstacle along a line to the next.
  private static let spacing = 6.0

  private var labels: [Label] = []
  private var obstacles: [Vector2] = []

  /// Adds a name near a place.
  mutating func add(_ name: String, near place: Vector2) {
    let text = name.count > Self.limit ? name.prefix(Self.limit - 1) + "…" : name
    labels.append(
      Label(
        text: text, place: place,
        half: Vector2(Double(text.count) * Self.letter / 2, Self.line / 2)))
  }

  /// Keeps names off a line through these places, or off one place.
  mutating func avoid(along places: [Vector2]) {
    guard let first = places.first else { return }
    obstacles.append(first)
    for (start, end) in zip(places, places.dropFirst()) {
      let count = max(1, Int((end - start).length / Self.spacing))
      for step in 1...count {
        obstacles.append(start + (end - start) * (Double(step) / Double(count)))
      }
    }
  }

  /// Writes them, each wholly within a part of the sheet.
  func draw(_ svg: inout SVG, within bounds: (low: Vector2, high: Vector2)) {
    var taken: [Label] = []
    for label in labels { taken.append(placed(label, taken, bounds)) }
    // The lines first, so that none goes through a name.
    for label in taken where label.isLed {
      let to = Vector2(
        min(max(label.place.x, label.middle.x - label.half.x), label.middle.x + label.half.x),
        min(max(label.place.y, label.middle.y - 4), label.middle.y + 4))
      svg.line([label.place, to], .line("#8c959f", width: 0.7))
    }
    for label in taken {
      svg.text(
        label.text, at: label.middle + Vector2(0, 4), size: Self.size, colour: "#24292f",
        anchor: .middle)
    }
  }

  private func placed(
    _ label: Label, _ taken: [Label], _ bounds: (low: Vector2, high: Vector2)
  ) -> Label {
    // Only what is near can be in the way.
    let reach = 2 * label.half.x + Double(Self.rings + 2) * Self.line
    let near = (obstacles + labels.map(\.place)).filter {
      ($0 - label.place).length < reach && $0 != label.place
    }
    var spare: Label?
    for ring in 0..<Self.rings {
      let down = 9 + Double(ring) * Self.line
      let right = label.half.x + 6 + Double(ring) * Self.line
      for (x, y) in [(0.0, -1.0), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1)] {
        var moved = label
        moved.middle = label.place + Vector2(x * right, y * down)
        moved.isLed = ring > 0
        guard moved.middle.x - label.half.x >= bounds.low.x,
          moved.middle.x + label.half.x <= bounds.high.x,
          moved.middle.y - label.half.y >= bounds.low.y,
          moved.middle.y + label.half.y <= bounds.high.y,
          !taken.contains(where: moved.meets)
        else { continue }
        if !near.contains(where: moved.covers) { return moved }
        if spare == nil { spare = moved }
      }
    }
    if let spare { return spare }
    var last = label
    last.middle = label.place - Vector2(0, 9)
    return last
  }
}
