import Kernel

/// Something a mover could stand on.
struct Candidate: Sendable {
  /// Height of its plane under the mover's middle, m.
  var height: Double
  /// Index of the surface, −1 for the floor, or −2 − i for the top of mover i.
  var owner: Int
  /// What it covers of the floor plan; nil for the floor, which is everywhere.
  var region: Region?
  /// See ``Region/reach(of:)``, for cells of the footprint.
  var reach = Vector2.zero

  func contains(_ place: Vector2) -> Bool { region?.contains(place) ?? true }

  func covers(_ footprint: Rectangle) -> Bool { region?.covers(footprint) ?? true }

  /// The share of a cell that lies on it, 0 to 1.
  func share(of cell: Rectangle) -> Double { region?.share(of: cell, reach) ?? 1 }
}

/// What the samples of a mover on one support have in common.
struct Footing: Sendable {
  var sample = Sample(local: .zero, arm: .zero, weight: 0, friction: Physics.floorFriction)
  /// How the surface moves; the floor and items stand still as far as this goes.
  var surface = SurfaceNow(height: 0, linear: .zero)
}

/// The candidates of one mover and what each sample of its footprint stands over.
struct SupportMap: Sendable {
  var candidates: [Candidate] = []
  /// Index of the highest candidate under each fine sample, and under the middle.
  var owners = [Int](repeating: 0, count: FootprintGrid.fineCount)
  var middle = 0
  /// What samples on each candidate have in common, where they are on several.
  var footings: [Footing] = []

  /// Forgets the mover before, and starts with the floor, which carries whatever nothing else does.
  mutating func clear() {
    candidates.clear()
    candidates.append(Candidate(height: 0, owner: -1, region: nil))
  }

  /// Index of the highest candidate of all.
  var highest: Int {
    var best = 0
    for index in candidates.indices where candidates[index].height > candidates[best].height {
      best = index
    }
    return best
  }

  /// Index of the highest candidate under a place.
  func highest(under place: Vector2) -> Int {
    var best = 0
    for index in 1..<max(1, candidates.count)
    where candidates[index].height > candidates[best].height && candidates[index].contains(place) {
      best = index
    }
    return best
  }

  /// Puts the candidates in order from the highest down: each takes what of a footprint lies on it and
  /// on nothing higher.
  mutating func arrange() {
    // Ties are broken by owner.
    candidates.sort { a, b in
      a.height == b.height ? a.owner > b.owner : a.height > b.height
    }
  }

  /// The highest level whose supports hold the middle: it stands on one of them, or between
  /// supports on all sides. The rest is counted as too low or too high to carry.
  func carryingLevel(isRound: Bool) -> Double {
    var level = candidates[middle].height
    for owner in owners { level = max(level, candidates[owner].height) }
    while !holdsMiddle(level, isRound: isRound) {
      var next = candidates[middle].height
      for owner in owners {
        let height = candidates[owner].height
        if height < level { next = max(next, height) }
      }
      level = next
    }
    return level
  }

  /// Whether supports at a level hold the middle: one is under it, or it lies between some. The
  /// fractions of a footprint tell that as well as its places.
  private func holdsMiddle(_ level: Double, isRound: Bool) -> Bool {
    if (candidates[middle].height - level).magnitude <= Physics.step { return true }
    let places = FootprintGrid.fine(isRound: isRound)
    func carries(_ sample: Int) -> Bool {
      (candidates[owners[sample]].height - level).magnitude <= Physics.step
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
}
