import Kernel
import Tags

/// A piece of something that carries items: a flat rectangle whose points may move.
public struct Surface: Sendable, Equatable {
  public var rectangle: Rectangle
  /// Height of the carrying plane, m.
  public var height: Double
  public var friction: Double
  /// Ramps that give the speed (m/s), an added height (m) and an added heading (rad).
  public var speed: Int?
  public var lift: Int?
  public var steering: Int?
  /// Direction of the motion against the rectangle's own x axis, rad.
  public var heading: Double = 0
  /// The load cell that weighs what stands here.
  public var loadCell: Int?

  public init(rectangle: Rectangle, height: Double, friction: Double, speed: Int? = nil) {
    self.rectangle = rectangle
    self.height = height
    self.friction = friction
    self.speed = speed
  }
}

/// A solid upright block that never moves: a guide, a frame, a fixture.
public struct Wall: Sendable, Equatable {
  public var rectangle: Rectangle
  /// Its range of heights, m.
  public var bottom: Double
  public var top: Double
  public var friction: Double = 0.2

  public init(rectangle: Rectangle, bottom: Double, top: Double) {
    self.rectangle = rectangle
    self.bottom = bottom
    self.top = top
  }
}

/// What never changes of a plant: built once from its parts, shared by every world made of it.
public struct Model: Sendable {
  public let table: TagTable
  public let tickLength: TickLength
  /// Whether the reset tag brings mechanisms home, besides removing the emitted items.
  public let resetsMechanisms: Bool
  public let ramps: [Ramp]
  public let surfaces: [Surface]
  public let walls: [Wall]
  public let rays: [Ray]
  public let raySensors: [RaySensor]
  public let loadCells: [LoadCell]
  public let emitters: [Emitter]
  public let removers: [Remover]
  public let panel: [PanelDevice]
  /// Unit vector of each surface's motion, before steering.
  let headings: [Vector2]
  /// Finds surfaces, walls and rays by place.
  let index: StaticIndex

  /// Builds the model of `parts`, whose tag indices refer to `table`.
  public init(
    table: TagTable, tickLength: TickLength = .standard, resetsMechanisms: Bool = true,
    parts: [any PartDefinition]
  ) {
    var builder = ModelBuilder()
    for part in parts { part.build(into: &builder) }
    self.table = table
    self.tickLength = tickLength
    self.resetsMechanisms = resetsMechanisms
    ramps = builder.ramps
    surfaces = builder.surfaces
    walls = builder.walls
    rays = builder.rays
    raySensors = builder.raySensors
    loadCells = builder.loadCells
    emitters = builder.emitters
    removers = builder.removers
    panel = builder.panel
    headings = builder.surfaces.map { surface in
      surface.rectangle.rotation.apply(Rotation(yaw: surface.heading).forward)
    }
    index = StaticIndex(surfaces: surfaces, walls: walls, rays: rays)
  }
}

/// Collects what the parts add to a model.
public struct ModelBuilder {
  var ramps: [Ramp] = []
  var surfaces: [Surface] = []
  var walls: [Wall] = []
  var rays: [Ray] = []
  var raySensors: [RaySensor] = []
  var loadCells: [LoadCell] = []
  var emitters: [Emitter] = []
  var removers: [Remover] = []
  var panel: [PanelDevice] = []

  /// Adds a ramp and returns its index for surfaces to refer to.
  public mutating func add(_ ramp: Ramp) -> Int { append(ramp, to: &ramps) }
  /// Adds a ray and returns its index for sensors to refer to.
  public mutating func add(_ ray: Ray) -> Int { append(ray, to: &rays) }
  /// Adds a load cell and returns its index for surfaces to refer to.
  public mutating func add(_ cell: LoadCell) -> Int { append(cell, to: &loadCells) }
  public mutating func add(_ surface: Surface) { surfaces.append(surface) }
  public mutating func add(_ wall: Wall) { walls.append(wall) }
  public mutating func add(_ sensor: RaySensor) { raySensors.append(sensor) }
  public mutating func add(_ emitter: Emitter) { emitters.append(emitter) }
  public mutating func add(_ remover: Remover) { removers.append(remover) }
  public mutating func add(_ device: PanelDevice) { panel.append(device) }

  private func append<Element>(_ element: Element, to list: inout [Element]) -> Int {
    list.append(element)
    return list.count - 1
  }
}
