import Kernel
import Tags

@testable import Sim

/// A small plant for a test: parts, tags made on demand, items put where the test wants them.
struct TestPlant {
  var world: World
  private(set) var dt: Double

  /// Builds the plant; `outputs` and `inputs` are the tags, in that order, whose indices the
  /// parts refer to by ``output(_:)`` and ``input(_:outputs:)``.
  init(
    outputs: [TagType] = [], inputs: [TagType] = [], milliseconds: Int = 5, seed: UInt64 = 1,
    resetsMechanisms: Bool = true, kinds: [ItemKind] = [], parts: [any PartDefinition]
  ) {
    var tags: [Tag] = []
    for (number, type) in outputs.enumerated() {
      tags.append(Self.tag("output \(number)", number, type, .output))
    }
    for (number, type) in inputs.enumerated() {
      tags.append(Self.tag("input \(number)", number, type, .input))
    }
    let length = TickLength(milliseconds: milliseconds) ?? .standard
    let model = Model(
      table: TagTable(sceneTags: tags), tickLength: length, resetsMechanisms: resetsMechanisms,
      kinds: kinds, parts: parts)
    world = World(model: model, seed: seed)
    dt = length.seconds
  }

  static func output(_ number: Int) -> TagIndex {
    TagIndex(ReservedTag.allCases.count + number)
  }

  static func input(_ number: Int, outputs: Int) -> TagIndex { output(outputs + number) }

  /// Puts an item into the plant; returns its place in `world.items`.
  @discardableResult
  mutating func put(
    _ kind: ItemKind, _ pose: Pose, velocity: Vector2 = .zero, spin: Double = 0
  ) -> Int {
    let index = world.model.kinds.firstIndex(of: kind) ?? 0
    var item = Item(
      serial: world.state.nextSerial, kind: index, of: world.model.kinds[index], pose: pose)
    item.velocity = velocity
    item.spin = spin
    world.state.nextSerial += 1
    world.state.items.append(item)
    world.rebuildTracker()
    return world.items.count - 1
  }

  /// Moves an item by hand.
  mutating func shift(_ index: Int, x: Double) {
    world.state.items[index].position.x = x
    world.state.items[index].motion = .active
    world.rebuildTracker()
  }

  mutating func on(_ number: Int) { world.write(Self.output(number), .bit(true)) }
  mutating func off(_ number: Int) { world.write(Self.output(number), .bit(false)) }

  mutating func run(seconds: Double) {
    for _ in 0..<Int(seconds / dt + 0.5) { world.step() }
  }

  /// Steps until `condition` holds; nil if it does not within the limit.
  mutating func time(
    limit: Double = 20, until condition: (World) -> Bool
  ) -> Double? {
    for tick in 0..<Int(limit / dt) {
      if condition(world) { return Double(tick) * dt }
      world.step()
    }
    return nil
  }

  var item: Item { world.items[0] }

  private static func tag(
    _ name: String, _ number: Int, _ type: TagType, _ kind: TagKind
  ) -> Tag {
    Tag(
      name: name, id: .derived(scene: "test", name: name, kind: kind, ordinal: 0),
      address: number, type: type, kind: kind)
  }
}

/// A belt whose drive has reached its speed at once, so that formulas for constant speed hold.
func quickBelt(
  _ name: String, x: Double, y: Double = 0, yaw: Double = 0, length: Double = 20,
  width: Double = 2, speed: Double, signal: Int
) -> Conveyor {
  var belt = Conveyor.belt(
    name: name, pose: Pose(x: x, y: y, z: 0.8, yaw: yaw), length: length)
  belt.width = width
  belt.speed = speed
  belt.acceleration = 1e6
  belt.forward = TestPlant.output(signal)
  return belt
}
