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
  var owners = [Int](repeating: 0, count: FootprintGrid.fine.count)
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
    let mover = movers[index]
    let reachable = mover.bottom + Self.step
    map.candidates.removeAll(keepingCapacity: true)
    // The floor carries whatever nothing else does.
    map.candidates.append(Candidate(height: 0, owner: -1))
    for surface in plant.model.index.surfaces(mover.position) {
      let height = plant.height(of: surface, at: mover.position)
      if height <= reachable { map.candidates.append(Candidate(height: height, owner: surface)) }
    }
    var link = mover.firstBeneath
    while link >= 0 {
      let lower = beneath[link].lower
      if movers[lower].top <= reachable {
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
  private mutating func mapSamples(_ mover: Mover, _ plant: Plant) -> Bool {
    var highest = 0
    for (index, candidate) in map.candidates.enumerated()
    where candidate.height > map.candidates[highest].height { highest = index }
    map.middle = highest
    if map.candidates[highest].owner == -1 { return true }
    // Neighbours of the same height share the cell; any of them may be under all of it.
    let footprint = mover.rectangle
    for (index, candidate) in map.candidates.enumerated()
    where candidate.height == map.candidates[highest].height
      && covers(candidate.owner, footprint, plant)
    {
      map.middle = index
      return true
    }
    for sample in FootprintGrid.fine.indices {
      let arm = mover.arm(FootprintGrid.fine[sample])
      map.owners[sample] = highestOwner(mover.position + arm, plant)
    }
    map.middle = highestOwner(mover.position, plant)
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
    gatherCandidates(index, plant)
    let mover = movers[index]
    let isOnOne = mapSamples(mover, plant)
    let level = isOnOne ? map.candidates[map.middle].height : carryingLevel()
    let supportRise = riseOfSupport(level, items)

    var bottom = mover.bottom
    var rise = items[mover.slot].rise
    var isAirborne = false
    if bottom - level > Self.follow || (rise != 0 && bottom > level) {
      rise -= Self.gravity * plant.seconds
      bottom += rise * plant.seconds
      isAirborne = bottom > level + 1e-9
    }
    if !isAirborne {
      bottom = level
      rise = supportRise ?? 0
      // On a falling item it falls along and nothing presses.
      isAirborne = supportRise != nil
    }
    movers[index].top += bottom - mover.bottom
    movers[index].bottom = bottom
    movers[index].isAirborne = isAirborne
    items[mover.slot].bottom = bottom
    items[mover.slot].rise = rise
    guard !isAirborne else { return }
    lean(index, plant)
    appendSamples(index, level, isOnOne, items[mover.slot].friction, plant)
  }

  /// Lets a slope under the middle pull, and lightens the load by its angle.
  private mutating func lean(_ index: Int, _ plant: Plant) {
    let owner = map.candidates[map.middle].owner
    guard owner >= 0 else { return }
    let gradient = plant.model.surfaces[owner].gradient
    guard gradient != .zero else { return }
    let cosine = 1 / (1 + gradient.lengthSquared).squareRoot()
    movers[index].slopePull = gradient * (-Self.gravity * cosine)
    movers[index].load *= cosine
    movers[index].velocity += movers[index].slopePull * plant.seconds
  }

  private mutating func appendSamples(
    _ index: Int, _ level: Double, _ isOnOne: Bool, _ factor: Double, _ plant: Plant
  ) {
    movers[index].firstSample = samples.count
    if isOnOne {
      let owner = map.candidates[map.middle].owner
      movers[index].soleSurface = owner >= -1 ? owner : -2
      for fraction in FootprintGrid.coarse { append(owner, fraction, index, factor, plant) }
    } else {
      for (sample, fraction) in FootprintGrid.fine.enumerated() {
        let candidate = map.candidates[map.owners[sample]]
        guard (candidate.height - level).magnitude <= Self.step else { continue }
        append(candidate.owner, fraction, index, factor, plant)
      }
    }
    movers[index].sampleCount = samples.count - movers[index].firstSample
  }

  private mutating func append(
    _ owner: Int, _ fraction: Vector2, _ index: Int, _ factor: Double, _ plant: Plant
  ) {
    let mover = movers[index]
    let arm = mover.arm(fraction)
    var sample = Sample(
      local: Vector2(2 * fraction.x * mover.halfLength, 2 * fraction.y * mover.halfWidth),
      arm: arm, limit: Self.floorFriction)
    if owner >= 0 {
      let surface = plant.model.surfaces[owner]
      sample.limit = surface.friction * factor
      sample.surfaceVelocity = plant.surfaces[owner].velocity(at: mover.position + arm)
      sample.loadCell = surface.loadCell ?? -1
    } else if owner < -1 {
      let lower = -2 - owner
      sample.limit = movers[lower].topFriction
      sample.beneath = lower
      sample.armBeneath = mover.position + arm - movers[lower].position
      movers[index].isCoupled = true
      movers[lower].isCoupled = true
    }
    samples.append(sample)
  }

  /// The highest level whose supports hold the middle: it stands on one of them, or between
  /// supports on all sides. The rest is counted as too low or too high to carry.
  private func carryingLevel() -> Double {
    var level = map.candidates[map.middle].height
    for owner in map.owners { level = max(level, map.candidates[owner].height) }
    while !holdsMiddle(level) {
      var next = map.candidates[map.middle].height
      for owner in map.owners {
        let height = map.candidates[owner].height
        if height < level { next = max(next, height) }
      }
      level = next
    }
    return level
  }

  private func holdsMiddle(_ level: Double) -> Bool {
    if (map.candidates[map.middle].height - level).magnitude <= Self.step { return true }
    var sides = 0
    for (sample, owner) in map.owners.enumerated()
    where (map.candidates[owner].height - level).magnitude <= Self.step {
      let fraction = FootprintGrid.fine[sample]
      sides |= (fraction.x > 0 ? 1 : 2) | (fraction.y > 0 ? 4 : 8)
    }
    return sides == 15
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
}
