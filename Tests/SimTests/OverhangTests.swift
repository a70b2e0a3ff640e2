import Kernel
import Testing

@testable import Sim

/// Boxes that hang a little over the edge of their belt, as rails beside belts let them: they ride in
/// closed form as others do, until there is something beside the belt.
@Suite struct OverhangTests {
  private static let speed = 0.6

  /// A cube of 0.3 m on a belt of 0.75 m, beyond whose edge it hangs by so much, and whatever else.
  private func plant(
    overhang: Double, more: [InitialItem] = [], parts: [any PartDefinition] = []
  ) throws -> TruthPlant {
    let place = 0.375 - 0.15 + overhang
    var plant = try TruthPlant(
      milliseconds: 5, outputs: 2,
      items: [TruthPlant.item(x: -4, y: place, velocity: Vector2(Self.speed, 0))] + more,
      parts: [belt(0, x: 0, length: 10)] + parts)
    plant.set(0)
    return plant
  }

  private func belt(
    _ output: Int, x: Double, y: Double = 0, length: Double, speed: Double = speed
  ) -> Conveyor {
    truthBelt(output, x: x, y: y, length: length, width: 0.75, speed: speed, friction: 0.6)
  }

  private func motion(_ plant: TruthPlant, _ number: Int = 0) -> Motion {
    plant.world.state.items[number].motion
  }

  @Test("A box over the edge of its belt rides where the belt takes it", arguments: [0.005, 0.019])
  func rides(overhang: Double) throws {
    var plant = try plant(overhang: overhang)
    plant.run(until: 2)
    #expect(motion(plant) == .riding)
    plant.run(until: 10)
    let place = plant.world.items[0].position
    #expect((place.x - (Self.speed * 10 - 4)).magnitude < 1e-9)
    #expect(place.y == 0.375 - 0.15 + overhang)
  }

  @Test("One that hangs out further is solved in each tick, and goes the same way")
  func hangsFar() throws {
    var plant = try plant(overhang: 0.05)
    for _ in 0..<400 {
      plant.step()
      #expect(motion(plant) == .active)
    }
    #expect((plant.world.items[0].position.x - (Self.speed * 2 - 4)).magnitude < 1e-9)
  }

  @Test("It wakes before it comes beside a scale, which takes its part of the weight")
  func besideScale() throws {
    let overhang = 0.01
    var scale = ConveyorScale(name: "Scale", pose: Pose(x: 2, z: 0.8))
    scale.pose.y = 0.375 + scale.width / 2
    var plant = try plant(overhang: overhang, parts: [scale])
    plant.run(until: 2)
    #expect(motion(plant) == .riding)
    try plant.run("beside the scale") { $0.items[0].position.x > 2 }
    #expect(motion(plant) == .active)
    // A thirtieth of the cube's width, and of its 3 kg.
    #expect((plant.world.physics.cellLoads[0] - 3 * overhang / 0.3).magnitude < 1e-9)
    // The belt holds it against that, and takes it along and past the scale.
    try plant.run("past the scale") { $0.items[0].position.x > 3.5 }
    #expect(motion(plant) == .riding)
    #expect(plant.world.items[0].yaw.magnitude < 1e-9)
  }

  @Test("Two that hang out from belts side by side touch and do not pass through each other")
  func twoTowardsEachOther() throws {
    // 20 mm between the belts, and boxes that hang out by 19 mm each: their ways overlap by 18 mm. The
    // one behind is the faster.
    let far = 0.77 + 0.375 - 0.15
    let slower = belt(1, x: 0, y: 0.77, length: 10, speed: 0.3)
    var plant = try plant(
      overhang: 0.019,
      more: [TruthPlant.item(x: -3, y: 0.77 - (far - 0.77) - 0.019, velocity: Vector2(0.3, 0))],
      parts: [slower])
    plant.set(1)
    var deepest = 0.0
    while plant.time < 8 {
      plant.step()
      let items = plant.world.items
      deepest = min(deepest, items[0].rectangle.separation(from: items[1].rectangle))
    }
    #expect(deepest > -0.001)
    // The faster has pushed its way past the other, which made room.
    let (one, other) = (plant.world.items[0].position, plant.world.items[1].position)
    #expect(one.x > other.x + 0.3)
    #expect(other.y - one.y > 0.3 - 0.001)
  }

  @Test("A box that a rail holds over the edge glides, with the same bits with the fast paths off")
  func alongRail() throws {
    // Set against the rail with a turn and a way across, it comes to lie along it, 5 mm over the edge.
    var rail = Aligner(name: "Rail", pose: Pose(x: 0, y: 0.4, z: 0.8))
    rail.length = 8
    var plant = try TruthPlant(
      milliseconds: 5, outputs: 2,
      items: [
        TruthPlant.item(x: -3.5, y: 0.1, yaw: 0.1, velocity: Vector2(0.6, 0.8)),
        TruthPlant.item(x: -2.5, y: 0.1, yaw: -0.2, velocity: Vector2(0.6, 0.9)),
      ], parts: [belt(0, x: 0, length: 10), rail, belt(1, x: 7.5, length: 5)])
    plant.set(0)
    plant.set(1)
    var slow = plant.world
    slow.usesFastPaths = false
    var frozen = 0
    for tick in 0..<2400 {
      plant.step()
      slow.step()
      try #require(plant.world.hash == slow.hash, "tick \(tick)")
      if motion(plant) == .riding { frozen += 1 }
      if tick % 300 == 299 {
        plant.world = try World(model: plant.world.model, restoring: plant.world.snapshot())
      }
    }
    #expect(frozen > 600)
  }

  @Test("What rests near a belt that starts, and does not touch it, is left alone")
  func restsNearby() throws {
    let next = belt(1, x: 8, length: 5.8)
    var plant = try plant(overhang: 0, parts: [next])
    plant.set(0, false)
    plant.run(until: 2)
    #expect(motion(plant) == .resting)
    let since = plant.world.state.items[0].since
    // It stands at the end of its belt but for half a metre, and within a metre of the next.
    plant.world.state.items[0].position.x = 4.3
    plant.set(1)
    plant.run(until: 3)
    #expect(plant.world.state.items[0].since == since)
  }

  @Test("A belt that gathers speed takes a box over its edge along without slip")
  func gathersSpeed() throws {
    for overhang in [0.0, 0.005, 0.05] {
      var belt = belt(0, x: 0, length: 10)
      // Half of what friction of 0.6 can do.
      belt.acceleration = 3
      var plant = try TruthPlant(
        milliseconds: 5, outputs: 1, items: [TruthPlant.item(y: 0.225 + overhang)], parts: [belt])
      plant.set(0)
      while plant.time < 0.3 {
        plant.step()
        let speed = min(Self.speed, 3 * plant.time)
        #expect((plant.world.items[0].velocity.x - speed).magnitude < 1e-9)
        #expect(plant.world.items[0].velocity.y == 0 && plant.world.items[0].spin == 0)
      }
    }
  }
}
