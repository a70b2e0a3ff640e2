import Kernel
import Tags
import Testing

@testable import Sim

/// Pushers and stop blades against closed forms.
@Suite struct ActuatorTests {
  static let cube: ItemKind = {
    var kind = ItemKind(name: "cube", length: 0.3, width: 0.3, height: 0.3, mass: 3)
    kind.centreHeight = 0
    return kind
  }()

  private func blade(_ signal: Int, x: Double) -> StopBlade {
    var blade = StopBlade(name: "blade", pose: Pose(x: x, z: 0.8))
    blade.raise = TestPlant.output(signal)
    blade.width = 1
    return blade
  }

  @Test("A queue of eight closes up at a blade, presses on it with Σµmg and leaves as one")
  func queueAtBlade() throws {
    var plant = TestPlant(
      outputs: [.bit, .bit], kinds: [Self.cube],
      parts: [quickBelt("b", x: 0, length: 30, speed: 0.5, signal: 0), blade(1, x: 2.01)])
    plant.on(0)
    plant.on(1)
    // The blade is up before the first arrives.
    plant.run(seconds: 0.5)
    for number in 0..<8 {
      plant.put(
        Self.cube, Pose(x: 1.85 - Double(number) * 0.35, z: 0.8), velocity: Vector2(0.5, 0))
    }
    // The impulse on the blade, while the queue is still being solved.
    var forces: [Double] = []
    for _ in 0..<600 {
      plant.world.step()
      let blades = plant.world.state.contacts + plant.world.state.restingContacts
      if let contact = blades.first(where: { $0.key & 1 << 31 != 0 }) {
        forces.append((contact.normal0 + contact.normal1) / plant.dt)
      }
    }
    let settled = forces.suffix(100)
    let mean = settled.reduce(0, +) / Double(settled.count)
    #expect(abs(mean - 8 * 0.6 * 3 * 9.81) < 0.02 * 141.3)
    let items = plant.world.items
    let length = items[0].position.x - items[7].position.x + 0.3
    #expect(abs(length - 2.4) < 0.008)

    plant.off(1)
    plant.run(seconds: 2)
    let gone = plant.world.items
    for (front, rear) in zip(gone, gone.dropFirst()) {
      #expect(abs(front.position.x - rear.position.x - 0.3) < 0.002)
    }
    #expect(gone.allSatisfy { abs($0.yaw) < 1e-6 && abs($0.position.y) < 1e-6 })
  }

  @Test(
    "A pusher moves a box only if its force is over µmg",
    arguments: [(17.0, false), (18.5, true)])
  func pushThreshold(force: Double, moves: Bool) {
    // Its face touches the box: a run-up would bring momentum.
    var pusher = Pusher(name: "p", pose: Pose(x: -0.17, z: 0.8))
    pusher.extend = TestPlant.output(1)
    pusher.force = force
    var plant = TestPlant(
      outputs: [.bit, .bit], kinds: [Self.cube],
      parts: [quickBelt("b", x: 0, speed: 0.5, signal: 0), pusher])
    plant.put(Self.cube, Pose(x: 0, z: 0.8))
    plant.on(1)
    plant.run(seconds: 1)
    let start = plant.item.position.x
    plant.run(seconds: 10)
    // Below µmg = 17.66 N it stalls and nothing creeps.
    #expect(moves || (plant.item.position.x - start).magnitude < 1e-6)
    #expect(moves ? plant.item.position.x > 0.5 : plant.item.position.x < 0.03)
  }

  @Test("A box that a pusher threw slides on for v²/(2µg), and its limits say where it is")
  func thrown() {
    var pusher = Pusher(name: "p", pose: Pose(x: -0.17, z: 0.8))
    pusher.speed = 0.8
    pusher.stroke = 0.5
    pusher.acceleration = 1000
    pusher.extend = TestPlant.output(1)
    pusher.frontLimit = TestPlant.input(0, outputs: 2)
    pusher.backLimit = TestPlant.input(1, outputs: 2)
    var plate = quickBelt("b", x: 0, speed: 0.5, signal: 0)
    plate.friction = 0.5
    var plant = TestPlant(
      outputs: [.bit, .bit], inputs: [.bit, .bit], milliseconds: 2, kinds: [Self.cube],
      parts: [plate, pusher])
    let limit = { (plant: TestPlant, number: Int) in
      plant.world.state.io[TestPlant.input(number, outputs: 2)].isOn
    }
    #expect(!limit(plant, 0) && limit(plant, 1))
    plant.put(Self.cube, Pose(x: 0.05, z: 0.8))
    plant.on(1)
    plant.run(seconds: 2)
    #expect(limit(plant, 0) && !limit(plant, 1))
    // The plate ends at −0.15 + 0.5 with the box against it, which then slides 0.0652 m.
    let slide = 0.8 * 0.8 / (2 * 0.5 * 9.81)
    #expect(abs(plant.item.position.x - (0.35 + 0.15 + slide)) < 0.005)
    plant.off(1)
    plant.run(seconds: 2)
    #expect(!limit(plant, 0) && limit(plant, 1))
  }
}
