import Kernel

extension Solver {
  /// Sweeps over contacts and frictions that one tick makes at most.
  private static let sweepLimit = 40
  /// Velocity change that counts as none, m/s.
  private static let converged = 1e-9

  /// Finds the velocities at the end of the tick: Coulomb friction at every sample, no closing
  /// speed at any contact.
  mutating func solve(_ items: inout [Item], _ seconds: Double) {
    for index in items.indices where !work[index].isCoupled { rubAlone(index, &items) }
    if work.contains(where: \.isCoupled) { solveCoupled(&items) }
    for index in items.indices { finish(index, &items, seconds) }
  }

  /// Friction of an item that nothing else touches.
  private mutating func rubAlone(_ index: Int, _ items: inout [Item]) {
    guard work[index].sampleCount > 0 else { return }
    for _ in 0..<Self.sweepLimit where rub(index, &items) < Self.converged { return }
  }

  private mutating func solveCoupled(_ items: inout [Item]) {
    for index in contacts.indices { startWarm(index, &items) }
    for _ in 0..<Self.sweepLimit {
      var change = 0.0
      for index in items.indices where work[index].isCoupled && work[index].sampleCount > 0 {
        change = max(change, rub(index, &items))
      }
      for index in contacts.indices { change = max(change, push(index, &items)) }
      if change < Self.converged { return }
    }
  }

  /// One sweep over the samples of an item. Returns the greatest change of velocity, m/s.
  ///
  /// All samples answer to the same velocity, each with its share of the mass: for an item on one
  /// surface that is the exact answer in one sweep, and it keeps mirrored plants mirrored.
  private mutating func rub(_ index: Int, _ items: inout [Item]) -> Double {
    let one = work[index]
    let velocity = items[index].velocity
    let spin = items[index].spin
    var impulse = Vector2.zero
    var turn = 0.0
    for position in one.firstSample..<(one.firstSample + one.sampleCount) {
      let sample = samples[position]
      var share = 1 / (one.inverseMass * Double(one.sampleCount))
      var slip = velocity + sample.arm.left * spin - sample.surfaceVelocity
      if sample.beneath >= 0 {
        let lower = items[sample.beneath]
        slip -= lower.velocity + sample.armBeneath.left * lower.spin
        share *= one.inverseMass / (one.inverseMass + work[sample.beneath].inverseMass)
      }
      var wanted = sample.impulse - slip * share
      let size = wanted.lengthSquared
      if size > sample.limit * sample.limit {
        wanted = wanted * (sample.limit / size.squareRoot())
      }
      let change = wanted - sample.impulse
      samples[position].impulse = wanted
      impulse += change
      turn += sample.arm.cross(change)
      if sample.beneath >= 0 {
        items[sample.beneath].velocity -= change * work[sample.beneath].inverseMass
        items[sample.beneath].spin -=
          sample.armBeneath.cross(change) * work[sample.beneath].inverseInertia
      }
    }
    items[index].velocity += impulse * one.inverseMass
    items[index].spin += turn * one.inverseInertia
    return impulse.length * one.inverseMass
      + (turn * one.inverseInertia).magnitude * items[index].halfLength
  }

  // MARK: Contacts

  private func startWarm(_ index: Int, _ items: inout [Item]) {
    let contact = contacts[index]
    apply(contact, contact.place0, contact.normal * contact.place0.normalImpulse, &items)
    if contact.count > 1 {
      apply(contact, contact.place1, contact.normal * contact.place1.normalImpulse, &items)
    }
  }

  /// One sweep over a contact: face friction first, then both normals at once.
  private mutating func push(_ index: Int, _ items: inout [Item]) -> Double {
    var contact = contacts[index]
    let lightest = max(
      work[contact.a].inverseMass, contact.b >= 0 ? work[contact.b].inverseMass : 0)
    var change = hold(contact, &contact.place0, &items)
    if contact.count > 1 {
      change = max(change, hold(contact, &contact.place1, &items))
      change = max(change, separate(&contact, &items))
    } else {
      let place = contact.place0
      let speed = closing(contact, place, contact.normal, items) + place.bias
      let wanted = max(0, place.normalImpulse - speed / place.normalCompliance)
      let step = wanted - place.normalImpulse
      contact.place0.normalImpulse = wanted
      apply(contact, place, contact.normal * step, &items)
      change = max(change, step.magnitude)
    }
    contacts[index] = contact
    return change * lightest
  }

  /// Face friction at one place. Returns the change of impulse.
  private func hold(
    _ contact: Contact, _ place: inout Contact.Place, _ items: inout [Item]
  ) -> Double {
    let tangent = contact.normal.left
    let speed = closing(contact, place, tangent, items)
    let limit = contact.friction * place.normalImpulse
    let wanted = min(
      max(place.tangentImpulse - speed / place.tangentCompliance, -limit), limit)
    let step = wanted - place.tangentImpulse
    place.tangentImpulse = wanted
    apply(contact, place, tangent * step, &items)
    return step.magnitude
  }

  /// Both normal impulses at once: the first of the four cases (both press, one of them, none)
  /// in which no impulse pulls and no place closes. Returns the change of impulse.
  private func separate(_ contact: inout Contact, _ items: inout [Item]) -> Double {
    let (p, q) = (contact.place0, contact.place1)
    let (k00, k11, k01) = (p.normalCompliance, q.normalCompliance, contact.crossCompliance)
    // Speeds that would be there without any impulse of this contact.
    let b0 =
      closing(contact, p, contact.normal, items) + p.bias - k00 * p.normalImpulse
      - k01 * q.normalImpulse
    let b1 =
      closing(contact, q, contact.normal, items) + q.bias - k01 * p.normalImpulse
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
    contact.place0.normalImpulse = x
    contact.place1.normalImpulse = y
    apply(contact, p, contact.normal * dx, &items)
    apply(contact, q, contact.normal * dy, &items)
    return max(dx.magnitude, dy.magnitude)
  }

  /// Speed of b against a along an axis, at one place.
  private func closing(
    _ contact: Contact, _ place: Contact.Place, _ axis: Vector2, _ items: [Item]
  ) -> Double {
    let a = items[contact.a]
    var relative = -(a.velocity + place.armA.left * a.spin)
    if contact.b >= 0 {
      let b = items[contact.b]
      relative += b.velocity + place.armB.left * b.spin
    }
    return relative.dot(axis)
  }

  private func apply(
    _ contact: Contact, _ place: Contact.Place, _ impulse: Vector2, _ items: inout [Item]
  ) {
    let a = work[contact.a]
    items[contact.a].velocity -= impulse * a.inverseMass
    items[contact.a].spin -= place.armA.cross(impulse) * a.inverseInertia
    guard contact.b >= 0 else { return }
    let b = work[contact.b]
    items[contact.b].velocity += impulse * b.inverseMass
    items[contact.b].spin += place.armB.cross(impulse) * b.inverseInertia
  }
}
