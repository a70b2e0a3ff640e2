import Kernel
import Tags

/// What changes of an emitter.
struct EmitterState: Sendable, Equatable {
  var generator: Generator
  /// Whether the signal was on at the last tick.
  var wasOn = false
  /// The first tick in which the next item may come.
  var next: Tick = 0
  /// Items made since the last start.
  var made = 0

  /// As before the first tick, except that the generator goes on.
  mutating func restart() {
    wasOn = false
    next = 0
    made = 0
  }
}

extension EmitterState: StateVisitable {
  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("generator", &generator)
    visitor.visit("wasOn", &wasOn)
    visitor.visit("next", &next)
    visitor.visit("made", &made)
  }
}

extension World {
  /// The greatest number of items in a plant; emitters wait beyond it.
  public static let itemLimit = 100_000

  /// Every item, in order of serial number, where it is at the end of the last tick.
  ///
  /// Cost: O(items log items); for looking at, not for the step.
  public var items: [Item] {
    let shown = state.items.filter(\.isPresent).map { item in
      var shown = item
      shown.position = item.place(at: state.runTick, seconds)
      return shown
    }
    // No ties: serial numbers are unique.
    return shown.sorted { $0.serial < $1.serial }
  }

  /// The kind of an item.
  public func kind(of item: Item) -> ItemKind { model.kinds[item.kind] }

  /// Lets emitters make items and removers take them.
  mutating func emitAndRemove() {
    let outputsChanged = tracker.outputChanges != state.io.outputChanges
    if !model.removers.isEmpty { removeItems(outputsChanged) }
    if outputsChanged || tracker.nextEmission == nil || !tracker.isFast { followSignals() }
    // Between changes of outputs nothing happens before the next item is due.
    if let next = tracker.nextEmission, state.runTick >= next { emitItems() }
  }

  // MARK: Removing

  private mutating func removeItems(_ outputsChanged: Bool) {
    tracker.taken.clear()
    // Riders enter a remover's box as active items, and what rests was looked at when it came to
    // rest: so others matter only when an output has just changed, a remover's perhaps.
    if outputsChanged || !tracker.isFast {
      for slot in state.items.indices { findRemover(slot) }
    } else {
      for slot in tracker.active { findRemover(slot) }
      for slot in tracker.rested { findRemover(slot) }
      // No ties: a slot is active or rests.
      if !tracker.rested.isEmpty { tracker.taken.sort { $0.slot < $1.slot } }
    }
    for index in tracker.taken.indices {
      let (slot, remover) = tracker.taken[index]
      tracker.departures.append(
        Departure(
          item: state.items[slot].serial, kind: state.items[slot].kind, remover: remover))
      discard(slot)
      state.removed[remover] += 1
    }
  }

  /// Notes the remover that takes an item in this tick.
  private mutating func findRemover(_ slot: Int) {
    guard state.items[slot].isPresent else { return }
    let place = state.items[slot].place(at: state.runTick - 1, seconds)
    for index in model.index.removers(place) {
      guard let tag = model.removers[index].remove, state.io[tag].isOn,
        takes(index, slot, place)
      else { continue }
      tracker.taken.append((slot, index))
      return
    }
  }

  private func takes(_ index: Int, _ slot: Int, _ place: Vector2) -> Bool {
    guard model.removerBoxes[index].contains(place) else { return false }
    let bottom = model.removers[index].pose.z
    let middle = state.items[slot].bottom + state.items[slot].height / 2
    return middle >= bottom && middle <= bottom + model.removers[index].height
      && model.removers[index].takes.contains(ItemMask(index: state.items[slot].kind))
  }

  /// Takes an item out of the plant and wakes what leaned on it.
  private mutating func discard(_ slot: Int) {
    wake(slot)
    let item = state.items[slot]
    wakeAround(slot)
    tracker.deactivate(slot)
    for ray in model.index.rays(item.position) { tracker.rays.mark(ray) }
    state.items[slot] = .blank
    state.freeSlots.append(slot)
  }
}
