import Kernel

extension Solver {
  /// Something an item could stand on.
  struct Candidate: Sendable {
    var height: Double
    var rectangle: Rectangle
    var velocity: Vector2
    var friction: Double
    /// The item it is the top of, and the load cell under it; −1 for none.
    var item: Int
    var loadCell: Int
  }

  /// The candidates of one item and what each sample of its footprint stands over.
  struct SupportMap: Sendable {
    var candidates: [Candidate] = []
    /// Index of the highest candidate under each sample, and under the middle.
    var owners = [Int](repeating: 0, count: FootprintGrid.count)
    var middleOwner = 0
  }

  /// Lets each item rest, be lifted, sink or fall, and spreads its load over what carries it.
  mutating func findSupports(
    _ items: inout [Item], _ model: Model, _ ramps: [Double], _ seconds: Double
  ) {
    updateSurfaces(model, ramps)
    // From the bottom up, so that a stack moves with what is under it in the same tick ...
    for index in heightOrder { settle(index, &items, model, seconds) }
    // ... and from the top down, so that a load includes what stands on it.
    for index in heightOrder.reversed() { spreadLoad(index, items, seconds) }
  }

  /// Where each surface is now and how it moves.
  private mutating func updateSurfaces(_ model: Model, _ ramps: [Double]) {
    surfaces.removeAll(keepingCapacity: true)
    for (index, surface) in model.surfaces.enumerated() {
      let speed = surface.speed.map { ramps[$0] } ?? 0
      let lift = surface.lift.map { ramps[$0] } ?? 0
      var direction = model.headings[index]
      if let steering = surface.steering, ramps[steering] != 0 {
        direction = Rotation(yaw: ramps[steering]).apply(direction)
      }
      surfaces.append(
        Candidate(
          height: surface.height + lift, rectangle: surface.rectangle,
          velocity: direction * speed, friction: surface.friction, item: -1,
          loadCell: surface.loadCell ?? -1))
    }
  }

  private mutating func gatherCandidates(_ index: Int, _ items: [Item], _ model: Model) {
    let item = items[index]
    let reachable = item.bottom + Self.step
    map.candidates.removeAll(keepingCapacity: true)
    // The floor carries whatever nothing else does.
    map.candidates.append(
      Candidate(
        height: 0, rectangle: item.rectangle, velocity: .zero, friction: Self.floorFriction,
        item: -1, loadCell: -1))
    let radius = item.rectangle.radius
    for surface in model.index.cell(at: item.position).surfaces {
      let candidate = surfaces[surface]
      guard candidate.height <= reachable else { continue }
      let local = candidate.rectangle.rotation.undo(item.position - candidate.rectangle.centre)
      guard local.x.magnitude < candidate.rectangle.halfLength + radius,
        local.y.magnitude < candidate.rectangle.halfWidth + radius
      else { continue }
      map.candidates.append(candidate)
    }
    var link = work[index].firstBeneath
    while link >= 0 {
      let lower = items[beneath[link].lower]
      if lower.top <= reachable {
        map.candidates.append(
          Candidate(
            height: lower.top, rectangle: lower.rectangle, velocity: .zero,
            friction: lower.kind.topFriction, item: beneath[link].lower, loadCell: -1))
      }
      link = beneath[link].next
    }
  }

  /// Finds what is under each sample. Returns true if one candidate is under all of them.
  private mutating func mapSamples(_ item: Item) -> Bool {
    var highest = 0
    for (index, candidate) in map.candidates.enumerated()
    where candidate.height > map.candidates[highest].height { highest = index }
    map.middleOwner = highest
    if map.candidates[highest].rectangle.covers(item.rectangle) { return true }

    func owner(_ place: Vector2) -> Int {
      var best = 0
      for index in 1..<map.candidates.count
      where map.candidates[index].height > map.candidates[best].height
        && map.candidates[index].rectangle.contains(place)
      {
        best = index
      }
      return best
    }
    let size = Vector2(item.kind.size.length, item.kind.size.width)
    for sample in 0..<FootprintGrid.count {
      let fraction = FootprintGrid.fractions[sample]
      let arm = item.rotation.apply(Vector2(fraction.x * size.x, fraction.y * size.y))
      map.owners[sample] = owner(item.position + arm)
    }
    map.middleOwner = owner(item.position)
    return false
  }

  /// Moves an item vertically and notes the samples that carry it.
  private mutating func settle(
    _ index: Int, _ items: inout [Item], _ model: Model, _ seconds: Double
  ) {
    gatherCandidates(index, items, model)
    let isOnOne = mapSamples(items[index])
    let level = isOnOne ? map.candidates[map.middleOwner].height : carryingLevel()
    let supportRise = riseOfSupport(level, items)

    var item = items[index]
    if item.bottom - level > Self.follow || (item.rise != 0 && item.bottom > level) {
      item.rise -= Self.gravity * seconds
      item.bottom += item.rise * seconds
      work[index].isAirborne = item.bottom > level + 1e-9
    }
    if !work[index].isAirborne {
      item.bottom = level
      item.rise = supportRise ?? 0
      // On a falling item it falls along and nothing presses.
      work[index].isAirborne = supportRise != nil
    }
    items[index] = item
    guard !work[index].isAirborne else { return }
    work[index].firstSample = samples.count
    for sample in 0..<FootprintGrid.count {
      let candidate = map.candidates[isOnOne ? map.middleOwner : map.owners[sample]]
      guard (candidate.height - level).magnitude <= Self.step else { continue }
      append(candidate, sample, index, items)
    }
    work[index].sampleCount = samples.count - work[index].firstSample
  }

  /// The highest level whose supports hold the middle: it stands on one of them, or between
  /// supports on all sides. The rest is counted as too low or too high to carry.
  private func carryingLevel() -> Double {
    var level = map.candidates[map.middleOwner].height
    for owner in map.owners { level = max(level, map.candidates[owner].height) }
    while !holdsMiddle(level) {
      var next = -Double.infinity
      for owner in map.owners + [map.middleOwner] {
        let height = map.candidates[owner].height
        if height < level { next = max(next, height) }
      }
      level = next
    }
    return level
  }

  private func holdsMiddle(_ level: Double) -> Bool {
    if (map.candidates[map.middleOwner].height - level).magnitude <= Self.step { return true }
    var sides = 0
    for (sample, owner) in map.owners.enumerated()
    where (map.candidates[owner].height - level).magnitude <= Self.step {
      let fraction = FootprintGrid.fractions[sample]
      sides |= (fraction.x > 0 ? 1 : 2) | (fraction.y > 0 ? 4 : 8)
    }
    return sides == 15
  }

  /// The fall speed of the item it stands on, if that one falls.
  private func riseOfSupport(_ level: Double, _ items: [Item]) -> Double? {
    let support = map.candidates[map.middleOwner]
    guard support.item >= 0, work[support.item].isAirborne,
      (support.height - level).magnitude <= Self.step
    else { return nil }
    return items[support.item].rise
  }

  private mutating func append(
    _ candidate: Candidate, _ sample: Int, _ index: Int, _ items: [Item]
  ) {
    let item = items[index]
    let fraction = FootprintGrid.fractions[sample]
    let size = item.kind.size
    let local = Vector2(fraction.x * size.length, fraction.y * size.width)
    let arm = item.rotation.apply(local)
    var one = Sample(
      local: local, arm: arm, beneath: candidate.item, loadCell: candidate.loadCell,
      surfaceVelocity: candidate.velocity, limit: candidate.friction)
    if candidate.item >= 0 {
      one.armBeneath = item.position + arm - items[candidate.item].position
      work[index].isCoupled = true
      work[candidate.item].isCoupled = true
    }
    samples.append(one)
  }
}

extension Rectangle {
  /// Whether another rectangle lies wholly in it.
  func covers(_ other: Rectangle) -> Bool {
    let local = rotation.undo(other.centre - centre)
    return local.x.magnitude + other.extent(along: rotation.forward) <= halfLength
      && local.y.magnitude + other.extent(along: rotation.forward.left) <= halfWidth
  }
}
