import Kernel

extension World {
  /// Finds which rays items block, at the end of the tick and on the way there.
  ///
  /// Items are swept from their place at the start of the tick to that at its end, so a gap or an
  /// edge is found at its exact time whatever the tick length; a gap or a flash that begins and
  /// ends within one tick is reported for that tick. Cost: O(items + rays).
  mutating func castRays() {
    solver.shadows.removeAll(keepingCapacity: true)
    for (index, item) in state.items.enumerated() where index < solver.work.count {
      for ray in model.index.cell(at: item.position).rays {
        guard let shadow = shadow(of: item, from: solver.work[index].start, on: ray) else {
          continue
        }
        solver.shadows.append(shadow)
      }
    }
    // By ray, and along the tick; equal starts by end: the order is total in what matters.
    solver.shadows.sort { a, b in
      if a.ray != b.ray { return a.ray < b.ray }
      return a.from == b.from ? a.to < b.to : a.from < b.from
    }
    var next = 0
    for ray in state.rays.indices {
      var freeUntil = 0.0
      var hasGap = false
      let first = next
      while next < solver.shadows.count, solver.shadows[next].ray == ray {
        let shadow = solver.shadows[next]
        if shadow.from > freeUntil { hasGap = true }
        freeUntil = max(freeUntil, shadow.to)
        next += 1
      }
      let isBlocked = freeUntil >= 1
      let wasBlocked = state.rays[ray].blockedAtEnd
      var reported = isBlocked
      if isBlocked, wasBlocked, hasGap { reported = false }
      if !isBlocked, !wasBlocked, next > first { reported = true }
      state.rays[ray] = Ray.State(blockedAtEnd: isBlocked, reported: reported)
    }
  }

  /// The part of the tick, from 0 to 1, in which the item stands in the ray.
  private func shadow(of item: Item, from start: Rectangle, on index: Int) -> Shadow? {
    let ray = model.rays[index]
    guard ray.height >= item.bottom, ray.height < item.top else { return nil }
    let across = ray.direction.left
    let end = item.rectangle
    // Distances of both flanks from the beam, at the start and at the end of the tick.
    let half0 = start.extent(along: across) + ray.radius
    let half1 = end.extent(along: across) + ray.radius
    let offset0 = (start.centre - ray.origin).dot(across)
    let offset1 = (end.centre - ray.origin).dot(across)
    var from = 0.0
    var to = 1.0
    for (d0, d1) in [(half0 - offset0, half1 - offset1), (half0 + offset0, half1 + offset1)] {
      // Blocked while d0 + t (d1 − d0) > 0.
      if d0 <= 0, d1 <= 0 { return nil }
      if d0 <= 0 { from = max(from, d0 / (d0 - d1)) }
      if d1 <= 0 { to = min(to, d0 / (d0 - d1)) }
    }
    guard from < to else { return nil }
    let limit = state.rays[index].blockedAtEnd ? 1 + ray.hysteresis : 1
    guard isInReach(start.moved(towards: end, by: (from + to) / 2), ray, ray.range * limit) else {
      return nil
    }
    return Shadow(ray: index, from: from, to: to)
  }

  /// Whether a rectangle on the beam's line begins before `range` and does not lie behind the lens.
  private func isInReach(_ rectangle: Rectangle, _ ray: Ray, _ range: Double) -> Bool {
    let origin = rectangle.rotation.undo(ray.origin - rectangle.centre)
    let direction = rectangle.rotation.undo(ray.direction)
    var near = -Double.infinity
    var far = Double.infinity
    let halves = (rectangle.halfLength + ray.radius, rectangle.halfWidth + ray.radius)
    for (o, d, half) in [(origin.x, direction.x, halves.0), (origin.y, direction.y, halves.1)] {
      if d.magnitude < 1e-12 {
        if o.magnitude > half { return false }
        continue
      }
      let t0 = (-half - o) / d
      let t1 = (half - o) / d
      near = max(near, min(t0, t1))
      far = min(far, max(t0, t1))
    }
    return near <= far && far > 0 && near <= range
  }
}

/// The part of a tick in which an item stands in a ray.
struct Shadow: Sendable {
  var ray: Int
  var from: Double
  var to: Double
}

extension Rectangle {
  /// Part of the way to another place and turn; good for the small steps of a tick.
  func moved(towards other: Rectangle, by fraction: Double) -> Rectangle {
    var result = fraction < 0.5 ? self : other
    result.centre = centre + (other.centre - centre) * fraction
    return result
  }
}
