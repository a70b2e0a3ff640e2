import Kernel

/// When frozen items enter and leave rays: so a ray is cast only when something changes on it.
extension World {
  /// Enters a frozen item at the rays it stands in and plans when it enters others.
  mutating func enterRays(_ slot: Int) {
    // Without fast paths all of that is found anew in every tick.
    guard tracker.isFast else { return }
    if state.items[slot].motion == .riding {
      for ray in model.surfaceRays[state.items[slot].surface] { plan(slot, ray) }
    } else {
      for ray in model.index.rays(state.items[slot].position) { plan(slot, ray) }
    }
  }

  /// Enters a frozen item at a ray if it is in the flanks in the next tick, or plans when it
  /// will be.
  private mutating func plan(_ slot: Int, _ ray: Int) {
    let beam = model.rays[ray]
    guard let passage = Passage(slot, state.items[slot], beam) else { return }
    if passage.shadow(beam, in: state.runTick + 1, seconds) != nil {
      tracker.rays.enter(passage, at: ray)
      tracker.rays.markNext(ray)
      plan(.leaves, passage, ray)
    } else {
      plan(.enters, passage, ray)
    }
  }

  /// Plans a look for when a shadow on a ray begins, or when it ends.
  private mutating func plan(_ edge: Passage.Edge, _ passage: Passage, _ ray: Int) {
    let beam = model.rays[ray]
    guard let time = passage.time(to: edge, from: state.runTick, beam, seconds),
      // What has passed does not come back.
      time > -2 * seconds
    else { return }
    let seconds = seconds
    let ticks = Self.ticks(after: time, from: state.runTick, seconds) { tick in
      let shadow = passage.shadow(beam, in: tick, seconds)
      return edge == .leaves ? shadow.map { $0.to < 1 } ?? true : shadow != nil
    }
    addLooks(passage.slot, ticks, ray: ray)
  }

  /// Looks at a ray that a rider may enter or leave in this tick.
  mutating func reachRay(_ slot: Int, _ ray: Int) {
    if tracker.rays.holds(slot, at: ray) {
      tracker.rays.mark(ray)
      return
    }
    let beam = model.rays[ray]
    guard let passage = Passage(slot, state.items[slot], beam),
      passage.shadow(beam, in: state.runTick, seconds) != nil
    else { return }
    tracker.rays.mark(ray)
    tracker.rays.enter(passage, at: ray)
    plan(.leaves, passage, ray)
  }

  /// Takes a frozen item out of the rays it is in; they are cast in this tick.
  mutating func leaveRays(_ slot: Int) {
    let place = state.items[slot].place(at: state.runTick - 1, seconds)
    for ray in model.index.rays(place) where tracker.rays.leave(slot, ray) {
      tracker.rays.mark(ray)
    }
  }
}
