import Kernel

/// Finds items by place, through the surfaces they stand on.
extension World {
  /// Whether any of the items that could be near a place is so; perhaps others are asked too.
  @inline(__always)
  func hasItem(near place: Vector2, where isSo: (Int) -> Bool) -> Bool {
    guard tracker.isFast else { return state.items.indices.contains(where: isSo) }
    if tracker.active.contains(where: isSo) || tracker.resters[0].contains(where: isSo) {
      return true
    }
    return model.index.near(place).contains { surface in
      tracker.riders[surface].contains(where: isSo)
        || tracker.resters[surface + 1].contains(where: isSo)
    }
  }

  /// Finds the frozen items that an active one could touch in this tick, each once.
  mutating func findFrozen(near item: Item) {
    tracker.found.removeAll(keepingCapacity: true)
    let reach = Reach(item, seconds)
    guard tracker.isFast else {
      for slot in state.items.indices where state.items[slot].isFrozen && isNear(slot, reach) {
        tracker.found.append(slot)
      }
      return
    }
    for slot in tracker.resters[0] { consider(slot, reach) }
    for surface in model.index.near(item.position) {
      if !tracker.riders[surface].isEmpty, couldRide(on: surface, near: reach) {
        for slot in tracker.riders[surface] where isNear(slot, reach) {
          tracker.found.append(slot)
        }
      }
      for slot in tracker.resters[surface + 1] { consider(slot, reach) }
    }
  }

  /// Notes a resting item if it is near; it is in the lists of several surfaces.
  private mutating func consider(_ slot: Int, _ reach: Reach) {
    if isNear(slot, reach), !tracker.found.contains(slot) { tracker.found.append(slot) }
  }

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

  /// Whether a rider on a surface could be near: riders stay wholly on theirs.
  private func couldRide(on surface: Int, near reach: Reach) -> Bool {
    let belt = model.rideAreas[surface]
    let margin = reach.margin + Physics.margin(tracker.surfaces[surface].linear, seconds)
    // Gaps along edges under the margin: less than its √2-fold apart.
    let far = reach.radius + 1.5 * margin
    let local = belt.rotation.undo(reach.rectangle.centre - belt.centre)
    return local.x.magnitude < belt.halfLength + far && local.y.magnitude < belt.halfWidth + far
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
