import Kernel

/// Paths of contacts through queues and trains: each shares a mover with the one before it.
///
/// The total pushes along a path obey a tridiagonal system, which is solved directly, so that a
/// push runs through a queue of any length at once. How a push divides between the two places of
/// a face, and friction, are left to the sweeps.
struct Chains: Sendable {
  /// One contact of a path.
  struct Link: Sendable {
    var contact: Int
    /// The mover it shares with the link before; −1 at the beginning of a path.
    var shared: Int
    /// What is left of the system while it is solved: the off-diagonal to the next link over the
    /// diagonal, and the right-hand side.
    var ratio = 0.0
    var push = 0.0
    /// The shares of the two places, and the levers of a push in those shares.
    var share = 0.5
    var leverA = 0.0
    var leverB = 0.0
  }

  var links: [Link] = []
  /// Where the links of each island begin.
  var starts: [Int] = []
  /// Up to two contacts of each mover; −1 for none.
  private var sides: [(Int, Int)] = []
  private var isTaken: [Bool] = []

  /// Finds the paths of all islands.
  mutating func find(_ islands: Islands, _ contacts: [Contact], _ movers: [Mover]) {
    links.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    sides.removeAll(keepingCapacity: true)
    isTaken.removeAll(keepingCapacity: true)
    for _ in movers { sides.append((-1, -1)) }
    for _ in contacts { isTaken.append(false) }
    for island in 0..<islands.count {
      starts.append(links.count)
      let touching =
        islands.contacts[islands.contactStarts[island]..<islands.contactStarts[island + 1]]
      guard touching.count > 1 else { continue }
      for index in touching where Self.joinsItems(contacts[index], movers) {
        let contact = contacts[index]
        guard sides[contact.a].1 < 0, sides[contact.b].1 < 0 else { continue }
        attach(index, to: contact.a)
        attach(index, to: contact.b)
      }
      // A wall or an actuator ends a path.
      for index in touching where !Self.joinsItems(contacts[index], movers) {
        if sides[contacts[index].a].1 < 0 { attach(index, to: contacts[index].a) }
      }
      for index in touching where !isTaken[index] && isEnd(contacts[index], movers) {
        follow(index, contacts, movers)
      }
    }
    starts.append(links.count)
  }

  private static func joinsItems(_ contact: Contact, _ movers: [Mover]) -> Bool {
    contact.b >= 0 && movers[contact.b].slot >= 0
  }

  private mutating func attach(_ contact: Int, to mover: Int) {
    if sides[mover].0 < 0 { sides[mover].0 = contact } else { sides[mover].1 = contact }
  }

  private func isEnd(_ contact: Contact, _ movers: [Mover]) -> Bool {
    !Self.joinsItems(contact, movers) || sides[contact.a].1 < 0 || sides[contact.b].1 < 0
  }

  /// Walks a path from its end.
  private mutating func follow(_ first: Int, _ contacts: [Contact], _ movers: [Mover]) {
    var index = first
    var shared = -1
    while true {
      isTaken[index] = true
      links.append(Link(contact: index, shared: shared))
      // On over the mover that has another contact, and not back.
      let contact = contacts[index]
      var next = -1
      for mover in [contact.a, contact.b] where mover >= 0 && mover != shared && next < 0 {
        guard movers[mover].slot >= 0 else { continue }
        let (x, y) = sides[mover]
        guard x == index || y == index else { continue }
        next = x == index ? y : x
        if next >= 0, !isTaken[next] { shared = mover } else { next = -1 }
      }
      guard next >= 0 else { return }
      index = next
    }
  }
}

extension Sweep {
  /// Solves the pushes along the paths of an island, each as if friction stayed as it is. Returns
  /// the greatest change of speed, m/s.
  func pushChains(_ links: UnsafeMutableBufferPointer<Chains.Link>) -> Double {
    var change = 0.0
    var index = links.startIndex
    // Down: eliminate each link from the next.
    while index < links.endIndex {
      eliminate(links, index)
      index += 1
    }
    // Up: each push from the one after it.
    var next = 0.0
    while index > links.startIndex {
      index -= 1
      let contact = contacts + links[index].contact
      let pressing =
        contact.pointee.place0.impulse + contact.pointee.place1.impulse
      let push = max(links[index].push - links[index].ratio * next, -pressing)
      next = links[index].shared < 0 ? 0 : push
      let x = max(push * links[index].share, -contact.pointee.place0.impulse)
      let y = max(push * (1 - links[index].share), -contact.pointee.place1.impulse)
      contact.pointee.place0.impulse += x
      contact.pointee.place1.impulse += y
      self.push(contact, x, y)
      change = max(
        change,
        x.magnitude * contact.pointee.place0.compliance
          + y.magnitude * contact.pointee.place1.compliance)
    }
    return change
  }

  private func eliminate(_ links: UnsafeMutableBufferPointer<Chains.Link>, _ index: Int) {
    let contact = contacts + links[index].contact
    let (p, q) = (contact.pointee.place0, contact.pointee.place1)
    let pressing = p.impulse + q.impulse
    // In equal shares, so that what is left of rounding in them is not enlarged.
    let share = contact.pointee.count < 2 ? 1 : 0.5
    let rest = 1 - share
    links[index].share = share
    links[index].leverA = share * p.leverA + rest * q.leverA
    links[index].leverB = share * p.leverB + rest * q.leverB
    links[index].ratio = 0
    links[index].push = 0
    var speed = share * (opening(contact, p) + p.bias)
    if rest > 0 { speed += rest * (opening(contact, q) + q.bias) }
    guard pressing > 0 || speed < 0 else { return }
    var diagonal =
      share * share * p.compliance + rest * rest * q.compliance
      + 2 * share * rest * contact.pointee.crossCompliance
    var wanted = -speed
    if links[index].shared >= 0 {
      let coupling = coupling(links, index)
      let ratio = links[index - 1].ratio * coupling
      // Nothing gives way between two that cannot: the sweeps share the push among them.
      guard diagonal - coupling * ratio > 1e-9 * diagonal else {
        links[index - 1].ratio = 0
        return
      }
      links[index - 1].ratio = ratio
      diagonal -= coupling * ratio
      wanted -= coupling * links[index - 1].push
    }
    links[index].push = wanted / diagonal
    // Times the coupling to the next link, once that is known.
    links[index].ratio = 1 / diagonal
  }

  /// How a push at the link before changes the opening speed at a link.
  private func coupling(
    _ links: UnsafeMutableBufferPointer<Chains.Link>, _ index: Int
  ) -> Double {
    let mover = links[index].shared
    let here = contacts + links[index].contact
    let before = contacts + links[index - 1].contact
    let isA = here.pointee.a == mover
    let wasA = before.pointee.a == mover
    let sum = movers[mover].answer.along(
      here.pointee.normal, isA ? links[index].leverA : links[index].leverB,
      before.pointee.normal, wasA ? links[index - 1].leverA : links[index - 1].leverB)
    return isA == wasA ? sum : -sum
  }
}
