import Kernel

/// The outline on the floor plan of something that others can touch from the side.
enum Outline {
  case box(Rectangle)
  case circle(Vector2, radius: Double)
}

extension Mover {
  var outline: Outline {
    isRound ? .circle(position, radius: halfLength) : .box(rectangle)
  }
}

extension Outline {
  /// The place of it that is nearest to another; that one itself if it lies in the outline.
  func nearest(to place: Vector2) -> Vector2 {
    switch self {
    case .box(let box): return box.nearest(to: place)
    case .circle(let middle, let radius):
      let arm = place - middle
      let length = arm.length
      return length > radius ? middle + arm * (radius / length) : place
    }
  }

  /// The direction across the edge to a place outside; from inside, that out through the nearest
  /// edge.
  func way(to place: Vector2) -> Vector2 {
    let arm = place - nearest(to: place)
    let length = arm.length
    if length > 1e-9 { return arm * (1 / length) }
    switch self {
    case .box(let box):
      let local = box.rotation.undo(place - box.centre)
      let across = box.halfLength - local.x.magnitude < box.halfWidth - local.y.magnitude
      let way = across ? Vector2(local.x < 0 ? -1 : 1, 0) : Vector2(0, local.y < 0 ? -1 : 1)
      return box.rotation.apply(way)
    case .circle(let middle, _):
      let arm = place - middle
      return arm.length > 0 ? arm * (1 / arm.length) : Vector2(1, 0)
    }
  }

  /// Whether the two overlap by more than a depth.
  func overlaps(_ other: Outline, by depth: Double) -> Bool {
    switch (self, other) {
    case (.box(let a), .box(let b)): return a.separation(from: b) < -depth
    case (.circle(let a, let r), .circle(let b, let s)): return (b - a).length < r + s - depth
    case (.box(let a), .circle(let b, let r)), (.circle(let b, let r), .box(let a)):
      return (a.nearest(to: b) - b).length < r - depth
    }
  }

  func moved(by way: Vector2) -> Outline {
    switch self {
    case .box(var box):
      box.centre += way
      return .box(box)
    case .circle(let middle, let radius): return .circle(middle + way, radius: radius)
    }
  }
}

extension Rectangle {
  /// The place of it that is nearest to another; that one itself if it lies in it.
  fileprivate func nearest(to place: Vector2) -> Vector2 {
    let local = rotation.undo(place - centre)
    let nearest = Vector2(
      min(max(local.x, -halfLength), halfLength), min(max(local.y, -halfWidth), halfWidth))
    return centre + rotation.apply(nearest)
  }
}

extension Manifold {
  /// The places where `a` and `b` are closer than `margin`; `travel` is the way of b seen from a
  /// in the tick if nothing acts on them.
  static func between(
    _ a: Outline, _ b: Outline, travel: Vector2, margin: Double
  ) -> Manifold {
    switch (a, b) {
    case (.box(let a), .box(let b)):
      return between(a, b, margin: margin)
    case (.circle(let a, let r), .circle(let b, let s)):
      let normal = touchNormal(b - a, travel, reach: r + s)
      let touch = Touch(
        normal: normal, gap: (b - a).dot(normal) - r - s, onA: a + normal * r,
        onB: b - normal * s)
      return Manifold(touch, margin: margin)
    case (.box(let a), .circle(let b, let r)):
      return Manifold(Touch(a, b, radius: r, travel: travel), margin: margin)
    case (.circle(let a, let r), .box(let b)):
      return Manifold(Touch(b, a, radius: r, travel: -travel).turned, margin: margin)
    }
  }

  /// The direction between two that are `offset` apart, at the time in the tick when they come
  /// within `reach`, or else when they are closest.
  ///
  /// Round ones leave each other along the line between their middles as they touch, not as they
  /// were before. What passes by closely is not touched.
  fileprivate static func touchNormal(
    _ offset: Vector2, _ travel: Vector2, reach: Double
  ) -> Vector2 {
    var then = offset
    let square = travel.lengthSquared
    let closing = -offset.dot(travel)
    if closing > 0 {
      let discriminant = closing * closing - square * (offset.lengthSquared - reach * reach)
      let part =
        discriminant < 0 ? closing / square : (closing - discriminant.squareRoot()) / square
      then += travel * min(max(part, 0), 1)
    }
    let length = then.length
    // One upon the other: any direction parts them.
    return length > 1e-9 ? then * (1 / length) : Vector2(1, 0)
  }

  private init(_ touch: Touch, margin: Double) {
    self.init()
    guard touch.gap < margin else { return }
    count = 1
    normal = touch.normal
    place0 = touch.onA
    gap0 = touch.gap
    offset = touch.onB - touch.onA
  }
}

/// Where something round touches: one place on each of the two.
private struct Touch {
  var normal: Vector2
  var gap: Double
  var onA: Vector2
  var onB: Vector2

  init(normal: Vector2, gap: Double, onA: Vector2, onB: Vector2) {
    self.normal = normal
    self.gap = gap
    self.onA = onA
    self.onB = onB
  }

  /// A circle at a box: on a face, along its normal; at a corner, along the line to that.
  init(_ box: Rectangle, _ middle: Vector2, radius: Double, travel: Vector2) {
    let local = box.rotation.undo(middle - box.centre)
    let nearest = Vector2(
      min(max(local.x, -box.halfLength), box.halfLength),
      min(max(local.y, -box.halfWidth), box.halfWidth))
    let away = local - nearest
    var way: Vector2
    var edge = nearest
    if away.x != 0, away.y != 0 {
      way = Manifold.touchNormal(away, box.rotation.undo(travel), reach: radius)
    } else if away != .zero {
      way = away * (1 / away.length)
    } else {
      // Its middle is inside: out through the nearest face.
      let depth = Vector2(
        box.halfLength - local.x.magnitude, box.halfWidth - local.y.magnitude)
      if depth.x < depth.y {
        way = Vector2(local.x < 0 ? -1 : 1, 0)
        edge.x = way.x * box.halfLength
      } else {
        way = Vector2(0, local.y < 0 ? -1 : 1)
        edge.y = way.y * box.halfWidth
      }
    }
    normal = box.rotation.apply(way)
    gap = (local - edge).dot(way) - radius
    onA = box.centre + box.rotation.apply(edge)
    onB = middle - normal * radius
  }

  /// The same, seen from the other.
  var turned: Touch { Touch(normal: -normal, gap: gap, onA: onB, onB: onA) }
}
