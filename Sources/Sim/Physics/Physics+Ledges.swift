import Kernel

/// Items that come down, or lie, with a part of the footprint on a lower item that does not hold
/// their middle.
///
/// A real one would turn over the lower one's edge. Here it stays upright and on top: the lower
/// one carries it without friction, and its weight drives it off to the side where its middle is,
/// until it is clear and falls. So it never sinks into what it fell on.
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
    under index: Int, above level: Double, _ items: [Item], _ seconds: Double
  ) -> Ledge? {
    var best = -1
    for candidate in map.candidates where candidate.owner < -1 {
      let lower = -2 - candidate.owner
      guard candidate.height > (best < 0 ? level + Self.step : movers[best].top),
        lies(index, over: lower, seconds)
      else { continue }
      best = lower
    }
    guard best >= 0 else { return nil }
    let lower = movers[best]
    return Ledge(
      level: lower.top, slope: lower.slope, lifted: lower.lifted,
      rise: lower.isAirborne ? items[lower.slot].rise : nil)
  }

  /// Whether a part of a mover is above another one, now or at the end of the tick: beside it
  /// nothing would hold it off any more once it has sunk.
  private func lies(_ upper: Int, over lower: Int, _ seconds: Double) -> Bool {
    let (a, b) = (movers[upper].outline, movers[lower].outline)
    if a.overlaps(b, by: Self.ledgeDepth) { return true }
    let travel = (movers[upper].velocity - movers[lower].velocity) * seconds
    return a.moved(by: travel).overlaps(b, by: Self.ledgeDepth)
  }

  /// Pushes a mover and what carries it at a level apart, and takes the friction between them away.
  mutating func slideOff(_ index: Int, _ level: Double, _ seconds: Double) {
    for position in movers[index].samples where samples[position].beneath >= 0 {
      samples[position].friction = 0
    }
    // Counted first, because each takes its share.
    var edges = 0.0
    for candidate in map.candidates where isLedge(candidate, of: index, level, seconds) {
      edges += 1
    }
    let force = Self.ledgePush * movers[index].mass * Self.gravity / edges
    for candidate in map.candidates where isLedge(candidate, of: index, level, seconds) {
      push(index, off: -2 - candidate.owner, upTo: force * seconds)
    }
  }

  private func isLedge(
    _ candidate: Candidate, of index: Int, _ level: Double, _ seconds: Double
  ) -> Bool {
    candidate.owner < -1 && (candidate.height - level).magnitude <= Self.step
      && lies(index, over: -2 - candidate.owner, seconds)
  }

  /// Gives two movers opposite impulses at one place: across the edge, towards the middle of the
  /// upper one.
  private mutating func push(_ upper: Int, off lower: Int, upTo limit: Double) {
    let place = movers[lower].outline.nearest(to: movers[upper].position)
    var way = movers[upper].position - place
    if way.length < 1e-9 { way = movers[upper].position - movers[lower].position }
    guard way.length > 1e-9 else { return }
    way = way * (1 / way.length)
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
    movers[lower].isCoupled = true
  }
}
