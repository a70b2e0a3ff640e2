import Kernel

extension World {
  var seconds: Double { model.tickLength.seconds }

  /// Moves items by one tick: wakes whom something concerns, solves the active ones, and freezes
  /// those that the solver would only repeat.
  mutating func moveItems() {
    wakeChanged()
    wakeAtWalls()
    wakeDue()
    wakeNeighbours()
    let plant = Physics.Plant(
      model: model, surfaces: tracker.surfaces, walls: tracker.walls, axes: state.axes,
      axisPlans: tracker.axisPlans, seconds: seconds)
    physics.step(
      &state.items, active: tracker.active, memory: state.contacts, plant: plant)
    finishAxes()
    state.warnings += physics.newWarnings
    holdBack()
    remember()
    freezeDone()
    advanceLoadCells()
    advanceProcess()
  }

  private mutating func advanceLoadCells() {
    guard !model.loadCells.isEmpty else { return }
    // Items on a load cell are never frozen, so the active ones are the whole load.
    for index in model.loadCells.indices {
      model.loadTransitions[index].advance(
        &state.loadCells[index], load: physics.cellLoads[index])
    }
  }

  /// Lets wheels turn and liquids flow.
  private mutating func advanceProcess() {
    for index in model.encoders.indices {
      model.encoders[index].advance(
        &state.encoders[index], tracker.surfaces, seconds: seconds)
    }
    for index in model.vessels.indices {
      model.vessels[index].advance(&state.vessels[index], state.ramps, seconds: seconds)
    }
  }

  /// Keeps the impulses of this tick's contacts, those of resting items apart.
  private mutating func remember() {
    state.contacts.clear()
    var rested = false
    for contact in physics.contacts {
      guard let memory = contact.memory else { continue }
      if physics.verdicts[contact.a] != .active {
        state.restingContacts.append(memory)
        rested = true
      } else {
        state.contacts.append(memory)
      }
    }
    // No ties: two items, or an item and a wall, have one contact.
    state.contacts.sort { $0.key < $1.key }
    // Neither here.
    if rested { state.restingContacts.sort { $0.key < $1.key } }
  }

  /// Keeps in the solver who is not clear, and the island that such a one belongs to.
  private mutating func holdBack() {
    for index in physics.movers.indices where physics.verdicts[index] == .riding {
      let (slot, surface) = (physics.movers[index].slot, physics.movers[index].carrier)
      guard !isClear(slot, surface, at: state.runTick) else { continue }
      let island = physics.islands.of[index]
      guard island >= 0 else {
        physics.verdicts[index] = .active
        continue
      }
      for member in physics.islands.members(island) { physics.verdicts[member] = .active }
    }
  }

  /// Takes out of the solver what it would only repeat.
  private mutating func freezeDone() {
    tracker.rested.clear()
    for index in physics.movers.indices where physics.movers[index].slot >= 0 {
      let slot = physics.movers[index].slot
      switch physics.verdicts[index] {
      case .active: continue
      case .resting:
        freeze(slot, .resting, surface: -1)
        tracker.rested.append(slot)
      case .riding:
        freeze(slot, .riding, surface: physics.movers[index].carrier)
      }
    }
  }
}
