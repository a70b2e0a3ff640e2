import Kernel

extension Solver {
  /// Depth that contacts keep, so that they do not flicker, m.
  private static let slop = 2e-4
  /// Part of a deeper overlap that is undone in a tick, and the greatest speed of doing so, m/s.
  private static let recovery = 0.2
  private static let recoverySpeed = 0.5

  /// Finds the contacts of the tick and starts them from the impulses of the last.
  mutating func findContacts(
    _ items: [Item], _ memory: [ContactMemory], _ model: Model, _ seconds: Double
  ) {
    for (a, b) in sidePairs {
      guard items[a].bottom < items[b].top - Self.step, items[b].bottom < items[a].top - Self.step
      else { continue }
      let margin = Self.margin(items[a], seconds) + Self.margin(items[b], seconds)
      let manifold = Manifold.between(items[a].rectangle, items[b].rectangle, margin: margin)
      guard manifold.count > 0 else { continue }
      let key = items[a].serial << 32 | items[b].serial
      let friction = max(items[a].kind.faceFriction, items[b].kind.faceFriction)
      add(Pairing(a: a, b: b, key: key, friction: friction), manifold, items, memory, seconds)
    }
    for index in items.indices {
      let item = items[index]
      for number in model.index.cell(at: item.position).walls {
        let wall = model.walls[number]
        guard item.bottom < wall.top, wall.bottom < item.top else { continue }
        let margin = Self.margin(item, seconds)
        let manifold = Manifold.between(item.rectangle, wall.rectangle, margin: margin)
        guard manifold.count > 0 else { continue }
        let key = item.serial << 32 | 1 << 31 | number
        add(
          Pairing(a: index, b: -1, key: key, friction: wall.friction), manifold, items, memory,
          seconds)
      }
    }
  }

  private struct Pairing {
    var a: Int
    var b: Int
    var key: Int
    var friction: Double
  }

  private mutating func add(
    _ pair: Pairing, _ manifold: Manifold, _ items: [Item], _ memory: [ContactMemory],
    _ seconds: Double
  ) {
    var contact = Contact(
      a: pair.a, b: pair.b, key: pair.key, normal: manifold.normal, friction: pair.friction,
      count: manifold.count)
    let old = Self.recall(pair.key, memory)
    contact.place0 = place(manifold.place0, manifold.gap0, contact, items, seconds)
    contact.place0.normalImpulse = old.impulse0
    if manifold.count > 1 {
      contact.place1 = place(manifold.place1, manifold.gap1, contact, items, seconds)
      contact.place1.normalImpulse = old.impulse1
      contact.crossCompliance = compliance(
        contact, contact.place0, contact.place1, contact.normal)
    }
    work[pair.a].isCoupled = true
    if pair.b >= 0 { work[pair.b].isCoupled = true }
    contacts.append(contact)
  }

  private func place(
    _ spot: Vector2, _ gap: Double, _ contact: Contact, _ items: [Item], _ seconds: Double
  ) -> Contact.Place {
    var place = Contact.Place()
    place.armA = spot - items[contact.a].position
    if contact.b >= 0 { place.armB = spot - items[contact.b].position }
    place.bias =
      gap > 0
      ? gap / seconds
      : max(min(0, gap + Self.slop) * Self.recovery / seconds, -Self.recoverySpeed)
    place.normalCompliance = compliance(contact, place, place, contact.normal)
    place.tangentCompliance = compliance(contact, place, place, contact.normal.left)
    return place
  }

  /// Change of relative speed along `axis` at one place for a unit impulse at another.
  private func compliance(
    _ contact: Contact, _ p: Contact.Place, _ q: Contact.Place, _ axis: Vector2
  ) -> Double {
    let a = work[contact.a]
    var sum =
      a.inverseMass + a.inverseInertia * p.armA.cross(axis) * q.armA.cross(axis)
    if contact.b >= 0 {
      let b = work[contact.b]
      sum += b.inverseMass + b.inverseInertia * p.armB.cross(axis) * q.armB.cross(axis)
    }
    return sum
  }

  /// Keeps the impulses for the next tick, by key.
  func remember(_ items: [Item], _ memory: inout [ContactMemory]) {
    memory.removeAll(keepingCapacity: true)
    for contact in contacts
    where contact.place0.normalImpulse > 0 || contact.place1.normalImpulse > 0 {
      memory.append(
        ContactMemory(
          key: contact.key, impulse0: contact.place0.normalImpulse,
          impulse1: contact.place1.normalImpulse))
    }
    memory.sort { $0.key < $1.key }
  }

  private static func recall(_ key: Int, _ memory: [ContactMemory]) -> ContactMemory {
    var low = 0
    var high = memory.count
    while low < high {
      let middle = (low + high) / 2
      if memory[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < memory.count && memory[low].key == key ? memory[low] : ContactMemory()
  }
}
