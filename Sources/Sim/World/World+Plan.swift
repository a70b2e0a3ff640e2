import Kernel

/// When a rider must be looked at again: worked out ahead, because it moves in closed form.
extension World {
  /// Plans looks at a riding item for the first ticks at whose end it may no longer be clear.
  mutating func planRide(_ slot: Int) {
    let velocity = state.items[slot].velocity
    let surface = state.items[slot].surface
    guard tracker.isFast, velocity != .zero else { return }
    let margin = Physics.margin(velocity, seconds)
    planLook(slot, after: timeToEdge(slot, margin))
    for index in model.surfaceWalls[surface]
    where isLevel(state.items[slot], tracker.walls[index].bottom, tracker.walls[index].top) {
      let wall = tracker.walls[index].rectangle
      let footprint = state.items[slot].rectangle(
        at: state.items[slot].place(at: state.runTick, seconds))
      let room = wall.room(along: velocity, footprint)
      planLook(
        slot,
        after: room > margin
          ? (room - margin) / velocity.length
          : timeToNear(slot, state.items[slot].rectangle, wall, velocity, margin))
    }
    if !isWhollyOn(surface, slot, margin) {
      for other in model.surfaceNeighbours[surface] {
        let time = timeToNear(
          slot, state.items[slot].rectangle, model.surfaceBoxes[other], velocity,
          Self.overhangRoom(margin))
        planLook(slot, after: time)
      }
    }
    for box in model.surfaceRemovers[surface] {
      // Its middle must enter.
      var middle = state.items[slot].rectangle
      middle.halfLength = 0
      middle.halfWidth = 0
      planLook(slot, after: timeToNear(slot, middle, model.removerBoxes[box], velocity, 0))
    }
    for other in tracker.resters[surface + 1] {
      planMeeting(rider: slot, rester: other)
    }
    for other in tracker.riders[surface] where state.items[other].velocity != velocity {
      planPassing(slot, other)
    }
  }

  /// Plans a look for when a rider comes near an item that rests on its surface.
  mutating func planMeeting(rider: Int, rester: Int) {
    guard tracker.isFast else { return }
    let margin =
      Physics.margin(state.items[rider].velocity, seconds) + Physics.restingMargin
    let time = timeToNear(
      rider, state.items[rider].rectangle, state.items[rester].rectangle,
      state.items[rider].velocity, margin)
    planLook(rider, after: time)
  }

  /// Plans a look for when a rider comes near another that goes its own way.
  private mutating func planPassing(_ slot: Int, _ other: Int) {
    let velocity = state.items[slot].velocity
    let against = state.items[other].velocity
    let margin = Physics.margin(velocity, seconds) + Physics.margin(against, seconds)
    let place = state.items[other].place(at: state.runTick, seconds)
    let time = timeToNear(
      slot, state.items[slot].rectangle, state.items[other].rectangle(at: place),
      velocity - against, margin)
    planLook(slot, after: time)
  }

  /// Whether a rider with its margin hangs over no edge of its surface.
  private func isWhollyOn(_ surface: Int, _ slot: Int, _ margin: Double) -> Bool {
    let place = state.items[slot].place(at: state.runTick, seconds)
    return model.surfaces[surface].region.covers(
      state.items[slot].rectangle(at: place), margin: margin)
  }

  /// Seconds until a rider with its margin leaves its surface along its way.
  private func timeToEdge(_ slot: Int, _ margin: Double) -> Double {
    guard case .rectangle(let belt) = model.surfaces[state.items[slot].surface].region else {
      return 0
    }
    let offset = state.items[slot].place(at: state.runTick, seconds) - belt.centre
    let footprint = state.items[slot].rectangle
    let velocity = state.items[slot].velocity
    func time(_ axis: Vector2, _ half: Double) -> Double {
      let speed = velocity.dot(axis)
      guard speed.magnitude > 1e-12 else { return .infinity }
      let room = half - margin - footprint.extent(along: axis)
      return (room - offset.dot(axis) * (speed < 0 ? -1 : 1)) / speed.magnitude
    }
    return min(
      time(belt.rotation.forward, belt.halfLength),
      time(belt.rotation.forward.left, belt.halfWidth))
  }

  /// Seconds until a rider's `outline` is nearer to a rectangle than `margin`, at a velocity against
  /// it; infinite if that never comes.
  ///
  /// The gap along each edge direction changes evenly; the rider is near while all are below the
  /// margin.
  private func timeToNear(
    _ slot: Int, _ outline: Rectangle, _ other: Rectangle, _ velocity: Vector2, _ margin: Double
  ) -> Double {
    let offset = state.items[slot].place(at: state.runTick, seconds) - other.centre
    var from = 0.0
    var to = Double.infinity
    func narrow(_ axis: Vector2) -> Bool {
      let reach = outline.extent(along: axis) + other.extent(along: axis) + margin
      let gap = offset.dot(axis)
      let speed = velocity.dot(axis)
      if speed.magnitude < 1e-12 { return gap.magnitude < reach + 1e-6 }
      let first = (-reach - gap) / speed
      let second = (reach - gap) / speed
      from = max(from, min(first, second))
      to = min(to, max(first, second))
      return true
    }
    guard narrow(outline.rotation.forward), narrow(outline.rotation.forward.left),
      narrow(other.rotation.forward), narrow(other.rotation.forward.left)
    else { return .infinity }
    return from <= to + seconds ? from : .infinity
  }

  private mutating func planLook(_ slot: Int, after time: Double) {
    addLooks(slot, ticksNotClear(slot, after: time), ray: -1)
  }

  private func ticksNotClear(_ slot: Int, after time: Double) -> Range<Tick> {
    let surface = state.items[slot].surface
    return Self.ticks(after: time, from: state.runTick, seconds) { tick in
      !isClear(slot, surface, at: tick)
    }
  }

  // MARK: Looks

  /// Plans a look at an item, or at what it does to a ray, in each of some ticks.
  mutating func addLooks(_ slot: Int, _ ticks: Range<Tick>, ray: Int) {
    for tick in ticks { tracker.planLook(slot, tick, ray: ray) }
  }

  /// The first tick in which something is so that is about to be so some seconds from now.
  ///
  /// Rounding may move it by a tick. Where the answer flickers, several looks are planned: one too
  /// many costs a look and changes nothing.
  @inline(__always)
  static func ticks(
    after time: Double, from tick: Tick, _ seconds: Double, _ isSo: (Tick) -> Bool
  ) -> Range<Tick> {
    let next = tick + 1
    // A belt at next to no speed takes longer than any run.
    guard time < 1e12 * seconds else { return next..<next }
    let guess = max(next, tick + Int(max(0, time) / seconds))
    if guess == next || !isSo(guess - 1) {
      if isSo(guess) { return guess..<(guess + 1) }
      if isSo(guess + 1) { return (guess + 1)..<(guess + 2) }
    }
    return max(next, guess - 2)..<(guess + 4)
  }
}

extension Rectangle {
  /// How far something may go on along one of its sides until it comes to the end of that side, m;
  /// 0 if it does not go along a side that it lies at.
  func room(along velocity: Vector2, _ other: Rectangle) -> Double {
    let offset = other.centre - centre
    let axes = (rotation.forward, rotation.forward.left)
    let gaps = (
      offset.dot(axes.0).magnitude - halfLength - other.extent(along: axes.0),
      offset.dot(axes.1).magnitude - halfWidth - other.extent(along: axes.1)
    )
    let isEnd = gaps.0 > gaps.1
    let (normal, side) = isEnd ? axes : (axes.1, axes.0)
    guard velocity.dot(normal).magnitude <= Physics.rest else { return 0 }
    let place = offset.dot(side)
    let reach = (isEnd ? halfWidth : halfLength) - other.extent(along: side)
    guard place.magnitude < reach else { return 0 }
    return velocity.dot(side) > 0 ? reach - place : reach + place
  }
}
