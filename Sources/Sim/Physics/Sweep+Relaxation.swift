import Kernel

/// Relaxation: friction and contacts in turn, each with the masses alone, until nothing changes.
extension Sweep {
  /// From the last tick's answer again.
  func relax(_ rows: Range<Int>, _ unordered: ArraySlice<Int>) {
    // In an order that is the same for a mirrored plant. No ties: two have one contact.
    let touching = unordered.sorted { contacts[$0].key < contacts[$1].key }
    for row in rows { restart(coupling.rows[row].mover) }
    for index in touching {
      contacts[index].recall()
      feel(contacts + index)
      contacts[index].crossCompliance = crossCompliance(contacts + index)
      restart(contacts + index)
    }
    for round in 0..<Self.limit {
      var change = 0.0
      for row in rows {
        let index = coupling.rows[row].mover
        if round > 0, round <= Physics.loadRounds { _ = press(index) }
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

  // MARK: Movers

  /// Starts from the friction of the last tick once more.
  func restart(_ index: Int) {
    let mover = movers + index
    mover.pointee.velocity = mover.pointee.givenVelocity
    mover.pointee.spin = mover.pointee.startSpin
    mover.pointee.stiffness = 0
    mover.pointee.driveImpulse = 0
    mover.pointee.stopImpulse = 0
    let velocity = mover.pointee.startVelocity
    let spin = mover.pointee.startSpin
    let share = mover.pointee.lastFriction * (1 / mover.pointee.weight)
    var sum = Planar.zero
    for position in mover.pointee.samples {
      let sample = samples + position
      var slip = sample.pointee.slip(velocity, spin)
      if sample.pointee.beneath >= 0 {
        let lower = movers + sample.pointee.beneath
        slip -= lower.pointee.startVelocity
        slip -= sample.pointee.armBeneath.left * lower.pointee.startSpin
      }
      let start = sample.pointee.held(
        share * sample.pointee.weight - slip * part(mover, sample))
      sample.pointee.impulse = start
      sum.add(start, at: sample.pointee.arm)
      if sample.pointee.beneath >= 0 { load(sample.pointee, -start) }
    }
    take(mover, Vector2(sum.x, sum.y), sum.turn)
  }

  /// One sweep over the samples of a mover. Returns the change of velocity, m/s.
  ///
  /// All samples answer to the same velocity, each with its share of the mass: for an item on one
  /// surface that is the exact answer in one sweep, and it keeps mirrored plants mirrored.
  func rub(_ index: Int) -> Double {
    let mover = movers + index
    let velocity = mover.pointee.velocity
    let spin = mover.pointee.spin
    var sum = Planar.zero
    for position in mover.pointee.samples {
      let sample = samples + position
      var slip = sample.pointee.slip(velocity, spin)
      if sample.pointee.beneath >= 0 {
        slip -= movers[sample.pointee.beneath].velocity(at: sample.pointee.armBeneath)
      }
      let wanted = sample.pointee.held(sample.pointee.impulse - slip * part(mover, sample))
      let change = wanted - sample.pointee.impulse
      sample.pointee.impulse = wanted
      sum.add(change, at: sample.pointee.arm)
      if sample.pointee.beneath >= 0 { load(sample.pointee, -change) }
    }
    take(mover, Vector2(sum.x, sum.y), sum.turn)
    return (sum.x.magnitude + sum.y.magnitude) * mover.pointee.inverseMass
      + (sum.turn * mover.pointee.inverseInertia).magnitude * mover.pointee.radius
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

  /// Gives a mover an impulse and a turning impulse.
  @inline(__always)
  private func take(_ mover: UnsafeMutablePointer<Mover>, _ impulse: Vector2, _ turn: Double) {
    mover.pointee.velocity += impulse * mover.pointee.inverseMass
    mover.pointee.spin += turn * mover.pointee.inverseInertia
  }

  /// The drive of an axis: holds its wanted speed with no more than its force. Returns the change
  /// of its speed.
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

  // MARK: Contacts

  /// Hands the impulses that a contact starts from to both sides.
  private func restart(_ contact: UnsafeMutablePointer<Contact>) {
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let normal = contact.pointee.normal
    let impulse =
      normal * (p.impulse + q.impulse) + normal.left * (p.tangentImpulse + q.tangentImpulse)
    let turnA =
      p.leverA * p.impulse + q.leverA * q.impulse
      + p.tangentLeverA * p.tangentImpulse + q.tangentLeverA * q.tangentImpulse
    take(movers + contact.pointee.a, -impulse, -turnA)
    guard contact.pointee.b >= 0 else { return }
    let turnB =
      p.leverB * p.impulse + q.leverB * q.impulse
      + p.tangentLeverB * p.tangentImpulse + q.tangentLeverB * q.tangentImpulse
    take(movers + contact.pointee.b, impulse, turnB)
  }

  /// How an impulse at one place moves the other along the normal, 1/kg.
  private func crossCompliance(_ contact: UnsafeMutablePointer<Contact>) -> Double {
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let a = movers + contact.pointee.a
    var sum = a.pointee.inverseMass + p.leverA * q.leverA * a.pointee.inverseInertia
    if contact.pointee.b >= 0 {
      let b = movers + contact.pointee.b
      sum += b.pointee.inverseMass + p.leverB * q.leverB * b.pointee.inverseInertia
    }
    return sum
  }

  /// One sweep over a contact: face friction first, then the normals. Returns the greatest change
  /// of speed, m/s.
  private func push(_ contact: UnsafeMutablePointer<Contact>) -> Double {
    if contact.pointee.count > 1 {
      // The heavier first: which of them is called the first is another in a mirror.
      let one, other: Double
      if contact.pointee.place0.impulse >= contact.pointee.place1.impulse {
        one = hold(contact, &contact.pointee.place0)
        other = hold(contact, &contact.pointee.place1)
      } else {
        one = hold(contact, &contact.pointee.place1)
        other = hold(contact, &contact.pointee.place0)
      }
      return max(one, other, separate(contact))
    }
    let change = hold(contact, &contact.pointee.place0)
    let place = contact.pointee.place0
    let speed = opening(contact, place) + place.bias
    let wanted = max(0, place.impulse - speed / place.compliance)
    let step = wanted - place.impulse
    guard step != 0 else { return change }
    contact.pointee.place0.impulse = wanted
    push(contact, step, 0)
    return max(change, step.magnitude * place.compliance)
  }

  /// Friction of the faces at one place. Returns the change of speed, m/s.
  private func hold(
    _ contact: UnsafeMutablePointer<Contact>, _ place: UnsafeMutablePointer<Contact.Place>
  ) -> Double {
    let old = place.pointee.tangentImpulse
    let pressing = place.pointee.impulse
    if pressing == 0, old == 0 { return 0 }
    let speed = sliding(contact, place.pointee)
    let limit = contact.pointee.friction * pressing
    let wanted = min(max(old - speed / place.pointee.tangentCompliance, -limit), limit)
    let step = wanted - old
    guard step != 0 else { return 0 }
    place.pointee.tangentImpulse = wanted
    let impulse = contact.pointee.normal.left * step
    take(movers + contact.pointee.a, -impulse, -place.pointee.tangentLeverA * step)
    if contact.pointee.b >= 0 {
      take(movers + contact.pointee.b, impulse, place.pointee.tangentLeverB * step)
    }
    return step.magnitude * place.pointee.tangentCompliance
  }

  /// Both normal impulses at once: the first of the four cases (both press, one of them, none)
  /// in which no impulse pulls and no place closes. Returns the change of speed, m/s.
  private func separate(_ contact: UnsafeMutablePointer<Contact>) -> Double {
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let (k00, k11) = (p.compliance, q.compliance)
    let k01 = contact.pointee.crossCompliance
    // Speeds that would be there without any impulse of this contact.
    let b0 =
      opening(contact, p) + p.bias - k00 * p.impulse - k01 * q.impulse
    let b1 =
      opening(contact, q) + q.bias - k01 * p.impulse - k11 * q.impulse
    let determinant = k00 * k11 - k01 * k01
    var (x, y) = (0.0, 0.0)
    let both = ((k01 * b1 - k11 * b0) / determinant, (k01 * b0 - k00 * b1) / determinant)
    if determinant > 1e-12 * k00 * k11, both.0 >= 0, both.1 >= 0 {
      (x, y) = both
    } else if b0 <= 0, b1 + k01 * (-b0 / k00) >= 0 {
      x = -b0 / k00
    } else if b1 <= 0, b0 + k01 * (-b1 / k11) >= 0 {
      y = -b1 / k11
    }
    let (dx, dy) = (x - p.impulse, y - q.impulse)
    if dx == 0, dy == 0 { return 0 }
    contact.pointee.place0.impulse = x
    contact.pointee.place1.impulse = y
    push(contact, dx, dy)
    return max(dx.magnitude * k00, dy.magnitude * k11)
  }

  /// Speed of b away from a at one place.
  @inline(__always)
  func opening(
    _ contact: UnsafeMutablePointer<Contact>, _ place: Contact.Place
  ) -> Double {
    let normal = contact.pointee.normal
    let a = movers + contact.pointee.a
    var speed = -a.pointee.velocity.dot(normal) - a.pointee.spin * place.leverA
    if contact.pointee.b >= 0 {
      let b = movers + contact.pointee.b
      speed += b.pointee.velocity.dot(normal) + b.pointee.spin * place.leverB
    }
    return speed
  }

  /// Speed of b, or of the belt around a wall, along a at one place.
  @inline(__always)
  func sliding(
    _ contact: UnsafeMutablePointer<Contact>, _ place: Contact.Place
  ) -> Double {
    let tangent = contact.pointee.normal.left
    let a = movers + contact.pointee.a
    var speed =
      contact.pointee.belt - a.pointee.velocity.dot(tangent)
      - a.pointee.spin * place.tangentLeverA
    if contact.pointee.b >= 0 {
      let b = movers + contact.pointee.b
      speed += b.pointee.velocity.dot(tangent) + b.pointee.spin * place.tangentLeverB
    }
    return speed
  }

  /// Pushes both sides apart by impulses at the two places.
  @inline(__always)
  private func push(_ contact: UnsafeMutablePointer<Contact>, _ x: Double, _ y: Double) {
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let impulse = contact.pointee.normal * (x + y)
    take(movers + contact.pointee.a, -impulse, -(p.leverA * x + q.leverA * y))
    if contact.pointee.b >= 0 {
      take(movers + contact.pointee.b, impulse, p.leverB * x + q.leverB * y)
    }
  }
}
