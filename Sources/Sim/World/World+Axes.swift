import Kernel
import Tags

extension World {
  /// Lets drives, lifts, steerings and axes follow their outputs, and notes what that changes of
  /// surfaces and walls.
  mutating func moveMechanisms() {
    if tracker.hasChange {
      for surface in tracker.changed.indices { tracker.changed[surface] = false }
      tracker.hasChange = false
    }
    let isAsked = tracker.outputChanges != state.io.outputChanges || !tracker.isFast
    let movesRamps = isAsked || tracker.rampsMove
    let movesAxes = isAsked || tracker.axesMove
    if movesRamps { moveRamps() }
    if movesAxes { planAxes() }
    if movesRamps {
      for surface in model.surfaces.indices { moveSurface(surface) }
    } else if movesAxes {
      for surface in model.axisSurfaces { moveSurface(surface) }
    }
    if movesRamps || movesAxes || tracker.wallsStir { moveWalls() }
  }

  private mutating func moveRamps() {
    tracker.rampsMove = false
    for index in model.ramps.indices {
      let target = model.ramps[index].target(state.io)
      let value = state.ramps[index]
      guard target != value else { continue }
      let step = model.ramps[index].rate * seconds
      state.ramps[index] = min(max(target, value - step), value + step)
      if state.ramps[index] != target { tracker.rampsMove = true }
    }
  }

  /// Works out where axes go in this tick if no item stops them.
  private mutating func planAxes() {
    tracker.axesMove = false
    for index in model.axes.indices {
      let before = state.axes[index]
      var plan = before
      model.axes[index].plan(&plan, state.io, seconds: seconds)
      if plan.rate != 0 {
        for wall in model.liftedWalls[index] { hold(wall, &plan, from: before) }
      }
      tracker.axisPlans[index] = plan
      // One that is held goes on as soon as it can.
      if plan != before || plan.motion.position != plan.target { tracker.axesMove = true }
    }
  }

  /// Stops a lift at an item that is above or below its wall.
  ///
  /// A blade under an item stays there until the item is gone; a bar that comes down on one stands
  /// on it. A platform's frame is not stopped by what stands on the platform.
  private func hold(_ index: Int, _ plan: inout Axis.State, from before: Axis.State) {
    let wall = tracker.walls[index]
    let isUp = plan.rate > 0
    if isUp, model.walls[index].carries { return }
    var room = plan.rate.magnitude * seconds
    for item in state.items where item.isPresent {
      let place = item.place(at: state.runTick - 1, seconds)
      let reach = wall.rectangle.radius + item.radius
      guard (place - wall.rectangle.centre).lengthSquared < reach * reach,
        wall.rectangle.separation(from: item.rectangle(at: place)) < -Self.pinch
      else { continue }
      let gap = isUp ? item.bottom - wall.top : wall.bottom - item.top
      if gap > -Physics.step { room = min(room, max(0, gap)) }
    }
    guard room < plan.rate.magnitude * seconds else { return }
    let way = isUp ? room : -room
    plan.motion = Profile.State(position: before.motion.position + way)
    plan.rate = way / seconds
    plan.isHeld = true
  }

  /// Overlaps on the floor plan up to this are a touch from the side, m.
  private static let pinch = 1e-3

  private mutating func moveSurface(_ index: Int) {
    let new = model.surfaces[index].now(
      state.ramps, tracker.axisPlans, model.directions[index], seconds)
    guard new != tracker.surfaces[index] else { return }
    tracker.surfaces[index] = new
    tracker.changed[index] = true
    tracker.hasChange = true
  }

  private mutating func moveWalls() {
    tracker.wallsStir = false
    for index in model.movingWalls {
      let wall = model.walls[index]
      let belt = wall.belt.map { state.ramps[$0] } ?? 0
      tracker.walls[index].stirs = belt != tracker.walls[index].belt
      tracker.walls[index].belt = belt
      tracker.walls[index].speed = wall.speed(tracker.axisPlans)
      // What goes up and down asks nobody: contacts see it where it will be.
      let then = wall.now(tracker.axisPlans, state.ramps)
      tracker.walls[index].bottom = then.bottom
      tracker.walls[index].top = then.top
      tracker.walls[index].rise = wall.lift.map { tracker.axisPlans[$0].rate } ?? 0
      if tracker.walls[index].stirs { tracker.wallsStir = true }
    }
  }

  // MARK: Walls and items

  /// Wakes what a moving wall could touch in this tick, and what rides where one moves.
  mutating func wakeAtWalls() {
    for index in model.movingWalls where tracker.walls[index].moves || tracker.walls[index].stirs {
      for slot in state.items.indices where state.items[slot].isFrozen {
        let item = state.items[slot]
        let rides =
          item.motion == .riding && model.surfaceWalls[item.surface].contains(index)
        if rides || isNear(item, tracker.walls[index]) { wake(slot) }
      }
    }
  }

  /// Whether a wall that stands may be moved by what presses on it.
  func gives(_ wall: Int) -> Bool {
    guard let travel = model.walls[wall].travel, !tracker.walls[wall].moves else { return false }
    return !model.axes[travel.axis].locks
  }

  func isNear(_ item: Item, _ wall: WallNow) -> Bool {
    let rise = wall.rise.magnitude * seconds
    guard item.bottom < wall.top + rise + Physics.nearness,
      wall.bottom < item.top + rise + Physics.nearness
    else { return false }
    let place = item.place(at: state.runTick - 1, seconds)
    return wall.rectangle.separation(from: item.rectangle(at: place))
      < 1.5 * wall.speed * seconds + 2 * Physics.restingMargin
      + Physics.margin(item.velocity, seconds)
  }

  /// Moves axes by what the items in their way left them.
  mutating func finishAxes() {
    // The movers of drives are the last.
    for mover in physics.movers.reversed() {
      guard mover.isDrive else { break }
      let index = -1 - mover.slot
      // A drive's speed is its mover's spin.
      if (mover.spin - tracker.axisPlans[index].rate).magnitude < Physics.rest { continue }
      let isTold = tracker.axisPlans[index].rate != 0
      let from = state.axes[index].motion.position
      let to = model.axes[index].clamp(from + mover.spin * seconds)
      tracker.axisPlans[index].motion = Profile.State(position: to, speed: mover.spin)
      tracker.axisPlans[index].rate = mover.spin
      tracker.axisPlans[index].isHeld = isTold && mover.spin.magnitude < Self.standstill
      // One that was pushed from where it stood goes back as soon as it can.
      tracker.axesMove = true
    }
    guard tracker.axesMove else { return }
    // One by one, which allocates nothing.
    for index in state.axes.indices { state.axes[index] = tracker.axisPlans[index] }
    for index in model.movingWalls {
      let then = tracker.walls[index]
      tracker.walls[index] = model.walls[index].now(state.axes, state.ramps)
      tracker.walls[index].stirs = then.stirs
      tracker.walls[index].speed = then.speed
      tracker.walls[index].rise = then.rise
    }
  }

  /// A drive slower than this that wants to be faster is held, m/s or rad/s.
  private static let standstill = 1e-3
}
