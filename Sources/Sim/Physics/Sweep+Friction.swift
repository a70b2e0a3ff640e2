import Kernel

extension Sweep {
  // MARK: Newton's method

  /// Finds the friction of a mover at its velocity, how it changes with it, and the velocity that
  /// follows.
  ///
  /// While a sample sticks its friction holds like a spring of impulses: the mover's share of mass
  /// times `stiffness` for each m/s of slip, on top of what it held after the last sweep, so that in
  /// the end nothing slips. While it slides, its friction turns with the slip.
  func grip(_ index: Int, _ stiffness: Double) {
    let mover = movers + index
    let velocity = mover.pointee.velocity
    let spin = mover.pointee.spin
    let mass = mover.pointee.mass
    let inertia = 1 / mover.pointee.inverseInertia
    var felt = Response(xx: mass, yy: mass, tt: inertia)
    // What acts on it, less what it has: nothing once the velocity is right.
    let missing = mover.pointee.freeVelocity - velocity
    var impulse = missing * mass
    var turn = (mover.pointee.freeSpin - spin) * inertia
    let spring = stiffness * mass / mover.pointee.weight
    let before = mover.pointee.stiffness * mass / mover.pointee.weight
    mover.pointee.stiffness = stiffness
    for position in mover.pointee.samples {
      let sample = samples + position
      let arm = sample.pointee.arm
      let slip = sample.pointee.slip(velocity, spin)
      // What the last sweep's spring came to hold is where this one's begins.
      let held = sample.pointee.held(
        sample.pointee.impulse - slip * (before * sample.pointee.weight))
      sample.pointee.impulse = held
      let hold = spring * sample.pointee.weight
      let (force, give) = sample.pointee.friction(held - slip * hold, hold)
      impulse += force
      turn += arm.cross(force)
      // The levers of x and y about the middle are −arm.y and arm.x.
      let x = give.xy * arm.x - give.xx * arm.y
      let y = give.yy * arm.x - give.xy * arm.y
      felt.xx += give.xx
      felt.xy += give.xy
      felt.yy += give.yy
      felt.xt += x
      felt.yt += y
      felt.tt += y * arm.x - x * arm.y
    }
    let answer = felt.inverse
    mover.pointee.answer = answer
    mover.pointee.velocity += answer.velocity(impulse, turn)
    mover.pointee.spin += answer.spin(impulse, turn)
  }

  // MARK: Relaxation

  /// Starts the friction of a mover from that of the last tick.
  func beginRub(_ index: Int) {
    let mover = movers + index
    let velocity = mover.pointee.startVelocity
    let spin = mover.pointee.startSpin
    let share = mover.pointee.lastFriction * (1 / mover.pointee.weight)
    var impulse = Vector2.zero
    var turn = 0.0
    for position in mover.pointee.samples {
      let sample = samples + position
      let arm = sample.pointee.arm
      var slip = sample.pointee.slip(velocity, spin)
      if sample.pointee.beneath >= 0 {
        let lower = movers + sample.pointee.beneath
        slip -= lower.pointee.startVelocity
        slip -= sample.pointee.armBeneath.left * lower.pointee.startSpin
      }
      let start = sample.pointee.held(
        share * sample.pointee.weight - slip * part(mover, sample))
      sample.pointee.impulse = start
      impulse += start
      turn += arm.cross(start)
      if sample.pointee.beneath >= 0 { load(sample.pointee, -start) }
    }
    take(mover, impulse, turn)
  }

  /// One sweep over the samples of a mover. Returns the change of velocity, m/s.
  ///
  /// All samples answer to the same velocity, each with its share of the mass: for an item on one
  /// surface that is the exact answer in one sweep, and it keeps mirrored plants mirrored.
  func rub(_ index: Int) -> Double {
    let mover = movers + index
    let velocity = mover.pointee.velocity
    let spin = mover.pointee.spin
    var impulse = Vector2.zero
    var turn = 0.0
    for position in mover.pointee.samples {
      let sample = samples + position
      let arm = sample.pointee.arm
      var slip = sample.pointee.slip(velocity, spin)
      if sample.pointee.beneath >= 0 {
        slip -= movers[sample.pointee.beneath].velocity(at: sample.pointee.armBeneath)
      }
      let wanted = sample.pointee.held(sample.pointee.impulse - slip * part(mover, sample))
      let change = wanted - sample.pointee.impulse
      sample.pointee.impulse = wanted
      impulse += change
      turn += arm.cross(change)
      if sample.pointee.beneath >= 0 { load(sample.pointee, -change) }
    }
    take(mover, impulse, turn)
    return (impulse.x.magnitude + impulse.y.magnitude) * mover.pointee.inverseMass
      + (turn * mover.pointee.inverseInertia).magnitude * mover.pointee.radius
  }

  /// The mass that answers at a sample.
  @inline(__always)
  private func part(
    _ mover: UnsafeMutablePointer<Mover>, _ sample: UnsafeMutablePointer<Sample>
  ) -> Double {
    let part = mover.pointee.mass / mover.pointee.weight * sample.pointee.weight
    guard sample.pointee.beneath >= 0 else { return part }
    let inverse = mover.pointee.inverseMass
    return part * (inverse / (inverse + movers[sample.pointee.beneath].inverseMass))
  }

  /// An impulse on what is beneath a sample.
  private func load(_ sample: Sample, _ impulse: Vector2) {
    take(movers + sample.beneath, impulse, sample.armBeneath.cross(impulse))
  }

  /// Gives a mover an impulse and a turning impulse that are not its own friction's.
  @inline(__always)
  func take(_ mover: UnsafeMutablePointer<Mover>, _ impulse: Vector2, _ turn: Double) {
    let answer = mover.pointee.answer
    mover.pointee.velocity += answer.velocity(impulse, turn)
    mover.pointee.spin += answer.spin(impulse, turn)
    mover.pointee.freeVelocity += impulse * mover.pointee.inverseMass
    mover.pointee.freeSpin += turn * mover.pointee.inverseInertia
  }
}

extension Sample {
  /// Velocity over its surface of a footprint that moves and turns like that, m/s.
  @inline(__always)
  func slip(_ velocity: Vector2, _ spin: Double) -> Vector2 {
    Vector2(velocity.x - arm.y * spin, velocity.y + arm.x * spin) - surfaceVelocity
  }

  /// The part of an impulse that friction can give.
  @inline(__always)
  func held(_ wanted: Vector2) -> Vector2 {
    if rolling >= 0 {
      // Rolling and sliding across are held by different things, each up to its own limit.
      let along = min(max(wanted.dot(axis), -rolling), rolling)
      let across = min(max(wanted.dot(axis.left), -limit), limit)
      return axis * along + axis.left * across
    }
    let square = wanted.lengthSquared
    return square > limit * limit ? wanted * (limit / square.squareRoot()) : wanted
  }

  /// The part of an impulse that friction can give, and how much less it gives a m/s of velocity,
  /// kg, where `hold` is what the impulse itself would lose.
  @inline(__always)
  func friction(_ wanted: Vector2, _ hold: Double) -> (Vector2, Response) {
    if rolling >= 0 {
      let along = wanted.dot(axis)
      let across = wanted.dot(axis.left)
      let isRolling = along.magnitude > rolling
      let isSliding = across.magnitude > limit
      let force =
        axis * min(max(along, -rolling), rolling) + axis.left * min(max(across, -limit), limit)
      let (p, q) = (isRolling ? 0 : hold, isSliding ? 0 : hold)
      return (
        force,
        Response(
          xx: p * axis.x * axis.x + q * axis.y * axis.y, xy: (p - q) * axis.x * axis.y,
          yy: p * axis.y * axis.y + q * axis.x * axis.x)
      )
    }
    let square = wanted.lengthSquared
    guard square > limit * limit else { return (wanted, Response(xx: hold, yy: hold)) }
    // A force of constant size turns with the slip: it resists only what is across it.
    let size = square.squareRoot()
    let ratio = limit / size
    let across = Vector2(-wanted.y / size, wanted.x / size)
    let give = hold * ratio
    return (
      wanted * ratio,
      Response(
        xx: give * across.x * across.x, xy: give * across.x * across.y,
        yy: give * across.y * across.y)
    )
  }
}
