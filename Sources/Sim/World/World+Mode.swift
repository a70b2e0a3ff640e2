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

  /// Removes all items and, if asked, brings the mechanisms home. Tags keep what was written,
  /// forced and broken; generators go on where they are.
  mutating func restoreLayout(mechanisms: Bool) {
    state.items.removeAll()
    state.contacts.removeAll()
    for index in state.emitters.indices { state.emitters[index].restart() }
    state.removed = Array(repeating: 0, count: state.removed.count)
    if mechanisms {
      state.ramps = Array(repeating: 0, count: state.ramps.count)
      state.loadCells = Array(repeating: LoadCell.State(), count: state.loadCells.count)
    }
    sense()
  }

  /// Lets drives, lifts and steerings follow their outputs.
  mutating func moveRamps() {
    let seconds = model.tickLength.seconds
    for (index, ramp) in model.ramps.enumerated() {
      let target = ramp.target(state.io)
      let step = ramp.rate * seconds
      let value = state.ramps[index]
      state.ramps[index] = min(max(target, value - step), value + step)
    }
  }
}
