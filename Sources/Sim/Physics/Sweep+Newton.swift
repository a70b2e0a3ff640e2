import Kernel

/// Newton's method for friction and contacts together.
///
/// What sticks or touches is held by a spring of impulses: its stiffness times the speed that
/// should be none, on top of what it held after the last round, so that in the end nothing slips and
/// nothing closes (an augmented Lagrangian). What slides or has come apart is left out of the
/// system, or turns with its slip.
extension Sweep {
  /// Returns false if it does not come to an end.
  func follow(_ rows: Range<Int>, _ touching: ArraySlice<Int>) -> Bool {
    for row in rows { begin(coupling.rows[row].mover) }
    for index in touching { begin(contacts + index) }
    var stiffness = Self.firstStiffness
    var spreads = 0
    for _ in 0..<Self.newtonLimit {
      coupling.clear(rows)
      for row in rows { couple(row, coupling.rows[row].mover, stiffness) }
      for index in touching { couple(contacts + index) }
      coupling.solve(rows)
      var change = 0.0
      for row in rows {
        change = max(change, move(coupling.rows[row].mover, coupling.rows[row].right))
      }
      guard change.isFinite else { return false }
      // A load that is spread for a velocity on the way could tip the answer over to another.
      if change < Self.settled, spreads < Physics.loadRounds, press(rows) {
        spreads += 1
      } else if change < Self.converged {
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
    let give = spring * weight
    if sample.pointee.sticks {
      sample.pointee.impulse -= slip * (before * weight)
      // That is what it took to hold: it goes on if friction can give that much. To judge by the
      // new spring would count the slip that is left twice.
      if sample.pointee.canHold {
        return (sample.pointee.impulse - slip * give, Give(xx: give, yy: give))
      }
    }
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
      Block(mass: mass, inertia: inertia), Planar(missing, lever: turn)
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

  /// Sets the velocity that all impulses on a mover make.
  private func take(_ mover: UnsafeMutablePointer<Mover>, _ sum: Planar) {
    let change = Vector2(sum.x, sum.y) * mover.pointee.inverseMass
    mover.pointee.velocity = mover.pointee.givenVelocity + change
    mover.pointee.spin = mover.pointee.startSpin + sum.turn * mover.pointee.inverseInertia
  }
}

extension Mover {
  /// Its velocity and its spin.
  @inline(__always)
  var planar: Planar { Planar(velocity, lever: spin) }

  /// How the speed at a lever answers to an impulse there, 1/kg.
  func compliance(_ lever: Double) -> Double {
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
