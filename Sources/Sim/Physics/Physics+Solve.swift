import Kernel

extension Physics {
  /// Finds the velocities at the end of the tick: Coulomb friction at every sample, no closing
  /// speed at any contact.
  mutating func solve(_ seconds: Double) {
    let islands = islands
    movers.withUnsafeMutableBufferPointer { movers in
      samples.withUnsafeMutableBufferPointer { samples in
        contacts.withUnsafeMutableBufferPointer { contacts in
          let sweep = Sweep(movers: movers, samples: samples, contacts: contacts)
          for index in movers.indices where !movers[index].isCoupled { sweep.rubAlone(index) }
          for island in 0..<islands.count {
            sweep.solve(
              islands.movers[islands.moverStarts[island]..<islands.moverStarts[island + 1]],
              islands.contacts[islands.contactStarts[island]..<islands.contactStarts[island + 1]])
          }
          for index in movers.indices { sweep.flush(index) }
        }
      }
    }
  }

  /// Goes on solving what stands on seams, and what is coupled to it, after the limits changed.
  mutating func solveSeams() {
    let islands = islands
    movers.withUnsafeMutableBufferPointer { movers in
      samples.withUnsafeMutableBufferPointer { samples in
        contacts.withUnsafeMutableBufferPointer { contacts in
          let sweep = Sweep(movers: movers, samples: samples, contacts: contacts)
          for index in movers.indices where movers[index].isOnSeam && !movers[index].isCoupled {
            sweep.rubAlone(index)
            sweep.flush(index)
          }
          for island in 0..<islands.count {
            let members =
              islands.movers[islands.moverStarts[island]..<islands.moverStarts[island + 1]]
            guard members.contains(where: { movers[$0].isOnSeam }) else { continue }
            sweep.settle(
              members,
              islands.contacts[islands.contactStarts[island]..<islands.contactStarts[island + 1]])
            for index in members { sweep.flush(index) }
          }
        }
      }
    }
  }
}

/// The iterative part of the solver, on plain memory.
struct Sweep {
  /// Sweeps over contacts and frictions that one tick makes at most.
  private static let limit = 40
  /// Velocity change that counts as none, m/s.
  private static let converged = 1e-9

  let movers: UnsafeMutableBufferPointer<Mover>
  let samples: UnsafeMutableBufferPointer<Sample>
  let contacts: UnsafeMutableBufferPointer<Contact>

  /// Friction of an item that nothing else touches.
  func rubAlone(_ index: Int) {
    guard movers[index].sampleCount > 0 else { return }
    for _ in 0..<Self.limit where rub(index) < Self.converged { return }
  }

  /// One island: friction and contacts in turn until nothing changes.
  func solve(_ members: ArraySlice<Int>, _ touching: ArraySlice<Int>) {
    for index in touching { startWarm(index) }
    settle(members, touching)
  }

  /// Sweeps over an island until nothing changes.
  func settle(_ members: ArraySlice<Int>, _ touching: ArraySlice<Int>) {
    for _ in 0..<Self.limit {
      var change = 0.0
      for index in members {
        if movers[index].sampleCount > 0 {
          change = max(change, rub(index))
        } else if movers[index].isDrive {
          change = max(change, drive(index))
        }
      }
      for index in touching { change = max(change, push(index)) }
      // Backwards as well, so that a push runs through a queue in either direction.
      for index in touching.reversed() { change = max(change, push(index)) }
      if change < Self.converged { return }
    }
  }

  /// Lets what is left of slip by rounding be rest.
  func flush(_ index: Int) {
    let mover = movers[index]
    guard mover.sampleCount > 0 else { return }
    let first = samples[mover.firstSample].surfaceVelocity
    for position in mover.samples
    where samples[position].surfaceVelocity != first || samples[position].beneath >= 0 { return }
    let slip = mover.velocity - first
    let edge = mover.spin.magnitude * mover.radius
    if slip.lengthSquared < Physics.rest * Physics.rest, edge < Physics.rest {
      movers[index].velocity = first
      movers[index].spin = 0
    }
  }

  /// One sweep over the samples of a mover. Returns the greatest change of velocity, m/s.
  ///
  /// All samples answer to the same velocity, each with its share of the mass: for an item on one
  /// surface that is the exact answer in one sweep, and it keeps mirrored plants mirrored.
  private func rub(_ index: Int) -> Double {
    let mover = movers[index]
    var impulse = Vector2.zero
    var turn = 0.0
    let mass = 1 / (mover.inverseMass * mover.weight)
    for position in mover.samples {
      let sample = samples[position]
      var slip = mover.velocity(at: sample.arm) - sample.surfaceVelocity
      var part = mass * sample.weight
      if sample.beneath >= 0 {
        slip -= movers[sample.beneath].velocity(at: sample.armBeneath)
        part *= mover.inverseMass / (mover.inverseMass + movers[sample.beneath].inverseMass)
      }
      var wanted = sample.impulse - slip * part
      let square = wanted.lengthSquared
      if sample.rolling >= 0 {
        // Rolling and sliding across are held by different things, each up to its own limit.
        let along = wanted.dot(sample.axis)
        let across = wanted.dot(sample.axis.left)
        wanted =
          sample.axis * min(max(along, -sample.rolling), sample.rolling)
          + sample.axis.left * min(max(across, -sample.limit), sample.limit)
      } else if square > sample.limit * sample.limit {
        wanted = wanted * (sample.limit / square.squareRoot())
      }
      let change = wanted - sample.impulse
      samples[position].impulse = wanted
      impulse += change
      turn += sample.arm.cross(change)
      if sample.beneath >= 0 { movers[sample.beneath].take(-change, at: sample.armBeneath) }
    }
    movers[index].velocity += impulse * mover.inverseMass
    movers[index].spin += turn * mover.inverseInertia
    return impulse.x.magnitude * mover.inverseMass + impulse.y.magnitude * mover.inverseMass
      + (turn * mover.inverseInertia).magnitude * mover.radius
  }

  /// The drive of an axis: holds its wanted speed with no more than its force. Returns the change
  /// of its speed.
  private func drive(_ index: Int) -> Double {
    let mover = movers[index]
    let missing = mover.wantedSpeed - mover.spin
    let wanted = min(
      max(mover.driveImpulse + missing / mover.inverseInertia, -mover.driveLimit),
      mover.driveLimit)
    let step = wanted - mover.driveImpulse
    movers[index].driveImpulse = wanted
    movers[index].spin += step * mover.inverseInertia
    return step.magnitude * mover.inverseInertia
  }

  // MARK: Contacts

  private func startWarm(_ index: Int) {
    let contact = contacts[index]
    let tangent = contact.normal.left
    let places = [contact.place0, contact.place1]
    for place in places.prefix(contact.count) {
      apply(
        contact, place, contact.normal * place.normalImpulse + tangent * place.tangentImpulse)
    }
  }

  /// One sweep over a contact: face friction first, then the normals. Returns the greatest change
  /// of velocity, m/s.
  private func push(_ index: Int) -> Double {
    var contact = contacts[index]
    let lightest =
      contact.b >= 0
      ? max(movers[contact.a].inverseMass, movers[contact.b].inverseMass)
      : movers[contact.a].inverseMass
    var change = hold(contact, &contact.place0)
    if contact.count > 1 {
      change = max(change, hold(contact, &contact.place1))
      change = max(change, separate(&contact))
    } else {
      let place = contact.place0
      let speed = opening(contact, place, contact.normal) + place.bias
      let wanted = max(0, place.normalImpulse - speed / place.normalCompliance)
      let step = wanted - place.normalImpulse
      contact.place0.normalImpulse = wanted
      apply(contact, place, contact.normal * step)
      change = max(change, step.magnitude)
    }
    contacts[index] = contact
    return change * lightest
  }

  /// Face friction at one place. Returns the change of impulse.
  private func hold(_ contact: Contact, _ place: inout Contact.Place) -> Double {
    if place.normalImpulse == 0, place.tangentImpulse == 0 { return 0 }
    let tangent = contact.normal.left
    let speed = opening(contact, place, tangent) + contact.belt
    let limit = contact.friction * place.normalImpulse
    let wanted = min(
      max(place.tangentImpulse - speed / place.tangentCompliance, -limit), limit)
    let step = wanted - place.tangentImpulse
    place.tangentImpulse = wanted
    apply(contact, place, tangent * step)
    return step.magnitude
  }

  /// Both normal impulses at once: the first of the four cases (both press, one of them, none)
  /// in which no impulse pulls and no place closes. Returns the change of impulse.
  private func separate(_ contact: inout Contact) -> Double {
    let (p, q) = (contact.place0, contact.place1)
    let (k00, k11, k01) = (p.normalCompliance, q.normalCompliance, contact.crossCompliance)
    // Speeds that would be there without any impulse of this contact.
    let b0 =
      opening(contact, p, contact.normal) + p.bias - k00 * p.normalImpulse
      - k01 * q.normalImpulse
    let b1 =
      opening(contact, q, contact.normal) + q.bias - k01 * p.normalImpulse
      - k11 * q.normalImpulse
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
    let (dx, dy) = (x - p.normalImpulse, y - q.normalImpulse)
    if dx == 0, dy == 0 { return 0 }
    contact.place0.normalImpulse = x
    contact.place1.normalImpulse = y
    apply(contact, p, contact.normal * dx)
    apply(contact, q, contact.normal * dy)
    return max(dx.magnitude, dy.magnitude)
  }

  private func opening(
    _ contact: Contact, _ place: Contact.Place, _ axis: Vector2
  ) -> Double {
    var relative = -movers[contact.a].velocity(at: place.armA)
    if contact.b >= 0 { relative += movers[contact.b].velocity(at: place.armB) }
    return relative.dot(axis)
  }

  private func apply(_ contact: Contact, _ place: Contact.Place, _ impulse: Vector2) {
    movers[contact.a].take(-impulse, at: place.armA)
    if contact.b >= 0 { movers[contact.b].take(impulse, at: place.armB) }
  }
}
