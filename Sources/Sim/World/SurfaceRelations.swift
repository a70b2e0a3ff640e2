import Kernel

/// Which walls, removers and rays the items on each surface could meet, worked out once.
struct SurfaceRelations {
  var ridable: [Bool]
  var areas: [Rectangle]
  var walls: [[Int]]
  var removers: [[Int]]
  var rays: [[Int]]

  init(
    _ surfaces: [Surface], _ axes: [Axis], _ allWalls: [Region], _ removerBoxes: [Rectangle],
    _ allRays: [Ray]
  ) {
    let index = StaticIndex(surfaces: surfaces, walls: allWalls, rays: allRays)
    ridable = surfaces.indices.map { number in
      let surface = surfaces[number]
      guard case .rectangle(let rectangle) = surface.region, surface.gradient == .zero,
        surface.loadCell == nil
      else { return false }
      return !surfaces.indices.contains { other in
        guard other != number,
          Self.distance(surface.heights(axes), surfaces[other].heights(axes)) < 0.5,
          Self.meet(surface.region, surfaces[other].region)
        else { return false }
        guard case .rectangle(let neighbour) = surfaces[other].region else { return true }
        return rectangle.separation(from: neighbour) < -0.001
      }
    }
    areas = surfaces.map { surface in
      if case .rectangle(let rectangle) = surface.region { return rectangle }
      return Rectangle(pose: Pose(), length: 0, width: 0)
    }
    walls = surfaces.map { index.overlapping($0.region, \.walls) }
    rays = surfaces.map { index.overlapping($0.region, \.rays) }
    removers = surfaces.map { surface in
      removerBoxes.indices.filter { Self.meet(surface.region, .rectangle(removerBoxes[$0])) }
    }
  }

  /// Between two ranges of heights, m.
  private static func distance(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Double {
    max(a.lowerBound - b.upperBound, b.lowerBound - a.upperBound, 0)
  }

  /// Whether the upright bounding boxes of two regions share a place.
  private static func meet(_ a: Region, _ b: Region) -> Bool {
    let (x, y) = (a.bounds, b.bounds)
    return x.low.x <= y.high.x && y.low.x <= x.high.x && x.low.y <= y.high.y
      && y.low.y <= x.high.y
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
