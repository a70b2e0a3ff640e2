import Kernel

/// Finds the velocities at the end of the tick, on plain memory.
///
/// Friction and contacts are forces that depend on the velocity they lead to. Newton's method takes
/// them as they are at the velocities found so far, together with how they change from there, and
/// solves for the velocities at which all of them balance. It begins from the last tick's answer, so
/// that a motion that goes on evenly is found at once. Where it does not come to an end, the slower
/// relaxation does, which takes friction and contacts in turn.
struct Sweep {
  /// Rounds that one tick makes at most.
  static let newtonLimit = 24
  static let limit = 40
  /// Rounds of relaxation that an item by itself gets before Newton's method takes over.
  private static let quickRounds = 4
  /// Velocity change that counts as none, m/s.
  static let converged = 1e-9
  /// The same for an item by itself, which costs next to nothing more.
  private static let exact = 1e-12
  /// Velocity change below which a load may be spread anew, m/s.
  static let settled = 1e-3
  /// Speed of a footprint's rim that is rounding, m/s.
  private static let noTurn = 1e-12
  /// Change of acceleration that leaves a load where it is, m/s².
  private static let evenLoad = 1e-8
  /// See ``stiffness(_:)``; in the first round.
  static let firstStiffness = 1000.0

  let movers: UnsafeMutablePointer<Mover>
  let samples: UnsafeMutablePointer<Sample>
  let contacts: UnsafeMutablePointer<Contact>
  let coupling: CouplingMemory
  /// Length of the tick.
  let seconds: Double

  /// Friction of an item that nothing else touches.
  func solveAlone(_ index: Int) {
    guard movers[index].sampleCount > 0 else { return }
    if isCarried(index) || slideAlone(index) { return }
    guard movers[index].isOnSeam else {
      // On one surface the first sweep finds the answer from nothing.
      let given = movers[index].velocity
      for _ in 0..<Self.quickRounds where rub(index) < Self.converged { return }
      // Of a tilted load some samples slip before the others: what is left would shrink slowly.
      movers[index].velocity = given
      movers[index].spin = movers[index].startSpin
      if !gripAlone(index) { relaxAlone(index) }
      return
    }
    if gripAlone(index) { return }
    restart(index)
    for spread in 0...Physics.loadRounds {
      if spread > 0, !press(index) { return }
      for _ in 0..<Self.limit where rub(index) < Self.converged { break }
    }
  }

  /// Whether an item already goes exactly as all that carries it: then nothing rubs, and its load
  /// lies as that of an item at rest.
  private func isCarried(_ index: Int) -> Bool {
    let mover = movers + index
    guard mover.pointee.spin == 0 else { return false }
    let velocity = mover.pointee.velocity
    for position in mover.pointee.samples where samples[position].surfaceVelocity != velocity {
      return false
    }
    spread(mover, .zero)
    return true
  }

  /// Friction of an item that does not turn, but by rounding, over surfaces that move as one and rub
  /// alike: it stops the slide within the tick, or each sample gives all it can straight against it.
  /// Returns false for any other item, with nothing done but its load spread anew.
  private func slideAlone(_ index: Int) -> Bool {
    let mover = movers + index
    guard mover.pointee.spin.magnitude * mover.pointee.radius < Self.noTurn else { return false }
    let range = mover.pointee.samples
    let first = samples + range.lowerBound
    let surfaceVelocity = first.pointee.surfaceVelocity
    for position in range {
      let sample = samples + position
      guard sample.pointee.rolling < 0, sample.pointee.friction == first.pointee.friction,
        sample.pointee.surfaceVelocity == surfaceVelocity
      else { return false }
    }
    // However the load lies, what friction can give adds up to the same.
    let limit = range.reduce(0) { $0 + samples[$1].limit }
    let slip = mover.pointee.velocity - surfaceVelocity
    let speed = slip.length
    guard speed > 0, limit > 0 else { return false }
    let way = slip * (-1 / speed)
    let share = min(1, speed * mover.pointee.mass / limit)
    spread(mover, way * (share * limit * mover.pointee.inverseMass / seconds))
    var middle = Vector2.zero
    for position in range { middle += samples[position].arm * samples[position].limit }
    let turn = middle.cross(way) * mover.pointee.inverseInertia
    guard turn.magnitude * mover.pointee.radius < Self.noTurn else { return false }
    for position in range { samples[position].impulse = way * (share * samples[position].limit) }
    if share < 1 {
      mover.pointee.velocity = surfaceVelocity
    } else {
      mover.pointee.velocity += way * (limit * mover.pointee.inverseMass)
    }
    return true
  }

  /// Spreads the load of a mover on a seam for an acceleration; on one surface that of the last tick
  /// does.
  private func spread(_ mover: UnsafeMutablePointer<Mover>, _ acceleration: Vector2) {
    guard mover.pointee.isOnSeam, mover.pointee.loadAcceleration != acceleration else { return }
    mover.pointee.loadAcceleration = acceleration
    Pressure(mover.pointee, samples).spread(acceleration, seconds)
  }

  private func relaxAlone(_ index: Int) {
    restart(index)
    for _ in 0..<Self.limit where rub(index) < Self.converged { return }
  }

  private func gripAlone(_ index: Int) -> Bool {
    begin(index)
    var stiffness = Self.firstStiffness
    var spreads = 0
    for _ in 0..<Self.newtonLimit {
      let (felt, missing) = grip(index, stiffness)
      let change = move(index, felt.inverse * missing)
      if change < Self.settled, spreads < Physics.loadRounds, press(index) {
        spreads += 1
      } else if change < Self.exact {
        finish(index)
        return true
      }
      stiffness = self.stiffness(change)
    }
    return false
  }

  /// One island, which is solved directly in some rows of the coupling.
  func solve(_ rows: Range<Int>, _ touching: ArraySlice<Int>, isNarrow: Bool) {
    if !isNarrow || !follow(rows, touching) { relax(rows, touching) }
  }

  /// How much stiffer than the mover's own mass friction holds while it sticks.
  ///
  /// The stiffer, the sooner the answer is found, but it must not hold more than friction can give:
  /// so it stiffens as the changes become small against what friction undoes in a tick.
  func stiffness(_ change: Double) -> Double {
    min(max(50 * Physics.gravity * seconds / change, 10), 1e5)
  }

  /// Lets what is left of slip by rounding be rest.
  func flush(_ index: Int) {
    let mover = movers + index
    guard mover.pointee.sampleCount > 0 else { return }
    let range = mover.pointee.samples
    let first = samples[range.lowerBound].surfaceVelocity
    for position in range
    where samples[position].surfaceVelocity != first || samples[position].beneath >= 0 { return }
    let slip = mover.pointee.velocity - first
    let edge = mover.pointee.spin.magnitude * mover.pointee.radius
    if slip.lengthSquared < Physics.rest * Physics.rest, edge < Physics.rest {
      mover.pointee.velocity = first
      mover.pointee.spin = 0
    }
  }

  /// Spreads the load of a mover as its own friction accelerates it. Returns whether that changed
  /// anything.
  ///
  /// On several surfaces the load goes where the friction is, and that of the last tick would come a
  /// tick late.
  func press(_ index: Int) -> Bool {
    let mover = movers + index
    guard mover.pointee.isOnSeam else { return false }
    let spring = mover.pointee.stiffness * mover.pointee.mass / mover.pointee.weight
    var force = Vector2.zero
    for position in mover.pointee.samples {
      let sample = samples + position
      guard sample.pointee.sticks else {
        force += sample.pointee.impulse
        continue
      }
      let slip = slip(mover, sample)
      force += sample.pointee.held(
        sample.pointee.impulse - slip * (spring * sample.pointee.weight))
    }
    let acceleration = force * (mover.pointee.inverseMass / seconds)
    let change = acceleration - mover.pointee.loadAcceleration
    guard change.lengthSquared > Self.evenLoad * Self.evenLoad else { return false }
    // Half of it: what accelerates an item shifts its load against that, and where friction is great
    // the whole would overshoot from round to round.
    let half = mover.pointee.loadAcceleration + change * 0.5
    spread(mover, half)
    return true
  }
}
