import Kernel

/// Which walls, removers and rays the items on each surface could meet, worked out once.
struct SurfaceRelations {
  var ridable: [Bool]
  var areas: [Rectangle]
  var boxes: [Rectangle]
  var neighbours: [[Int]]
  var walls: [[Int]]
  var removers: [[Int]]
  var rays: [[Int]]

  init(
    _ surfaces: [Surface], _ axes: [Axis], _ allWalls: [Region], _ removerBoxes: [Rectangle],
    _ allRays: [Ray]
  ) {
    let index = StaticIndex(surfaces: surfaces, walls: allWalls, rays: [])
    ridable = surfaces.indices.map { number in
      let surface = surfaces[number]
      guard case .rectangle(let rectangle) = surface.region, surface.gradient == .zero,
        surface.loadCell == nil
      else { return false }
      return !surfaces.indices.contains { other in
        guard other != number,
          Self.distance(surface.heights(axes), surfaces[other].heights(axes)) < 0.5,
          Self.meet(surface.region.bounds, surfaces[other].region.bounds)
        else { return false }
        guard case .rectangle(let neighbour) = surfaces[other].region else { return true }
        return rectangle.separation(from: neighbour) < -0.001
      }
    }
    areas = surfaces.map { surface in
      if case .rectangle(let rectangle) = surface.region { return rectangle }
      return Rectangle(pose: Pose(), length: 0, width: 0)
    }
    let bounds = surfaces.map(\.region.bounds)
    boxes = bounds.map(Rectangle.init)
    neighbours = surfaces.indices.map { number in
      surfaces.indices.filter {
        $0 != number && Self.meet(Self.grown(bounds[number], by: Self.near), bounds[$0])
      }
    }
    walls = surfaces.map { index.overlapping($0.region, \.walls) }
    let beams = allRays.map(\.bounds)
    rays = surfaces.map { surface in
      let bounds = Self.grown(surface.region.bounds, by: World.overhang)
      return beams.indices.filter { Self.meet(bounds, beams[$0]) }
    }
    removers = surfaces.map { surface in
      removerBoxes.indices.filter {
        Self.meet(surface.region.bounds, Region.rectangle(removerBoxes[$0]).bounds)
      }
    }
  }

  /// Between two ranges of heights, m.
  private static func distance(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Double {
    max(a.lowerBound - b.upperBound, b.lowerBound - a.upperBound, 0)
  }

  private typealias Bounds = (low: Vector2, high: Vector2)

  /// Surfaces further apart than this mean nothing to each other's riders, m.
  private static let near = World.overhang + World.overhangRoom(StaticIndex.room)

  private static func grown(_ bounds: Bounds, by reach: Double) -> Bounds {
    (bounds.low - Vector2(reach, reach), bounds.high + Vector2(reach, reach))
  }

  /// Whether two upright bounding boxes share a place.
  private static func meet(_ a: Bounds, _ b: Bounds) -> Bool {
    a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y
  }
}

extension Rectangle {
  /// An upright one.
  fileprivate init(_ bounds: (low: Vector2, high: Vector2)) {
    let half = (bounds.high - bounds.low) * 0.5
    self.init(
      centre: bounds.low + half, rotation: Rotation(cosine: 1, sine: 0), halfLength: half.x,
      halfWidth: half.y)
  }
}

extension Ray {
  /// An upright bounding box of the whole beam, and a little more than that.
  fileprivate var bounds: (low: Vector2, high: Vector2) {
    let end = origin + direction * (range * (1 + hysteresis))
    let grow = 1.5 * radius + 0.01
    return (
      Vector2(min(origin.x, end.x) - grow, min(origin.y, end.y) - grow),
      Vector2(max(origin.x, end.x) + grow, max(origin.y, end.y) + grow)
    )
  }
}

extension Surface {
  /// The heights it can be at.
  fileprivate func heights(_ axes: [Axis]) -> ClosedRange<Double> {
    guard let elevation else { return height...height }
    let range = axes[elevation].range
    return (height + range.lowerBound)...(height + range.upperBound)
  }
}

extension StaticIndex {
  /// All of one list from the cells that a region touches, ascending, each once.
  func overlapping(_ region: Region, _ list: KeyPath<Cell, [Int]>) -> [Int] {
    var found: [Int] = []
    let bounds = region.bounds
    var y = bounds.low.y
    while y < bounds.high.y + cellSize {
      var x = bounds.low.x
      while x < bounds.high.x + cellSize {
        found += cell(at: Vector2(min(x, bounds.high.x), min(y, bounds.high.y)))[keyPath: list]
        x += cellSize
      }
      y += cellSize
    }
    // Ties are the same index, and only one of them is kept.
    found.sort()
    var unique: [Int] = []
    for index in found where unique.last != index { unique.append(index) }
    return unique
  }
}
