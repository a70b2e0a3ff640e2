import Kernel

/// Finds what stands still near a place: a grid over the plant, with the surfaces, walls, rays
/// and removers that an item whose middle is in a cell could touch.
///
/// - Cost: one cell a query, whatever the size of the plant.
struct StaticIndex: Sendable {
  /// What one cell holds, each list in ascending order.
  struct Cell: Sendable {
    var surfaces: [Int] = []
    /// Surfaces that carry what an item here could touch.
    var near: [Int] = []
    var walls: [Int] = []
    var rays: [Int] = []
    var removers: [Int] = []
  }

  /// Half the diagonal of the largest item, with some room for the movement of a tick, m.
  static let reach = 0.9
  private static let cellLimit = 250_000

  private var origin = Vector2.zero
  private(set) var cellSize = 1.0
  private var columns = 0
  private var rows = 0
  private var cells: [Cell] = []
  private static let empty = Cell()

  init(surfaces: [Surface], walls: [Region], rays: [Ray], removers: [Rectangle] = []) {
    let boxes =
      surfaces.map { Box($0.region).grown(Self.reach) } + walls.map { Box($0) }
      + rays.map { Box($0) } + removers.map { Box(.rectangle($0)) }
    guard var all = boxes.first else { return }
    for box in boxes { all.join(box) }
    // A plant that is spread out widely gets larger cells rather than more memory.
    while all.cells(cellSize) > Double(Self.cellLimit) { cellSize *= 2 }
    // Two cells more on each side, for what could touch an item in the last cell.
    let room = all.grown(2 * cellSize)
    origin = room.low
    let extent = room.high - room.low
    columns = Int(extent.x / cellSize) + 1
    rows = Int(extent.y / cellSize) + 1
    cells = Array(repeating: Cell(), count: columns * rows)
    for (index, surface) in surfaces.enumerated() {
      let box = Box(surface.region)
      fill(box) { $0.surfaces.append(index) }
      // An item anywhere in those cells counts as standing on the surface, not only in the box.
      fill(wholeCells(box).grown(2 * Self.reach)) { $0.near.append(index) }
    }
    for (index, wall) in walls.enumerated() {
      fill(Box(wall)) { $0.walls.append(index) }
    }
    for (index, ray) in rays.enumerated() { fill(Box(ray)) { $0.rays.append(index) } }
    for (index, remover) in removers.enumerated() {
      fill(Box(.rectangle(remover))) { $0.removers.append(index) }
    }
  }

  /// Index of the cell of an item with its middle there; −1 outside the plant.
  func cellIndex(at place: Vector2) -> Int {
    let column = (place.x - origin.x) / cellSize
    let row = (place.y - origin.y) / cellSize
    guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return -1 }
    return Int(row) * columns + Int(column)
  }

  /// What an item with its middle there could touch.
  func cell(at place: Vector2) -> Cell {
    let index = cellIndex(at: place)
    return index < 0 ? Self.empty : cells[index]
  }

  /// Surfaces under what an item with its middle there could touch.
  func near(_ place: Vector2) -> [Int] {
    let index = cellIndex(at: place)
    return index < 0 ? [] : cells[index].near
  }

  /// Surfaces that could carry an item with its middle there.
  func surfaces(_ place: Vector2) -> [Int] {
    let index = cellIndex(at: place)
    return index < 0 ? [] : cells[index].surfaces
  }

  /// Walls that an item with its middle there could touch.
  func walls(_ place: Vector2) -> [Int] {
    let index = cellIndex(at: place)
    return index < 0 ? [] : cells[index].walls
  }

  /// Removers whose box could hold an item's middle there.
  func removers(_ place: Vector2) -> [Int] {
    let index = cellIndex(at: place)
    return index < 0 ? [] : cells[index].removers
  }

  /// Rays that an item with its middle there could block.
  func rays(_ place: Vector2) -> [Int] {
    let index = cellIndex(at: place)
    return index < 0 ? [] : cells[index].rays
  }

  /// The cells that a box touches, as a box.
  private func wholeCells(_ box: Box) -> Box {
    let (low, high) = (box.low - origin, box.high - origin)
    var whole = box
    whole.low =
      origin + Vector2(
        (low.x / cellSize).rounded(.down), (low.y / cellSize).rounded(.down)) * cellSize
    whole.high =
      origin + Vector2(
        (high.x / cellSize).rounded(.down) + 1, (high.y / cellSize).rounded(.down) + 1) * cellSize
    return whole
  }

  private mutating func fill(_ box: Box, _ add: (inout Cell) -> Void) {
    let low = box.low - origin
    let high = box.high - origin
    // What has grown by whole cells may end where the grid does.
    for row in Int(low.y / cellSize)...min(rows - 1, Int(high.y / cellSize)) {
      for column in Int(low.x / cellSize)...min(columns - 1, Int(high.x / cellSize)) {
        add(&cells[row * columns + column])
      }
    }
  }

  /// An upright bounding box, grown by the reach of an item.
  private struct Box {
    var low: Vector2
    var high: Vector2

    init(_ region: Region) {
      low = region.bounds.low
      high = region.bounds.high
      self = grown(StaticIndex.reach)
    }

    init(_ ray: Ray) {
      let end = ray.origin + ray.direction * (ray.range * (1 + ray.hysteresis))
      let grow = StaticIndex.reach + ray.radius
      low = Vector2(min(ray.origin.x, end.x) - grow, min(ray.origin.y, end.y) - grow)
      high = Vector2(max(ray.origin.x, end.x) + grow, max(ray.origin.y, end.y) + grow)
    }

    func grown(_ margin: Double) -> Box {
      var box = self
      box.low -= Vector2(margin, margin)
      box.high += Vector2(margin, margin)
      return box
    }

    /// About how many cells of a size it holds.
    func cells(_ size: Double) -> Double {
      ((high.x - low.x) / size + 1) * ((high.y - low.y) / size + 1)
    }

    mutating func join(_ other: Box) {
      low = Vector2(min(low.x, other.low.x), min(low.y, other.low.y))
      high = Vector2(max(high.x, other.high.x), max(high.y, other.high.y))
    }
  }
}
