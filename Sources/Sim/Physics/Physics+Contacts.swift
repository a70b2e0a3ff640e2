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
      let manifold = Manifold.between(movers[a].rectangle, movers[b].rectangle, margin: margin)
      guard manifold.count > 0 else { continue }
      // The key does not depend on the slots the two happen to be in.
      let (x, y) = (items[movers[a].slot].serial, items[movers[b].slot].serial)
      let pairing = Pairing(
        a: a, b: b, key: min(x, y) << 32 | max(x, y),
        friction: max(movers[a].faceFriction, movers[b].faceFriction),
        restitution: min(movers[a].restitution, movers[b].restitution))
      add(pairing, manifold, memory, plant.seconds)
    }
    for index in movers.indices where movers[index].slot >= 0 {
      let mover = movers[index]
      for number in plant.model.index.walls(mover.position) {
        let wall = plant.walls[number]
        guard mover.bottom < wall.top - Self.step, wall.bottom < mover.top else { continue }
        let drive = driver(of: number, plant)
        let margin =
          mover.margin + (drive < 0 ? 0 : Self.margin(movers[drive].velocity, plant.seconds))
        let manifold = Manifold.between(mover.rectangle, wall.rectangle, margin: margin)
        // A blade that comes up under an item does not throw it aside.
        guard manifold.count > 0, min(manifold.gap0, manifold.gap1) > -Self.deepest else {
          continue
        }
        let key = items[mover.slot].serial << 32 | 1 << 31 | number
        let pairing = Pairing(
          a: index, b: drive, key: key, friction: plant.model.walls[number].friction,
          restitution: 0)
        add(pairing, manifold, memory, plant.seconds)
      }
    }
  }

  /// The mover of the actuator that moves a wall in this tick; −1 for a wall that stands.
  private mutating func driver(of wall: Int, _ plant: Plant) -> Int {
    guard let number = plant.model.walls[wall].actuator, plant.walls[wall].moves,
      case .along(let axis) = plant.model.actuators[number].direction
    else { return -1 }
    if let known = movers.lastIndex(where: { $0.slot == -1 - number }) { return known }
    let actuator = plant.model.actuators[number]
    let speed = plant.actuatorSpeeds[number]
    var mover = Mover(
      actuator, axis, number: number, index: movers.count,
      speed: plant.oldActuatorSpeeds[number])
    mover.wantedSpeed = speed
    mover.driveLimit = actuator.force * plant.seconds
    movers.append(mover)
    return movers.count - 1
  }

  private struct Pairing {
    var a: Int
    var b: Int
    var key: Int
    var friction: Double
    var restitution: Double
  }

  private mutating func add(
    _ pair: Pairing, _ manifold: Manifold, _ memory: [ContactMemory], _ seconds: Double
  ) {
    var contact = Contact(
      a: pair.a, b: pair.b, key: pair.key, normal: manifold.normal, friction: pair.friction,
      count: manifold.count)
    contact.old = ContactMemory.find(pair.key, in: memory)
    contact.place0 = place(manifold.place0, manifold.gap0, contact, pair.restitution, seconds)
    var middle = manifold.place0
    if manifold.count > 1 {
      contact.place1 = place(manifold.place1, manifold.gap1, contact, pair.restitution, seconds)
      middle = (manifold.place0 + manifold.place1) * 0.5
    }
    let tangent = contact.normal.left
    contact.tangentLeverA = (middle - movers[pair.a].position).cross(tangent)
    if pair.b >= 0 {
      contact.tangentLeverB = (middle - movers[pair.b].position).cross(tangent)
    }
    contact.recall()
    movers[pair.a].isCoupled = true
    if pair.b >= 0 { movers[pair.b].isCoupled = true }
    contacts.append(contact)
  }

  private func place(
    _ spot: Vector2, _ gap: Double, _ contact: Contact, _ restitution: Double,
    _ seconds: Double
  ) -> Contact.Place {
    var place = Contact.Place()
    place.leverA = (spot - movers[contact.a].position).cross(contact.normal)
    if contact.b >= 0 {
      place.leverB = (spot - movers[contact.b].position).cross(contact.normal)
    }
    place.bias =
      gap > 0
      ? gap / seconds
      : max(min(0, gap + Self.slop) * Self.recovery / seconds, -Self.recoverySpeed)
    if restitution > 0 {
      // Two that meet within the tick leave with a part of their closing speed.
      let speed = opening(contact, place)
      if speed < -Self.bounceSpeed, gap + speed * seconds <= 0 {
        place.bias = restitution * speed
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
