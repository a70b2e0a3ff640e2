import Kernel
import Scenes
import Sim
import Tags

/// What a client may know of the loaded plant and what does not change while it is loaded.
public final class Plant: Sendable {
  /// One part.
  public struct PartInfo: Sendable {
    /// Unique in the scene.
    public let name: String
    /// The catalogue's word for it, such as `belt-conveyor`.
    public let kind: String
    /// Where it stands; what the origin means is said by the part's page.
    public let pose: Pose
    /// Its signals and the tags they are bound to.
    public let signals: [(signal: String, tag: TagIndex)]
    /// Index for ``Command/Change/operate(device:_:)``, if an operator can use the part.
    public let device: Int?
    /// Whether it stands in the plant; what is on a panel has no place there.
    public let isPlaced: Bool
  }

  /// Counts the loads of the session: indices of one generation mean nothing in another.
  public let generation: Int
  public let name: String
  public let title: String
  public let tickLength: TickLength
  public let table: TagTable
  public let parts: [PartInfo]
  /// The pieces that can be seen, at the plant's layout; ``Frame/shapes`` has them as they move.
  public let shapes: [PlantShape]

  init(scene: Scene, generation: Int) {
    self.generation = generation
    name = scene.name
    title = scene.title
    tickLength = scene.model.tickLength
    table = scene.model.table
    parts = scene.parts.map { part in
      PartInfo(
        name: part.name, kind: part.kind, pose: part.pose, signals: part.signals,
        device: scene.model.panel.firstIndex { $0.part == part.name },
        isPlaced: Catalogue.kind(part.kind)?.height != nil)
    }
    shapes = PlantShape.all(of: scene.model)
  }
}

/// The whole plant after one tick, for readers: immutable, shared, and never the world itself.
public final class Frame: Sendable {
  /// One item.
  public struct ItemPose: Sendable, Equatable {
    /// The serial number: counts from 1 and is never used again.
    public let id: Int
    /// The name of its kind, such as `box-s`.
    public let kind: String
    /// Whether its footprint is a circle.
    public let isRound: Bool
    /// Middle of the bottom, m, and yaw, rad.
    public let pose: Pose
    /// Speed in space, m/s; velocity in the plane, m/s; yaw rate, rad/s.
    public let speed: Double
    public let velocity: Vector2
    public let spin: Double
    /// What a real one would have done by now: `would-tip`, `would-topple`.
    public let warnings: [String]
    /// Length, width, height, m.
    public let size: (length: Double, width: Double, height: Double)

    public static func == (a: ItemPose, b: ItemPose) -> Bool {
      a.id == b.id && a.pose == b.pose && a.speed == b.speed && a.warnings == b.warnings
    }
  }

  /// Whether the plant moves, by its reserved tags. A paused clock is another matter.
  public enum Mode: String, Sendable {
    case run
    case paused
    case edit
  }

  /// How the session's clock did so far.
  public struct Clock: Sendable, Equatable {
    /// False while the session is paused.
    public var isRunning: Bool
    public var speed: Speed
    /// Ticks that began later than the catch-up bound allows; time was given up, ticks were not.
    public var overruns: Int
    /// Lateness of the tick thread over the last ticks, seconds: median, 99th percentile, worst.
    public var lateness: (median: Double, p99: Double, worst: Double)

    public static func == (a: Clock, b: Clock) -> Bool {
      a.isRunning == b.isRunning && a.speed == b.speed && a.overruns == b.overruns
    }
  }

  /// What does not change while the scene is loaded.
  public let plant: Plant
  /// Counts publications; a later frame has a higher number.
  public let number: Int
  public let tick: Tick
  public let mode: Mode
  public let seed: UInt64
  /// ``Session/hash`` after this tick.
  public let hash: UInt64
  /// Who controls the plant.
  public let controller: ControllerReport
  /// The variables of the program that runs; nil without one.
  public let program: ProgramImage?
  public let clock: Clock
  /// By ``TagIndex``.
  public let tags: [TagState]
  public let items: [ItemPose]
  /// Setting of each panel device: pressed 1, released 0, a position, or volts.
  public let panel: [Double]
  /// Items emitted since the scene started, and items each remover took, summed.
  public let emitted: Int
  public let removed: Int
  /// Warnings that items got since the scene started.
  public let warnings: Int
  /// What ``shapes`` moves by: the value of each ramp, the place of each axis, and the level in
  /// each vessel.
  let ramps: [Double]
  let axes: [Double]
  let levels: [Double]

  init(session: Session, number: Int, clock: Clock, tags: [TagState]) {
    let world = session.world
    plant = session.plant
    hash = session.hash
    controller = session.report
    program = session.image
    self.number = number
    self.clock = clock
    self.tags = tags
    tick = world.state.tick
    mode =
      switch world.state.mode {
      case .run: .run
      case .paused: .paused
      case .edit: .edit
      }
    seed = world.state.seed
    items = world.items.map { item in
      let kind = world.kind(of: item)
      return ItemPose(
        id: item.serial, kind: kind.name, isRound: kind.isRound,
        pose: Pose(x: item.position.x, y: item.position.y, z: item.bottom, yaw: item.yaw),
        speed: item.speed, velocity: item.velocity, spin: item.spin, warnings: item.warnings.words,
        size: (kind.length, kind.width, kind.height))
    }
    ramps = world.state.ramps
    axes = world.state.axes.map(\.motion.position)
    levels = world.state.vessels.map(\.level)
    panel = world.state.panel
    emitted = world.state.nextSerial - 1
    removed = world.state.removed.reduce(0, +)
    warnings = world.state.warnings
  }

  /// Simulated time, s.
  public var time: Double { plant.tickLength.time(at: tick) }
}
