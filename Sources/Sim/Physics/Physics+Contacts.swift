import Kernel

extension Physics {
  /// Depth that contacts keep, so that they do not flicker, m.
  private static let slop = 2e-4
  /// Part of a deeper overlap that is undone in a tick, and the greatest speed of doing so, m/s.
  private static let recovery = 0.2
  private static let recoverySpeed = 0.5
  /// Overlaps with walls beyond this are left alone, m.
  private static let deepest = 0.02
  /// Closing speeds below this do not bounce, m/s.
  private static let bounceSpeed = 0.05

  /// Finds the contacts of the tick and starts them from the impulses of the last.
  mutating func findContacts(_ items: [Item], _ memory: [ContactMemory], _ plant: Plant) {
    for (a, b) in sidePairs {
      guard movers[a].bottom < movers[b].top - Self.step,
        movers[b].bottom < movers[a].top - Self.step
      else { continue }
      let margin = movers[a].margin + movers[b].margin
      let manifold = Manifold.between(
        movers[a].outline, movers[b].outline,
        travel: (movers[b].velocity - movers[a].velocity) * plant.seconds, margin: margin)
      guard manifold.count > 0 else { continue }
      // The key does not depend on the slots the two happen to be in.
      let (x, y) = (items[movers[a].slot].serial, items[movers[b].slot].serial)
      var pairing = Pairing(
        a: a, b: b, key: min(x, y) << 32 | max(x, y),
        friction: max(movers[a].faceFriction, movers[b].faceFriction),
        restitution: min(movers[a].restitution, movers[b].restitution))
      pairing.offset = manifold.offset
      add(pairing, manifold, memory, plant.seconds)
    }
    for index in movers.indices where movers[index].slot >= 0 {
      let mover = movers[index]
      for number in plant.model.index.walls(mover.position) {
        let wall = plant.walls[number]
        guard mover.bottom < wall.top - Self.step, wall.bottom < mover.top else { continue }
        let drive = driver(of: number, plant)
        var margin = mover.margin
        if drive >= 0 { margin += Self.margin(Vector2(wall.speed, 0), plant.seconds) }
        let manifold = Manifold.between(
          mover.outline, .box(wall.rectangle), travel: mover.velocity * -plant.seconds,
          margin: margin)
        // A blade that comes up under an item does not throw it aside.
        guard manifold.count > 0, min(manifold.gap0, manifold.gap1) > -Self.deepest else {
          continue
        }
        let key = items[mover.slot].serial << 32 | 1 << 31 | number
        let solid = plant.model.walls[number]
        var pairing = Pairing(
          a: index, b: drive, key: key, friction: solid.friction, restitution: 0)
        pairing.belt = wall.belt
        if drive >= 0 { pairing.travel = solid.travel }
        add(pairing, manifold, memory, plant.seconds)
      }
    }
  }

  /// The mover of the drive that moves a wall in this tick; −1 for a wall that stands.
  private mutating func driver(of wall: Int, _ plant: Plant) -> Int {
    guard plant.walls[wall].speed != 0, let travel = plant.model.walls[wall].travel else {
      return -1
    }
    let number = travel.axis
    for index in movers.indices.reversed() {
      guard movers[index].isDrive else { break }
      if movers[index].slot == -1 - number { return index }
    }
    let axis = plant.model.axes[number]
    var mover = Mover(
      axis, number: number, index: movers.count, speed: plant.axes[number].motion.speed)
    mover.wantedSpeed = plant.axisPlans[number].rate
    mover.driveLimit = axis.force * plant.seconds
    movers.append(mover)
    return movers.count - 1
  }

  private struct Pairing {
    var a: Int
    var b: Int
    var key: Int
    var friction: Double
    var restitution: Double
    /// How the drive b moves the wall, and the speed of the belt around that.
    var travel: Wall.Travel?
    var belt = 0.0
    var offset = Vector2.zero
  }

  private mutating func add(
    _ pair: Pairing, _ manifold: Manifold, _ memory: [ContactMemory], _ seconds: Double
  ) {
    var contact = Contact(
      a: pair.a, b: pair.b, key: pair.key, normal: manifold.normal, friction: pair.friction,
      belt: pair.belt, count: manifold.count)
    let old = ContactMemory.find(pair.key, in: memory)
    contact.place0 = place(manifold.place0, manifold.gap0, contact, pair, seconds)
    contact.place0.normalImpulse = old.normal0
    contact.place0.tangentImpulse = old.tangent0
    if manifold.count > 1 {
      contact.place1 = place(manifold.place1, manifold.gap1, contact, pair, seconds)
      contact.place1.normalImpulse = old.normal1
      contact.place1.tangentImpulse = old.tangent1
      contact.crossCompliance = compliance(
        contact, contact.place0, contact.place1, contact.normal)
    }
    movers[pair.a].isCoupled = true
    if pair.b >= 0 { movers[pair.b].isCoupled = true }
    contacts.append(contact)
  }

  private func place(
    _ spot: Vector2, _ gap: Double, _ contact: Contact, _ pair: Pairing, _ seconds: Double
  ) -> Contact.Place {
    var place = Contact.Place()
    place.armA = spot - movers[contact.a].position
    if let travel = pair.travel {
      place.armB = travel.arm(to: spot)
    } else if contact.b >= 0 {
      place.armB = spot + pair.offset - movers[contact.b].position
    }
    place.bias =
      gap > 0
      ? gap / seconds
      : max(min(0, gap + Self.slop) * Self.recovery / seconds, -Self.recoverySpeed)
    if pair.restitution > 0 {
      // Two that meet within the tick leave with a part of their closing speed.
      let speed = opening(contact, place, contact.normal)
      if speed < -Self.bounceSpeed, gap + speed * seconds <= 0 {
        place.bias = pair.restitution * speed
      }
    }
    place.normalCompliance = compliance(contact, place, place, contact.normal)
    place.tangentCompliance = compliance(contact, place, place, contact.normal.left)
    return place
  }

  /// Change of relative speed along `axis` at one place for a unit impulse at another.
  private func compliance(
    _ contact: Contact, _ p: Contact.Place, _ q: Contact.Place, _ axis: Vector2
  ) -> Double {
    let a = movers[contact.a]
    var sum = a.inverseMass + a.inverseInertia * p.armA.cross(axis) * q.armA.cross(axis)
    if contact.b >= 0 {
      let b = movers[contact.b]
      sum += b.inverseMass + b.inverseInertia * p.armB.cross(axis) * q.armB.cross(axis)
    }
    return sum
  }

  /// Speed of b away from a along an axis, at one place.
  func opening(_ contact: Contact, _ place: Contact.Place, _ axis: Vector2) -> Double {
    var relative = -movers[contact.a].velocity(at: place.armA)
    if contact.b >= 0 { relative += movers[contact.b].velocity(at: place.armB) }
    return relative.dot(axis)
  }
}

extension Wall.Travel {
  var axis: Int {
    switch self {
    case .along(_, let axis), .around(_, let axis): axis
    }
  }

  /// The arm of a place for the mover of the drive: the place moves by it, turned left.
  func arm(to place: Vector2) -> Vector2 {
    switch self {
    case .along(let direction, _): -direction.left
    case .around(let pivot, _): place - pivot
    }
  }
}
