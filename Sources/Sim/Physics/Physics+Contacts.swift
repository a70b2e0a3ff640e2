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

  /// The mover of the drive that moves a wall in this tick, or lets it give way; −1 for a wall that
  /// stands.
  private mutating func driver(of wall: Int, _ plant: Plant) -> Int {
    guard let number = plant.model.walls[wall].travel?.axis,
      plant.walls[wall].speed != 0 || !plant.model.axes[number].locks
    else { return -1 }
    for index in movers.indices.reversed() {
      guard movers[index].isDrive else { break }
      if movers[index].slot == -1 - number { return index }
    }
    let axis = plant.model.axes[number]
    var mover = Mover(
      axis, number: number, index: movers.count, speed: plant.axes[number].motion.speed)
    mover.wantedSpeed = plant.axisPlans[number].rate
    mover.driveLimit = axis.force * plant.seconds
    let way = plant.axes[number].motion.position
    mover.slowest = (axis.range.lowerBound - way) / plant.seconds
    mover.fastest = (axis.range.upperBound - way) / plant.seconds
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
    contact.old = ContactMemory.find(pair.key, in: memory)
    contact.place0 = place(manifold.place0, manifold.gap0, contact, pair, seconds)
    if manifold.count > 1 {
      contact.place1 = place(manifold.place1, manifold.gap1, contact, pair, seconds)
    }
    contact.recall()
    movers[pair.a].isCoupled = true
    if pair.b >= 0 { movers[pair.b].isCoupled = true }
    contacts.append(contact)
  }

  /// From the middles of a and b to a place; null for a wall that stands.
  private func arms(_ spot: Vector2, _ contact: Contact, _ pair: Pairing) -> (Vector2, Vector2) {
    let armA = spot - movers[contact.a].position
    if let travel = pair.travel { return (armA, travel.arm(to: spot)) }
    guard contact.b >= 0 else { return (armA, .zero) }
    return (armA, spot + pair.offset - movers[contact.b].position)
  }

  private func place(
    _ spot: Vector2, _ gap: Double, _ contact: Contact, _ pair: Pairing, _ seconds: Double
  ) -> Contact.Place {
    var place = Contact.Place()
    let (armA, armB) = arms(spot, contact, pair)
    place.leverA = armA.cross(contact.normal)
    place.leverB = armB.cross(contact.normal)
    place.tangentLeverA = armA.cross(contact.normal.left)
    place.tangentLeverB = armB.cross(contact.normal.left)
    place.bias =
      gap > 0
      ? gap / seconds
      : max(min(0, gap + Self.slop) * Self.recovery / seconds, -Self.recoverySpeed)
    if pair.restitution > 0 {
      // Two that meet within the tick leave with a part of their closing speed.
      let speed = opening(contact, place)
      if speed < -Self.bounceSpeed, gap + speed * seconds <= 0 {
        place.bias = pair.restitution * speed
      }
    }
    return place
  }

  /// Speed of b away from a at one place.
  private func opening(_ contact: Contact, _ place: Contact.Place) -> Double {
    let a = movers[contact.a]
    var speed = -a.velocity.dot(contact.normal) - a.spin * place.leverA
    if contact.b >= 0 {
      let b = movers[contact.b]
      speed += b.velocity.dot(contact.normal) + b.spin * place.leverB
    }
    return speed
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
