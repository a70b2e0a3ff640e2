import Kernel
import Tags

extension World {
  /// Works out where actuators would go in this tick and which walls move.
  mutating func planActuators() {
    let mayMove = tracker.actuatorsMove || tracker.outputChanges != state.io.outputChanges
    guard !model.actuators.isEmpty, mayMove || !tracker.isFast else { return }
    tracker.actuatorPlans = state.actuators
    tracker.actuatorSpeeds.removeAll(keepingCapacity: true)
    tracker.actuatorsMove = false
    for index in model.actuators.indices {
      let target = model.actuators[index].target(state.io)
      let from = state.actuators[index].position
      model.actuators[index].profile.advance(
        &tracker.actuatorPlans[index], towards: target, seconds: seconds)
      // Rounding may carry it a hair past the end.
      let end = model.actuators[index].stroke
      tracker.actuatorPlans[index].position = min(
        max(tracker.actuatorPlans[index].position, 0), end)
      let speed = (tracker.actuatorPlans[index].position - from) / seconds
      tracker.actuatorSpeeds.append(speed)
      if speed != 0 || state.actuators[index].speed != 0 { tracker.actuatorsMove = true }
    }
    for index in model.walls.indices {
      guard let actuator = model.walls[index].actuator else { continue }
      tracker.walls[index].moves = tracker.actuatorSpeeds[actuator] != 0
    }
  }

  /// Wakes what a moving wall could touch in this tick, and what rides where one moves.
  mutating func wakeAtActuators() {
    for index in model.walls.indices where tracker.walls[index].moves {
      for slot in state.items.indices where state.items[slot].isFrozen {
        let item = state.items[slot]
        let rides =
          item.motion == .riding && model.surfaceWalls[item.surface].contains(index)
        if rides || isNear(item, index) { wake(slot) }
      }
    }
  }

  private func isNear(_ item: Item, _ index: Int) -> Bool {
    let wall = tracker.walls[index]
    guard let actuator = model.walls[index].actuator else { return false }
    let way = tracker.actuatorSpeeds[actuator].magnitude * seconds
    guard item.bottom < wall.top + way + Physics.nearness,
      wall.bottom < item.top + way + Physics.nearness
    else { return false }
    let place = item.place(at: state.runTick - 1, seconds)
    return wall.rectangle.separation(from: item.rectangle(at: place))
      < 1.5 * way + 2 * Physics.restingMargin + Physics.margin(item.velocity, seconds)
  }

  /// Moves actuators by what the items in their way left them.
  mutating func finishActuators() {
    guard tracker.actuatorsMove else { return }
    for index in model.actuators.indices {
      let plan = tracker.actuatorPlans[index]
      let mover = physics.movers.last { $0.slot == -1 - index }
      let wanted = tracker.actuatorSpeeds[index]
      let speed = mover.map { $0.velocity.dot($0.axis) } ?? wanted
      if (speed - wanted).magnitude < Physics.rest {
        state.actuators[index] = plan
      } else {
        let place = state.actuators[index].position + speed * seconds
        state.actuators[index] = Profile.State(
          position: min(max(place, 0), model.actuators[index].stroke), speed: speed)
      }
    }
    for index in model.walls.indices where model.walls[index].actuator != nil {
      let moves = tracker.walls[index].moves
      tracker.walls[index] = model.walls[index].now(model.actuators, state.actuators)
      tracker.walls[index].moves = moves
    }
  }
}
