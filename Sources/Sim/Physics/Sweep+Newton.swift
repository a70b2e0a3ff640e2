import Kernel

/// Newton's method for friction and contacts together.
///
/// What sticks or touches is held by a spring of impulses: its stiffness times the speed that
/// should be none, on top of what it held after the last round, so that in the end nothing slips and
/// nothing closes (an augmented Lagrangian). What slides or has come apart is left out of the
/// system, or turns with its slip.
extension Sweep {
  /// How much stiffer than the masses contacts hold, and friction of faces.
  private static let contactStiffness = 1e5
  private static let faceStiffness = 1e5
  /// Closing and slipping slower than this does not count, m/s: what just touches would flicker.
  fileprivate static let quiet = 1e-8

  /// Returns false if it does not come to an end.
  func follow(_ rows: Range<Int>, _ touching: ArraySlice<Int>) -> Bool {
    for row in rows { begin(coupling.rows[row].mover) }
    for index in touching { begin(contacts + index) }
    var stiffness = Self.firstStiffness
    for round in 0..<Self.newtonLimit {
      coupling.clear(rows)
      for row in rows {
        let index = coupling.rows[row].mover
        if round > 0, round <= Physics.loadRounds { _ = press(index) }
        couple(row, index, stiffness)
      }
      for index in touching { couple(contacts + index) }
      coupling.solve(rows)
      var change = 0.0
      for row in rows {
        change = max(change, move(coupling.rows[row].mover, coupling.rows[row].right))
      }
      guard change.isFinite else { return false }
      if change < Self.converged, round >= Physics.loadRounds || !press(rows) {
        finish(rows, touching)
        return true
      }
      stiffness = self.stiffness(change)
    }
    return false
  }

  /// Spreads the loads of an island. Returns whether that changed anything.
  private func press(_ rows: Range<Int>) -> Bool {
    var isNew = false
    for row in rows where press(coupling.rows[row].mover) { isNew = true }
    return isNew
  }

  // MARK: Movers

  /// Starts from the velocity and the friction of the last tick.
  func begin(_ index: Int) {
    let mover = movers + index
    mover.pointee.stiffness = 0
    mover.pointee.givenVelocity = mover.pointee.velocity
    guard mover.pointee.sampleCount > 0 else { return }
    mover.pointee.velocity = mover.pointee.startVelocity
    let share = mover.pointee.lastFriction * (1 / mover.pointee.weight)
    for position in mover.pointee.samples {
      samples[position].impulse = share * samples[position].weight
    }
  }

  /// Changes the velocity of a mover. Returns the change, m/s.
  @inline(__always)
  func move(_ index: Int, _ change: Planar) -> Double {
    let mover = movers + index
    mover.pointee.spin += change.turn
    if mover.pointee.isDrive { return change.turn.magnitude }
    mover.pointee.velocity += Vector2(change.x, change.y)
    return change.x.magnitude + change.y.magnitude + change.turn.magnitude * mover.pointee.radius
  }

  /// Enters a mover into its row.
  private func couple(_ row: Int, _ index: Int, _ stiffness: Double) {
    if movers[index].isDrive {
      drive(row, index)
    } else if movers[index].isStacked {
      stack(row, index, stiffness)
    } else {
      let (felt, missing) = grip(index, stiffness)
      coupling.rows[row].diagonal += felt
      coupling.rows[row].right += missing
    }
  }

  /// Finds the friction of a mover at its velocity, and how that changes with it: what it feels
  /// as its inertia, and the impulse that is missing at its velocity.
  ///
  /// While a sample sticks its friction holds like a spring of impulses: the mover's share of mass
  /// times `stiffness` for each m/s of slip. While it slides, its friction turns with the slip.
  func grip(_ index: Int, _ stiffness: Double) -> (felt: Block, missing: Planar) {
    let mover = movers + index
    let velocity = mover.pointee.velocity
    let spin = mover.pointee.spin
    var (felt, missing) = inertia(mover)
    let spring = stiffness * mover.pointee.mass / mover.pointee.weight
    let before = mover.pointee.stiffness * mover.pointee.mass / mover.pointee.weight
    mover.pointee.stiffness = stiffness
    for position in mover.pointee.samples {
      let sample = samples + position
      let slip = sample.pointee.slip(velocity, spin)
      let (force, give) = hold(sample, slip, before, spring)
      missing.add(force, at: sample.pointee.arm)
      felt.add(give, sample.pointee.arm, sample.pointee.arm)
    }
    return (felt, missing)
  }

  /// The same for a mover that stands on others: those feel it too.
  private func stack(_ row: Int, _ index: Int, _ stiffness: Double) {
    let mover = movers + index
    let (felt, missing) = inertia(mover)
    coupling.rows[row].diagonal += felt
    coupling.rows[row].right += missing
    let spring = stiffness * mover.pointee.mass / mover.pointee.weight
    let before = mover.pointee.stiffness * mover.pointee.mass / mover.pointee.weight
    mover.pointee.stiffness = stiffness
    for position in mover.pointee.samples {
      let sample = samples + position
      let arm = sample.pointee.arm
      let (force, give) = hold(sample, slip(mover, sample), before, spring)
      coupling.rows[row].right.add(force, at: arm)
      coupling.rows[row].diagonal.add(give, arm, arm)
      guard sample.pointee.beneath >= 0 else { continue }
      let lower = coupling.row(sample.pointee.beneath)
      let armBeneath = sample.pointee.armBeneath
      lower.pointee.right.add(-force, at: armBeneath)
      lower.pointee.diagonal.add(give, armBeneath, armBeneath)
      let taken = Give(xx: -give.xx, xy: -give.xy, yy: -give.yy)
      coupling.add(
        index, sample.pointee.beneath, { $0.add(taken, arm, armBeneath) },
        { $0.add(taken, armBeneath, arm) })
    }
  }

  /// The friction of a sample at a slip, and how it changes with it.
  @inline(__always)
  private func hold(
    _ sample: UnsafeMutablePointer<Sample>, _ slip: Vector2, _ before: Double, _ spring: Double
  ) -> (Vector2, Give) {
    let weight = sample.pointee.weight
    // What the last round's spring came to hold is where this one's begins.
    if sample.pointee.sticks { sample.pointee.impulse -= slip * (before * weight) }
    let give = spring * weight
    return sample.pointee.rub(sample.pointee.impulse - slip * give, give)
  }

  /// A mover by itself, and what it lacks of the velocity it would have by itself.
  @inline(__always)
  private func inertia(_ mover: UnsafeMutablePointer<Mover>) -> (Block, Planar) {
    let mass = mover.pointee.mass
    let inertia = 1 / mover.pointee.inverseInertia
    let missing = (mover.pointee.givenVelocity - mover.pointee.velocity) * mass
    let turn = (mover.pointee.startSpin - mover.pointee.spin) * inertia
    return (
      Block(mass: mass, inertia: inertia), Planar(Vector2(missing.x, missing.y), lever: turn)
    )
  }

  /// Velocity of a sample over what is under it, m/s.
  func slip(
    _ mover: UnsafeMutablePointer<Mover>, _ sample: UnsafeMutablePointer<Sample>
  ) -> Vector2 {
    let slip = sample.pointee.slip(mover.pointee.velocity, mover.pointee.spin)
    guard sample.pointee.beneath >= 0 else { return slip }
    return slip - movers[sample.pointee.beneath].velocity(at: sample.pointee.armBeneath)
  }

  /// The drive of an axis: holds its wanted speed with no more than its force, and the ends of its
  /// range with whatever force it takes.
  private func drive(_ row: Int, _ index: Int) {
    let mover = movers + index
    let spring = mover.pointee.mass * Self.contactStiffness
    hold(mover, mover.pointee.stiffness)
    mover.pointee.stiffness = spring
    let spin = mover.pointee.spin
    var felt = mover.pointee.mass
    var missing = (mover.pointee.startSpin - spin) * mover.pointee.mass
    let wanted = mover.pointee.driveForce(spring)
    missing += wanted.held
    if wanted.gives { felt += spring }
    let stop = mover.pointee.stopForce(spring)
    missing += stop
    if stop != 0 { felt += spring }
    // It goes one way only.
    coupling.rows[row].diagonal += Block(a: Planar(x: 1), b: Planar(y: 1), c: Planar(turn: felt))
    coupling.rows[row].right.turn += missing
  }

  /// Takes what the last round's springs came to hold.
  private func hold(_ drive: UnsafeMutablePointer<Mover>, _ spring: Double) {
    let (held, _) = drive.pointee.driveForce(spring)
    let stop = drive.pointee.stopForce(spring)
    drive.pointee.driveImpulse = held
    drive.pointee.stopImpulse = stop
  }

  // MARK: Contacts

  /// Works out how the speeds at a contact answer to impulses there, with the masses alone.
  func feel(_ contact: UnsafeMutablePointer<Contact>) {
    contact.pointee.place0.compliance = compliance(contact, contact.pointee.place0)
    contact.pointee.place0.tangentCompliance = tangentCompliance(contact, contact.pointee.place0)
    guard contact.pointee.count > 1 else { return }
    contact.pointee.place1.compliance = compliance(contact, contact.pointee.place1)
    contact.pointee.place1.tangentCompliance = tangentCompliance(contact, contact.pointee.place1)
  }

  private func compliance(
    _ contact: UnsafeMutablePointer<Contact>, _ place: Contact.Place
  ) -> Double {
    var sum = movers[contact.pointee.a].compliance(place.leverA)
    if contact.pointee.b >= 0 { sum += movers[contact.pointee.b].compliance(place.leverB) }
    return sum
  }

  private func tangentCompliance(
    _ contact: UnsafeMutablePointer<Contact>, _ place: Contact.Place
  ) -> Double {
    var sum = movers[contact.pointee.a].compliance(place.tangentLeverA)
    if contact.pointee.b >= 0 { sum += movers[contact.pointee.b].compliance(place.tangentLeverB) }
    return sum
  }

  /// Starts from the impulses of the last tick.
  private func begin(_ contact: UnsafeMutablePointer<Contact>) {
    feel(contact)
    contact.pointee.place0.begin(contact.pointee.friction)
    contact.pointee.place1.begin(contact.pointee.friction)
  }

  /// Enters a contact into the rows of its movers.
  private func couple(_ contact: UnsafeMutablePointer<Contact>) {
    couple(contact, &contact.pointee.place0)
    if contact.pointee.count > 1 { couple(contact, &contact.pointee.place1) }
  }

  private func couple(
    _ contact: UnsafeMutablePointer<Contact>, _ place: UnsafeMutablePointer<Contact.Place>
  ) {
    let normal = contact.pointee.normal
    let tangent = normal.left
    let a = movers + contact.pointee.a
    let b = movers + max(contact.pointee.b, 0)
    let hasB = contact.pointee.b >= 0
    let isDrive = hasB && b.pointee.isDrive
    // The ways of an impulse along the normal and along the tangent.
    let normalA = Planar(normal, lever: place.pointee.leverA)
    let tangentA = Planar(tangent, lever: place.pointee.tangentLeverA)
    let normalB = Planar(isDrive ? .zero : normal, lever: place.pointee.leverB)
    let tangentB = Planar(isDrive ? .zero : tangent, lever: place.pointee.tangentLeverB)
    let velocityA = a.pointee.planar
    var speed = place.pointee.bias - normalA.dot(velocityA)
    var slip = contact.pointee.belt - tangentA.dot(velocityA)
    if hasB {
      let velocityB = b.pointee.planar
      speed += normalB.dot(velocityB)
      slip += tangentB.dot(velocityB)
    }
    let spring = Self.contactStiffness / place.pointee.compliance
    let faceSpring = Self.faceStiffness / place.pointee.tangentCompliance
    let friction = contact.pointee.friction
    place.pointee.hold(speed, slip, friction, spring, faceSpring)
    place.pointee.judge(speed, slip, friction)
    guard place.pointee.isPressing else { return }
    let push = place.pointee.impulse - spring * speed
    var impulseA = normalA * push
    var impulseB = normalB * push
    var leftA = normalA
    var leftB = normalB
    if place.pointee.sliding == 0 {
      let held = place.pointee.tangentImpulse - faceSpring * slip
      impulseA += tangentA * held
      impulseB += tangentB * held
      enter(contact, (tangentA, tangentB), (tangentA * faceSpring, tangentB * faceSpring), hasB)
    } else {
      // What slides follows the push.
      let factor = place.pointee.sliding * friction
      impulseA += tangentA * (factor * push)
      impulseB += tangentB * (factor * push)
      leftA += tangentA * factor
      leftB += tangentB * factor
    }
    enter(contact, (leftA, leftB), (normalA * spring, normalB * spring), hasB)
    coupling.row(contact.pointee.a).pointee.right -= impulseA
    if hasB { coupling.row(contact.pointee.b).pointee.right += impulseB }
  }

  /// Enters an impulse along `left` that grows with the speed along `right`.
  @inline(__always)
  private func enter(
    _ contact: UnsafeMutablePointer<Contact>, _ left: (Planar, Planar), _ right: (Planar, Planar),
    _ hasB: Bool
  ) {
    coupling.row(contact.pointee.a).pointee.diagonal.add(left.0, right.0)
    guard hasB else { return }
    coupling.row(contact.pointee.b).pointee.diagonal.add(left.1, right.1)
    coupling.add(
      contact.pointee.a, contact.pointee.b, { $0.add(left.0 * -1, right.1) },
      { $0.add(left.1 * -1, right.0) })
  }

  // MARK: The end

  /// Takes the velocity that the impulses found make.
  func finish(_ index: Int) {
    let mover = movers + index
    let spring = mover.pointee.stiffness * mover.pointee.mass / mover.pointee.weight
    var sum = Planar.zero
    for position in mover.pointee.samples {
      let sample = samples + position
      let slip = sample.pointee.slip(mover.pointee.velocity, mover.pointee.spin)
      sample.pointee.impulse = sample.pointee.held(
        sample.pointee.impulse - slip * (spring * sample.pointee.weight))
      sum.add(sample.pointee.impulse, at: sample.pointee.arm)
    }
    take(mover, sum)
  }

  /// The same for all of an island, so that no impulse is lost between two.
  private func finish(_ rows: Range<Int>, _ touching: ArraySlice<Int>) {
    for row in rows { coupling.rows[row].right = .zero }
    for row in rows {
      let mover = movers + coupling.rows[row].mover
      if mover.pointee.isDrive {
        hold(mover, mover.pointee.stiffness)
        coupling.rows[row].right.turn += mover.pointee.driveImpulse + mover.pointee.stopImpulse
        continue
      }
      let spring = mover.pointee.stiffness * mover.pointee.mass / mover.pointee.weight
      for position in mover.pointee.samples {
        let sample = samples + position
        let held = sample.pointee.held(
          sample.pointee.impulse - slip(mover, sample) * (spring * sample.pointee.weight))
        sample.pointee.impulse = held
        coupling.rows[row].right.add(held, at: sample.pointee.arm)
        if sample.pointee.beneath >= 0 {
          coupling.row(sample.pointee.beneath).pointee.right.add(
            -held, at: sample.pointee.armBeneath)
        }
      }
    }
    for index in touching { finish(contacts + index) }
    for row in rows { take(movers + coupling.rows[row].mover, coupling.rows[row].right) }
  }

  private func finish(_ contact: UnsafeMutablePointer<Contact>) {
    finish(contact, &contact.pointee.place0)
    if contact.pointee.count > 1 { finish(contact, &contact.pointee.place1) }
  }

  private func finish(
    _ contact: UnsafeMutablePointer<Contact>, _ place: UnsafeMutablePointer<Contact.Place>
  ) {
    place.pointee.hold(
      opening(contact, place.pointee) + place.pointee.bias, sliding(contact, place.pointee),
      contact.pointee.friction, Self.contactStiffness / place.pointee.compliance,
      Self.faceStiffness / place.pointee.tangentCompliance)
    place.pointee.limit(contact.pointee.friction)
    let normal = contact.pointee.normal
    let (push, rub) = (place.pointee.impulse, place.pointee.tangentImpulse)
    let impulse = normal * push + normal.left * rub
    coupling.row(contact.pointee.a).pointee.right -= Planar(
      impulse, lever: place.pointee.leverA * push + place.pointee.tangentLeverA * rub)
    guard contact.pointee.b >= 0 else { return }
    coupling.row(contact.pointee.b).pointee.right += Planar(
      impulse, lever: place.pointee.leverB * push + place.pointee.tangentLeverB * rub)
  }

  /// Sets the velocity that all impulses on a mover make.
  private func take(_ mover: UnsafeMutablePointer<Mover>, _ sum: Planar) {
    let change = Vector2(sum.x, sum.y) * mover.pointee.inverseMass
    mover.pointee.velocity = mover.pointee.givenVelocity + change
    mover.pointee.spin = mover.pointee.startSpin + sum.turn * mover.pointee.inverseInertia
  }
}

extension Contact.Place {
  /// Starts as it was in the last tick.
  @inline(__always)
  fileprivate mutating func begin(_ friction: Double) {
    isPressing = false
    let limit = friction * impulse * (1 - 1e-6)
    sliding = tangentImpulse > limit ? 1 : tangentImpulse < -limit ? -1 : 0
  }

  /// Takes what the last round came to hold, at the speed of opening and the slip it led to.
  @inline(__always)
  fileprivate mutating func hold(
    _ speed: Double, _ slip: Double, _ friction: Double, _ spring: Double, _ faceSpring: Double
  ) {
    guard isPressing else { return }
    impulse -= spring * speed
    tangentImpulse =
      sliding == 0 ? tangentImpulse - faceSpring * slip : sliding * friction * impulse
  }

  /// Takes away what rounding left of a pull, and of more friction than there can be.
  @inline(__always)
  fileprivate mutating func limit(_ friction: Double) {
    impulse = max(0, impulse)
    let limit = friction * impulse
    tangentImpulse = min(max(tangentImpulse, -limit), limit)
  }

  /// Lets go what pulls and catches what closes; lets slide what holds more than friction can,
  /// and sticks what slides against its friction.
  @inline(__always)
  fileprivate mutating func judge(_ speed: Double, _ slip: Double, _ friction: Double) {
    guard impulse > 0 else {
      // It slides as it meets, unless it does not.
      impulse = 0
      tangentImpulse = 0
      isPressing = !isPressing && speed < -Sweep.quiet
      sliding = slip.magnitude < Physics.calm ? 0 : slip < 0 ? 1 : -1
      return
    }
    isPressing = true
    if sliding == 0 {
      let limit = friction * impulse
      if tangentImpulse.magnitude > limit { sliding = tangentImpulse < 0 ? -1 : 1 }
    } else if sliding * slip > Sweep.quiet {
      sliding = 0
    }
  }
}

extension Mover {
  /// Its velocity and its spin.
  @inline(__always)
  fileprivate var planar: Planar { Planar(velocity, lever: spin) }

  /// How the speed at a lever answers to an impulse there, 1/kg.
  fileprivate func compliance(_ lever: Double) -> Double {
    inverseMass + lever * lever * inverseInertia
  }

  /// What a drive holds its wanted speed with, N s, and whether it gives way with its speed.
  fileprivate func driveForce(_ spring: Double) -> (held: Double, gives: Bool) {
    let wanted = driveImpulse + spring * (wantedSpeed - spin)
    return (min(max(wanted, -driveLimit), driveLimit), wanted.magnitude < driveLimit)
  }

  /// What the ends of its range hold a drive with, N s.
  fileprivate func stopForce(_ spring: Double) -> Double {
    max(0, stopImpulse + spring * (slowest - spin))
      + min(0, stopImpulse + spring * (fastest - spin))
  }
}
