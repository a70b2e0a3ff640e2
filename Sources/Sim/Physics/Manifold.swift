import Kernel

/// Where two outlines touch or are about to: one or two places along an edge.
struct Manifold {
  var count = 0
  /// Unit vector from the first to the second.
  var normal = Vector2.zero
  /// The places, and the gap at each (negative: depth), m.
  var place0 = Vector2.zero
  var place1 = Vector2.zero
  var gap0 = 0.0
  var gap1 = 0.0
  /// From a place to the same on the second one, where the two are not at one place yet.
  var offset = Vector2.zero

  private mutating func add(_ place: Vector2, _ gap: Double) {
    if count == 0 {
      place0 = place
      gap0 = gap
    } else {
      place1 = place
      gap1 = gap
    }
    count += 1
  }

  /// The places where `a` and `b` are closer than `margin`.
  ///
  /// The edge direction with the greatest gap separates best; the facing edge of the other
  /// rectangle is cut to the length of that edge.
  static func between(_ a: Rectangle, _ b: Rectangle, margin: Double) -> Manifold {
    let offset = b.centre - a.centre
    let axes = (
      a.rotation.forward, a.rotation.forward.left, b.rotation.forward, b.rotation.forward.left
    )
    let gap0 = offset.dot(axes.0).magnitude - a.halfLength - b.extent(along: axes.0)
    let gap1 = offset.dot(axes.1).magnitude - a.halfWidth - b.extent(along: axes.1)
    let gap2 = offset.dot(axes.2).magnitude - b.halfLength - a.extent(along: axes.2)
    let gap3 = offset.dot(axes.3).magnitude - b.halfWidth - a.extent(along: axes.3)

    // A later axis must be better by a hair, so that rounding cannot make the choice flicker.
    let hair = 1e-6
    var best = gap0
    var axis = 0
    if gap1 > best + hair { (best, axis) = (gap1, 1) }
    if gap2 > best + hair { (best, axis) = (gap2, 2) }
    if gap3 > best + hair { (best, axis) = (gap3, 3) }
    guard best < margin else { return Manifold() }

    let isFirst = axis < 2
    let reference = isFirst ? a : b
    let incident = isFirst ? b : a
    let towards = isFirst ? offset : -offset
    var normal = axis & 1 == 0 ? reference.rotation.forward : reference.rotation.forward.left
    if towards.dot(normal) < 0 { normal = -normal }
    let depth = axis & 1 == 0 ? reference.halfLength : reference.halfWidth
    let reach = axis & 1 == 0 ? reference.halfWidth : reference.halfLength
    let along = normal.left

    // The incident rectangle's edge that faces the reference most, as two places.
    let facing = incident.rotation.undo(normal)
    let (corner0, corner1) = incident.edge(facing: facing)
    var start = incident.centre + incident.rotation.apply(corner0) - reference.centre
    var end = incident.centre + incident.rotation.apply(corner1) - reference.centre
    if start.dot(along) > end.dot(along) { swap(&start, &end) }
    guard let (from, to) = clip(start, end, along: along, reach: reach) else { return Manifold() }

    var manifold = Manifold()
    manifold.normal = isFirst ? normal : -normal
    for place in [from, to] {
      let gap = place.dot(normal) - depth
      if gap < margin { manifold.add(reference.centre + place, gap) }
    }
    return manifold
  }

  /// The part of a segment whose coordinate along `along` lies within ±`reach`.
  private static func clip(
    _ start: Vector2, _ end: Vector2, along: Vector2, reach: Double
  ) -> (Vector2, Vector2)? {
    let t0 = start.dot(along)
    let t1 = end.dot(along)
    guard t0 < reach, t1 > -reach else { return nil }
    let length = t1 - t0
    let edge = end - start
    let from = t0 < -reach ? start + edge * ((-reach - t0) / length) : start
    let to = t1 > reach ? start + edge * ((reach - t0) / length) : end
    return (from, to)
  }
}

extension Rectangle {
  /// The corners, in its own frame, of the edge that looks against `direction`.
  fileprivate func edge(facing direction: Vector2) -> (Vector2, Vector2) {
    if direction.x.magnitude > direction.y.magnitude {
      let x = direction.x > 0 ? -halfLength : halfLength
      return (Vector2(x, -halfWidth), Vector2(x, halfWidth))
    }
    let y = direction.y > 0 ? -halfWidth : halfWidth
    return (Vector2(-halfLength, y), Vector2(halfLength, y))
  }
}
