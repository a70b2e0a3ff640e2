import Kernel

extension World {
  /// Plans a look at a riding item for the first tick at whose end it is no longer clear.
  mutating func planRide(_ slot: Int) {
    let item = state.items[slot]
    guard tracker.isFast, item.velocity != .zero else { return }
    let margin = Physics.margin(item.velocity, seconds)
    planClear(slot, after: timeToEdge(item, margin))
    for index in model.surfaceWalls[item.surface] {
      let wall = tracker.walls[index]
      guard isLevel(item, wall.bottom, wall.top) else { continue }
      planClear(slot, after: timeToNear(item, item.rectangle, wall.rectangle, margin))
    }
    for box in model.surfaceRemovers[item.surface] {
      // Its middle must enter.
      var middle = item.rectangle
      middle.halfLength = 0
      middle.halfWidth = 0
      planClear(slot, after: timeToNear(item, middle, model.removerBoxes[box], 0))
    }
    for other in tracker.standers[item.surface + 1] where state.items[other].motion == .resting {
      planMeeting(rider: slot, rester: other)
    }
  }

  /// Plans a look for when a rider comes near an item that rests on its surface.
  mutating func planMeeting(rider: Int, rester: Int) {
    guard tracker.isFast else { return }
    let item = state.items[rider]
    let margin = Physics.margin(item.velocity, seconds) + Physics.restingMargin
    planClear(
      rider, after: timeToNear(item, item.rectangle, state.items[rester].rectangle, margin))
  }

  /// Seconds until a rider with its margin is not wholly on its surface.
  private func timeToEdge(_ item: Item, _ margin: Double) -> Double {
    guard case .rectangle(let belt) = model.surfaces[item.surface].region else { return 0 }
    let offset = item.place(at: state.runTick, seconds) - belt.centre
    var time = Double.infinity
    for (axis, half) in [
      (belt.rotation.forward, belt.halfLength), (belt.rotation.forward.left, belt.halfWidth),
    ] {
      let speed = item.velocity.dot(axis)
      guard speed.magnitude > 1e-12 else { continue }
      let room = half - margin - item.rectangle.extent(along: axis)
      time = min(time, (room - offset.dot(axis) * (speed < 0 ? -1 : 1)) / speed.magnitude)
    }
    return time
  }

  /// Seconds until a rider's `outline` is nearer to a rectangle than `margin`; infinite if that
  /// never comes.
  ///
  /// The gap along each edge direction changes evenly; the rider is near while all are below the
  /// margin.
  private func timeToNear(
    _ item: Item, _ outline: Rectangle, _ other: Rectangle, _ margin: Double
  ) -> Double {
    let offset = item.place(at: state.runTick, seconds) - other.centre
    var from = 0.0
    var to = Double.infinity
    for axis in [
      outline.rotation.forward, outline.rotation.forward.left, other.rotation.forward,
      other.rotation.forward.left,
    ] {
      let reach = outline.extent(along: axis) + other.extent(along: axis) + margin
      let gap = offset.dot(axis)
      let speed = item.velocity.dot(axis)
      if speed.magnitude < 1e-12 {
        if gap.magnitude >= reach + 1e-6 { return .infinity }
        continue
      }
      let first = (-reach - gap) / speed
      let second = (reach - gap) / speed
      from = max(from, min(first, second))
      to = min(to, max(first, second))
    }
    return from <= to + seconds ? from : .infinity
  }

  private mutating func planClear(_ slot: Int, after time: Double) {
    let item = state.items[slot]
    let looks = looks(after: time) { tick in
      !isClear(slot, item.surface, at: item.place(at: tick, seconds))
    }
    plan(slot, looks, ray: -1)
  }

  private mutating func plan(_ slot: Int, _ ticks: Range<Tick>, ray: Int) {
    for tick in ticks {
      tracker.schedule.add(
        Schedule.Look(tick: tick, slot: slot, life: tracker.life(slot), ray: ray))
    }
  }

  /// The first tick in which something is so that is about to be so some seconds from now.
  ///
  /// Rounding may move it by a tick. Where the answer flickers, several looks are planned: one too
  /// many costs a look and changes nothing.
  private func looks(after time: Double, _ isSo: (Tick) -> Bool) -> Range<Tick> {
    let next = state.runTick + 1
    // A belt at next to no speed takes longer than any run.
    guard time < 1e12 * seconds else { return next..<next }
    let guess = max(next, state.runTick + Int(max(0, time) / seconds))
    if guess == next || !isSo(guess - 1) {
      if isSo(guess) { return guess..<(guess + 1) }
      if isSo(guess + 1) { return (guess + 1)..<(guess + 2) }
    }
    return max(next, guess - 2)..<(guess + 4)
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

  /// Notes that a rider is in the flanks of a ray, or plans when it will be.
  private mutating func planRay(_ slot: Int, _ ray: Int) {
    if isInFlank(slot, ray, state.runTick) || isInFlank(slot, ray, state.runTick + 1) {
      tracker.insiders[ray].append(slot)
      tracker.markNext(ray)
      planEdge(slot, ray, leaving: true)
    } else {
      planEdge(slot, ray, leaving: false)
    }
  }

  /// Plans a look for when a rider's shadow on a ray begins, or when it ends.
  private mutating func planEdge(_ slot: Int, _ ray: Int, leaving: Bool) {
    let item = state.items[slot]
    let beam = model.rays[ray]
    let across = beam.direction.left
    let speed = item.velocity.dot(across)
    guard tracker.isFast, speed.magnitude > 1e-12 else { return }
    let half = item.rectangle.extent(along: across) + beam.radius
    let offset = (item.place(at: state.runTick, seconds) - beam.origin).dot(across)
    let (one, other) = ((-half - offset) / speed, (half - offset) / speed)
    let time = leaving ? max(one, other) : min(one, other)
    // What has passed does not come back.
    guard time > -2 * seconds else { return }
    let looks = looks(after: time) { tick in
      let flank = flank(slot, ray, tick)
      return leaving ? flank.map { $0.1 < 1 } ?? true : flank != nil
    }
    plan(slot, looks, ray: ray)
  }

  /// An item that is planned for a ray: it is cast in this tick.
  mutating func reachRay(_ slot: Int, _ ray: Int) {
    if isInFlank(slot, ray, state.runTick), !tracker.insiders[ray].contains(slot) {
      tracker.insiders[ray].append(slot)
      planEdge(slot, ray, leaving: true)
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
    flank(slot, ray, tick) != nil
  }

  /// The part of a tick in which an item's shadow falls on a ray's line.
  private func flank(_ slot: Int, _ ray: Int, _ tick: Tick) -> (Double, Double)? {
    let item = state.items[slot]
    let start = item.rectangle(at: item.place(at: tick - 1, seconds))
    let end = item.rectangle(at: item.place(at: tick, seconds))
    return model.rays[ray].flank(item, from: start, to: end)
  }
}
