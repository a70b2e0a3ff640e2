import Kernel
import Tags

/// An item that is in the plant before the first tick.
public struct InitialItem: Sendable, Equatable {
  /// Index in ``Model/kinds``.
  public var kind: Int
  /// Middle of the bottom.
  public var pose: Pose
  /// m/s and rad/s.
  public var velocity: Vector2
  public var spin: Double

  public init(kind: Int, pose: Pose, velocity: Vector2 = .zero, spin: Double = 0) {
    self.kind = kind
    self.pose = pose
    self.velocity = velocity
    self.spin = spin
  }
}

/// What never changes of a plant: built once from its parts, shared by every world made of it.
public final class Model: Sendable {
  /// The tags that indices refer to.
  public let table: TagTable
  /// The length of a tick.
  public let tickLength: TickLength
  /// Whether the reset tag brings mechanisms home, besides removing the emitted items.
  public let resetsMechanisms: Bool
  public let ramps: [Ramp]
  /// Mechanisms that move between given places.
  public let axes: [Axis]
  public let surfaces: [Surface]
  public let walls: [Wall]
  public let rays: [Ray]
  public let raySensors: [RaySensor]
  public let loadCells: [LoadCell]
  public let loadSwitches: [LoadSwitch]
  public let distanceSensors: [DistanceSensor]
  public let encoders: [WheelEncoder]
  public let vessels: [Vessel]
  public let emitters: [Emitter]
  public let removers: [Remover]
  public let panel: [PanelDevice]
  /// What items there are; an item's kind is an index in here.
  public let kinds: [ItemKind]
  /// Items that are there before the first tick.
  public let initialItems: [InitialItem]
  /// A fingerprint of all of the above: a ``Snapshot`` fits models of the same hash only.
  public let hash: UInt64
  /// Unit vector of each surface's motion, before steering.
  let directions: [Vector2]
  /// Whether items may ride on each surface in closed form: level rectangles that weigh nothing
  /// and share their place with no other surface.
  let ridable: [Bool]
  /// The rectangle of each such surface; that of others is of no use.
  let rideAreas: [Rectangle]
  /// Upright boxes around the surfaces, and which other surfaces are near each.
  let surfaceBoxes: [Rectangle]
  let surfaceNeighbours: [[Int]]
  /// Walls, removers and rays that an item on each surface could meet.
  let surfaceWalls: [[Int]]
  let surfaceRemovers: [[Int]]
  let surfaceRays: [[Int]]
  let removerBoxes: [Rectangle]
  /// What a tick makes of each load cell.
  let loadTransitions: [LoadCell.Transition]
  /// Which of ``raySensors`` look along each ray.
  let sensorsOfRay: [[Int]]
  /// Surfaces that axes move, and walls that anything moves.
  let axisSurfaces: [Int]
  let hasPlatforms: Bool
  let movingWalls: [Int]
  /// The walls that each axis lifts.
  let liftedWalls: [[Int]]
  /// Finds surfaces, walls, rays and removers by place.
  let index: StaticIndex

  /// Builds the model of `parts`, whose tag indices refer to `table`.
  ///
  /// The order of `parts` does not matter, as long as their names differ.
  ///
  /// - Parameters:
  ///   - kinds: the scene's own kinds of items; they follow the bundled ones.
  ///   - initialItems: what is in the plant before the first tick, with indices in ``kinds``.
  public init(
    table: TagTable, tickLength: TickLength = .standard, resetsMechanisms: Bool = true,
    kinds: [ItemKind] = [], initialItems: [InitialItem] = [], parts: [any PartDefinition]
  ) {
    var builder = ModelBuilder()
    for part in Self.inOrder(parts) { part.build(into: &builder) }
    self.table = table
    self.tickLength = tickLength
    self.resetsMechanisms = resetsMechanisms
    ramps = builder.ramps
    axes = builder.axes
    surfaces = builder.surfaces
    walls = builder.walls
    rays = builder.rays
    raySensors = builder.raySensors
    loadCells = builder.loadCells
    loadSwitches = builder.loadSwitches
    distanceSensors = builder.distanceSensors
    encoders = builder.encoders.map { $0.placed(on: builder.surfaces) }
    vessels = builder.vessels
    emitters = builder.emitters
    removers = builder.removers
    panel = builder.panel
    directions = surfaces.map(\.direction)
    self.kinds = ItemKind.bundled + kinds
    self.initialItems = initialItems
    hash = builder.hash(
      table, tickLength, resetsMechanisms: resetsMechanisms, self.kinds, initialItems)
    var readers: [[Int]] = Array(repeating: [], count: rays.count)
    for (index, sensor) in raySensors.enumerated() {
      for ray in sensor.rays { readers[ray].append(index) }
    }
    sensorsOfRay = readers
    removerBoxes = removers.map {
      Rectangle(pose: $0.pose, length: $0.length, width: $0.width)
    }
    loadTransitions = loadCells.map { $0.transition(tickLength.seconds) }
    axisSurfaces = surfaces.indices.filter { builder.surfaces[$0].isMovedByAxis }
    hasPlatforms = surfaces.contains { $0.elevation != nil }
    movingWalls = walls.indices.filter { builder.walls[$0].moves }
    liftedWalls = axes.indices.map { axis in
      builder.walls.indices.filter { builder.walls[$0].lift == axis }
    }
    let reaches = walls.map { $0.reach(builder.axes) }
    let relations = SurfaceRelations(surfaces, axes, reaches, removerBoxes, rays)
    ridable = relations.ridable
    rideAreas = relations.areas
    surfaceBoxes = relations.boxes
    surfaceNeighbours = relations.neighbours
    surfaceWalls = relations.walls
    surfaceRemovers = relations.removers
    surfaceRays = relations.rays
    index = StaticIndex(
      surfaces: surfaces, walls: reaches, rays: rays, removers: removerBoxes)
  }

  /// Parts by their names, so that the order in which a scene lists them changes nothing: neither
  /// the order of sums nor which random numbers an emitter gets.
  private static func inOrder(_ parts: [any PartDefinition]) -> [any PartDefinition] {
    // Ties, which a scene does not allow, keep the order of the list.
    parts.enumerated().sorted {
      ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
    }.map(\.element)
  }
}

/// Collects what the parts add to a model.
public struct ModelBuilder {
  var ramps: [Ramp] = []
  var axes: [Axis] = []
  var surfaces: [Surface] = []
  var walls: [Wall] = []
  var rays: [Ray] = []
  var raySensors: [RaySensor] = []
  var loadCells: [LoadCell] = []
  var loadSwitches: [LoadSwitch] = []
  var distanceSensors: [DistanceSensor] = []
  var encoders: [WheelEncoder] = []
  var vessels: [Vessel] = []
  var emitters: [Emitter] = []
  var removers: [Remover] = []
  var panel: [PanelDevice] = []

  /// Adds a ramp and returns its index for surfaces to refer to.
  public mutating func add(_ ramp: Ramp) -> Int { append(ramp, to: &ramps) }
  /// Adds an axis and returns its index for surfaces and walls to refer to.
  public mutating func add(_ axis: Axis) -> Int { append(axis, to: &axes) }
  /// Adds a ray and returns its index for sensors to refer to.
  public mutating func add(_ ray: Ray) -> Int { append(ray, to: &rays) }
  /// Adds a load cell and returns its index for surfaces to refer to.
  public mutating func add(_ cell: LoadCell) -> Int { append(cell, to: &loadCells) }
  /// Adds a surface and returns its index for switches to refer to.
  @discardableResult
  public mutating func add(_ surface: Surface) -> Int { append(surface, to: &surfaces) }
  public mutating func add(_ sensor: LoadSwitch) { loadSwitches.append(sensor) }
  public mutating func add(_ wall: Wall) { walls.append(wall) }
  public mutating func add(_ sensor: RaySensor) { raySensors.append(sensor) }
  public mutating func add(_ sensor: DistanceSensor) { distanceSensors.append(sensor) }
  public mutating func add(_ encoder: WheelEncoder) { encoders.append(encoder) }
  public mutating func add(_ vessel: Vessel) { vessels.append(vessel) }
  public mutating func add(_ emitter: Emitter) { emitters.append(emitter) }
  public mutating func add(_ remover: Remover) { removers.append(remover) }
  public mutating func add(_ device: PanelDevice) { panel.append(device) }

  private func append<Element>(_ element: Element, to list: inout [Element]) -> Int {
    list.append(element)
    return list.count - 1
  }
}
