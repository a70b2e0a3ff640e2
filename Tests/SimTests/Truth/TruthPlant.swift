import Kernel
import Sim
import Tags
import Testing

/// A plant for a case of the truth table, built as any author builds one: parts, kinds and items.
struct TruthPlant {
  var world: World
  let dt: Double
  /// Ticks since the start.
  private(set) var ticks = 0

  /// A plant with `outputs` bit outputs and the given inputs.
  init(
    milliseconds: Int, outputs: Int = 1, inputs: [TagType] = [], kinds: [ItemKind] = [.cube()],
    items: [InitialItem] = [], parts: [any PartDefinition]
  ) throws {
    let length = try #require(TickLength(milliseconds: milliseconds))
    func tag(_ kind: TagKind, _ number: Int, _ type: TagType) -> Tags.Tag {
      let name = "\(kind) \(number)"
      return Tags.Tag(
        name: name, id: .derived(scene: "truth", name: name, kind: kind, ordinal: 0),
        address: number, type: type, kind: kind)
    }
    let tags =
      (0..<outputs).map { tag(.output, $0, .bit) }
      + inputs.enumerated().map { tag(.input, $0, $1) }
    let model = Model(
      table: TagTable(sceneTags: tags), tickLength: length, kinds: kinds, initialItems: items,
      parts: parts)
    world = World(model: model, seed: 1)
    dt = length.seconds
  }

  static func output(_ number: Int) -> TagIndex { TagIndex(ReservedTag.allCases.count + number) }
  static func input(_ number: Int, after outputs: Int) -> TagIndex { output(outputs + number) }

  /// The index of the scene's own kind of that number.
  static func kind(_ number: Int = 0) -> Int { ItemKind.bundled.count + number }

  /// An item of the scene's first kind.
  static func item(
    x: Double = 0, y: Double = 0, z: Double = 0.8, yaw: Double = 0, velocity: Vector2 = .zero,
    spin: Double = 0, kind: Int = 0
  ) -> InitialItem {
    InitialItem(
      kind: Self.kind(kind), pose: Pose(x: x, y: y, z: z, yaw: yaw), velocity: velocity,
      spin: spin)
  }

  var time: Double { Double(ticks) * dt }
  var item: Item { world.items[0] }

  mutating func set(_ output: Int, _ on: Bool = true) {
    world.write(Self.output(output), .bit(on))
  }

  mutating func step() {
    world.step()
    ticks += 1
  }

  mutating func run(until end: Double) {
    while time < end - dt / 2 { step() }
  }

  /// Steps until a condition holds at the end of a tick; throws after 30 s.
  mutating func run(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: (World) -> Bool
  ) throws {
    let limit = ticks + Int(30 / dt)
    while !condition(world) {
      try #require(ticks < limit, "never: \(what)", sourceLocation: sourceLocation)
      step()
    }
  }

  /// Steps until a growing quantity passes a value. Returns the share of the last tick at which
  /// it did, as a time, and the item before and after.
  mutating func cross(
    _ value: Double, _ quantity: (Item) -> Double
  ) throws -> (time: Double, before: Item, after: Item) {
    var before = item
    while true {
      let after = item
      if quantity(after) >= value {
        let (low, high) = (quantity(before), quantity(after))
        let share = high > low ? (value - low) / (high - low) : 1
        return (time - dt * (1 - share), before, after)
      }
      before = after
      try #require(time < 30, "\(value) is never reached")
      step()
    }
  }
}

extension ItemKind {
  /// The cube of the truth table: 0.3 m, 3 kg, its centre of mass in the middle.
  static func cube(_ name: String = "cube", edge: Double = 0.3, mass: Double = 3) -> ItemKind {
    ItemKind(name: name, length: edge, width: edge, height: edge, mass: mass)
  }
}

/// A belt that is at its speed from the first tick on.
func truthBelt(
  _ output: Int = 0, x: Double = 0, y: Double = 0, z: Double = 0.8, yaw: Double = 0,
  length: Double = 20, width: Double = 2, speed: Double, friction: Double
) -> Conveyor {
  var belt = Conveyor.belt(
    name: "belt \(output)", pose: Pose(x: x, y: y, z: z, yaw: yaw), length: length)
  belt.width = width
  belt.speed = speed
  belt.acceleration = 1e6
  belt.friction = friction
  belt.forward = TruthPlant.output(output)
  return belt
}

/// A wide still plate.
func truthPlate(z: Double = 0.8, angle: Double = 0, friction: Double) -> Plate {
  var plate = Plate(name: "plate", pose: Pose(z: z))
  plate.length = 20
  plate.width = 4
  plate.angle = angle
  plate.friction = friction
  return plate
}

/// An upright rail; along x unless turned.
func truthWall(
  x: Double = 0, y: Double = 0, yaw: Double = 0, length: Double = 4, friction: Double = 0
) -> Aligner {
  var wall = Aligner(name: "wall", pose: Pose(x: x, y: y, z: 0.8, yaw: yaw))
  wall.length = length
  wall.friction = friction
  return wall
}

/// A pusher whose plate touches a cube in the origin and pushes it along +x.
func truthPusher(speed: Double, stroke: Double, force: Double) -> Pusher {
  var pusher = Pusher(name: "pusher", pose: Pose(x: -0.15 - 0.02, z: 0.8))
  pusher.stroke = stroke
  pusher.speed = speed
  pusher.acceleration = 1e6
  pusher.force = force
  pusher.extend = TruthPlant.output(0)
  return pusher
}

let gravity = 9.81
