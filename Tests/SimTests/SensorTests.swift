import Kernel
import Tags
import Testing

@testable import Sim

/// Photo-eyes, proximity switches and the light array.
@Suite struct SensorTests {
  private func eye(_ diameter: Double) -> RetroreflectiveSensor {
    var eye = RetroreflectiveSensor(name: "eye", pose: Pose(x: 1, y: -1.2, z: 0.9, yaw: .pi / 2))
    eye.range = 2.4
    eye.diameter = diameter
    eye.signal = TestPlant.input(0, outputs: 1)
    return eye
  }

  private func value(_ plant: TestPlant, _ input: Int = 0) -> TagValue {
    plant.world.state.io[TestPlant.input(input, outputs: 1)]
  }

  @Test("A retro-reflective eye is true while free and false while an item blocks it")
  func polarity() {
    var plant = TestPlant(
      outputs: [.bit], inputs: [.bit],
      parts: [eye(0.005), quickBelt("b", x: 0, speed: 1, signal: 0)])
    plant.world.step()
    #expect(value(plant) == .bit(true))
    plant.put(.boxS, Pose(x: 1, z: 0.8))
    plant.world.step()
    #expect(value(plant) == .bit(false))
  }

  @Test("Edges come on the tick of the swept crossing", arguments: [1, 2, 5, 8, 10, 20])
  func edges(milliseconds: Int) throws {
    var plant = TestPlant(
      outputs: [.bit], inputs: [.bit], milliseconds: milliseconds,
      parts: [eye(0), quickBelt("b", x: 0, speed: 0.5, signal: 0)])
    plant.on(0)
    // Front at 0.003 before 0: it reaches the beam at x = 1 after 1.003 / 0.5 s = 2.006 s.
    plant.put(.boxS, Pose(x: -0.003 - 0.15, z: 0.8), velocity: Vector2(0.5, 0))
    let on = try #require(plant.time { $0.state.io[TestPlant.input(0, outputs: 1)] == .bit(false) })
    let off = try #require(plant.time { $0.state.io[TestPlant.input(0, outputs: 1)] == .bit(true) })
    #expect(abs(on - 2.006) <= plant.dt + 1e-9)
    #expect(on >= 2.006 - 1e-6)
    #expect(abs(on + off - 2.606) <= plant.dt + 1e-9)
  }

  @Test(
    "A gap wider than the beam is seen at any tick length, a narrower one is not",
    arguments: [(1, 0.005), (5, 0.005), (8, 0.005), (20, 0.005), (5, 0.012), (20, 0.012)])
  func narrowGap(milliseconds: Int, diameter: Double) {
    var plant = TestPlant(
      outputs: [.bit], inputs: [.bit], milliseconds: milliseconds,
      parts: [eye(diameter), quickBelt("b", x: 0, speed: 1, signal: 0)])
    plant.on(0)
    for number in 0..<2 {
      plant.put(
        .boxS, Pose(x: 0.6137 - Double(number) * 0.308, z: 0.8), velocity: Vector2(1, 0))
    }
    var levels: [Bool] = []
    for _ in 0..<Int(1.5 / plant.dt) {
      plant.world.step()
      levels.append(value(plant).isOn)
    }
    let rises = zip(levels, levels.dropFirst()).count { !$0 && $1 }
    // The gap of 8 mm, and the end of the second box.
    #expect(rises == (diameter < 0.008 ? 2 : 1))
  }

  @Test("A beam passes over a low item and is blocked by a tall one")
  func height() {
    var low = eye(0.005)
    low.pose.z = 0.8 + 0.25
    for (kind, free) in [(ItemKind.boxS, true), (.boxL, false)] {
      var plant = TestPlant(
        outputs: [.bit], inputs: [.bit],
        parts: [low, quickBelt("b", x: 0, speed: 1, signal: 0)])
      plant.put(kind, Pose(x: 1, z: 0.8))
      plant.world.step()
      #expect(value(plant) == .bit(free))
    }
  }

  @Test("A diffuse sensor is true within its range and holds on through its hysteresis")
  func diffuse() {
    var sensor = DiffuseSensor(name: "d", pose: Pose(x: 0, z: 0.9))
    sensor.range = 0.3
    sensor.signal = TestPlant.input(0, outputs: 1)
    var plant = TestPlant(
      outputs: [.bit], inputs: [.bit],
      parts: [sensor, quickBelt("b", x: 0, speed: 0.1, signal: 0)])
    // The rear of the box leaves: the nearest face is at x − 0.15.
    plant.put(.boxS, Pose(x: 0.4, z: 0.8))
    plant.world.step()
    #expect(value(plant) == .bit(true))
    plant.on(0)
    while value(plant).isOn { plant.world.step() }
    #expect(abs(plant.item.position.x - 0.15 - 0.33) < 0.001 + 0.1 * plant.dt)
    // Coming back it is seen only at the range itself.
    plant.shift(0, x: 0.15 + 0.32)
    plant.off(0)
    plant.run(seconds: 0.2)
    #expect(value(plant) == .bit(false))
    plant.shift(0, x: 0.15 + 0.299)
    plant.run(seconds: 0.01)
    #expect(value(plant) == .bit(true))
  }

  @Test("A light array counts beams from the top and reads as bits, volts and a mask")
  func lightArray() {
    var array = LightArray(name: "a", pose: Pose(x: 1, y: -0.6, z: 0.8, yaw: .pi / 2))
    array.beams = (0..<8).map { TestPlant.input($0, outputs: 1) }
    array.volts = TestPlant.input(8, outputs: 1)
    array.mask = TestPlant.input(9, outputs: 1)
    let inputs = Array(repeating: TagType.bit, count: 8) + [.float, .int]
    var plant = TestPlant(
      outputs: [.bit], inputs: inputs,
      parts: [array, quickBelt("b", x: 0, speed: 1, signal: 0)])
    plant.put(.boxL, Pose(x: 1, z: 0.8))
    plant.world.step()
    // Beams at 0.10, 0.25, 0.40 … over the belt; 0.35 m high blocks two: beams 8 and 7.
    let bits = (0..<8).map { value(plant, $0).isOn }
    #expect(bits == [false, false, false, false, false, false, true, true])
    #expect(value(plant, 8) == .float(2.5))
    #expect(value(plant, 9) == .int(0b1100_0000))
  }
}
