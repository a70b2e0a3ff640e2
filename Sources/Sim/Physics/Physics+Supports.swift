import Kernel

extension Physics {
  /// Lets each item rest, be lifted, sink or fall, and spreads its load over what carries it.
  mutating func findSupports(_ items: inout [Item], _ plant: Plant) {
    // From the bottom up, so that a stack moves with what is under it in the same tick ...
    for index in heightOrder { settle(index, &items, plant) }
    // ... and from the top down, so that a load includes what stands on it.
    for index in heightOrder.reversed() { spreadLoad(index, items, plant.seconds) }
  }

  private mutating func gatherCandidates(_ index: Int, _ plant: Plant) {
    let place = movers[index].position
    let gradient = movers[index].slope.gradient
    let reachable = movers[index].bottom + Self.step
    // Half as much again, because it may gather speed.
    let travel = movers[index].velocity * (1.5 * plant.seconds)
    map.clear()
    let reach = movers[index].radius + movers[index].velocity.length * plant.seconds
    for surface in plant.model.index.surfaces(place)
    where plant.model.surfaceBoxes[surface].isNear(place, within: reach) {
      let height = plant.height(of: surface, at: place)
      // Where the ground turns upwards it gains more than a step in a tick.
      let slack = max(0, (plant.gradient(of: surface) - gradient).dot(travel))
      // ... and so does a platform that goes up.
      let rise = max(0, plant.surfaces[surface].rise * plant.seconds)
      if height <= reachable + slack + rise {
        map.candidates.append(
          Candidate(
            height: height, owner: surface, region: plant.model.surfaces[surface].region))
      }
    }
    var link = movers[index].firstBeneath
    while link >= 0 {
      let lower = beneath[link].lower
      if movers[lower].top <= reachable + max(0, movers[lower].lifted) {
        map.candidates.append(
          Candidate(
            height: movers[lower].top, owner: -2 - lower,
            region: .rectangle(movers[lower].rectangle)))
      }
      link = beneath[link].next
    }
  }

  /// Finds what is under each sample. Returns true if one candidate is under all of them.
  private mutating func mapSamples(_ index: Int, _ seconds: Double) -> Bool {
    let highest = map.highest
    map.middle = highest
    if map.candidates[highest].owner == -1 { return true }
    // Neighbours of the same height share the cell; any of them may be under all of it.
    // Over the tick it lies, on average, where it is in the middle of it.
    let footprint = movers[index].rectangle(after: seconds / 2)
    for number in map.candidates.indices
    where map.candidates[number].height == map.candidates[highest].height
      && map.candidates[number].covers(footprint)
    {
      map.middle = number
      return true
    }
    let middle = movers[index].position
    for (sample, fraction) in FootprintGrid.fine(isRound: movers[index].isRound).enumerated() {
      map.owners[sample] = map.highest(under: middle + movers[index].arm(fraction))
    }
    map.middle = map.highest(under: middle)
    return false
  }

  /// Moves an item vertically and notes the samples that carry it.
  private mutating func settle(_ index: Int, _ items: inout [Item], _ plant: Plant) {
    let slot = movers[index].slot
    let (start, velocity) = (movers[index].bottom, movers[index].velocity)
    let slopeBefore = Slope(gradient: items[slot].slope)
    movers[index].slope = slopeBefore
    gatherCandidates(index, plant)
    let isOnOne = mapSamples(index, plant.seconds)
    let held =
      isOnOne
      ? map.candidates[map.middle].height
      : map.carryingLevel(isRound: movers[index].isRound)
    // What already stands on what holds it has nothing under an edge of it.
    let ledge = start > held ? ledge(under: index, above: held, items, plant) : nil
    // No `??` with a call on its right: it would copy the whole of self for each item.
    let level = ledge?.level ?? held
    let supportRise = if let ledge { ledge.rise } else { riseOfSupport(level, items) }
    let slope = if let ledge { ledge.slope } else { slopeUnder(level, plant) }

    var bottom = start
    var rise = items[slot].rise
    let wasFalling = rise != 0 && slopeBefore.isLevel
    var isAirborne = false
    // Ground that turns downwards is followed, and so is a platform that goes down.
    let travel = velocity * (1.5 * plant.seconds)
    let lifted = if let ledge { ledge.lifted } else { liftOfSupport(level, plant) }
    let slack = max(0, (slopeBefore.gradient - slope.gradient).dot(travel)) + max(0, -lifted)
    if bottom - level > Self.follow + (wasFalling ? 0 : slack) || (wasFalling && bottom > level) {
      let before = rise
      rise -= Self.gravity * plant.seconds
      bottom += (before + rise) / 2 * plant.seconds
      isAirborne = bottom > level + 1e-9
    }
    if !isAirborne {
      bottom = level
      stand(index, on: slope, wasFalling, rise, plant.seconds)
      rise = supportRise ?? 0
      // On a falling item it falls along and nothing presses.
      isAirborne = supportRise != nil
      movers[index].lifted = lifted
    } else {
      if !wasFalling, !isOnOne, liesOnEdge(start, over: level) {
        warn(&items[slot], .topples)
      }
      movers[index].slope = .level
    }
    movers[index].top += bottom - start
    movers[index].bottom = bottom
    movers[index].isAirborne = isAirborne
    items[slot].bottom = bottom
    items[slot].rise = rise
    guard !isAirborne else { return }
    let owner = map.candidates[map.middle].owner
    if owner >= 0, ledge == nil { movers[index].turning = plant.surfaces[owner].turning }
    appendSamples(index, level, isOnOne && ledge == nil, items[slot].friction, plant)
    if ledge != nil {
      if level - held > Self.nearness { warn(&items[slot], .topples) }
      slideOff(index, level, plant)
    }
  }

  /// The slope of what carries the middle: a surface's own, or that of the item below.
  private func slopeUnder(_ level: Double, _ plant: Plant) -> Slope {
    let support = map.candidates[map.middle]
    guard (support.height - level).magnitude <= Self.step else { return .level }
    if support.owner < -1 { return movers[-2 - support.owner].slope }
    return Slope(gradient: plant.gradient(of: support.owner))
  }

  /// How far what carries it at a level goes up in this tick, m: a platform, or what stands on one.
  private func liftOfSupport(_ level: Double, _ plant: Plant) -> Double {
    let support = map.candidates[map.middle]
    guard (support.height - level).magnitude <= Self.step else { return 0 }
    if support.owner < -1 { return movers[-2 - support.owner].lifted }
    return support.owner < 0 ? 0 : plant.surfaces[support.owner].rise * plant.seconds
  }

  /// Turns the velocity into the one along the slope, lets the slope pull, and lightens the load.
  ///
  /// From slope to slope the speed along the path stays; what lands loses the part into the slope.
  private mutating func stand(
    _ index: Int, on slope: Slope, _ wasFalling: Bool, _ rise: Double, _ seconds: Double
  ) {
    let velocity = movers[index].velocity
    let along =
      wasFalling
      ? slope.landing(velocity, rise: rise) : movers[index].slope.along(velocity)
    movers[index].startVelocity = along
    movers[index].velocity = along + slope.pull * seconds
    movers[index].load *= slope.cosine
    movers[index].slope = slope
  }

  private mutating func appendSamples(
    _ index: Int, _ level: Double, _ isOnOne: Bool, _ factor: Double, _ plant: Plant
  ) {
    movers[index].firstSample = samples.count
    if isOnOne {
      appendCoarse(index, factor, plant)
    } else {
      appendFine(index, level, factor, plant)
    }
    movers[index].sampleCount = samples.count - movers[index].firstSample
    movers[index].weight = 0
    for position in movers[index].firstSample..<samples.count {
      movers[index].weight += samples[position].weight
    }
  }

  /// Samples a footprint that one support carries.
  private mutating func appendCoarse(_ index: Int, _ factor: Double, _ plant: Plant) {
    let owner = map.candidates[map.middle].owner
    movers[index].carrier = max(owner, -2)
    let places = FootprintGrid.coarse(isRound: movers[index].isRound)
    let footing = footing(on: owner, factor, plant)
    let weight = 1 / Double(places.count)
    for fraction in places { append(footing, weight, at: fraction, index) }
  }

  /// Samples a footprint on a seam: each cell stands on one or more of the supports at a level.
  private mutating func appendFine(
    _ index: Int, _ level: Double, _ factor: Double, _ plant: Plant
  ) {
    movers[index].isOnSeam = true
    map.arrange()
    var cell = movers[index].cell
    map.footings.clear()
    for number in map.candidates.indices {
      map.candidates[number].reach = map.candidates[number].region?.reach(of: cell) ?? .zero
      map.footings.append(footing(on: map.candidates[number].owner, factor, plant))
    }
    // Which one it is, as long as it is one.
    var carrier: Int?
    let middle = movers[index].position + movers[index].velocity * (plant.seconds / 2)
    for fraction in FootprintGrid.fine(isRound: movers[index].isRound) {
      cell.centre = middle + movers[index].arm(fraction)
      var left = 1.0
      for number in map.candidates.indices where left > 0 {
        let share = min(left, map.candidates[number].share(of: cell))
        left -= share
        guard share > 0, (map.candidates[number].height - level).magnitude <= Self.step else {
          continue
        }
        append(
          map.footings[number], share / Double(FootprintGrid.fineCount), at: fraction, index)
        let owner = max(map.candidates[number].owner, -2)
        carrier = (carrier ?? owner) == owner ? owner : -2
      }
    }
    movers[index].carrier = carrier ?? -2
  }

  private func footing(on owner: Int, _ factor: Double, _ plant: Plant) -> Footing {
    var footing = Footing()
    if owner >= 0 {
      footing.surface = plant.surfaces[owner]
      footing.sample.friction = plant.model.surfaces[owner].friction * factor
      if let rolling = plant.model.surfaces[owner].rolling {
        footing.sample.rollingFriction = rolling * factor
        footing.sample.axis = plant.model.directions[owner]
      }
      footing.sample.loadCell = plant.model.surfaces[owner].loadCell ?? -1
    } else if owner < -1 {
      footing.sample.friction = movers[-2 - owner].topFriction
      footing.sample.beneath = -2 - owner
    }
    return footing
  }

  /// Adds a sample at a place of the footprint, as fractions of its extents.
  private mutating func append(
    _ footing: Footing, _ weight: Double, at fraction: Vector2, _ index: Int
  ) {
    let local = movers[index].local(fraction)
    let arm = movers[index].rotation.apply(local)
    let velocity = footing.surface.velocity(
      at: movers[index].position, arm: arm, on: movers[index].slope)
    // Set in its place: to copy a sample that has just been set in parts would wait for the parts.
    samples.append(footing.sample)
    samples[samples.count - 1].stand(at: local, arm, weight, on: velocity)
    let lower = footing.sample.beneath
    guard lower >= 0 else { return }
    samples[samples.count - 1].armBeneath = movers[index].position + arm - movers[lower].position
    movers[index].isCoupled = true
    movers[index].isStacked = true
    movers[lower].isCoupled = true
  }

  /// The fall speed of the item it stands on, if that one falls.
  private func riseOfSupport(_ level: Double, _ items: [Item]) -> Double? {
    let support = map.candidates[map.middle]
    guard support.owner < -1, movers[-2 - support.owner].isAirborne,
      (support.height - level).magnitude <= Self.step
    else { return nil }
    return items[movers[-2 - support.owner].slot].rise
  }
}

extension Mover {
  /// The place of a sample from the middle, in its own frame.
  func local(_ fraction: Vector2) -> Vector2 {
    Vector2(2 * fraction.x * halfLength, 2 * fraction.y * halfWidth)
  }

  /// The same in the plant's frame.
  func arm(_ fraction: Vector2) -> Vector2 { rotation.apply(local(fraction)) }

  /// The footprint where the velocity takes it.
  func rectangle(after seconds: Double) -> Rectangle {
    var moved = rectangle
    moved.centre += velocity * seconds
    return moved
  }

  /// The part of the footprint that a fine sample in its middle would stand for.
  var cell: Rectangle {
    Rectangle(
      centre: position, rotation: rotation, halfLength: halfLength / 4, halfWidth: halfWidth / 4)
  }
}
