import Kernel
import Tags
import Testing

@testable import Sim

/// Items that move evenly in contact, in closed form: they must do what the solver would do, and wake
/// where something changes.
@Suite struct GlideTests {
  /// A belt of 0.5 m/s along x with a rail across it at 5°, as long as given, and a train of boxes
  /// that touch each other and the rail.
  private func plant(
    boxes: Int = 4, rail length: Double = 4, more: [InitialItem] = []
  ) throws -> TruthPlant {
    let slant = 5 * radiansPerDegree
    let pose = Pose(x: length / 2 - 1, y: 0, z: 0.8, yaw: -slant)
    var rail = Aligner(name: "Rail", pose: pose)
    rail.length = length
    let away = -(0.3 + rail.thickness) / 2
    let train = (0..<boxes).map { number in
      let place = pose.place(Vector2(0.4 - length / 2 + 0.3 * Double(boxes - number), away))
      return TruthPlant.item(x: place.x, y: place.y, yaw: -slant, velocity: Vector2(0.48, 0))
    }
    var plant = try TruthPlant(
      milliseconds: 8, outputs: 1, items: train + more,
      parts: [wideBelt(from: -2, to: 8), rail])
    plant.set(0)
    return plant
  }

  private func wideBelt(from: Double, to: Double) -> Conveyor {
    var belt = truthBelt(0, x: (from + to) / 2, length: to - from, speed: 0.5, friction: 0.6)
    belt.width = 3
    return belt
  }

  private func glides(_ world: World) -> Int { world.state.items.filter(\.glides).count }

  @Test("A train along a rail glides at the speed at which friction and rail balance")
  func balance() throws {
    var plant = try plant()
    plant.run(until: 2)
    #expect(glides(plant.world) == 4)
    // The belt's friction on a box points from its slip; the rail takes what is across it and, by
    // its own friction, a part µ of that along it. So the slip is turned from the rail's normal by
    // the angle of friction: v = 0.5 (cos 5° − µ sin 5°) along the rail.
    let slant = 5 * radiansPerDegree
    let rail = Aligner(name: "", pose: Pose()).friction
    let turn = Rotation(yaw: slant)
    let speed = 0.5 * (turn.cosine - rail * turn.sine)
    for item in plant.world.items {
      #expect((item.velocity.length - speed).magnitude < 1e-6)
    }
  }

  @Test("What glides goes where the solver would take it")
  func sameAsSolved() throws {
    var plant = try plant()
    plant.run(until: 1)
    var solved = plant.world
    #expect(glides(solved) == 4)
    // Woken in every tick, it is solved in every tick.
    for _ in 0..<100 {
      for slot in solved.state.items.indices {
        let place = solved.state.items[slot].place(at: solved.state.runTick, 0.008)
        solved.wake(slot)
        solved.state.items[slot].position = place
      }
      solved.step()
    }
    plant.run(until: 1.8)
    for (one, other) in zip(plant.world.items, solved.items) {
      #expect((one.position - other.position).length < 1e-6)
      #expect((one.yaw - other.yaw).magnitude < 1e-6)
    }
  }

  @Test("It wakes at the end of the rail and goes on with the belt")
  func endOfRail() throws {
    var plant = try plant(boxes: 2, rail: 2)
    plant.run(until: 1)
    #expect(glides(plant.world) == 2)
    plant.run(until: 8)
    for item in plant.world.items { #expect((item.velocity - Vector2(0.5, 0)).length < 1e-6) }
  }

  @Test("What is behind on the same belt and faster runs into it, and not through it")
  func follower() throws {
    // It rides beside the rail's beginning, where the belt carries it on against the train.
    let late = TruthPlant.item(x: -1.75, y: 0, velocity: Vector2(0.5, 0))
    var plant = try plant(boxes: 2, rail: 6, more: [late])
    plant.run(until: 1)
    #expect(glides(plant.world) == 2)
    var worst = 0.0
    while plant.time < 8 {
      plant.step()
      let items = plant.world.items
      for (first, one) in items.enumerated() {
        for other in items.dropFirst(first + 1) {
          worst = min(worst, one.rectangle.separation(from: other.rectangle))
        }
      }
    }
    #expect(worst > -0.001)
  }

  @Test("Belt, rail and train give the same bits with the fast paths off, and from a snapshot")
  func sameBits() throws {
    let late = TruthPlant.item(x: -1.75, y: 0, velocity: Vector2(0.5, 0))
    var fast = try plant(boxes: 3, rail: 3, more: [late]).world
    var slow = fast
    slow.usesFastPaths = false
    var glided = 0
    for tick in 0..<1500 {
      if tick == 600 {
        fast.write(TruthPlant.output(0), .bit(false))
        slow.write(TruthPlant.output(0), .bit(false))
      }
      fast.step()
      slow.step()
      try #require(fast.hash == slow.hash, "tick \(tick)")
      if glides(fast) > 0, tick % 97 == 0 {
        fast = try World(model: fast.model, restoring: fast.snapshot())
        glided += 1
      }
    }
    #expect(glided > 1)
  }
}
