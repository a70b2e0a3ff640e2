import Kernel

extension Sweep {
  /// Starts a contact from the impulses of the last tick. They act on what is free to move; the
  /// velocities are those of the last tick, in which the same impulses acted.
  func begin(_ contact: UnsafeMutablePointer<Contact>) {
    each(contact, begin)
  }

  /// Starts a contact from the impulses of the last tick, once more.
  func restart(_ contact: UnsafeMutablePointer<Contact>) { each(contact, take) }

  /// Hands the impulses of a contact to both sides.
  @inline(__always)
  private func each(
    _ contact: UnsafeMutablePointer<Contact>,
    _ act: (UnsafeMutablePointer<Mover>, Vector2, Double) -> Void
  ) {
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let normal = contact.pointee.normal
    let impulse =
      normal * (p.impulse + q.impulse) + normal.left * (p.tangentImpulse + q.tangentImpulse)
    let turnA =
      p.leverA * p.impulse + q.leverA * q.impulse
      + p.tangentLeverA * p.tangentImpulse + q.tangentLeverA * q.tangentImpulse
    act(movers + contact.pointee.a, -impulse, -turnA)
    guard contact.pointee.b >= 0 else { return }
    let turnB =
      p.leverB * p.impulse + q.leverB * q.impulse
      + p.tangentLeverB * p.tangentImpulse + q.tangentLeverB * q.tangentImpulse
    act(movers + contact.pointee.b, impulse, turnB)
  }

  private func begin(_ mover: UnsafeMutablePointer<Mover>, _ impulse: Vector2, _ turn: Double) {
    guard mover.pointee.sampleCount > 0, !mover.pointee.isStacked else {
      take(mover, impulse, turn)
      return
    }
    mover.pointee.freeVelocity += impulse * mover.pointee.inverseMass
    mover.pointee.freeSpin += turn * mover.pointee.inverseInertia
  }

  /// Works out how the speeds at a contact answer to impulses there.
  func feel(_ contact: UnsafeMutablePointer<Contact>) {
    let normal = contact.pointee.normal
    let tangent = normal.left
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let a = movers[contact.pointee.a].answer
    let b = contact.pointee.b >= 0 ? movers[contact.pointee.b].answer : .none
    contact.pointee.place0.compliance =
      a.along(normal, p.leverA, normal, p.leverA) + b.along(normal, p.leverB, normal, p.leverB)
    contact.pointee.place0.tangentCompliance =
      a.along(tangent, p.tangentLeverA, tangent, p.tangentLeverA)
      + b.along(tangent, p.tangentLeverB, tangent, p.tangentLeverB)
    guard contact.pointee.count > 1 else { return }
    contact.pointee.place1.compliance =
      a.along(normal, q.leverA, normal, q.leverA) + b.along(normal, q.leverB, normal, q.leverB)
    contact.pointee.place1.tangentCompliance =
      a.along(tangent, q.tangentLeverA, tangent, q.tangentLeverA)
      + b.along(tangent, q.tangentLeverB, tangent, q.tangentLeverB)
    contact.pointee.crossCompliance =
      a.along(normal, p.leverA, normal, q.leverA) + b.along(normal, p.leverB, normal, q.leverB)
  }

  /// One sweep over a contact: face friction first, then the normals. Returns the greatest change
  /// of speed, m/s.
  func push(_ contact: UnsafeMutablePointer<Contact>) -> Double {
    var change = hold(contact, &contact.pointee.place0)
    if contact.pointee.count > 1 {
      change = max(change, hold(contact, &contact.pointee.place1))
      return max(change, separate(contact))
    }
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
    let tangent = contact.pointee.normal.left
    let (leverA, leverB) = (place.pointee.tangentLeverA, place.pointee.tangentLeverB)
    let a = movers + contact.pointee.a
    var speed = contact.pointee.belt
    speed -= a.pointee.velocity.dot(tangent) + a.pointee.spin * leverA
    if contact.pointee.b >= 0 {
      let b = movers + contact.pointee.b
      speed += b.pointee.velocity.dot(tangent) + b.pointee.spin * leverB
    }
    let limit = contact.pointee.friction * pressing
    let wanted = min(max(old - speed / place.pointee.tangentCompliance, -limit), limit)
    let step = wanted - old
    guard step != 0 else { return 0 }
    place.pointee.tangentImpulse = wanted
    let impulse = tangent * step
    take(a, -impulse, -leverA * step)
    if contact.pointee.b >= 0 { take(movers + contact.pointee.b, impulse, leverB * step) }
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

  /// Pushes both sides apart by impulses at the two places.
  @inline(__always)
  func push(_ contact: UnsafeMutablePointer<Contact>, _ x: Double, _ y: Double) {
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let impulse = contact.pointee.normal * (x + y)
    take(movers + contact.pointee.a, -impulse, -(p.leverA * x + q.leverA * y))
    if contact.pointee.b >= 0 {
      take(movers + contact.pointee.b, impulse, p.leverB * x + q.leverB * y)
    }
  }
}
