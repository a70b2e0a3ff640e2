import Kernel

/// Finds what stands still near a place: a grid over the plant, with the surfaces, walls and rays
/// that an item whose middle is in a cell could touch.
///
/// - Cost: one cell a query, whatever the size of the plant.
struct StaticIndex: Sendable {
  /// What one cell holds, each list in ascending order.
  struct Cell: Sendable {
    var surfaces: [Int] = []
    var walls: [Int] = []
    var rays: [Int] = []
  }

  /// Half the diagonal of the largest item, with some room for the movement of a tick, m.
  private static let reach = 0.9
  private static let cellLimit = 250_000

  private var origin = Vector2.zero
  private var cellSize = 1.0
  private var columns = 0
  private var rows = 0
  private var cells: [Cell] = []
  private static let empty = Cell()

  init(surfaces: [Surface], walls: [Wall], rays: [Ray]) {
    let boxes =
      surfaces.map { Box($0.rectangle) } + walls.map { Box($0.rectangle) } + rays.map { Box($0) }
    guard var all = boxes.first else { return }
    for box in boxes { all.join(box) }
    origin = all.low
    let extent = all.high - all.low
    // A plant that is spread out widely gets larger cells rather than more memory.
    while (extent.x / cellSize + 1) * (extent.y / cellSize + 1) > Double(Self.cellLimit) {
      cellSize *= 2
    }
    columns = Int(extent.x / cellSize) + 1
    rows = Int(extent.y / cellSize) + 1
    cells = Array(repeating: Cell(), count: columns * rows)
    for (index, surface) in surfaces.enumerated() {
      fill(Box(surface.rectangle)) { $0.surfaces.append(index) }
    }
    for (index, wall) in walls.enumerated() {
      fill(Box(wall.rectangle)) { $0.walls.append(index) }
    }
    for (index, ray) in rays.enumerated() { fill(Box(ray)) { $0.rays.append(index) } }
  }

  /// What an item with its middle there could touch.
  func cell(at place: Vector2) -> Cell {
    let local = place - origin
    guard local.x >= 0, local.y >= 0 else { return Self.empty }
    let column = Int(local.x / cellSize)
    let row = Int(local.y / cellSize)
    guard column < columns, row < rows else { return Self.empty }
    return cells[row * columns + column]
  }

  private mutating func fill(_ box: Box, _ add: (inout Cell) -> Void) {
    let low = box.low - origin
    let high = box.high - origin
    for row in Int(low.y / cellSize)...Int(high.y / cellSize) {
      for column in Int(low.x / cellSize)...Int(high.x / cellSize) {
        add(&cells[row * columns + column])
      }
    }
  }

  /// An upright bounding box, grown by the reach of an item.
  private struct Box {
    var low: Vector2
    var high: Vector2

    init(_ rectangle: Rectangle) {
      let x = rectangle.extent(along: Vector2(1, 0)) + StaticIndex.reach
      let y = rectangle.extent(along: Vector2(0, 1)) + StaticIndex.reach
      low = rectangle.centre - Vector2(x, y)
      high = rectangle.centre + Vector2(x, y)
    }

    init(_ ray: Ray) {
      let end = ray.origin + ray.direction * (ray.range * (1 + ray.hysteresis))
      let grow = StaticIndex.reach + ray.radius
      low = Vector2(min(ray.origin.x, end.x) - grow, min(ray.origin.y, end.y) - grow)
      high = Vector2(max(ray.origin.x, end.x) + grow, max(ray.origin.y, end.y) + grow)
    }

    mutating func join(_ other: Box) {
      low = Vector2(min(low.x, other.low.x), min(low.y, other.low.y))
      high = Vector2(max(high.x, other.high.x), max(high.y, other.high.y))
    }
  }
}
