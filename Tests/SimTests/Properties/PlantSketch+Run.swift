import Kernel
import Tags

@testable import Sim

extension PlantSketch {
  /// A plant between two ticks.
  struct Moment {
    let world: World
    let items: [Item]
    /// Walls where they are, with what moves them.
    let walls: [WallNow]

    init(_ world: World) {
      self.world = world
      items = world.items
      walls = world.model.walls.map { $0.now(world.state.axes, world.state.ramps) }
    }
  }

  /// Writes what is done before the tick that follows tick `tick`.
  func act(_ world: inout World, after tick: Int) {
    for piece in pieces where piece.kind == .action && Int(piece["tick"]) == tick {
      world.write(Self.output(piece["signal"]), .bit(piece["on"] != 0))
    }
  }

  /// A world at the start.
  func world() -> World { World(model: model(), seed: 1) }

  /// Runs the plant until `look` objects to what a tick did.
  func firstObjection(_ look: (Moment, Moment) -> String?) -> String? {
    var world = world()
    var before = Moment(world)
    for tick in 0..<ticks {
      act(&world, after: tick)
      world.step()
      let after = Moment(world)
      if let objection = look(before, after) { return "tick \(tick + 1): \(objection)" }
      before = after
    }
    return nil
  }
}

extension PlantSketch.Moment {
  /// Whether two spans of heights share more than a step: then the two stand side by side.
  private func isLevel(_ item: Item, _ bottom: Double, _ top: Double) -> Bool {
    item.bottom < top - Physics.step && bottom < item.top - Physics.step
  }

  /// The worst overlap of items with each other and with walls, m.
  var deepestOverlap: (depth: Double, who: String) {
    var worst = (depth: 0.0, who: "")
    for (number, item) in items.enumerated() {
      for other in items[..<number] where isLevel(item, other.bottom, other.top) {
        let depth = item.depth(in: other.shape)
        if depth > worst.depth { worst = (depth, "items \(other.serial) and \(item.serial)") }
      }
      for (number, wall) in walls.enumerated() where isLevel(item, wall.bottom, wall.top) {
        let depth = item.depth(in: .box(wall.rectangle))
        if depth > worst.depth { worst = (depth, "item \(item.serial) and wall \(number)") }
      }
    }
    return worst
  }

  /// An item whose middle went into or through a wall or another item since the moment before.
  func crossing(since before: PlantSketch.Moment) -> String? {
    for item in items {
      guard let old = before.items.first(where: { $0.serial == item.serial }) else { continue }
      for (number, wall) in walls.enumerated() where isLevel(item, wall.bottom, wall.top) {
        let past = before.walls[number].rectangle
        let from = past.rotation.undo(old.position - past.centre)
        let to = wall.rectangle.rotation.undo(item.position - wall.rectangle.centre)
        if meets(from, to, wall.rectangle) {
          return "the middle of item \(item.serial) is in wall \(number)"
        }
      }
      for other in items where other.serial != item.serial {
        guard isLevel(item, other.bottom, other.top),
          let past = before.items.first(where: { $0.serial == other.serial })
        else { continue }
        let from = past.rotation.undo(old.position - past.position)
        let to = other.rotation.undo(item.position - other.position)
        if meets(from, to, other.rectangle) {
          return "the middle of item \(item.serial) is in item \(other.serial)"
        }
      }
    }
    return nil
  }

  /// Whether the way between two places, in the frame of a rectangle, goes through it.
  private func meets(_ from: Vector2, _ to: Vector2, _ rectangle: Rectangle) -> Bool {
    var (enters, leaves) = (0.0, 1.0)
    for (start, end, half) in [
      (from.x, to.x, rectangle.halfLength), (from.y, to.y, rectangle.halfWidth),
    ] {
      let way = end - start
      if way == 0 {
        if start.magnitude > half { return false }
        continue
      }
      let (first, second) = ((-half - start) / way, (half - start) / way)
      enters = max(enters, min(first, second))
      leaves = min(leaves, max(first, second))
    }
    return enters <= leaves
  }

  // MARK: Sums

  /// Kinetic energy, that of the spin included, and the energy of the height, J.
  var energy: Double {
    items.reduce(0) { sum, item in
      sum + item.mass * item.speed * item.speed / 2 + item.spin * item.spin / item.inverseInertia
        / 2
        + item.mass * Physics.gravity * item.bottom
    }
  }

  /// Momentum in the plane, kg m/s.
  var momentum: Vector2 {
    items.reduce(Vector2.zero) { $0 + $1.velocity * $1.mass }
  }

  /// Angular momentum about the origin, kg m²/s.
  var angularMomentum: Double {
    items.reduce(0) { sum, item in
      sum + item.mass * item.position.cross(item.velocity) + item.spin / item.inverseInertia
    }
  }
}

extension Item {
  /// What others can touch of it: a drum is round.
  fileprivate var shape: Outline {
    isRound ? .circle(position, radius: halfLength) : .box(rectangle)
  }

  /// How deep it stands in another outline, m; 0 where they do not overlap.
  fileprivate func depth(in other: Outline) -> Double {
    let manifold = Manifold.between(shape, other, travel: .zero, margin: 0)
    switch manifold.count {
    case 0: return 0
    case 1: return max(0, -manifold.gap0)
    default: return max(0, -manifold.gap0, -manifold.gap1)
    }
  }
}
