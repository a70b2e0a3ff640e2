import Kernel

extension World {
  // MARK: Freezing

  /// Whether a riding item may keep its closed form at a tick: it stays wholly on its surface,
  /// away from walls and out of removers. `margin` is that of its velocity.
  func isClear(_ slot: Int, _ surface: Int, at place: Vector2? = nil) -> Bool {
    let item = state.items[slot]
    let footprint = item.rectangle(at: place ?? item.position)
    let margin = Physics.margin(item.velocity, seconds)
    // What is faster would not be found by what it runs into.
    guard margin <= StaticIndex.room,
      model.surfaces[surface].region.covers(footprint, margin: margin)
    else { return false }
    for index in model.surfaceWalls[surface] {
      let wall = tracker.walls[index]
      // Nothing rides where a wall moves: no plan would hold.
      if wall.moves { return false }
      if isLevel(item, wall.bottom, wall.top), wall.rectangle.separation(from: footprint) < margin {
        return false
      }
    }
    for box in model.surfaceRemovers[surface]
    where model.removerBoxes[box].contains(footprint.centre) { return false }
    return !meetsRester(slot, footprint, margin, tracker.standers[surface + 1])
  }

  /// Whether a resting item is so near that the rider must look out.
  private func meetsRester(
    _ slot: Int, _ footprint: Rectangle, _ margin: Double, _ others: [Int]
  ) -> Bool {
    let item = state.items[slot]
    for other in others where state.items[other].motion == .resting {
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
    tracker.active.removeAll { $0 == slot }
    track(slot)
  }

  /// Enters a frozen item into the lists and plans when to look at it again.
  mutating func track(_ slot: Int) {
    tracker.renew(slot)
    let item = state.items[slot]
    if item.motion == .riding {
      tracker.standers[item.surface + 1].append(slot)
      planRide(slot)
    } else {
      for surface in standingSurfaces(item.position) {
        tracker.standers[surface + 1].append(slot)
        // Riders on the same surface may run into it.
        for other in tracker.standers[surface + 1] where state.items[other].motion == .riding {
          planMeeting(rider: other, rester: slot)
        }
      }
    }
    enterRays(slot)
  }

  /// The surfaces a resting item may depend on: all it could touch.
  ///
  /// One of them is under its middle, or else it is listed with the floor as well: so whoever looks
  /// at the floor, and at surfaces as near as the item may be, finds it.
  private func standingSurfaces(_ place: Vector2) -> [Int] {
    let near = model.index.surfaces(place)
    for surface in near where model.surfaces[surface].region.contains(place) { return near }
    return near + [-1]
  }

  // MARK: Waking

  /// Gives a frozen item back to the solver, where it was at the end of the last tick.
  mutating func wake(_ slot: Int) {
    let item = state.items[slot]
    guard item.motion != .active else { return }
    tracker.renew(slot)
    let surfaces = item.motion == .riding ? [item.surface] : standingSurfaces(item.position)
    for surface in surfaces {
      if let place = tracker.standers[surface + 1].firstIndex(of: slot) {
        tracker.standers[surface + 1].swapAt(place, tracker.standers[surface + 1].count - 1)
        tracker.standers[surface + 1].removeLast()
      }
    }
    if item.motion == .resting { recallContacts(item.serial) }
    leaveRays(slot)
    state.items[slot].position = item.place(at: state.runTick - 1, seconds)
    state.items[slot].motion = .active
    state.items[slot].since = 0
    state.items[slot].surface = -1
    tracker.activate(slot)
  }

  /// Gives the contact impulses of a resting item back to the solver.
  private mutating func recallContacts(_ serial: Int) {
    let memories = state.restingContacts
    var moved = false
    state.restingContacts.removeAll { memory in
      memory.key >> 32 == serial || memory.key & 0xFFFF_FFFF == serial
    }
    for memory in memories
    where memory.key >> 32 == serial || memory.key & 0xFFFF_FFFF == serial {
      state.contacts.append(memory)
      moved = true
    }
    // No ties: a pair has one contact.
    if moved { state.contacts.sort { $0.key < $1.key } }
  }

  /// Wakes what stands on surfaces that changed in this tick.
  mutating func wakeChanged() {
    guard tracker.hasChange else { return }
    if tracker.isFast {
      for surface in tracker.changed.indices where tracker.changed[surface] {
        for slot in tracker.standers[surface + 1] { wake(slot) }
      }
      return
    }
    for slot in state.items.indices where state.items[slot].isFrozen {
      let item = state.items[slot]
      let surfaces = item.motion == .riding ? [item.surface] : standingSurfaces(item.position)
      if surfaces.contains(where: { $0 >= 0 && tracker.changed[$0] }) { wake(slot) }
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
    return isClear(slot, item.surface, at: item.place(at: state.runTick, seconds))
  }

  /// Wakes the frozen items that an active one could touch in this tick, and those near them.
  mutating func wakeNeighbours() {
    guard tracker.active.count < state.items.count - state.freeSlots.count else { return }
    var queue = tracker.active
    var next = 0
    while next < queue.count {
      let item = state.items[queue[next]]
      findFrozen(near: item)
      queue += tracker.found
      for slot in tracker.found { wake(slot) }
      for wall in model.index.walls(item.position)
      where gives(wall) && isNear(item, tracker.walls[wall]) {
        queue += wakeBehind(wall)
      }
      next += 1
    }
  }

  /// Wakes the frozen items at a plate that stands and may be pushed from there. Returns them.
  private mutating func wakeBehind(_ wall: Int) -> [Int] {
    var woken: [Int] = []
    for slot in state.items.indices
    where state.items[slot].isFrozen && isNear(state.items[slot], tracker.walls[wall]) {
      woken.append(slot)
      wake(slot)
    }
    return woken
  }

  /// Wakes the frozen items near one that is about to go.
  mutating func wakeAround(_ item: Item) {
    findFrozen(near: item)
    for slot in tracker.found { wake(slot) }
  }

  /// Finds the frozen items that an active one could touch in this tick, each once.
  private mutating func findFrozen(near item: Item) {
    tracker.found.removeAll(keepingCapacity: true)
    guard tracker.isFast, Physics.margin(item.velocity, seconds) <= StaticIndex.room else {
      for slot in state.items.indices where state.items[slot].isFrozen { consider(slot, item) }
      return
    }
    for slot in tracker.standers[0] { consider(slot, item) }
    for surface in model.index.near(item.position) {
      for slot in tracker.standers[surface + 1] { consider(slot, item) }
    }
  }

  private mutating func consider(_ slot: Int, _ item: Item) {
    if isNear(item, state.items[slot]), !tracker.found.contains(slot) {
      tracker.found.append(slot)
    }
  }

  private func isNear(_ active: Item, _ frozen: Item) -> Bool {
    let place = frozen.place(at: state.runTick - 1, seconds)
    let margin =
      Physics.margin(active.velocity, seconds) + Physics.margin(frozen.velocity, seconds)
    let reach = active.radius + frozen.radius + margin
    guard (place - active.position).lengthSquared < reach * reach else { return false }
    let fall = Physics.nearness + active.rise.magnitude * seconds
    guard active.bottom < frozen.top + fall, frozen.bottom < active.top + fall else {
      return false
    }
    return active.rectangle.separation(from: frozen.rectangle(at: place)) < margin
  }
}

extension Item {
  var isFrozen: Bool { isPresent && motion != .active }
}
