import Kernel

/// Groups of movers that act on each other, each solved by itself.
struct Islands: Sendable {
  /// Coupled movers and contacts, island after island, and where each island begins.
  var movers: [Int] = []
  var contacts: [Int] = []
  var moverStarts: [Int] = []
  var contactStarts: [Int] = []
  /// Whether each island can be solved directly.
  var isNarrow: [Bool] = []
  /// Island of each mover; −1 for one by itself.
  var of: [Int] = []

  var count: Int { max(0, moverStarts.count - 1) }

  /// Positions of an island's members in ``movers``, and so its rows in the ``Coupling``.
  func rows(_ island: Int) -> Range<Int> { moverStarts[island]..<moverStarts[island + 1] }

  /// Forgets the islands of the last tick.
  mutating func clear() {
    movers.clear()
    contacts.clear()
    moverStarts.clear()
    contactStarts.clear()
    isNarrow.clear()
    of.clear()
  }

  /// An island's movers.
  func members(_ island: Int) -> ArraySlice<Int> { movers[rows(island)] }

  /// An island's contacts.
  func contacts(of island: Int) -> ArraySlice<Int> {
    contacts[contactStarts[island]..<contactStarts[island + 1]]
  }
}

extension Physics {
  /// Joins what contacts and stacking couple into islands.
  mutating func joinIslands() {
    islands.clear()
    guard movers.contains(where: { $0.isCoupled }) else {
      for _ in movers { islands.of.append(-1) }
      return
    }
    for contact in contacts where contact.b >= 0 { join(contact.a, contact.b) }
    for index in movers.indices where movers[index].isStacked {
      for position in movers[index].samples where samples[position].beneath >= 0 {
        join(index, samples[position].beneath)
      }
    }
    number()
    sortMembers()
  }

  /// Numbers islands by their lowest mover.
  private mutating func number() {
    var count = 0
    for index in movers.indices {
      guard movers[index].isCoupled else {
        islands.of.append(-1)
        continue
      }
      // A root is the lowest of its tree, so it has its number before the others ask for it.
      let root = root(index)
      if root == index {
        islands.of.append(count)
        count += 1
      } else {
        islands.of.append(islands.of[root])
      }
    }
    for _ in 0...count {
      islands.moverStarts.append(0)
      islands.contactStarts.append(0)
    }
  }

  /// Counting sorts, which keep the order within an island.
  private mutating func sortMembers() {
    for index in movers.indices where islands.of[index] >= 0 {
      islands.moverStarts[islands.of[index] + 1] += 1
      islands.movers.append(0)
    }
    for contact in contacts {
      islands.contactStarts[islands.of[contact.a] + 1] += 1
      islands.contacts.append(0)
    }
    for island in 0..<islands.count {
      islands.moverStarts[island + 1] += islands.moverStarts[island]
      islands.contactStarts[island + 1] += islands.contactStarts[island]
    }
    var next = islands.moverStarts
    for index in movers.indices where islands.of[index] >= 0 {
      islands.movers[next[islands.of[index]]] = index
      next[islands.of[index]] += 1
    }
    next = islands.contactStarts
    for (index, contact) in contacts.enumerated() {
      islands.contacts[next[islands.of[contact.a]]] = index
      next[islands.of[contact.a]] += 1
    }
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let x = root(a)
    let y = root(b)
    if x < y { movers[y].parent = x } else { movers[x].parent = y }
  }

  private mutating func root(_ index: Int) -> Int {
    var root = index
    while movers[root].parent != root { root = movers[root].parent }
    // Shortens the way for the next that asks.
    var next = index
    while movers[next].parent != root {
      let parent = movers[next].parent
      movers[next].parent = root
      next = parent
    }
    return root
  }
}
