import Kernel

extension Physics {
  /// Finds the movers that stand on each other or could touch side by side within the tick.
  mutating func findPairs() {
    grid.findPairs(movers, into: &nearPairs)
    heightOrder.clear()
    for index in movers.indices { heightOrder.append(index) }
    for (a, b) in nearPairs {
      if movers[a].bottom + Self.step >= movers[b].top {
        addBeneath(upper: a, lower: b)
      } else if movers[b].bottom + Self.step >= movers[a].top {
        addBeneath(upper: b, lower: a)
      } else {
        sidePairs.append((a, b))
      }
    }
    if !beneath.isEmpty {
      // Ties are broken by index.
      heightOrder.sort { a, b in
        movers[a].bottom == movers[b].bottom ? a < b : movers[a].bottom < movers[b].bottom
      }
    }
  }

  private mutating func addBeneath(upper: Int, lower: Int) {
    beneath.append(Beneath(lower: lower, next: movers[upper].firstBeneath))
    movers[upper].firstBeneath = beneath.count - 1
  }
}
