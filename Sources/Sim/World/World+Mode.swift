import Kernel
import Tags

extension World {
  /// Follows the reserved outputs: run (level), pause (level) and reset (rising edge), and shows
  /// the outcome in the reserved inputs.
  mutating func updateMode() {
    let running = state.io[ReservedTag.run.index].isOn
    let frozen = state.io[ReservedTag.pause.index].isOn
    let reset = state.io[ReservedTag.reset.index].isOn

    if !running, state.mode != .edit { restoreLayout(mechanisms: true) }
    state.mode = !running ? .edit : frozen ? .paused : .run
    if reset, !state.resetWasOn { restoreLayout(mechanisms: model.resetsMechanisms) }
    state.resetWasOn = reset

    state.io.write(ReservedTag.running.index, .bit(running))
    state.io.write(ReservedTag.paused.index, .bit(frozen))
    state.io.write(ReservedTag.resetting.index, .bit(reset))
  }

  /// Removes emitted items, puts the scene's own back and, if asked, brings mechanisms home. Tags
  /// keep what was written, forced and broken; generators go on where they are.
  private mutating func restoreLayout(mechanisms: Bool) {
    state.items.removeAll()
    state.freeSlots.removeAll()
    state.contacts.removeAll()
    state.restingContacts.removeAll()
    state.placeInitialItems(model)
    for index in state.emitters.indices { state.emitters[index].restart() }
    state.removed = Array(repeating: 0, count: state.removed.count)
    state.warnings = 0
    if mechanisms {
      state.ramps = Array(repeating: 0, count: state.ramps.count)
      state.axes = model.axes.map(\.home)
      state.loadCells = Array(repeating: LoadCell.State(), count: state.loadCells.count)
      state.encoders = Array(repeating: WheelEncoder.State(), count: state.encoders.count)
      state.vessels = model.vessels.map { Vessel.State(level: $0.initialLevel) }
    }
    state.rays = Array(repeating: Ray.State(), count: state.rays.count)
    rebuildTracker()
    sense()
  }

  /// Makes the tracker anew from the state.
  mutating func rebuildTracker() {
    let isFast = tracker.isFast
    physics = Physics()
    tracker = Tracker(model, ramps: state.ramps, axes: state.axes)
    tracker.isFast = isFast
    for slot in state.items.indices where state.items[slot].isPresent {
      state.items[slot].adopt(model.kinds[state.items[slot].kind])
      if state.items[slot].motion == .active { tracker.activate(slot) }
    }
    for slot in state.items.indices where state.items[slot].isFrozen { track(slot) }
  }
}
