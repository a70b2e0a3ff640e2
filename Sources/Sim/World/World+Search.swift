import Kernel

/// Finds items by place, through the surfaces they stand on.
extension World {
  /// Whether any item is so that lies within a distance of a place, in part at least; perhaps
  /// others are asked too.
  @inline(__always)
  func hasItem(near place: Vector2, within reach: Double, where isSo: (Int) -> Bool) -> Bool {
    guard tracker.isFast else { return state.items.indices.contains(where: isSo) }
    if tracker.active.contains(where: isSo) || tracker.resters[0].contains(where: isSo) {
      return true
    }
    return model.index.near(place).contains { surface in
      isRidden(surface, within: reach, of: place) && tracker.riders[surface].contains(where: isSo)
        || tracker.resters[surface + 1].contains(where: isSo)
    }
  }

  /// Finds the frozen items that an active one could touch in this tick, each once, and how much
  /// room it has to the others.
  mutating func findFrozen(near slot: Int) {
    tracker.found.clear()
    // What is faster could come upon more than is listed around it.
    guard tracker.isFast,
      Physics.margin(state.items[slot].velocity, seconds) <= StaticIndex.room
    else {
      let reach = Reach(state.items[slot], seconds)
      for other in state.items.indices where state.items[other].isFrozen {
        if isNear(other, reach) { tracker.found.append(other) }
      }
      return
    }
    let place = state.items[slot].position
    let left = tracker.clearance(slot).left(place, state.runTick, tracker.topSpeed * seconds)
    let margin =
      Physics.margin(state.items[slot].velocity, seconds)
      + Physics.margin(Vector2(tracker.topSpeed, 0), seconds)
    if left > Self.apart * margin { return }
    // Gaps up to the limit are looked for, and all that is near enough to be woken.
    let far = state.items[slot].radius + max(Clearance.limit, Self.apart * margin)
    let reach = Reach(state.items[slot], seconds)
    var room = Clearance.limit
    for other in tracker.resters[0] { consider(other, reach, &room) }
    for surface in model.index.near(place) {
      if isRidden(surface, within: far, of: place) {
        for other in tracker.riders[surface] { consider(other, reach, &room) }
      }
      if tracker.resters[surface + 1].isEmpty { continue }
      for other in tracker.resters[surface + 1] { consider(other, reach, &room) }
    }
    tracker.note(Clearance(place: place, tick: state.runTick, room: room), slot)
  }

  /// Notes an item if it is near; a resting one is in the lists of several surfaces.
  private mutating func consider(_ slot: Int, _ reach: Reach, _ room: inout Double) {
    let between =
      (state.items[slot].place(at: state.runTick - 1, seconds) - reach.rectangle.centre).length
    room = min(room, between - reach.radius - state.items[slot].radius)
    if isNear(slot, reach), !tracker.found.contains(slot) { tracker.found.append(slot) }
  }

  /// Forgets the room of active items into which one has just frozen.
  mutating func crowd(_ slot: Int) {
    for other in tracker.active {
      let clearance = tracker.clearance(other)
      let far = clearance.room + state.items[slot].radius + state.items[other].radius
      if (clearance.place - state.items[slot].position).lengthSquared <= far * far {
        tracker.note(.none, other)
      }
    }
  }

  /// What lets two footprints be near while their gaps along all edges are under a margin: they
  /// are less than its √2-fold apart.
  private static let apart = 1.5

  /// How far an active item could get in a tick.
  private struct Reach {
    var rectangle: Rectangle
    var radius: Double
    var bottom: Double
    var top: Double
    /// On the floor plan and in height, m.
    var margin: Double
    var fall: Double

    init(_ item: Item, _ seconds: Double) {
      rectangle = item.rectangle
      radius = item.radius
      bottom = item.bottom
      top = item.top
      margin = Physics.margin(item.velocity, seconds)
      fall = Physics.nearness + item.rise.magnitude * seconds
    }
  }

  /// Whether a rider on a surface could be within a distance of a place: they stay on it.
  private func isRidden(_ surface: Int, within reach: Double, of place: Vector2) -> Bool {
    if tracker.riders[surface].isEmpty { return false }
    let belt = model.rideAreas[surface]
    let local = belt.rotation.undo(place - belt.centre)
    let reach = reach + Self.overhang
    return local.x.magnitude <= belt.halfLength + reach
      && local.y.magnitude <= belt.halfWidth + reach
  }

  private func isNear(_ slot: Int, _ reach: Reach) -> Bool {
    let place = state.items[slot].place(at: state.runTick - 1, seconds)
    let margin = reach.margin + Physics.margin(state.items[slot].velocity, seconds)
    let far = reach.radius + state.items[slot].radius + margin
    guard (place - reach.rectangle.centre).lengthSquared < far * far,
      reach.bottom < state.items[slot].top + reach.fall,
      state.items[slot].bottom < reach.top + reach.fall
    else { return false }
    return reach.rectangle.separation(from: state.items[slot].rectangle(at: place)) < margin
  }
}

/// How much room an active item had when frozen ones near it were last looked for.
struct Clearance: Sendable {
  /// Where it was, at the start of the tick.
  var place: Vector2
  var tick: Tick
  /// No frozen item was nearer to it, m; up to ``limit``.
  var room: Double

  /// Room beyond this is not told, m: a search goes no further.
  static let limit = 0.3
  /// Nothing is known.
  static let none = Clearance(place: .zero, tick: 0, room: -1)

  /// The room that is certainly left to one that is now at a place, if others move by no more than
  /// `drift` a tick.
  func left(_ place: Vector2, _ tick: Tick, _ drift: Double) -> Double {
    room - (place - self.place).length - Double(tick - self.tick) * drift
  }
}
