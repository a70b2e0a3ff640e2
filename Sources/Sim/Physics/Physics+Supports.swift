import Kernel

/// Something a mover could stand on.
struct Candidate: Sendable {
  /// Height of its plane under the mover's middle, m.
  var height: Double
  /// Index of the surface, −1 for the floor, or −2 − i for the top of mover i.
  var owner: Int
}

/// The candidates of one mover and what each sample of its footprint stands over.
struct SupportMap: Sendable {
  var candidates: [Candidate] = []
  /// Index of the highest candidate under each fine sample, and under the middle.
  var owners = [Int](repeating: 0, count: FootprintGrid.fineCount)
  var middle = 0
}

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
    map.candidates.removeAll(keepingCapacity: true)
    // The floor carries whatever nothing else does.
    map.candidates.append(Candidate(height: 0, owner: -1))
    for surface in plant.model.index.surfaces(place) {
      let height = plant.height(of: surface, at: place)
      // Where the ground turns upwards it gains more than a step in a tick.
      let slack = max(0, (plant.gradient(of: surface) - gradient).dot(travel))
      // ... and so does a platform that goes up.
      let rise = max(0, plant.surfaces[surface].rise * plant.seconds)
      if height <= reachable + slack + rise {
        map.candidates.append(Candidate(height: height, owner: surface))
      }
    }
    var link = movers[index].firstBeneath
    while link >= 0 {
      let lower = beneath[link].lower
      if movers[lower].top <= reachable + max(0, movers[lower].lifted) {
        map.candidates.append(Candidate(height: movers[lower].top, owner: -2 - lower))
      }
      link = beneath[link].next
    }
  }

  private func contains(_ owner: Int, _ place: Vector2, _ plant: Plant) -> Bool {
    if owner >= 0 { return plant.model.surfaces[owner].region.contains(place) }
    return owner == -1 || movers[-2 - owner].rectangle.contains(place)
  }

  private func covers(_ owner: Int, _ footprint: Rectangle, _ plant: Plant) -> Bool {
    if owner >= 0 { return plant.model.surfaces[owner].region.covers(footprint) }
    return movers[-2 - owner].rectangle.covers(footprint)
  }

  /// Finds what is under each sample. Returns true if one candidate is under all of them.
  private mutating func mapSamples(_ index: Int, _ plant: Plant) -> Bool {
    var highest = 0
    for (number, candidate) in map.candidates.enumerated()
    where candidate.height > map.candidates[highest].height { highest = number }
    map.middle = highest
    if map.candidates[highest].owner == -1 { return true }
    // Neighbours of the same height share the cell; any of them may be under all of it.
    // Over the tick it lies, on average, where it is in the middle of it.
    let footprint = movers[index].rectangle(after: plant.seconds / 2)
    for (number, candidate) in map.candidates.enumerated()
    where candidate.height == map.candidates[highest].height
      && covers(candidate.owner, footprint, plant)
    {
      map.middle = number
      return true
    }
    for (sample, fraction) in FootprintGrid.fine(isRound: movers[index].isRound).enumerated() {
      let arm = movers[index].arm(fraction)
      map.owners[sample] = highestOwner(movers[index].position + arm, plant)
    }
    map.middle = highestOwner(movers[index].position, plant)
    return false
  }

  private func highestOwner(_ place: Vector2, _ plant: Plant) -> Int {
    var best = 0
    for index in 1..<max(1, map.candidates.count)
    where map.candidates[index].height > map.candidates[best].height
      && contains(map.candidates[index].owner, place, plant)
    {
      best = index
    }
    return best
  }

  /// Moves an item vertically and notes the samples that carry it.
  private mutating func settle(_ index: Int, _ items: inout [Item], _ plant: Plant) {
    let slot = movers[index].slot
    let (start, velocity) = (movers[index].bottom, movers[index].velocity)
    let slopeBefore = Slope(gradient: items[slot].slope)
    movers[index].slope = slopeBefore
    gatherCandidates(index, plant)
    let isOnOne = mapSamples(index, plant)
    let held =
      isOnOne ? map.candidates[map.middle].height : carryingLevel(isRound: movers[index].isRound)
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
      let owner = map.candidates[map.middle].owner
      movers[index].soleSurface = owner >= -1 ? owner : -2
      let places = FootprintGrid.coarse(isRound: movers[index].isRound)
      var footing = footing(of: index, on: owner, factor, plant)
      footing.sample.weight = 1 / Double(places.count)
      for fraction in places { append(footing, at: fraction, index) }
    } else {
      movers[index].isOnSeam = true
      // From the highest down: each takes what of a cell lies on it and nothing higher took.
      // Ties are broken by owner.
      map.candidates.sort { a, b in
        a.height == b.height ? a.owner > b.owner : a.height > b.height
      }
      for fraction in FootprintGrid.fine(isRound: movers[index].isRound) {
        let cell = movers[index].cell(fraction, after: plant.seconds / 2)
        var left = 1.0
        for candidate in map.candidates where left > 0 {
          let share = min(left, share(of: cell, on: candidate.owner, plant))
          left -= share
          guard share > 0, (candidate.height - level).magnitude <= Self.step else { continue }
          var footing = footing(of: index, on: candidate.owner, factor, plant)
          footing.sample.weight = share / Double(FootprintGrid.fineCount)
          append(footing, at: fraction, index)
        }
      }
    }
    movers[index].sampleCount = samples.count - movers[index].firstSample
    movers[index].weight = 0
    for position in movers[index].firstSample..<samples.count {
      movers[index].weight += samples[position].weight
    }
  }

  private func share(of cell: Rectangle, on owner: Int, _ plant: Plant) -> Double {
    if owner >= 0 { return plant.model.surfaces[owner].region.share(of: cell) }
    return owner == -1 ? 1 : movers[-2 - owner].rectangle.share(of: cell)
  }

  /// What the samples of a mover on one support have in common.
  private struct Footing {
    var sample = Sample(local: .zero, arm: .zero, weight: 0, friction: Physics.floorFriction)
    /// How the surface moves; the floor and items stand still as far as this goes.
    var surface = SurfaceNow(height: 0, linear: .zero)
  }

  private mutating func footing(
    of index: Int, on owner: Int, _ factor: Double, _ plant: Plant
  ) -> Footing {
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
      let lower = -2 - owner
      footing.sample.friction = movers[lower].topFriction
      footing.sample.beneath = lower
      movers[index].isCoupled = true
      movers[index].isStacked = true
      movers[lower].isCoupled = true
    }
    return footing
  }

  /// Adds a sample at a place of the footprint, as fractions of its extents.
  private mutating func append(_ footing: Footing, at fraction: Vector2, _ index: Int) {
    var sample = footing.sample
    sample.arm = movers[index].arm(fraction)
    sample.local = Vector2(
      2 * fraction.x * movers[index].halfLength, 2 * fraction.y * movers[index].halfWidth)
    sample.surfaceVelocity = footing.surface.velocity(
      at: movers[index].position, arm: sample.arm, on: movers[index].slope)
    if sample.beneath >= 0 {
      sample.armBeneath = movers[index].position + sample.arm - movers[sample.beneath].position
    }
    samples.append(sample)
  }

  /// The highest level whose supports hold the middle: it stands on one of them, or between
  /// supports on all sides. The rest is counted as too low or too high to carry.
  private func carryingLevel(isRound: Bool) -> Double {
    var level = map.candidates[map.middle].height
    for owner in map.owners { level = max(level, map.candidates[owner].height) }
    while !holdsMiddle(level, isRound: isRound) {
      var next = map.candidates[map.middle].height
      for owner in map.owners {
        let height = map.candidates[owner].height
        if height < level { next = max(next, height) }
      }
      level = next
    }
    return level
  }

  /// Whether supports at a level hold the middle: one is under it, or it lies between some. The
  /// fractions of a footprint tell that as well as its places.
  private func holdsMiddle(_ level: Double, isRound: Bool) -> Bool {
    if (map.candidates[map.middle].height - level).magnitude <= Self.step { return true }
    let places = FootprintGrid.fine(isRound: isRound)
    func carries(_ sample: Int) -> Bool {
      (map.candidates[map.owners[sample]].height - level).magnitude <= Self.step
    }
    var holds = false
    for (sample, place) in places.enumerated() where carries(sample) {
      // All on one side of a line through the middle, where this one is the first: it turns over.
      let isFirst = !places.indices.contains { other in
        guard carries(other) else { return false }
        let turn = place.cross(places[other])
        return turn < 0 || (turn == 0 && place.dot(places[other]) < 0)
      }
      if isFirst { return false }
      holds = true
    }
    return holds
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
  /// The place of a sample from the middle, in the plant's frame.
  func arm(_ fraction: Vector2) -> Vector2 {
    rotation.apply(Vector2(2 * fraction.x * halfLength, 2 * fraction.y * halfWidth))
  }

  /// The footprint where the velocity takes it.
  func rectangle(after seconds: Double) -> Rectangle {
    var moved = rectangle
    moved.centre += velocity * seconds
    return moved
  }

  /// The part of the footprint that a fine sample stands for.
  func cell(_ fraction: Vector2, after seconds: Double) -> Rectangle {
    Rectangle(
      centre: position + velocity * seconds + arm(fraction), rotation: rotation,
      halfLength: halfLength / 4,
      halfWidth: halfWidth / 4)
  }
}
