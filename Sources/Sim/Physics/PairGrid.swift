import Kernel

/// Sorts movers into square cells, so that neighbours are found without looking at the rest.
///
/// Cost: O(movers + pairs within a cell's length). Memory is kept from tick to tick.
struct PairGrid: Sendable {
  private var cellOf: [Int] = []
  private var starts: [Int] = []
  private var order: [Int] = []
  private var columns = 0
  private var rows = 0

  /// Up to so many movers are compared each with each: less work than sorting them.
  private static let few = 12

  /// Adds each pair whose circles of reach meet, the lower index first, to `found`.
  mutating func findPairs(_ movers: [Mover], into found: inout [(Int, Int)]) {
    guard movers.count > Self.few else {
      for a in movers.indices {
        for b in (a + 1)..<movers.count where Self.meet(a, b, movers) { found.append((a, b)) }
      }
      return
    }
    var cell = 0.0
    for index in movers.indices { cell = max(cell, 2 * movers[index].reach) }
    bin(movers, cell: cell)
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * columns + column
        guard starts[cell] < starts[cell + 1] else { continue }
        // Each pair of cells once: the cell itself, and half of its neighbours.
        for first in starts[cell]..<starts[cell + 1] {
          for second in (first + 1)..<max(first + 1, starts[cell + 1]) {
            test(order[first], order[second], movers, &found)
          }
          for (right, up) in [(1, 0), (-1, 1), (0, 1), (1, 1)] {
            guard column + right >= 0, column + right < columns, row + up < rows else { continue }
            let other = (row + up) * columns + column + right
            for second in starts[other]..<starts[other + 1] {
              test(order[first], order[second], movers, &found)
            }
          }
        }
      }
    }
  }

  private func test(_ a: Int, _ b: Int, _ movers: [Mover], _ found: inout [(Int, Int)]) {
    if Self.meet(a, b, movers) { found.append((min(a, b), max(a, b))) }
  }

  private static func meet(_ a: Int, _ b: Int, _ movers: [Mover]) -> Bool {
    let sum = movers[a].reach + movers[b].reach
    return (movers[a].position - movers[b].position).lengthSquared < sum * sum
  }

  /// Counting sort by cell; within a cell by index.
  private mutating func bin(_ movers: [Mover], cell wanted: Double) {
    var low = movers[0].position
    var high = low
    for mover in movers {
      low = Vector2(min(low.x, mover.position.x), min(low.y, mover.position.y))
      high = Vector2(max(high.x, mover.position.x), max(high.y, mover.position.y))
    }
    // Few movers far apart get larger cells rather than more of them.
    var size = wanted
    let limit = Double(4 * movers.count + 64)
    while ((high.x - low.x) / size + 1) * ((high.y - low.y) / size + 1) > limit { size *= 2 }
    columns = Int((high.x - low.x) / size) + 1
    rows = Int((high.y - low.y) / size) + 1

    cellOf.clear()
    starts.clear()
    for _ in 0...(columns * rows) { starts.append(0) }
    for mover in movers {
      let cell =
        Int((mover.position.y - low.y) / size) * columns + Int((mover.position.x - low.x) / size)
      cellOf.append(cell)
      starts[cell + 1] += 1
    }
    for cell in 0..<(columns * rows) { starts[cell + 1] += starts[cell] }
    order.clear()
    for _ in movers { order.append(0) }
    // Filled from the back, which leaves each start where it belongs.
    for mover in movers.indices.reversed() {
      let cell = cellOf[mover]
      starts[cell + 1] -= 1
      order[starts[cell + 1]] = mover
    }
    // Now each entry is the start of the cell before it: shift back.
    for cell in 0..<(columns * rows) { starts[cell] = starts[cell + 1] }
    starts[columns * rows] = movers.count
  }
}

extension Mover {
  /// What it could touch within the tick is not further from its middle, m.
  fileprivate var reach: Double { radius + margin }
}
