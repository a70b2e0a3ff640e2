import Kernel
import Tags
import Testing

@testable import Sim

/// Motion on belts against closed forms; g = 9.81 m/s², friction 0.6.
@Suite struct FrictionTests {
  let g = 9.81
  let mu = 0.6

  @Test(
    "A box dropped on a moving belt slips for v/(µg) and then rides",
    arguments: [2, 5, 10])
  func dropOnMovingBelt(milliseconds: Int) throws {
    let v = 0.5
    var plant = TestPlant(
      outputs: [.bit], milliseconds: milliseconds,
      parts: [quickBelt("b", x: 0, speed: v, signal: 0)])
    plant.on(0)
    plant.put(.boxS, Pose(z: 0.8))
    let slipTime = try #require(plant.time { $0.items[0].velocity.x >= v - 1e-9 })
    #expect(abs(slipTime - v / (mu * g)) <= plant.dt)
    let rest = 1 - slipTime
    plant.run(seconds: rest)
    // x(1 s) = v − v²/(2µg)
    #expect(abs(plant.item.position.x - (v - v * v / (2 * mu * g))) <= 0.003)
    // Riding is exact: the box has the belt's speed to the last bit.
    #expect(plant.item.velocity == Vector2(v, 0))
    #expect(plant.item.yaw == 0)
  }

  @Test("Friction is isotropic: a sideways speed dies along the slip")
  func sidewaysSlip() throws {
    let (v, vy) = (0.5, 0.3)
    var plant = TestPlant(
      outputs: [.bit], milliseconds: 2, parts: [quickBelt("b", x: 0, speed: v, signal: 0)])
    plant.on(0)
    plant.put(.boxS, Pose(z: 0.8), velocity: Vector2(0, vy))
    let time = try #require(
      plant.time { abs($0.items[0].velocity.y) < 1e-9 && $0.items[0].velocity.x > 0 })
    let expected = (v * v + vy * vy).squareRoot() / (mu * g)
    #expect(abs(time - expected) <= plant.dt)
    #expect(abs(plant.item.position.y - vy * expected / 2) <= 0.05 * vy * expected / 2)
  }

  @Test("A belt that brakes harder than friction lets the box slide")
  func emergencyBrake() {
    let v = 0.5
    var belt = quickBelt("b", x: 0, speed: v, signal: 0)
    belt.acceleration = 10
    var plant = TestPlant(outputs: [.bit], parts: [belt])
    plant.on(0)
    plant.put(.boxS, Pose(z: 0.8))
    plant.run(seconds: 1)
    let before = plant.item.position.x
    plant.off(0)
    plant.run(seconds: 1)
    #expect(abs(plant.item.position.x - before - v * v / (2 * mu * g)) <= 0.003)
    #expect(plant.item.velocity == .zero)
  }

  @Test("A spinning box on a standing belt stops after friction's torque says so")
  func spinDown() throws {
    // A square: uniform pressure has r_eff = 0.3826 L; sixteen samples are within 10 % of it.
    var plant = TestPlant(
      outputs: [.bit], milliseconds: 1, parts: [quickBelt("b", x: 0, speed: 0.5, signal: 0)])
    plant.put(.squarePallet, Pose(z: 0.8), spin: 3)
    let time = try #require(plant.time { $0.items[0].spin == 0 })
    let alpha = mu * g * 0.3826 * 0.8 / (0.8 * 0.8 / 6)
    #expect(abs(time - 3 / alpha) <= 0.1 * 3 / alpha)
    #expect(abs(plant.item.yaw - 9 / (2 * alpha)) <= 0.1 * 9 / (2 * alpha))
  }

  @Test("A queue keeps its order and no box enters another")
  func queueClosesUp() {
    // A still belt is the stop: the box in front rests on it and the others push against it.
    var plant = TestPlant(
      outputs: [.bit, .bit],
      parts: [
        quickBelt("run", x: 0, length: 8, speed: 0.5, signal: 0),
        quickBelt("stand", x: 6, length: 4, speed: 0.5, signal: 1),
      ])
    plant.on(0)
    plant.put(.boxL, Pose(x: 4.5, z: 0.8))
    for number in 1...4 { plant.put(.boxS, Pose(x: 4.3 - Double(number) * 0.6, z: 0.8)) }
    plant.run(seconds: 12)
    let items = plant.world.items
    for (front, rear) in zip(items, items.dropFirst()) {
      let gap = front.position.x - front.halfLength - rear.position.x - rear.halfLength
      #expect(gap > -0.001)
      #expect(front.position.x > rear.position.x)
    }
    #expect(items.allSatisfy { abs($0.yaw) < 1e-6 && abs($0.position.y) < 1e-6 })
  }

  @Test("Hand-over to a faster belt: held until the middle is over the seam, then pulled")
  func seamSpeedUp() throws {
    var plant = TestPlant(
      outputs: [.bit, .bit], milliseconds: 2,
      parts: [
        quickBelt("slow", x: -5, length: 10, speed: 0.5, signal: 0),
        quickBelt("fast", x: 5, length: 10, speed: 1, signal: 1),
      ])
    plant.on(0)
    plant.on(1)
    plant.put(.squarePallet, Pose(x: -0.6, z: 0.8), velocity: Vector2(0.5, 0))
    _ = try #require(plant.time { $0.items[0].position.x >= 0 })
    // Uniform pressure holds it at 0.5 m/s; load transfer only holds it longer.
    #expect(abs(plant.item.velocity.x - 0.5) < 0.01)
    let time = try #require(plant.time { $0.items[0].velocity.x > 0.995 })
    // x″ = k² x with k² = 2µg/L and no load transfer: v = v₁ cosh(kt); a low pallet is near that.
    let k = (2 * mu * g / 0.8).squareRoot()
    let expected = 1.3169578969 / k
    #expect(time > expected * 0.9 && time < expected * 1.35)
  }
}
