import Kernel

/// Contacts in Newton's method: each place presses or not, and sticks or slides one way.
extension Sweep {
  /// How much stiffer than the masses contacts, friction of faces and drives hold.
  static let contactStiffness = 1e5
  /// Closing and slipping slower than this does not count, m/s: what just touches would flicker.
  fileprivate static let quiet = 1e-8

  /// Works out how the speeds at a contact answer to impulses there, with the masses alone.
  func feel(_ contact: UnsafeMutablePointer<Contact>) {
    feel(contact, &contact.pointee.place0)
    if contact.pointee.count > 1 { feel(contact, &contact.pointee.place1) }
  }

  private func feel(
    _ contact: UnsafeMutablePointer<Contact>, _ place: UnsafeMutablePointer<Contact.Place>
  ) {
    let a = movers + contact.pointee.a
    place.pointee.compliance = a.pointee.compliance(place.pointee.leverA)
    place.pointee.tangentCompliance = a.pointee.compliance(place.pointee.tangentLeverA)
    guard contact.pointee.b >= 0 else { return }
    let b = movers + contact.pointee.b
    place.pointee.compliance += b.pointee.compliance(place.pointee.leverB)
    place.pointee.tangentCompliance += b.pointee.compliance(place.pointee.tangentLeverB)
  }

  /// Starts from the impulses of the last tick.
  func begin(_ contact: UnsafeMutablePointer<Contact>) {
    feel(contact)
    contact.pointee.place0.begin(contact.pointee.friction)
    contact.pointee.place1.begin(contact.pointee.friction)
  }

  /// Enters a contact into the rows of its movers.
  func couple(_ contact: UnsafeMutablePointer<Contact>) {
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
    let faceSpring = Self.contactStiffness / place.pointee.tangentCompliance
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

  /// Takes what a contact came to hold, and hands it to both sides.
  func finish(_ contact: UnsafeMutablePointer<Contact>) {
    finish(contact, &contact.pointee.place0)
    if contact.pointee.count > 1 { finish(contact, &contact.pointee.place1) }
  }

  private func finish(
    _ contact: UnsafeMutablePointer<Contact>, _ place: UnsafeMutablePointer<Contact.Place>
  ) {
    place.pointee.hold(
      opening(contact, place.pointee) + place.pointee.bias, sliding(contact, place.pointee),
      contact.pointee.friction, Self.contactStiffness / place.pointee.compliance,
      Self.contactStiffness / place.pointee.tangentCompliance)
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
