import Kernel

extension Solver {
  /// Finds the items that stand on each other or could touch side by side within the tick.
  ///
  /// Sweep along x over the extents, grown by the movement of a tick. Cost: O(n log n + pairs).
  mutating func findPairs(_ items: [Item], _ seconds: Double) {
    sweepOrder.removeAll(keepingCapacity: true)
    heightOrder.removeAll(keepingCapacity: true)
    for index in items.indices {
      sweepOrder.append(index)
      heightOrder.append(index)
    }
    let lefts = items.map { $0.position.x - Self.reach($0, seconds) }
    sweepOrder.sort { a, b in lefts[a] == lefts[b] ? a < b : lefts[a] < lefts[b] }
    for (place, first) in sweepOrder.enumerated() {
      let right = items[first].position.x + Self.reach(items[first], seconds)
      for second in sweepOrder[(place + 1)...] {
        if lefts[second] > right { break }
        let reach = Self.reach(items[first], seconds) + Self.reach(items[second], seconds)
        let offset = items[second].position - items[first].position
        guard offset.lengthSquared < reach * reach else { continue }
        // The pair's order is by index, so that it does not depend on where the two stand.
        classify(min(first, second), max(first, second), items)
      }
    }
    if !beneath.isEmpty {
      heightOrder.sort { a, b in
        items[a].bottom == items[b].bottom ? a < b : items[a].bottom < items[b].bottom
      }
    }
  }

  private mutating func classify(_ a: Int, _ b: Int, _ items: [Item]) {
    if items[a].bottom + Self.step >= items[b].top {
      addBeneath(upper: a, lower: b)
    } else if items[b].bottom + Self.step >= items[a].top {
      addBeneath(upper: b, lower: a)
    } else {
      sidePairs.append((a, b))
    }
  }

  private mutating func addBeneath(upper: Int, lower: Int) {
    beneath.append(Beneath(lower: lower, next: work[upper].firstBeneath))
    work[upper].firstBeneath = beneath.count - 1
  }

  private static func reach(_ item: Item, _ seconds: Double) -> Double {
    let length = item.halfLength
    let width = item.halfWidth
    return (length * length + width * width).squareRoot() + Self.margin(item, seconds)
  }

  /// How far ahead contacts are looked for: what the item travels in a tick, and a little, m.
  static func margin(_ item: Item, _ seconds: Double) -> Double {
    0.003 + 1.5 * item.velocity.length * seconds
  }
}
