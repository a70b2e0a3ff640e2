import Kernel

extension World {
  /// Plans the first tick at whose end a riding item is no longer clear.
  mutating func planRide(_ slot: Int) {
    let item = state.items[slot]
    guard item.velocity != .zero else { return }
    // Leaving the surface: once out of it, it stays out, so the tick can be searched by halves.
    let region = model.surfaces[item.surface].region
    let margin = Physics.margin(item.velocity, seconds)
    let size = region.bounds.high - region.bounds.low
    let length = size.x + size.y
    var low = state.runTick
    // A belt at next to no speed takes longer than any run.
    let ticks = min(length / (item.velocity.length * seconds), 1e12)
    var high = state.runTick + 2 + Int(ticks)
    while high - low > 1 {
      let middle = (low + high) / 2
      let footprint = item.rectangle(at: item.place(at: middle, seconds))
      if region.covers(footprint, margin: margin) { low = middle } else { high = middle }
    }
    plan(slot, high)
    for wall in model.surfaceWalls[item.surface] {
      planNearing(slot, tracker.walls[wall].rectangle, margin)
    }
    for box in model.surfaceRemovers[item.surface] {
      // Its middle must enter.
      planNearing(slot, model.removerBoxes[box], 0, size: 0)
    }
    for other in tracker.standers[item.surface + 1] where state.items[other].motion == .resting {
      planMeeting(rider: slot, rester: other)
    }
  }

  /// Plans when a rider comes near an item that rests on its surface.
  mutating func planMeeting(rider: Int, rester: Int) {
    let margin = Physics.margin(state.items[rider].velocity, seconds) + Physics.restingMargin
    planNearing(rider, state.items[rester].rectangle, margin)
  }

  /// Plans looks at a rider for the time in which it could be nearer to a rectangle than `margin`.
  ///
  /// The gap along each edge direction changes evenly; the rider is near while all are below the
  /// margin. Looking a tick early costs a look; the look itself decides, so it is planned again
  /// until the first tick in which the answer can be yes has passed.
  private mutating func planNearing(
    _ slot: Int, _ other: Rectangle, _ margin: Double, size: Double = 1
  ) {
    let item = state.items[slot]
    var here = item.rectangle(at: item.place(at: state.runTick, seconds))
    here.halfLength *= size
    here.halfWidth *= size
    var from = 0.0
    var to = Double.infinity
    for axis in [
      here.rotation.forward, here.rotation.forward.left, other.rotation.forward,
      other.rotation.forward.left,
    ] {
      let reach = here.extent(along: axis) + other.extent(along: axis) + margin
      let offset = (here.centre - other.centre).dot(axis)
      let speed = item.velocity.dot(axis)
      if speed.magnitude < 1e-12 {
        if offset.magnitude >= reach + 1e-6 { return }
        continue
      }
      let first = (-reach - offset) / speed
      let second = (reach - offset) / speed
      from = max(from, min(first, second))
      to = min(to, max(first, second))
    }
    guard from <= to + seconds else { return }
    // Rounding may move the first tick by one.
    let first = state.runTick + Int(from / seconds)
    for tick in max(state.runTick + 1, first - 1)...(max(state.runTick + 1, first - 1) + 3) {
      plan(slot, tick)
    }
  }

  private mutating func plan(_ slot: Int, _ tick: Tick, ray: Int = -1) {
    let item = state.items[slot]
    tracker.plan(
      Tracker.Event(tick: tick, slot: slot, serial: item.serial, since: item.since, ray: ray))
  }

  // MARK: Rays

  /// Plans when a frozen item is in the flanks of rays, and notes those it is in already.
  mutating func enterRays(_ slot: Int) {
    let item = state.items[slot]
    if item.motion == .resting {
      for ray in model.index.rays(item.position) where isInFlank(slot, ray, state.runTick) {
        tracker.insiders[ray].append(slot)
        tracker.markNext(ray)
      }
      return
    }
    for ray in model.surfaceRays[item.surface] {
      let beam = model.rays[ray]
      guard beam.height >= item.bottom, beam.height < item.top else { continue }
      planRay(slot, ray)
    }
  }

  /// Plans the ticks in which a rider's shadow on a ray begins and ends.
  private mutating func planRay(_ slot: Int, _ ray: Int) {
    let item = state.items[slot]
    let beam = model.rays[ray]
    let across = beam.direction.left
    let speed = item.velocity.dot(across)
    let half = item.rectangle.extent(along: across) + beam.radius
    let offset = (item.place(at: state.runTick, seconds) - beam.origin).dot(across)
    if isInFlank(slot, ray, state.runTick) || isInFlank(slot, ray, state.runTick + 1) {
      tracker.insiders[ray].append(slot)
      tracker.markNext(ray)
    }
    guard speed.magnitude > 1e-12 else { return }
    // Ties do not matter: two equal times.
    let times = [(-half - offset) / speed, (half - offset) / speed].sorted()
    // A look too early or too late costs a cast and changes nothing.
    for time in times where time > -2 * seconds {
      let tick = state.runTick + Int(max(0, time / seconds))
      for look in max(state.runTick + 1, tick - 1)...(max(state.runTick + 1, tick - 1) + 3) {
        plan(slot, look, ray: ray)
      }
    }
  }

  /// An item that is planned for a ray: it is cast in this tick.
  mutating func reachRay(_ slot: Int, _ ray: Int) {
    if isInFlank(slot, ray, state.runTick), !tracker.insiders[ray].contains(slot) {
      tracker.insiders[ray].append(slot)
    }
    tracker.markDirty(ray)
  }

  /// Takes a frozen item out of the rays it is in; they are cast in this tick.
  mutating func leaveRays(_ slot: Int) {
    let place = state.items[slot].place(at: state.runTick - 1, seconds)
    for ray in model.index.rays(place) {
      guard let index = tracker.insiders[ray].firstIndex(of: slot) else { continue }
      tracker.insiders[ray].remove(at: index)
      tracker.markDirty(ray)
    }
  }

  /// Whether an item's shadow falls on a ray's line at any time of a tick.
  private func isInFlank(_ slot: Int, _ ray: Int, _ tick: Tick) -> Bool {
    let item = state.items[slot]
    let start = item.rectangle(at: item.place(at: tick - 1, seconds))
    let end = item.rectangle(at: item.place(at: tick, seconds))
    return model.rays[ray].flank(item, from: start, to: end) != nil
  }
}
