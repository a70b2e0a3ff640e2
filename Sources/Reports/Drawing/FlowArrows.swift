import Kernel
import Runtime

/// Arrowheads along the way a surface carries: dark while it runs, pale while it stands.
struct FlowArrows {
  var shape: PlantShape
  var flow: PlantShape.Flow
  var sheet: Sheet

  /// From one arrowhead to the next, and its greatest size, in pixels.
  private static let spacing = 46.0
  private static let size = 6.0

  func draw(_ svg: inout SVG) {
    switch flow {
    case .none: return
    case .along(let direction): drawAlong(direction, &svg)
    case .around(let centre): drawAround(centre, &svg)
    }
  }

  private var sense: Double { shape.speed < 0 ? -1 : 1 }
  private var colour: String { shape.speed == 0 ? "#b4c1ce" : "#1f6feb" }

  private func drawAlong(_ direction: Vector2, _ svg: inout SVG) {
    let middle = shape.outline.reduce(.zero, +) * (1 / Double(shape.outline.count))
    let along = span(direction, middle)
    let across = span(direction.left, middle)
    let way = (along.high - along.low) * sheet.scale
    // At least one, evenly spread.
    let count = max(1, Int(way / Self.spacing))
    for number in 0..<count {
      let share = (Double(number) + 0.5) / Double(count)
      let place =
        middle + direction * (along.low + (along.high - along.low) * share)
        + direction.left * ((across.low + across.high) / 2)
      guard shape.outline.encloses(place) else { continue }
      arrow(
        at: place, direction * sense,
        room: (across.high - across.low) * sheet.scale, &svg)
    }
  }

  private func drawAround(_ centre: Vector2, _ svg: inout SVG) {
    let radii = shape.outline.map { ($0 - centre).length }
    let (inner, outer) = (radii.min() ?? 0, radii.max() ?? 0)
    let radius = (inner + outer) / 2
    // The outer corners stand five degrees apart.
    let corners = zip(shape.outline, radii).filter { $0.1 > outer * 0.999 }.map(\.0)
    let pixels = radius * 5 * radiansPerDegree * sheet.scale
    let every = max(1, Int((Self.spacing / max(pixels, 0.1)).rounded()))
    for (number, corner) in corners.enumerated() where number % every == every / 2 {
      let arm = (corner - centre) * (1 / outer)
      arrow(
        at: centre + arm * radius, arm.left * sense, room: (outer - inner) * sheet.scale, &svg)
    }
  }

  private func span(_ axis: Vector2, _ middle: Vector2) -> (low: Double, high: Double) {
    let places = shape.outline.map { ($0 - middle).dot(axis) }
    return (places.min() ?? 0, places.max() ?? 0)
  }

  private func arrow(
    at place: Vector2, _ direction: Vector2, room: Double, _ svg: inout SVG
  ) {
    let size = min(Self.size, room * 0.3)
    let tip = sheet.place(place)
    // The sheet's y goes down.
    let forward = Vector2(direction.x, -direction.y)
    svg.line(
      [
        tip + forward.left * size - forward * size, tip,
        tip - forward.left * size - forward * size,
      ], .line(colour, width: 2))
  }
}

extension [Vector2] {
  /// Whether a place lies in the outline: a line from it to the right crosses an odd number of
  /// edges.
  fileprivate func encloses(_ place: Vector2) -> Bool {
    var isInside = false
    for (index, a) in enumerated() {
      let b = self[(index + 1) % count]
      guard (a.y > place.y) != (b.y > place.y) else { continue }
      let x = a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x)
      if x > place.x { isInside.toggle() }
    }
    return isInside
  }
}
