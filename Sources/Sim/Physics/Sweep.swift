import Kernel

/// Finds the velocities at the end of the tick, on plain memory.
///
/// Friction is a force that depends on the velocity it leads to. Each sweep takes it as it is at
/// the velocities found so far, together with how it changes from there (Newton's method), and
/// then lets the contacts push with masses that feel that friction. It begins from the last tick's
/// answer, so that a motion that goes on evenly is found in one sweep. Where that does not come to
/// an end soon, as when several things hit at once, the slower relaxation does, which takes
/// friction and contacts in turn, each with the mover's own mass.
struct Sweep {
  /// Sweeps of each method that one tick makes at most.
  private static let newtonLimit = 16
  private static let limit = 40
  /// Velocity change that counts as none, m/s.
  private static let converged = 1e-9
  /// See ``stiffness(_:)``; in the first sweep.
  private static let firstStiffness = 10.0

  let movers: UnsafeMutablePointer<Mover>
  let samples: UnsafeMutablePointer<Sample>
  let contacts: UnsafeMutablePointer<Contact>
  /// Length of the tick.
  let seconds: Double

  /// Friction of an item that nothing else touches.
  func solveAlone(_ index: Int) {
    guard movers[index].sampleCount > 0 else { return }
    if movers[index].isOnSeam, gripAlone(index) { return }
    movers[index].answer = movers[index].ownAnswer
    guard movers[index].isOnSeam else {
      // On one surface the first sweep finds the answer from nothing.
      for _ in 0..<Self.limit where rub(index) < Self.converged { return }
      return
    }
    restart(index)
    for spread in 0...Physics.loadRounds {
      if spread > 0 { press(index) }
      for _ in 0..<Self.limit where rub(index) < Self.converged { break }
    }
  }

  private func gripAlone(_ index: Int) -> Bool {
    begin(index)
    var stiffness = Self.firstStiffness
    for round in 0..<Self.newtonLimit {
      if loads(index, round) { press(index) }
      grip(index, stiffness)
      let change = swerve(index)
      if round > Physics.loadRounds, change < Self.converged {
        finish(index)
        return true
      }
      stiffness = self.stiffness(change)
    }
    return false
  }

  /// One island.
  func solve(
    _ members: ArraySlice<Int>, _ touching: ArraySlice<Int>,
    _ links: UnsafeMutableBufferPointer<Chains.Link>
  ) {
    if !follow(members, touching, links) { relax(members, touching) }
  }

  /// Newton's method. Returns false if it does not come to an end.
  private func follow(
    _ members: ArraySlice<Int>, _ touching: ArraySlice<Int>,
    _ links: UnsafeMutableBufferPointer<Chains.Link>
  ) -> Bool {
    for index in members { begin(index) }
    for index in touching { begin(contacts + index) }
    var stiffness = Self.firstStiffness
    var pushed = Double.infinity
    for round in 0..<Self.newtonLimit {
      var change = 0.0
      for index in members {
        if loads(index, round) { press(index) }
        follow(index, stiffness)
        change = max(change, swerve(index))
      }
      var isDone = max(change, pushed) < Self.converged
      if !isDone {
        for index in touching { feel(contacts + index) }
        pushed = pushChains(links)
        change = max(change, pushed)
        for index in touching { change = max(change, push(contacts + index)) }
        isDone = change < Self.converged
      }
      if isDone {
        for index in members { finish(index) }
        return true
      }
      stiffness = self.stiffness(change)
    }
    return false
  }

  /// Friction and contacts in turn until nothing changes, from the last tick's answer again.
  private func relax(_ members: ArraySlice<Int>, _ touching: ArraySlice<Int>) {
    for index in members { restart(index) }
    for index in touching {
      contacts[index].recall()
      feel(contacts + index)
      restart(contacts + index)
    }
    for round in 0..<Self.limit {
      var change = 0.0
      for index in members {
        if loads(index, round) { press(index) }
        if movers[index].sampleCount > 0 {
          change = max(change, rub(index))
        } else if movers[index].isDrive {
          change = max(change, drive(index))
        }
      }
      for index in touching { change = max(change, push(contacts + index)) }
      // Backwards as well, so that what turns one box runs through a queue in either direction.
      for index in touching.reversed() { change = max(change, push(contacts + index)) }
      if change < Self.converged { return }
    }
  }

  /// How much stiffer than the mover's own mass friction holds while it sticks.
  ///
  /// The stiffer, the sooner the answer is found, but it must not hold more than friction can give:
  /// so it stiffens as the changes become small against what friction undoes in a tick.
  private func stiffness(_ change: Double) -> Double {
    min(max(0.5 * Physics.gravity * seconds / change, 1), 1000)
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

  // MARK: Movers of an island

  /// Starts from the velocity and the friction of the last tick.
  private func begin(_ index: Int) {
    let mover = movers + index
    mover.pointee.answer = mover.pointee.ownAnswer
    mover.pointee.stiffness = 0
    mover.pointee.givenVelocity = mover.pointee.velocity
    mover.pointee.freeVelocity = mover.pointee.velocity
    mover.pointee.freeSpin = mover.pointee.spin
    mover.pointee.sweptVelocity = mover.pointee.startVelocity
    mover.pointee.sweptSpin = mover.pointee.startSpin
    if mover.pointee.isStacked {
      beginRub(index)
    } else if mover.pointee.sampleCount > 0 {
      mover.pointee.velocity = mover.pointee.startVelocity
      let share = mover.pointee.lastFriction * (1 / mover.pointee.weight)
      for position in mover.pointee.samples {
        samples[position].impulse = share * samples[position].weight
      }
    }
  }

  /// Starts once more, for the relaxation.
  private func restart(_ index: Int) {
    let mover = movers + index
    mover.pointee.answer = mover.pointee.ownAnswer
    mover.pointee.velocity = mover.pointee.givenVelocity
    mover.pointee.spin = mover.pointee.startSpin
    mover.pointee.driveImpulse = 0
    mover.pointee.stopImpulse = 0
    beginRub(index)
  }

  /// Lets a mover follow its friction or its drive.
  private func follow(_ index: Int, _ stiffness: Double) {
    if movers[index].isStacked {
      _ = rub(index)
    } else if movers[index].sampleCount > 0 {
      grip(index, stiffness)
    } else if movers[index].isDrive {
      drive(index)
    }
  }

  /// The change of a mover's velocity since the last sweep, m/s. Pushes that go round in a ring of
  /// faces, and change nothing, do not count.
  private func swerve(_ index: Int) -> Double {
    let mover = movers + index
    let change = mover.pointee.velocity - mover.pointee.sweptVelocity
    let turn = mover.pointee.spin - mover.pointee.sweptSpin
    mover.pointee.sweptVelocity = mover.pointee.velocity
    mover.pointee.sweptSpin = mover.pointee.spin
    return change.x.magnitude + change.y.magnitude + turn.magnitude * mover.pointee.radius
  }

  /// Takes the velocity that the impulses found make.
  private func finish(_ index: Int) {
    let mover = movers + index
    guard mover.pointee.sampleCount > 0, !mover.pointee.isStacked else { return }
    let velocity = mover.pointee.velocity
    let spin = mover.pointee.spin
    let spring = mover.pointee.stiffness * mover.pointee.mass / mover.pointee.weight
    var impulse = Vector2.zero
    var turn = 0.0
    for position in mover.pointee.samples {
      let sample = samples + position
      let arm = sample.pointee.arm
      let slip = sample.pointee.slip(velocity, spin)
      let held = sample.pointee.held(
        sample.pointee.impulse - slip * (spring * sample.pointee.weight))
      sample.pointee.impulse = held
      impulse += held
      turn += arm.cross(held)
    }
    mover.pointee.velocity = mover.pointee.freeVelocity + impulse * mover.pointee.inverseMass
    mover.pointee.spin = mover.pointee.freeSpin + turn * mover.pointee.inverseInertia
  }

  /// The drive of an axis: holds its wanted speed with no more than its force. Returns the change
  /// of its speed.
  @discardableResult
  private func drive(_ index: Int) -> Double {
    let mover = movers + index
    let missing = mover.pointee.wantedSpeed - mover.pointee.spin
    let limit = mover.pointee.driveLimit
    let wanted = min(
      max(mover.pointee.driveImpulse + missing * mover.pointee.mass, -limit), limit)
    let step = wanted - mover.pointee.driveImpulse
    mover.pointee.driveImpulse = wanted
    // The ends of its range hold with whatever force it takes.
    let inverse = mover.pointee.inverseInertia
    let free = mover.pointee.spin + (step - mover.pointee.stopImpulse) * inverse
    let held = min(max(free, mover.pointee.slowest), mover.pointee.fastest)
    let stop = (held - free) * mover.pointee.mass
    let change = (step + stop - mover.pointee.stopImpulse) * inverse
    mover.pointee.stopImpulse = stop
    mover.pointee.spin += change
    return change.magnitude
  }

  /// Whether the load of an item is spread anew in a sweep: on several surfaces the load goes
  /// where the friction is, and the last tick's answer would come a tick late.
  private func loads(_ index: Int, _ round: Int) -> Bool {
    movers[index].isOnSeam && round > 0 && round <= Physics.loadRounds
  }

  /// Spreads the load of a mover that its own friction accelerates.
  private func press(_ index: Int) {
    var force = Vector2.zero
    for position in movers[index].samples { force += samples[position].impulse }
    let acceleration = force * (movers[index].inverseMass / seconds)
    Pressure(movers[index], samples).spread(acceleration, seconds)
  }
}
