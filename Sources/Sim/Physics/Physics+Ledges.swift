import Kernel

/// Items that come down, or lie, with a part of the footprint on a lower item, or on a wall, that
/// does not hold their middle.
///
/// A real one would turn over the edge. Here it stays upright and on top: it is carried without
/// friction, and its weight drives it off to the side where its middle is, until it is clear and
/// falls. So it never sinks into what it fell on.
extension Physics {
  /// What carries an item on an edge.
  struct Ledge {
    /// Height of the tops it lies on, m.
    var level: Double
    var slope: Slope
    /// How far it was lifted in this tick, m, and how fast it falls, m/s, if it does.
    var lifted: Double
    var rise: Double?
  }

  /// Part of the weight that drives an item off an edge: the most that a smooth edge can turn
  /// aside, the sine times the cosine of 45°.
  private static let ledgePush = 0.5
  /// How fast it gets away from the edge by that, m/s: about as soon as a real one has turned over.
  private static let ledgeSpeed = 0.5
  /// Overlaps on the floor plan up to this are a touch from the side, as contacts keep them, m.
  private static let ledgeDepth = 2e-4

  /// The highest ledge above a level that a mover lies over, or will at the end of the tick.
  func ledge(
    under index: Int, above level: Double, _ items: [Item], _ plant: Plant
  ) -> Ledge? {
    var best: Ledge?
    for candidate in map.candidates where candidate.owner < -1 {
      let lower = movers[-2 - candidate.owner]
      guard lower.top > best?.level ?? (level + Self.step), lies(index, over: lower, plant.seconds)
      else { continue }
      best = Ledge(
        level: lower.top, slope: lower.slope, lifted: lower.lifted,
        rise: lower.isAirborne ? items[lower.slot].rise : nil)
    }
    let reachable = movers[index].bottom + Self.step
    for number in plant.model.index.walls(movers[index].position) {
      let top = plant.walls[number].top
      guard top <= reachable, top > best?.level ?? (level + Self.step),
        isLedge(wall: number, of: index, top, plant)
      else { continue }
      best = Ledge(level: top, slope: .level, lifted: 0)
    }
    return best
  }

  /// Whether a part of a mover is above another one, now or at the end of the tick: beside it
  /// nothing would hold it off any more once it has sunk.
  private func lies(_ upper: Int, over lower: Mover, _ seconds: Double) -> Bool {
    let travel = (movers[upper].velocity - lower.velocity) * seconds
    return lies(movers[upper].outline, over: lower.outline, travel)
  }

  private func lies(_ upper: Outline, over lower: Outline, _ travel: Vector2) -> Bool {
    upper.overlaps(lower, by: Self.ledgeDepth)
      || upper.moved(by: travel).overlaps(lower, by: Self.ledgeDepth)
  }

  /// What goes up and down is not a ledge: a blade or a frame that is down lies under a surface.
  private func isLedge(wall: Int, of index: Int, _ level: Double, _ plant: Plant) -> Bool {
    plant.model.walls[wall].lift == nil
      && (plant.walls[wall].top - level).magnitude <= Self.step
      && lies(
        movers[index].outline, over: .box(plant.walls[wall].rectangle),
        movers[index].velocity * plant.seconds)
  }

  private func isLedge(
    _ candidate: Candidate, of index: Int, _ level: Double, _ plant: Plant
  ) -> Bool {
    candidate.owner < -1 && (candidate.height - level).magnitude <= Self.step
      && lies(index, over: movers[-2 - candidate.owner], plant.seconds)
  }

  /// Pushes a mover off what carries it at a level, and takes the friction between them away.
  mutating func slideOff(_ index: Int, _ level: Double, _ plant: Plant) {
    for position in movers[index].samples where samples[position].beneath >= 0 {
      samples[position].friction = 0
    }
    // Counted first, because each takes its share.
    let walls = plant.model.index.walls(movers[index].position)
    var edges = 0.0
    for candidate in map.candidates where isLedge(candidate, of: index, level, plant) {
      edges += 1
    }
    for wall in walls where isLedge(wall: wall, of: index, level, plant) { edges += 1 }
    let weight = movers[index].mass * Self.gravity
    let limit = Self.ledgePush * weight * plant.seconds / edges
    for candidate in map.candidates where isLedge(candidate, of: index, level, plant) {
      push(index, off: -2 - candidate.owner, upTo: limit)
    }
    for wall in walls where isLedge(wall: wall, of: index, level, plant) {
      push(index, offWall: plant.walls[wall].rectangle, upTo: limit)
    }
  }

  /// Gives a mover an impulse away from a wall, which stands whatever it takes.
  private mutating func push(_ upper: Int, offWall wall: Rectangle, upTo limit: Double) {
    let way = Outline.box(wall).way(to: movers[upper].position)
    let missing = Self.ledgeSpeed - movers[upper].velocity.dot(way)
    let impulse = min(limit, missing * movers[upper].mass)
    if impulse > 0 { movers[upper].velocity += way * (impulse * movers[upper].inverseMass) }
  }

  /// Gives two movers opposite impulses at one place: across the edge, towards the middle of the
  /// upper one.
  private mutating func push(_ upper: Int, off lower: Int, upTo limit: Double) {
    let place = movers[lower].outline.nearest(to: movers[upper].position)
    let way = movers[lower].outline.way(to: movers[upper].position)
    let arm = place - movers[lower].position
    let lever = arm.cross(way)
    let speed = (movers[upper].velocity - movers[lower].velocity(at: arm)).dot(way)
    let compliance =
      movers[upper].inverseMass + movers[lower].inverseMass
      + lever * lever * movers[lower].inverseInertia
    let impulse = min(limit, (Self.ledgeSpeed - speed) / compliance)
    guard impulse > 0 else { return }
    movers[upper].velocity += way * (impulse * movers[upper].inverseMass)
    movers[lower].velocity -= way * (impulse * movers[lower].inverseMass)
    movers[lower].spin -= lever * impulse * movers[lower].inverseInertia
    movers[lower].startSpin = movers[lower].spin
    movers[upper].isCoupled = true
    movers[upper].isPushed = true
    movers[lower].isCoupled = true
    movers[lower].isPushed = true
  }
}
