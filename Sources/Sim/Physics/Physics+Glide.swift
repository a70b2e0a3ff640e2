import Kernel

/// Islands that move evenly while they press: a train that a wall or a slow box ahead holds back.
///
/// Each stands on one level surface and slides over it, all go the same way at the same speed along
/// walls that stand, and nothing turns: then the next tick would change nothing but their place,
/// and they glide in closed form, with their impulses.
extension Physics {
  /// Change of a velocity in a tick that is none, m/s.
  private static let even = 1e-9
  /// Accelerations that differ by less are the same, m/s².
  private static let evenAcceleration = 1e-6
  /// Part by which an impulse may differ from that of the last tick.
  private static let evenPart = 1e-6

  /// Whether an island glides; evens out what rounding left of differences if it does.
  mutating func glides(
    _ members: ArraySlice<Int>, _ touching: ArraySlice<Int>, _ plant: Plant
  ) -> Bool {
    guard let first = members.first else { return false }
    let velocity = movers[first].velocity
    for index in members where !isEven(index, velocity, plant) { return false }
    for index in touching where !isEven(contacts[index], velocity, plant) { return false }
    for index in members {
      movers[index].velocity = velocity
      movers[index].spin = 0
    }
    return true
  }

  private func isEven(_ index: Int, _ velocity: Vector2, _ plant: Plant) -> Bool {
    let mover = movers[index]
    guard mover.slot >= 0, !mover.isAirborne, mover.carrier >= 0,
      plant.model.ridable[mover.carrier], plant.surfaces[mover.carrier].turning == 0,
      isSame(mover.velocity, velocity, Self.rest),
      isSame(mover.velocity, mover.startVelocity, Self.even),
      mover.spin.magnitude * mover.radius < Self.even,
      mover.startSpin.magnitude * mover.radius < Self.even
    else { return false }
    let acceleration = frictionAcceleration(mover, plant.seconds)
    let change = acceleration - mover.loadAcceleration
    // That it feels friction tells a glider from one that is carried.
    if acceleration == .zero, mover.velocity != plant.surfaces[mover.carrier].linear {
      return false
    }
    return change.lengthSquared < Self.evenAcceleration * Self.evenAcceleration
  }

  private func isSame(_ a: Vector2, _ b: Vector2, _ room: Double) -> Bool {
    (a - b).lengthSquared < room * room
  }

  private func isEven(_ contact: Contact, _ velocity: Vector2, _ plant: Plant) -> Bool {
    if contact.b < 0 {
      let wall = plant.walls[contact.wall]
      guard !wall.moves, !wall.stirs, velocity.dot(contact.normal).magnitude < Self.rest
      else { return false }
    }
    let (p, q) = (contact.place0, contact.place1)
    return isSame(p.impulse, contact.old.normal0) && isSame(p.tangentImpulse, contact.old.tangent0)
      && isSame(q.impulse, contact.count > 1 ? contact.old.normal1 : 0)
      && isSame(q.tangentImpulse, contact.count > 1 ? contact.old.tangent1 : 0)
  }

  private func isSame(_ impulse: Double, _ old: Double) -> Bool {
    (impulse - old).magnitude <= Self.evenPart * (impulse.magnitude + old.magnitude) + 1e-12
  }
}
