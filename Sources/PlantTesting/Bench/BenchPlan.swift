import Kernel
import Sim
import Tags

/// Collects the parts, tags and items of a plant that is made for measuring.
struct BenchPlan {
  /// Edge of the cubes, m, and their distance from middle to middle when they travel freely.
  static let edge = 0.3
  static let pitch = 0.6
  /// Boxes on one belt, and the speed of the belts, m/s.
  static let boxesPerBelt = 10
  static let speed = 0.5
  /// Height of the belts, m.
  static let height = 0.8
  static let tickLength = TickLength(milliseconds: 8) ?? .standard

  /// A cube of 3 kg.
  static let cube = ItemKind(
    name: "bench-cube", length: edge, width: edge, height: edge, mass: 3)
  /// The index of ``cube`` among the kinds of the plant, and a mask of just that.
  static let cubeKind = ItemKind.bundled.count
  static let cubeMask = ItemMask(index: cubeKind)

  private(set) var tags: [Tag] = []
  private(set) var items: [InitialItem] = []
  private(set) var parts: [any PartDefinition] = []
  /// The output that runs every belt, emitter and remover.
  let run: TagIndex

  init() {
    run = TagIndex(ReservedTag.allCases.count)
    tags.append(Self.tag("Run", .output, 0))
  }

  private static func tag(_ name: String, _ kind: TagKind, _ address: Int) -> Tag {
    Tag(
      name: name, id: .derived(scene: "bench", name: name, kind: kind, ordinal: 0),
      address: address, type: .bit, kind: kind)
  }

  /// A belt that reaches its speed at once, from `from` to `to` metres along x.
  mutating func belt(
    from: Double, to: Double, y: Double, width: Double, speed: Double = BenchPlan.speed
  ) {
    var belt = Conveyor.belt(
      name: "Belt \(parts.count)", pose: Pose(x: (from + to) / 2, y: y, z: Self.height),
      length: to - from)
    belt.width = width
    belt.speed = speed
    belt.acceleration = 1e6
    belt.forward = run
    parts.append(belt)
  }

  /// A photo-eye across a belt that is 0.5 m wide.
  mutating func eye(x: Double, y: Double) {
    let pose = Pose(x: x, y: y - 0.4, z: Self.height + 0.15, yaw: 90 * radiansPerDegree)
    var eye = RetroreflectiveSensor(name: "Eye \(parts.count)", pose: pose)
    eye.range = 0.8
    eye.signal = TagIndex(ReservedTag.allCases.count + tags.count)
    tags.append(Self.tag(eye.name, .input, tags.count - 1))
    parts.append(eye)
  }

  /// Any other part.
  mutating func add(_ part: some PartDefinition) { parts.append(part) }

  /// A cube that is in the plant from the start.
  mutating func box(x: Double, y: Double, yaw: Double = 0, speed: Double = 0) {
    items.append(
      InitialItem(
        kind: Self.cubeKind, pose: Pose(x: x, y: y, z: Self.height, yaw: yaw),
        velocity: Vector2(speed, 0)))
  }

  /// The plant before its first tick, with its run output on.
  ///
  /// - Parameter isEmpty: leaves the initial items out, to tell what the plant itself takes.
  func world(isEmpty: Bool = false) -> World {
    let model = Model(
      table: TagTable(sceneTags: tags), tickLength: Self.tickLength, kinds: [Self.cube],
      initialItems: isEmpty ? [] : items, parts: parts)
    var world = World(model: model, seed: 1)
    world.write(run, .bit(true))
    return world
  }
}
