import Kernel
import Tags
import Testing

@testable import Sim

/// What a drive that stands holds: a cylinder its force, and the ends of its stroke whatever comes.
@Suite struct HoldingTests {
  private static let cube = ItemKind(name: "cube", length: 0.3, width: 0.3, height: 0.3, mass: 3)
  /// Four cubes on a belt at µ = 0.6 that runs under them press with Σµmg.
  private static let count = 4
  private static let queue = Double(count) * 0.6 * 3 * gravity

  /// A pusher with 1 m of stroke that stands at `volts`, and then a queue against its face on a
  /// belt that runs towards it. The plate's front is at x = 0 there.
  private func plant(
    _ milliseconds: Int, volts: Float, force: Double, running: Bool = true
  ) -> TestPlant {
    let place = Double(volts) / 10
    var pusher = Pusher(name: "pusher", pose: Pose(x: -place - 0.02, z: 0.8))
    pusher.stroke = 1
    pusher.force = force
    pusher.volts = TestPlant.output(1)
    pusher.frontLimit = TestPlant.input(0, outputs: 2)
    var plant = TestPlant(
      outputs: [.bit, .float], inputs: [.bit], milliseconds: milliseconds, kinds: [Self.cube],
      parts: [
        quickBelt("belt", x: 0, yaw: 180 * radiansPerDegree, speed: 4, signal: 0), pusher,
      ])
    plant.world.write(TestPlant.output(1), .float(volts))
    plant.run(seconds: 3)
    for number in 0..<Self.count {
      plant.put(Self.cube, Pose(x: 0.15 + 0.3 * Double(number), z: 0.8))
    }
    if running { plant.on(0) }
    return plant
  }

  private func place(_ plant: TestPlant) -> Double { plant.world.state.axes[0].motion.position }

  @Test(
    "Between its ends a pusher holds a queue with no more than its force", arguments: Truth.ticks)
  func betweenTheEnds(milliseconds: Int) {
    var strong = plant(milliseconds, volts: 5, force: Self.queue * 1.02)
    strong.run(seconds: 3)
    #expect((place(strong) - 0.5).magnitude < 1e-6)

    var weak = plant(milliseconds, volts: 5, force: Self.queue * 0.5)
    weak.run(seconds: 0.2)
    // Half of the queue's force is left over for the queue and the 5 kg of the plate.
    let acceleration = Self.queue * 0.5 / (Double(Self.count) * 3 + 5)
    let way = acceleration * 0.2 * 0.2 / 2
    #expect((0.5 - place(weak) - way).magnitude < way * 0.06)
    // Until the end of its stroke, which holds.
    weak.run(seconds: 3)
    #expect(place(weak) >= 0 && place(weak) < 1e-3)
    #expect(weak.item.position.x > -0.5 + 0.15 - 0.001)
  }

  @Test("At the far end it is pushed back all the same, and its limit says so")
  func pushedBackFromTheFarEnd() {
    var weak = plant(5, volts: 10, force: Self.queue * 0.8)
    let limit = TestPlant.input(0, outputs: 2)
    #expect(weak.world.state.io[limit].isOn)
    weak.run(seconds: 0.5)
    #expect(!weak.world.state.io[limit].isOn && place(weak) < 0.9)
    // Without the queue it goes back.
    weak.world.state.items.removeAll()
    weak.world.state.contacts.removeAll()
    weak.world.state.restingContacts.removeAll()
    weak.world.rebuildTracker()
    weak.run(seconds: 2)
    #expect(weak.world.state.io[limit].isOn && place(weak) == 1)
  }

  @Test("A plate that is pushed back pushes what rests behind it", arguments: Truth.ticks)
  func behind(milliseconds: Int) {
    var weak = plant(milliseconds, volts: 5, force: 10, running: false)
    // It rests on the belt that stands, 1 mm behind the plate.
    weak.put(Self.cube, Pose(x: -0.04 - 0.001 - 0.15, z: 0.8))
    weak.run(seconds: 0.5)
    weak.put(Self.cube, Pose(x: 1.5, z: 0.8), velocity: Vector2(-4, 0))
    for _ in 0..<Int(1 / weak.dt) {
      weak.world.step()
      #expect(PlantSketch.Moment(weak.world).deepestOverlap.depth < 0.001)
    }
    #expect(weak.world.items[Self.count].position.x < -0.2)
  }

  @Test("An arm that stands out holds with its crank, whatever presses on it")
  func armHolds() {
    var arm = PivotArm(name: "arm", pose: Pose(y: -0.55, z: 0.8))
    arm.torque = 1
    arm.turn = TestPlant.output(1)
    var plant = TestPlant(
      outputs: [.bit, .bit], kinds: [Self.cube],
      parts: [quickBelt("belt", x: 0, speed: 0.5, signal: 0), arm])
    plant.on(1)
    plant.run(seconds: 2)
    plant.on(0)
    for number in 0..<3 { plant.put(Self.cube, Pose(x: -0.4 * Double(number), z: 0.8)) }
    plant.run(seconds: 2)
    #expect((place(plant) - 45 * radiansPerDegree).magnitude < 1e-9)
  }
}
