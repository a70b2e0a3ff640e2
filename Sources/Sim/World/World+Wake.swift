import Kernel

extension World {
  // MARK: Freezing

  /// Whether a riding item may keep its closed form at the end of a tick: it stays on its surface as
  /// it is, out of removers, and away from walls but those it goes along and from items but those
  /// that go with it.
  func isClear(_ slot: Int, _ surface: Int, at tick: Tick) -> Bool {
    let item = state.items[slot]
    let footprint = item.rectangle(at: item.place(at: tick, seconds))
    let margin = Physics.margin(item.velocity, seconds)
    // What is faster would not be found by what it runs into.
    guard margin <= StaticIndex.room, staysOn(surface, footprint, item.velocity, margin) else {
      return false
    }
    for index in model.surfaceWalls[surface] {
      let wall = tracker.walls[index]
      // Nothing rides where a wall moves: no plan would hold.
      if wall.moves { return false }
      if isLevel(item, wall.bottom, wall.top), wall.rectangle.separation(from: footprint) < margin,
        wall.rectangle.room(along: item.velocity, footprint) <= margin
      {
        return false
      }
    }
    for box in model.surfaceRemovers[surface]
    where model.removerBoxes[box].contains(footprint.centre) { return false }
    return !meetsRester(slot, footprint, margin, tracker.resters[surface + 1])
      && !meetsRider(slot, footprint, margin, tracker.riders[surface], tick)
  }

  /// Whether a footprint keeps the support it has: it is wholly on its surface, or hangs over an edge
  /// along its way, beside which nothing else could carry it or come to meet it.
  private func staysOn(
    _ surface: Int, _ footprint: Rectangle, _ velocity: Vector2, _ margin: Double
  ) -> Bool {
    guard case .rectangle(let area) = model.surfaces[surface].region else { return false }
    if area.covers(footprint, margin: margin) { return true }
    guard area.covers(footprint, along: velocity, margin, overhang: Self.overhang) else {
      return false
    }
    let room = Self.overhangRoom(margin)
    for other in model.surfaceNeighbours[surface]
    where model.surfaceBoxes[other].separation(from: footprint) < room { return false }
    return true
  }

  /// How far a rider may hang over an edge, m.
  static let overhang = 0.02

  /// How far away other surfaces must be from one that hangs over: a rider there may do the same.
  static func overhangRoom(_ margin: Double) -> Double { margin + overhang + StaticIndex.room }

  /// Whether another rider that goes its own way is near.
  private func meetsRider(
    _ slot: Int, _ footprint: Rectangle, _ margin: Double, _ others: [Int], _ tick: Tick
  ) -> Bool {
    for other in others where state.items[other].velocity != state.items[slot].velocity {
      let reach = margin + Physics.margin(state.items[other].velocity, seconds)
      let place = state.items[other].place(at: tick, seconds)
      let far = state.items[slot].radius + state.items[other].radius + reach
      if (place - footprint.centre).lengthSquared < far * far,
        isLevel(state.items[slot], state.items[other].bottom, state.items[other].top),
        state.items[other].rectangle(at: place).separation(from: footprint) < reach
      {
        return true
      }
    }
    return false
  }

  /// Whether a resting item is so near that the rider must look out.
  private func meetsRester(
    _ slot: Int, _ footprint: Rectangle, _ margin: Double, _ others: [Int]
  ) -> Bool {
    let item = state.items[slot]
    for other in others {
      let rester = state.items[other]
      let reach = item.radius + rester.radius + margin + Physics.restingMargin
      if (rester.position - footprint.centre).lengthSquared < reach * reach,
        isLevel(item, rester.bottom, rester.top),
        rester.rectangle.separation(from: footprint) < margin + Physics.restingMargin
      {
        return true
      }
    }
    return false
  }

  func isLevel(_ item: Item, _ bottom: Double, _ top: Double) -> Bool {
    item.bottom < top + Physics.nearness && bottom < item.top + Physics.nearness
  }

  /// Takes an active item out of the solver.
  mutating func freeze(_ slot: Int, _ motion: Motion, surface: Int) {
    state.items[slot].motion = motion
    state.items[slot].since = state.runTick
    state.items[slot].surface = surface
    tracker.deactivate(slot)
    crowd(slot)
    track(slot)
  }

  /// Enters a frozen item into the lists and plans when to look at it again.
  mutating func track(_ slot: Int) {
    tracker.renew(slot)
    let item = state.items[slot]
    if item.motion == .riding {
      planRide(slot)
      tracker.riders[item.surface].append(slot)
      tracker.topSpeed = max(tracker.topSpeed, item.velocity.length)
    } else {
      findStanding(item)
      for surface in tracker.standing {
        tracker.resters[surface + 1].append(slot)
        guard surface >= 0 else { continue }
        // Riders on the same surface may run into it.
        for other in tracker.riders[surface] { planMeeting(rider: other, rester: slot) }
      }
    }
    enterRays(slot)
  }

  /// Finds the surfaces that a resting item may depend on, and whose riders may come upon it.
  ///
  /// One of them is under its middle, or else it is listed with the floor as well: so whoever looks
  /// at the floor, and at surfaces as near as the item may be, finds it.
  private mutating func findStanding(_ item: Item) {
    tracker.standing.clear()
    var hasGround = false
    let footprint = item.rectangle
    for surface in model.index.surfaces(item.position)
    where model.surfaceBoxes[surface].separation(from: footprint) < Self.standingReach {
      tracker.standing.append(surface)
      if model.surfaces[surface].region.contains(item.position) { hasGround = true }
    }
    if !hasGround { tracker.standing.append(-1) }
  }

  /// How near a surface must be for its riders to come upon what stands beside it, m.
  private static let standingReach = StaticIndex.room + Physics.restingMargin + overhang

  // MARK: Waking

  /// Gives a frozen item back to the solver, where it was at the end of the last tick.
  mutating func wake(_ slot: Int) {
    let item = state.items[slot]
    guard item.motion != .active else { return }
    tracker.renew(slot)
    if item.motion == .riding {
      tracker.riders[item.surface].removeUnordered(slot)
      if item.glides { recallContacts(item.serial) }
    } else {
      findStanding(item)
      for surface in tracker.standing { tracker.resters[surface + 1].removeUnordered(slot) }
      recallContacts(item.serial)
    }
    leaveRays(slot)
    state.items[slot].position = item.place(at: state.runTick - 1, seconds)
    state.items[slot].motion = .active
    state.items[slot].since = 0
    state.items[slot].surface = -1
    tracker.activate(slot)
  }

  /// Gives the contact impulses of a frozen item back to the solver.
  private mutating func recallContacts(_ serial: Int) {
    var kept = 0
    for index in state.restingContacts.indices {
      let memory = state.restingContacts[index]
      if memory.key >> 32 == serial || memory.key & 0xFFFF_FFFF == serial {
        state.contacts.append(memory)
      } else {
        state.restingContacts[kept] = memory
        kept += 1
      }
    }
    guard kept < state.restingContacts.count else { return }
    state.restingContacts.removeLast(state.restingContacts.count - kept)
    // No ties: a pair has one contact.
    state.contacts.sort { $0.key < $1.key }
  }

  /// Wakes what stands on surfaces that changed in this tick.
  mutating func wakeChanged() {
    guard tracker.hasChange else { return }
    if tracker.isFast {
      for surface in tracker.changed.indices where tracker.changed[surface] {
        tracker.topSpeed = max(tracker.topSpeed, tracker.surfaces[surface].linear.length)
        while let slot = tracker.riders[surface].last { wake(slot) }
        while let slot = tracker.resters[surface + 1].last { wake(slot) }
      }
      return
    }
    for slot in state.items.indices where state.items[slot].isFrozen {
      let item = state.items[slot]
      if item.motion == .riding {
        if tracker.changed[item.surface] { wake(slot) }
        continue
      }
      findStanding(item)
      if tracker.standing.contains(where: { $0 >= 0 && tracker.changed[$0] }) { wake(slot) }
    }
  }

  /// Wakes riders that would no longer be clear at the end of this tick, and looks at rays that
  /// something frozen enters or leaves in it.
  mutating func wakeDue() {
    if !tracker.isFast {
      for slot in state.items.indices where state.items[slot].motion == .riding {
        if !staysClear(slot) { wake(slot) }
      }
      return
    }
    tracker.schedule.take(state.runTick, into: &tracker.due)
    for look in tracker.due where tracker.life(look.slot) == look.life {
      if look.ray >= 0 {
        reachRay(look.slot, look.ray)
      } else if !staysClear(look.slot) {
        wake(look.slot)
      }
    }
  }

  func staysClear(_ slot: Int) -> Bool {
    let item = state.items[slot]
    return isClear(slot, item.surface, at: state.runTick)
  }

  /// Wakes the frozen items that an active one could touch in this tick, and those near them.
  mutating func wakeNeighbours() {
    guard tracker.active.count < state.items.count - state.freeSlots.count else { return }
    tracker.queue.clear()
    tracker.queue.append(contentsOf: tracker.active)
    var next = 0
    while next < tracker.queue.count {
      let slot = tracker.queue[next]
      wakeAround(slot)
      tracker.queue.append(contentsOf: tracker.found)
      for wall in model.index.walls(state.items[slot].position)
      where gives(wall) && isNear(state.items[slot], tracker.walls[wall]) {
        wakeBehind(wall)
      }
      next += 1
    }
  }

  /// Wakes the frozen items at a plate that stands and may be pushed from there, and queues them.
  private mutating func wakeBehind(_ wall: Int) {
    for slot in state.items.indices
    where state.items[slot].isFrozen && isNear(state.items[slot], tracker.walls[wall]) {
      tracker.queue.append(slot)
      wake(slot)
    }
  }

  /// Wakes the frozen items near one that is about to go.
  mutating func wakeAround(_ slot: Int) {
    findFrozen(near: slot)
    for index in tracker.found.indices { wake(tracker.found[index]) }
  }
}

extension Item {
  var isFrozen: Bool { isPresent && motion != .active }

  /// Whether it rides with friction and contacts that balance it.
  var glides: Bool { motion == .riding && acceleration != .zero }
}
