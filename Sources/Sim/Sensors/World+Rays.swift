import Kernel

extension World {
  /// Finds which rays items block, at the end of the tick and on the way there.
  ///
  /// Items are swept from their place at the start of the tick to that at its end, so a gap or an
  /// edge is found at its exact time whatever the tick length; a gap or a flash that begins and
  /// ends within one tick is reported for that tick. Cost: O(active items + rays that change).
  mutating func castRays() {
    tracker.shadows.removeAll(keepingCapacity: true)
    if tracker.isFast {
      markActiveRays()
    } else {
      for ray in model.rays.indices { tracker.markDirty(ray) }
    }
    gatherShadows()
    // By ray, and along the tick; ties of start are broken by end, and equal pieces are equal.
    tracker.shadows.sort { a, b in
      if a.ray != b.ray { return a.ray < b.ray }
      return a.from == b.from ? a.to < b.to : a.from < b.from
    }
    // No ties: each ray is there once.
    tracker.dirty.sort()
    var next = 0
    for ray in tracker.dirty { cast(ray, &next) }
    tracker.turnDirty()
  }

  /// An active item's rays are cast, in this tick and in the next.
  private mutating func markActiveRays() {
    for mover in physics.movers where mover.slot >= 0 {
      let item = state.items[mover.slot]
      for ray in model.index.rays(item.position) where model.rays[ray].sees(item) {
        tracker.markDirty(ray)
        tracker.markNext(ray)
      }
    }
  }

  private mutating func gatherShadows() {
    for mover in physics.movers where mover.slot >= 0 {
      let item = state.items[mover.slot]
      for ray in model.index.rays(item.position) {
        addShadow(item, ray, mover.rectangle, item.rectangle)
      }
    }
    if tracker.isFast {
      for ray in tracker.dirty {
        for slot in tracker.insiders[ray] { addFrozenShadow(slot, ray) }
      }
    } else {
      for slot in state.items.indices where state.items[slot].isFrozen {
        let place = state.items[slot].place(at: state.runTick, seconds)
        for ray in model.index.rays(place) { addFrozenShadow(slot, ray) }
      }
    }
  }

  private mutating func addFrozenShadow(_ slot: Int, _ ray: Int) {
    let item = state.items[slot]
    // One that froze in this tick has cast its shadow as an active item.
    guard item.since != state.runTick else { return }
    let start = item.rectangle(at: item.place(at: state.runTick - 1, seconds))
    let end = item.rectangle(at: item.place(at: state.runTick, seconds))
    let isInside = addShadow(item, ray, start, end)
    guard tracker.isFast, item.motion == .riding else { return }
    if !isInside {
      tracker.insiders[ray].removeAll { $0 == slot }
    } else if model.rays[ray].followsDistance(of: item) {
      tracker.markNext(ray)
    }
  }

  /// Notes the part of the tick in which an item blocks a ray. Returns whether its flanks enclose
  /// the ray's line in some of it.
  @discardableResult
  private mutating func addShadow(
    _ item: Item, _ ray: Int, _ start: Rectangle, _ end: Rectangle
  ) -> Bool {
    let beam = model.rays[ray]
    guard let (from, to) = beam.flank(item, from: start, to: end) else { return false }
    let limit = state.rays[ray].blockedAtEnd ? 1 + beam.hysteresis : 1
    let middle = start.moved(towards: end, by: (from + to) / 2)
    if beam.reaches(middle, beam.range * beam.factor(item) * limit) {
      tracker.shadows.append(Shadow(ray: ray, from: from, to: to))
    }
    return true
  }

  private mutating func cast(_ ray: Int, _ next: inout Int) {
    let first = next
    var freeUntil = 0.0
    var hasGap = false
    var isPartial = false
    while next < tracker.shadows.count, tracker.shadows[next].ray == ray {
      let shadow = tracker.shadows[next]
      if shadow.from > freeUntil { hasGap = true }
      if shadow.from > 0 || shadow.to < 1 { isPartial = true }
      freeUntil = max(freeUntil, shadow.to)
      next += 1
    }
    let isBlocked = freeUntil >= 1
    let wasBlocked = state.rays[ray].blockedAtEnd
    var reported = isBlocked
    if isBlocked, wasBlocked, hasGap { reported = false }
    if !isBlocked, !wasBlocked, next > first { reported = true }
    let new = Ray.State(blockedAtEnd: isBlocked, reported: reported)
    // What is not settled is cast again in the next tick.
    if isPartial || reported != isBlocked || new != state.rays[ray] {
      tracker.markNext(ray)
    }
    if new != state.rays[ray] { tracker.changedRays.append(ray) }
    state.rays[ray] = new
  }
}

/// The part of a tick in which an item stands in a ray.
struct Shadow: Sendable {
  var ray: Int
  var from: Double
  var to: Double
}

extension Ray {
  /// Whether an item's distance along the ray changes while it is in the flanks.
  func followsDistance(of item: Item) -> Bool {
    hysteresis > 0 ? item.velocity != .zero : item.velocity.dot(direction).magnitude > 1e-9
  }

  /// Whether an item is at the ray's height and of something it senses.
  func sees(_ item: Item) -> Bool {
    height >= item.bottom && height < item.top && factor(item) > 0
  }

  /// The share of the range at which an item is sensed.
  func factor(_ item: Item) -> Double { sensesMetalOnly ? item.reductionFactor : 1 }

  /// The part of the tick, from 0 to 1, in which the item's flanks enclose the ray's line.
  func flank(_ item: Item, from start: Rectangle, to end: Rectangle) -> (Double, Double)? {
    guard sees(item) else { return nil }
    let across = direction.left
    // Distances of both flanks from the beam, at the start and at the end of the tick.
    let half0 = start.extent(along: across) + radius
    let half1 = end.extent(along: across) + radius
    let offset0 = (start.centre - origin).dot(across)
    let offset1 = (end.centre - origin).dot(across)
    guard let left = Self.open(half0 - offset0, half1 - offset1),
      let right = Self.open(half0 + offset0, half1 + offset1)
    else { return nil }
    let from = max(left.0, right.0)
    let to = min(left.1, right.1)
    return from < to ? (from, to) : nil
  }

  /// The part of a tick in which a distance that changes evenly is above 0.
  @inline(__always)
  private static func open(_ d0: Double, _ d1: Double) -> (Double, Double)? {
    if d0 <= 0, d1 <= 0 { return nil }
    return (d0 <= 0 ? d0 / (d0 - d1) : 0, d1 <= 0 ? d0 / (d0 - d1) : 1)
  }

  /// Whether a rectangle on the beam's line begins before `range` and does not lie behind the lens.
  func reaches(_ rectangle: Rectangle, _ range: Double) -> Bool {
    guard let distance = distance(to: rectangle) else { return false }
    return distance <= range
  }

  /// How far along the beam's line a rectangle begins, m; nil if it is beside the line or behind
  /// the lens.
  func distance(to rectangle: Rectangle) -> Double? {
    let place = rectangle.rotation.undo(origin - rectangle.centre)
    let heading = rectangle.rotation.undo(direction)
    var near = -Double.infinity
    var far = Double.infinity
    let halves = (rectangle.halfLength + radius, rectangle.halfWidth + radius)
    for (o, d, half) in [(place.x, heading.x, halves.0), (place.y, heading.y, halves.1)] {
      if d.magnitude < 1e-12 {
        if o.magnitude > half { return nil }
        continue
      }
      let t0 = (-half - o) / d
      let t1 = (half - o) / d
      near = max(near, min(t0, t1))
      far = min(far, max(t0, t1))
    }
    return near <= far && far > 0 ? max(near, 0) : nil
  }
}

extension Rectangle {
  /// Part of the way to another place and turn; good for the small steps of a tick.
  func moved(towards other: Rectangle, by fraction: Double) -> Rectangle {
    var result = fraction < 0.5 ? self : other
    result.centre = centre + (other.centre - centre) * fraction
    return result
  }
}
