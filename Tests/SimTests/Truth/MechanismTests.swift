import Kernel
import Sim
import Tags
import Testing

/// What mechanisms do with items in their way: they clamp, divert, stall, wait and warn.
@Suite struct MechanismTests {
  // MARK: Positioner

  private func positioner(stop: Bool = false) -> Positioner {
    var positioner = Positioner(name: "positioner", pose: Pose(z: 0.8))
    if !stop { positioner.stopWidth = 0 }
    positioner.clamp = TruthPlant.output(0)
    positioner.raise = TruthPlant.output(1)
    positioner.clamped = TruthPlant.input(0, after: 3)
    positioner.limit = TruthPlant.input(1, after: 3)
    return positioner
  }

  private func isOn(_ plant: TruthPlant, _ input: Int) -> Bool {
    plant.world.state.io[TruthPlant.input(input, after: 3)].isOn
  }

  private func plant(
    _ milliseconds: Int, items: [InitialItem], _ parts: [any PartDefinition]
  ) throws -> TruthPlant {
    try TruthPlant(
      milliseconds: milliseconds, outputs: 3, inputs: [.bit, .bit], items: items, parts: parts)
  }

  @Test("Clamps close on a box, centre it, and let it go", arguments: Truth.ticks)
  func centres(milliseconds: Int) throws {
    var plant = try plant(
      milliseconds, items: [TruthPlant.item(y: 0.12, yaw: 0.05)],
      [truthPlate(friction: 0.4), positioner()])
    #expect(!isOn(plant, 0))
    plant.set(0)
    try plant.run("clamped") { $0.state.io[TruthPlant.input(0, after: 3)].isOn }
    plant.run(until: plant.time + 0.5)
    // Both faces touch both bars: it stands in the middle and straight.
    #expect(plant.item.position.y.magnitude < 0.0005)
    #expect(plant.item.yaw.magnitude < 0.002)
    #expect(isOn(plant, 0) && plant.item.velocity.length < 1e-3)
    #expect((plant.world.state.axes[0].motion.position - (0.48 - 0.15)).magnitude < 0.001)
    plant.set(0, false)
    plant.run(until: plant.time + 2)
    #expect(!isOn(plant, 0) && plant.world.state.axes[0].motion.position == 0)
    #expect(plant.item.velocity == .zero)
  }

  @Test(
    "Clamps move a box only if their force is over µmg, and else say that they hold",
    arguments: [(17.0, false), (18.5, true)])
  func clampForce(force: Double, moves: Bool) throws {
    // One bar touches it, the other is far: only friction resists.
    var positioner = positioner()
    positioner.force = force
    var plant = try plant(
      5, items: [TruthPlant.item(y: 0.33)], [truthPlate(friction: 0.6), positioner])
    plant.set(0)
    plant.run(until: 1)
    let start = plant.item.position
    plant.run(until: 11)
    #expect(isOn(plant, 0))
    #expect(moves ? plant.item.position.y < 0.01 : plant.item.position.y > 0.329)
    // A clamp that stalls does not creep.
    #expect(moves || (plant.item.position - start).length < 1e-6, "\(plant.item.position - start)")
  }

  @Test("Empty clamps close wholly and hold nothing; raised, they let boxes pass")
  func empty() throws {
    var plant = try plant(
      5, items: [TruthPlant.item(x: -1)],
      [truthBelt(2, speed: 0.5, friction: 0.6), positioner(stop: true)])
    plant.set(0)
    plant.run(until: 2)
    #expect(!isOn(plant, 0) && plant.world.state.axes[0].motion.position == 0.48)
    plant.set(0, false)
    plant.run(until: 4)
    // The stop's face is at half the length of the bars.
    plant.set(2)
    plant.run(until: 8)
    #expect((plant.item.position.x + 0.15 - 0.2).magnitude < 0.001 && !isOn(plant, 1))
    // A third of a metre up is more than the box is high.
    plant.set(1)
    plant.run(until: 9.5)
    #expect(isOn(plant, 1) && plant.item.position.x > 0.3)
  }

  @Test("A bar that comes down on a box stands on it until it is gone")
  func pressesDown() throws {
    var plant = try plant(
      5, items: [TruthPlant.item(x: -1)],
      [truthBelt(2, speed: 0.5, friction: 0.6), positioner(stop: true)])
    plant.set(1)
    plant.run(until: 1)
    plant.set(2)
    try plant.run("under the stop") { $0.items[0].position.x > 0.22 }
    plant.set(2, false)
    plant.set(1, false)
    plant.run(until: plant.time + 2)
    // The box is 0.3 m high.
    #expect((plant.world.state.axes[1].motion.position - 0.3).magnitude < 1e-9)
    #expect(plant.world.state.axes[1].isHeld && plant.item.bottom == 0.8)
    plant.set(2)
    plant.run(until: plant.time + 2)
    #expect(plant.world.state.axes[1].motion.position == 0)
  }

  // MARK: Pivot arm

  private func arm() -> PivotArm {
    var arm = PivotArm(name: "arm", pose: Pose(y: -0.45, z: 0.8))
    arm.turn = TruthPlant.output(0)
    arm.forward = TruthPlant.output(1)
    return arm
  }

  @Test("The belt of an arm rubs like any other, with the push on its face", arguments: Truth.ticks)
  func faceBelt(milliseconds: Int) throws {
    var arm = PivotArm(name: "arm", pose: Pose(z: 0.8))
    arm.length = 4
    arm.speed = 0.7
    arm.acceleration = 1e6
    arm.friction = 0.5
    arm.forward = TruthPlant.output(0)
    arm.reverse = TruthPlant.output(1)
    for (output, side) in [(0, 1.0), (1, -1)] {
      // It touches the face and comes on slowly, on a plate without friction.
      let start = TruthPlant.item(x: 1, y: 0.2, velocity: Vector2(0, -0.01))
      var plant = try plant(milliseconds, items: [start], [truthPlate(friction: 0), arm])
      plant.set(output)
      plant.run(until: 0.5)
      // The face rubs with µ times the push that stopped it, and no more.
      #expect((plant.item.velocity.x - side * 0.5 * 0.01).magnitude < 1e-5)
      #expect(plant.item.velocity.y.magnitude < 1e-6 && plant.item.spin.magnitude < 1e-6)
    }
    // Pressed on the face for longer, by a slope that it slips down freely, it gets up to speed.
    var slope = truthPlate(friction: 0)
    slope.pose.yaw = 90 * radiansPerDegree
    slope.angle = 10 * radiansPerDegree
    slope.length = 4
    slope.width = 20
    arm.height = 1
    let start = TruthPlant.item(x: 0.5, y: 0.2, z: 0.8 + 0.2 * 0.1763)
    var plant = try plant(milliseconds, items: [start], [slope, arm])
    plant.set(0)
    plant.run(until: 2)
    #expect((plant.item.velocity.x - 0.7).magnitude < 1e-3)
  }

  @Test("A belt that starts on an arm takes along the box that rests at it")
  func startingBelt() throws {
    // Right across the flow it holds the box, which the conveyor presses on it.
    var arm = arm()
    arm.angle = 90 * radiansPerDegree
    var plant = try plant(
      5, items: [TruthPlant.item(x: -1)],
      [truthBelt(2, length: 6, width: 0.75, speed: 0.6, friction: 0.6), arm])
    plant.set(2)
    plant.set(0)
    plant.run(until: 4)
    let rest = plant.item
    // Half the arm's thickness before the pivot.
    #expect(rest.velocity == .zero && (rest.position.x + 0.15 + 0.05).magnitude < 0.001)
    plant.set(1)
    plant.run(until: 4.3)
    #expect(plant.item.velocity.y > 0.1 && plant.item.position.y > rest.position.y + 0.01)
  }

  @Test("An arm diverts boxes from the belt, with its own belt and without", arguments: Truth.ticks)
  func diverts(milliseconds: Int) throws {
    for belt in [false, true] {
      var plant = try plant(
        milliseconds, items: [TruthPlant.item(x: -1)],
        [truthBelt(2, length: 6, width: 0.75, speed: 0.6, friction: 0.6), arm()])
      plant.set(2)
      plant.set(0)
      plant.set(1, belt)
      plant.run(until: 6)
      // Off the left side of the belt, before the tip of the arm.
      #expect(plant.item.bottom == 0 && plant.item.position.y > 0.375)
      #expect(plant.item.position.x < 1.3, "with its belt: \(belt)")
    }
  }

  @Test("An arm that meets a jammed box stalls with its torque, and goes on when it is free")
  func stalls() throws {
    // A heavy box between the arm and a wall. The arm pushes at 0.5 m from its pivot.
    var arm = arm()
    arm.turnSpeed = 1
    arm.torque = 100
    var plant = try plant(
      5, items: [TruthPlant.item(x: 0.5, y: -0.1)],
      [truthPlate(friction: 0.5), truthWall(y: 0.15, length: 4), arm])
    plant.set(0)
    plant.run(until: 3)
    let axis = plant.world.state.axes[0]
    #expect(axis.isHeld && axis.motion.position < 40 * radiansPerDegree)
    let before = plant.item.position
    plant.run(until: 6)
    #expect((plant.item.position - before).length < 1e-4)
    // Nothing is pressed into anything.
    #expect(plant.item.position.y + 0.15 < 0.13 + 0.001)
    plant.set(0, false)
    plant.run(until: 8)
    #expect(plant.world.state.axes[0].motion.position == 0)
  }

  // MARK: Elevator

  private func elevator() -> Elevator {
    var elevator = Elevator(name: "elevator", pose: Pose(z: 0.8))
    elevator.stroke = 2
    elevator.up = TruthPlant.output(0)
    elevator.down = TruthPlant.output(1)
    elevator.slow = TruthPlant.output(2)
    elevator.leftLimit = TruthPlant.input(0, after: 3)
    elevator.rightLimit = TruthPlant.input(1, after: 3)
    return elevator
  }

  @Test("Jogged, an elevator brakes at v²/2a and creeps at its slow speed", arguments: Truth.ticks)
  func jog(milliseconds: Int) throws {
    var plant = try plant(milliseconds, items: [TruthPlant.item()], [elevator()])
    plant.set(0)
    try plant.run("full speed") { $0.state.axes[0].motion.speed == 0.8 }
    let start = plant.world.state.axes[0].motion.position
    plant.set(0, false)
    plant.run(until: plant.time + 1)
    let axis = plant.world.state.axes[0]
    #expect(axis.motion.speed == 0)
    #expect((axis.motion.position - start - 0.8 * 0.8 / 2).magnitude < 1e-9)
    plant.set(2)
    plant.set(1)
    plant.run(until: plant.time + 0.5)
    #expect((plant.world.state.axes[0].rate + 0.2).magnitude < 1e-9)
    #expect((plant.item.bottom - 0.8 - plant.world.state.axes[0].motion.position).magnitude < 1e-9)
    // Both at once: it stands.
    plant.set(0)
    plant.run(until: plant.time + 1)
    #expect(plant.world.state.axes[0].rate == 0)
  }

  @Test("Its switches tell which end an item stands over; they go up and down with it")
  func switches() throws {
    var plant = try plant(5, items: [TruthPlant.item(x: 0.5)], [elevator()])
    plant.step()
    #expect(!isOn(plant, 0) && isOn(plant, 1))
    plant.set(0)
    plant.run(until: 5)
    #expect(plant.item.bottom == 2.8 && isOn(plant, 1))
    var empty = try self.plant(5, items: [TruthPlant.item(x: 0)], [elevator()])
    empty.step()
    #expect(!isOn(empty, 0) && !isOn(empty, 1))
  }

  @Test("A platform stops on a box below it and goes on when that is gone")
  func stopsOnItems() throws {
    // The frame is 0.15 m deep; the box on the belt below reaches up to 0.7 m.
    var plant = try plant(
      5, items: [TruthPlant.item(x: -1.5, z: 0.4)],
      [elevator(), truthBelt(2, z: 0.4, length: 8, speed: 0.5, friction: 0.6)])
    plant.set(0)
    plant.run(until: 4)
    plant.set(0, false)
    plant.set(2)
    try plant.run("under it") { $0.items[0].position.x > 0 }
    plant.set(2, false)
    plant.set(1)
    plant.run(until: plant.time + 4)
    let axis = plant.world.state.axes[0]
    #expect(axis.isHeld && (0.8 + axis.motion.position - 0.15 - 0.7).magnitude < 1e-9)
    #expect(plant.item.bottom == 0.4 && plant.item.velocity == .zero)
    plant.set(2)
    plant.run(until: plant.time + 4)
    #expect(plant.world.state.axes[0].motion.position == 0)
  }

  @Test("A box that a platform lifts at one side would tip; one that hangs over does not")
  func halfOn() throws {
    // The edge of the platform is at −0.625, and there a belt ends.
    func warnings(_ x: Double) throws -> ItemWarnings {
      var plant = try plant(
        5, items: [TruthPlant.item(x: x)],
        [elevator(), truthBelt(2, x: -2.625, length: 4, speed: 0.5, friction: 0.6)])
      plant.set(0)
      plant.run(until: 2)
      #expect((plant.item.bottom == 0.8) == (x < -0.625))
      return plant.item.warnings
    }
    #expect(try warnings(-0.7) == .tips)
    #expect(try warnings(-0.55) == [])
    #expect(try warnings(-1) == [])
    #expect(try warnings(0) == [])
  }

  @Test("A box that a platform takes down from under a belt's end would tip")
  func leftHanging() throws {
    func warnings(_ stop: Double) throws -> ItemWarnings {
      var plant = try plant(
        5, items: [TruthPlant.item(x: -1.5, z: 2.8)],
        [elevator(), truthBelt(2, x: -2.625, z: 2.8, length: 4, speed: 0.5, friction: 0.6)])
      plant.set(0)
      plant.run(until: 4)
      plant.set(0, false)
      plant.set(2)
      try plant.run("there") { $0.items[0].position.x > stop }
      plant.set(2, false)
      plant.run(until: plant.time + 1)
      #expect(plant.item.warnings == [])
      plant.set(1)
      plant.run(until: plant.time + 4)
      return plant.item.warnings
    }
    // Half on it, and wholly on the belt.
    #expect(try warnings(-0.6) == .tips)
    #expect(try warnings(-1) == [])
  }

  // MARK: Turntable

  @Test("A turntable's ends tell what stands over them, and turn with it")
  func tableEnds() throws {
    var table = Turntable(name: "table", pose: Pose(z: 0.8))
    table.turn = TruthPlant.output(0)
    table.frontLimit = TruthPlant.input(0, after: 3)
    table.backLimit = TruthPlant.input(1, after: 3)
    var plant = try plant(5, items: [TruthPlant.item(x: 0.6)], [table])
    plant.step()
    #expect(isOn(plant, 0) && !isOn(plant, 1))
    plant.set(0)
    plant.run(until: 4)
    // It stands at the left side of the plant now, and still over the front of the table.
    #expect(plant.item.position.y > 0.5 && isOn(plant, 0) && !isOn(plant, 1))
  }

  // MARK: Spiral

  @Test("The rails of a spiral keep a box that drifts outwards on it", arguments: Truth.ticks)
  func spiralRails(milliseconds: Int) throws {
    func outcome(rails: Bool) throws -> (distance: Double, bottom: Double) {
      var spiral = SpiralConveyor(name: "spiral", pose: Pose(z: 0.2))
      // Fast and slippery: ω²R is more than µg.
      spiral.speed = 1.5
      spiral.friction = 0.15
      spiral.pitch = 0.3
      spiral.quarters = 3
      spiral.acceleration = 1e6
      if !rails { spiral.railHeight = 0 }
      spiral.upward = TruthPlant.output(0)
      var plant = try plant(
        milliseconds, items: [TruthPlant.item(x: 0.2, z: 0.21, velocity: Vector2(1.5, 0))],
        [spiral])
      plant.set(0)
      plant.run(until: 1.5)
      return ((plant.item.position - Vector2(0, 1.2)).length, plant.item.bottom)
    }
    let kept = try outcome(rails: true)
    #expect(kept.bottom > 0.25 && kept.distance < 1.5)
    #expect(try outcome(rails: false).distance > 1.5)
  }
}
