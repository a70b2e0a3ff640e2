import Kernel

extension World {
  /// Finds which rays items block, at the end of the tick and on the way there.
  ///
  /// Items are swept from their place at the start of the tick to that at its end, so a gap or an
  /// edge is found at its exact time whatever the tick length; a gap or a flash that begins and
  /// ends within one tick is reported for that tick. Cost: O(active items + edges).
  mutating func castRays() {
    shadeActive()
    if !tracker.isFast { lookAtAllRays() }
    var next = 0
    while next < tracker.rays.due.count {
      cast(tracker.rays.due[next])
      next += 1
    }
    tracker.rays.turn()
  }

  /// Notes the shadows of active items.
  private mutating func shadeActive() {
    for index in physics.movers.indices where physics.movers[index].slot >= 0 {
      let item = state.items[physics.movers[index].slot]
      for ray in model.index.rays(item.position) {
        let beam = model.rays[ray]
        guard beam.sees(item) else { continue }
        let offset0 = beam.offset(of: physics.movers[index].position)
        let offset1 = beam.offset(of: item.position)
        // No shadow is broader than the circle around the footprint.
        let reach = item.radius + beam.radius
        if min(offset0, offset1) > reach || max(offset0, offset1) < -reach { continue }
        let start = physics.movers[index].rectangle
        let end = item.rectangle
        guard
          let shadow = Shadow(
            half0: beam.halfShadow(of: start), offset0: offset0,
            half1: beam.halfShadow(of: end), offset1: offset1)
        else { continue }
        let middle = start.moved(towards: end, by: (shadow.from + shadow.to) / 2)
        tracker.rays.pass(ray)
        if beam.reaches(middle, range(ray, item)) { tracker.rays.add(shadow, on: ray) }
      }
    }
  }

  /// Enters every frozen item at every ray it could be in, and casts all rays.
  private mutating func lookAtAllRays() {
    tracker.rays.leaveAll()
    tracker.rays.markAll()
    for slot in state.items.indices where state.items[slot].isFrozen {
      let item = state.items[slot]
      for ray in model.index.rays(item.place(at: state.runTick, seconds)) {
        guard let passage = Passage(slot, item, model.rays[ray]) else { continue }
        tracker.rays.enter(passage, at: ray)
      }
    }
  }

  private mutating func cast(_ ray: Int) {
    tracker.rays.gatherPieces(ray)
    gatherFrozen(ray)
    var freeUntil = 0.0
    var hasGap = false
    for piece in tracker.rays.pieces {
      if piece.from > freeUntil { hasGap = true }
      freeUntil = max(freeUntil, piece.to)
    }
    let was = state.rays[ray]
    let isBlocked = freeUntil >= 1
    var reported = isBlocked
    if isBlocked, was.blockedAtEnd, hasGap { reported = false }
    if !isBlocked, !was.blockedAtEnd, !tracker.rays.pieces.isEmpty { reported = true }
    // A gap or a flash is over in the next tick.
    if reported != isBlocked { tracker.rays.markNext(ray) }
    let new = Ray.State(blockedAtEnd: isBlocked, reported: reported)
    guard new != was else { return }
    state.rays[ray] = new
    tracker.rays.changed.append(ray)
  }

  /// Adds the shadows of frozen items on a ray, and forgets those that are past it.
  private mutating func gatherFrozen(_ ray: Int) {
    let beam = model.rays[ray]
    var visit = tracker.rays.visit(ray)
    while let passage = tracker.rays.next(&visit) {
      // One that froze in this tick has cast its shadow as an active item.
      guard passage.since != state.runTick else { continue }
      let shadow = passage.shadow(beam, in: state.runTick, seconds)
      if let shadow, passage.isSure || reaches(passage, shadow, ray) {
        tracker.rays.addPiece(shadow)
      }
      guard passage.isMoving else { continue }
      if !passage.isSure { tracker.rays.markNext(ray) }
      if shadow.map({ $0.to < 1 }) ?? true { tracker.rays.remove(&visit) }
    }
  }

  /// Whether a ray reaches a frozen item in the middle of its shadow.
  private func reaches(_ passage: Passage, _ shadow: Shadow, _ ray: Int) -> Bool {
    let item = state.items[passage.slot]
    let start = item.rectangle(at: passage.place(at: state.runTick - 1, seconds))
    let end = item.rectangle(at: passage.place(at: state.runTick, seconds))
    let middle = start.moved(towards: end, by: (shadow.from + shadow.to) / 2)
    return model.rays[ray].reaches(middle, range(ray, item))
  }

  /// How far a ray senses an item at the moment, m.
  private func range(_ ray: Int, _ item: Item) -> Double {
    let beam = model.rays[ray]
    let limit = state.rays[ray].blockedAtEnd ? 1 + beam.hysteresis : 1
    return beam.range * beam.factor(item) * limit
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
