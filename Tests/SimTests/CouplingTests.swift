import Kernel
import Testing

@testable import Sim

/// The linear system of an island is solved by blocks: what comes out must satisfy it.
@Suite struct CouplingTests {
  /// A row of movers of which each touches some of those before it, with inertia and friction on the
  /// diagonal and contacts, some of them sliding, beside it.
  private func coupling(_ draw: inout Generator, rows: Int, width: Int) -> Coupling {
    var coupling = Coupling()
    for row in 0..<rows {
      let first = max(0, row - draw.below(width + 1))
      coupling.rows.append(Coupling.Row(mover: row, first: first, offset: coupling.pairs.count))
      coupling.rowOf.append(row)
      let mass = draw.uniform(from: 0.5, to: 20)
      coupling.rows[row].diagonal = Block(mass: mass, inertia: mass * 0.02)
      coupling.rows[row].right = planar(&draw)
      for _ in first..<row { coupling.pairs.append(Coupling.Pair()) }
    }
    // A contact adds an outer product to both diagonals and takes it off both blocks beside them.
    for row in 0..<rows {
      for column in coupling.rows[row].first..<row {
        let place = coupling.rows[row].offset + column - coupling.rows[row].first
        let (left, right) = (planar(&draw), planar(&draw))
        // What slides follows the push: the two sides of the product differ a little.
        let slide = planar(&draw) * 0.1
        let spring = 1000.0
        coupling.rows[row].diagonal.add(left + slide, left * spring)
        coupling.rows[column].diagonal.add(right + slide, right * spring)
        coupling.pairs[place].lower.add((left + slide) * -1, right * spring)
        coupling.pairs[place].upper.add((right + slide) * -1, left * spring)
      }
    }
    return coupling
  }

  private func planar(_ draw: inout Generator) -> Planar {
    Planar(
      x: draw.uniform(from: -1, to: 1), y: draw.uniform(from: -1, to: 1),
      turn: draw.uniform(from: -0.2, to: 0.2))
  }

  @Test("The answer satisfies the system, for queues and for heaps", arguments: [1, 2, 5])
  func solves(width: Int) {
    for seed in UInt64(1)...50 {
      var draw = Generator(seed: seed, stream: 40)
      let rows = 1 + draw.below(12)
      let given = coupling(&draw, rows: rows, width: width)
      var solved = given
      solved.withMemory { $0.solve(0..<rows) }
      for row in 0..<rows {
        var sum = given.rows[row].diagonal * solved.rows[row].right
        for column in 0..<rows where column != row {
          let (high, low) = (max(row, column), min(row, column))
          guard low >= given.rows[high].first else { continue }
          let pair = given.pairs[given.rows[high].offset + low - given.rows[high].first]
          sum += (row > column ? pair.lower : pair.upper) * solved.rows[column].right
        }
        let missing = sum - given.rows[row].right
        #expect(missing.dot(missing) < 1e-16, "seed \(seed), row \(row)")
      }
    }
  }

  @Test("A block times its inverse is one")
  func inverse() {
    var draw = Generator(seed: 3, stream: 41)
    for _ in 0..<100 {
      var block = Block(mass: 3, inertia: 0.05)
      block.add(planar(&draw), planar(&draw))
      let vector = planar(&draw)
      let back = block.inverse * (block * vector) - vector
      #expect(back.dot(back) < 1e-20)
    }
  }
}
