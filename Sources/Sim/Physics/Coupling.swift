import Kernel

/// The linear system of all islands: how the impulses on each mover answer to the velocities of all.
///
/// A row and a column of blocks for each mover. Movers that touch each other have a block off the
/// diagonal; in an order along the island those lie near it, so elimination fills little more than
/// a band: for a queue or a train nothing at all. Each row keeps its blocks from the first that is
/// not null up to the diagonal, and their mirror images with them.
struct Coupling: Sendable {
  /// Work beyond which an island is left to the relaxation, products of blocks.
  private static let limit = 200_000

  struct Row: Sendable {
    var mover: Int
    /// The first column that is not null, and where the blocks from there on are.
    var first: Int
    var offset = 0
    var diagonal = Block.zero
    /// The right-hand side, and afterwards the answer.
    var right = Planar.zero
  }

  /// A block left of the diagonal and its mirror image.
  struct Pair: Sendable {
    var lower = Block.zero
    var upper = Block.zero
  }

  /// Rows, island after island.
  var rows: [Row] = []
  var pairs: [Pair] = []
  /// The row of each mover; −1 for one by itself.
  var rowOf: [Int] = []

  /// Lays the rows out for the contacts and stacks of a tick.
  mutating func arrange(
    _ islands: Islands, _ contacts: [Contact], _ movers: [Mover], _ samples: [Sample]
  ) {
    rows.clear()
    rowOf.clear()
    // Each is solved by itself, and nobody asks for a row.
    guard islands.count > 0 else { return }
    for _ in movers { rowOf.append(-1) }
    for mover in islands.movers { rows.append(Row(mover: mover, first: rows.count)) }
    for island in 0..<islands.count { order(islands.rows(island), movers) }
    for row in rows.indices { rowOf[rows[row].mover] = row }
    for contact in contacts where contact.b >= 0 { join(contact.a, contact.b) }
    for index in movers.indices where movers[index].isStacked {
      for position in movers[index].samples where samples[position].beneath >= 0 {
        join(index, samples[position].beneath)
      }
    }
    var count = 0
    for row in rows.indices {
      rows[row].offset = count
      count += row - rows[row].first
    }
    if pairs.count > count { pairs.removeLast(pairs.count - count) }
    while pairs.count < count { pairs.append(Pair()) }
  }

  /// Lends the rows out as plain memory.
  mutating func withMemory(_ work: (CouplingMemory) -> Void) {
    rows.withUnsafeMutableBufferPointer { rows in
      pairs.withUnsafeMutableBufferPointer { pairs in
        rowOf.withUnsafeMutableBufferPointer { rowOf in
          work(CouplingMemory(rows: rows.start, pairs: pairs.start, rowOf: rowOf.start))
        }
      }
    }
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let row = max(rowOf[a], rowOf[b])
    rows[row].first = min(rows[row].first, min(rowOf[a], rowOf[b]))
  }

  /// Sorts an island along its greater extent, with drives at the end. By insertion: from tick to
  /// tick neighbours stay neighbours, and most islands are small.
  private mutating func order(_ range: Range<Int>, _ movers: [Mover]) {
    guard range.count > 2 else { return }
    var low = Vector2(.infinity, .infinity)
    var high = -low
    for row in range where !movers[rows[row].mover].isDrive {
      let place = movers[rows[row].mover].position
      low = Vector2(min(low.x, place.x), min(low.y, place.y))
      high = Vector2(max(high.x, place.x), max(high.y, place.y))
    }
    let isAlongX = high.x - low.x >= high.y - low.y
    func key(_ mover: Int) -> Double {
      guard !movers[mover].isDrive else { return .infinity }
      return isAlongX ? movers[mover].position.x : movers[mover].position.y
    }
    // Ties keep the order of the movers.
    for row in range.dropFirst() {
      let mover = rows[row].mover
      let place = key(mover)
      var before = row - 1
      while before >= range.lowerBound, key(rows[before].mover) > place {
        rows[before + 1].mover = rows[before].mover
        before -= 1
      }
      rows[before + 1].mover = mover
    }
  }

  /// Whether some rows are few and narrow enough to be solved.
  func isNarrow(_ range: Range<Int>) -> Bool {
    var work = 0
    for row in range { work += (row - rows[row].first) * (row - rows[row].first) }
    return work <= Self.limit
  }
}

/// The rows of a ``Coupling`` as plain memory, while islands are solved.
struct CouplingMemory {
  let rows: UnsafeMutablePointer<Coupling.Row>
  let pairs: UnsafeMutablePointer<Coupling.Pair>
  let rowOf: UnsafeMutablePointer<Int>

  /// Where the block of a row and a column left of the diagonal is.
  @inline(__always)
  func pair(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Coupling.Pair> {
    pairs + (rows[row].offset + column - rows[row].first)
  }

  /// The row of a mover.
  @inline(__always)
  func row(_ mover: Int) -> UnsafeMutablePointer<Coupling.Row> { rows + rowOf[mover] }

  /// Forgets what is in some rows.
  func clear(_ range: Range<Int>) {
    for row in range {
      rows[row].diagonal = .zero
      rows[row].right = .zero
      for column in rows[row].first..<row { pair(row, column).pointee = Coupling.Pair() }
    }
  }

  /// Adds to the blocks that two movers share: `ab` says how impulses on a change with the velocity
  /// of b.
  @inline(__always)
  func add(_ a: Int, _ b: Int, _ ab: (inout Block) -> Void, _ ba: (inout Block) -> Void) {
    let (i, j) = (rowOf[a], rowOf[b])
    if i > j {
      let pair = pair(i, j)
      ab(&pair.pointee.lower)
      ba(&pair.pointee.upper)
    } else {
      let pair = pair(j, i)
      ab(&pair.pointee.upper)
      ba(&pair.pointee.lower)
    }
  }

  /// Solves some rows, by elimination without a change of order: afterwards `right` is the answer.
  ///
  /// Inertia and friction make the diagonal heavy enough for that.
  /// Cost: O(rows × width²) products of blocks.
  func solve(_ range: Range<Int>) {
    for row in range {
      let here = rows + row
      let first = here.pointee.first
      for column in first..<row {
        let pair = pair(row, column)
        let from = max(first, rows[column].first)
        for middle in from..<max(from, column) {
          pair.pointee.lower -=
            self.pair(row, middle).pointee.lower
            * self.pair(column, middle).pointee.upper
          pair.pointee.upper -=
            self.pair(column, middle).pointee.lower
            * self.pair(row, middle).pointee.upper
        }
        // The diagonal holds its inverse there already.
        let factor = pair.pointee.lower * rows[column].diagonal
        pair.pointee.lower = factor
        here.pointee.diagonal -= factor * pair.pointee.upper
        here.pointee.right -= factor * rows[column].right
      }
      here.pointee.diagonal = here.pointee.diagonal.inverse
    }
    for row in range.reversed() {
      let answer = rows[row].diagonal * rows[row].right
      rows[row].right = answer
      for column in rows[row].first..<row {
        rows[column].right -= pair(row, column).pointee.upper * answer
      }
    }
  }
}

extension UnsafeMutableBufferPointer {
  /// Where it begins; of an empty one, a place that must not be looked at.
  var start: UnsafeMutablePointer<Element> {
    baseAddress ?? UnsafeMutablePointer(bitPattern: MemoryLayout<Element>.alignment)!
  }
}
