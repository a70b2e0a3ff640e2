import Kernel
import Sim
import Tags
import Testing

/// Mechanical parts against the truth table and closed forms: blades, lifts, arms, clamps.
@Suite("Truth: parts") struct PartTruthTests {
  // MARK: Stop blade

  /// A blade that is up and down as good as at once; its face is at `x`.
  static func blade(_ output: Int, x: Double) -> StopBlade {
    var blade = StopBlade(name: "blade", pose: Pose(x: x + 0.01, z: 0.8))
    blade.width = 1
    blade.speed = 1e3
    blade.acceleration = 1e6
    blade.raise = TruthPlant.output(output)
    return blade
  }

  @Test("T46: a blade stops a moving box dead", arguments: Truth.ticks)
  func stops(milliseconds: Int) throws {
    let row = try Truth.row("T46")
    let (v, edge) = (try row["v"], try row["L"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, kinds: [.cube(edge: edge)],
      items: [TruthPlant.item(x: (try row["x_front0"]) - edge / 2, velocity: Vector2(v, 0))],
      parts: [truthBelt(speed: v, friction: 0.6), Self.blade(1, x: try row["x_blade"])])
    plant.set(0)
    plant.set(1)
    try plant.run("stopped") { $0.items[0].velocity.x < 0.01 }
    try row.check("t", plant.time, dt: plant.dt)
    plant.run(until: plant.time + 3)
    try row.check("x_rest", plant.item.position.x, dt: plant.dt)
    #expect(plant.item.velocity == .zero && plant.item.yaw.magnitude < 1e-12)
    plant.set(1, false)
    plant.run(until: plant.time + 2)
    let face = try row["x_blade"]
    #expect(plant.item.position.x > face)
  }

  @Test("A blade under a box stays down until the box has left it", arguments: Truth.ticks)
  func waits(milliseconds: Int) throws {
    var blade = Self.blade(1, x: 0)
    blade.speed = 0.5
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2,
      items: [TruthPlant.item(x: -0.1), TruthPlant.item(x: -1)],
      parts: [truthBelt(speed: 0.5, friction: 0.6), blade])
    plant.set(1)
    plant.run(until: 1)
    // It presses from below and moves nothing.
    #expect(plant.world.state.axes[0].isHeld)
    #expect(plant.world.state.axes[0].motion.position == 0)
    #expect(plant.item.position == Vector2(-0.1, 0) && plant.item.bottom == 0.8)
    plant.set(0)
    try plant.run("the first leaves") { $0.items[0].position.x > 0.17 + 0.02 }
    // As soon as it is free it comes up: behind the first and before the second.
    try plant.run("up") { $0.state.axes[0].motion.position == 0.1 }
    plant.run(until: plant.time + 3)
    #expect(plant.world.items[0].position.x > 1)
    #expect((plant.world.items[1].position.x + 0.15).magnitude < 0.001)
  }

  // MARK: Elevator

  private func elevator(_ row: Truth.Case, stroke: Double) throws -> Elevator {
    var elevator = Elevator(name: "elevator", pose: Pose(z: 0.8))
    elevator.speed = try row["v"]
    elevator.acceleration = try row["a"]
    elevator.stroke = stroke
    elevator.raise = TruthPlant.output(0)
    elevator.upperLimit = TruthPlant.input(0, after: 1)
    elevator.lowerLimit = TruthPlant.input(1, after: 1)
    return elevator
  }

  /// A move of an elevator with two boxes on each other on it.
  private func ride(
    _ plant: inout TruthPlant, up: Bool, limit: Int
  ) throws -> (seconds: Double, peak: Double) {
    let tag = TruthPlant.input(limit, after: 1)
    let start = plant.time
    plant.set(0, up)
    var peak = 0.0
    repeat {
      plant.step()
      let axis = plant.world.state.axes[0]
      peak = max(peak, axis.rate.magnitude)
      // Nothing slips, bounces or falls behind, in any tick.
      for (number, item) in plant.world.items.enumerated() {
        let height = 0.8 + axis.motion.position + Double(number) * 0.3
        try #require((item.bottom - height).magnitude < 1e-12, "at \(plant.time) s")
        try #require(item.position == Vector2(0.2, 0.1) && item.velocity == .zero)
      }
      try #require(plant.time < 20)
    } while !plant.world.state.io[tag].isOn
    return (plant.time - start, peak)
  }

  @Test("T42: an elevator with boxes on it, long and short moves", arguments: Truth.ticks)
  func elevator(milliseconds: Int) throws {
    let row = try Truth.row("T42")
    for (stroke, key) in [("s_long", "t_long"), ("s_short", "t_short")] {
      var plant = try TruthPlant(
        milliseconds: milliseconds, inputs: [.bit, .bit],
        items: [TruthPlant.item(x: 0.2, y: 0.1), TruthPlant.item(x: 0.2, y: 0.1, z: 1.1)],
        parts: [try elevator(row, stroke: try row[stroke])])
      plant.run(until: 0.1)
      for (up, limit) in [(true, 0), (false, 1)] {
        let move = try ride(&plant, up: up, limit: limit)
        try row.check(key, move.seconds, dt: plant.dt)
        if key == "t_long" {
          #expect((move.peak - (try row["v"])).magnitude < 1e-9)
        } else {
          // The mean over the tick that holds the peak is short of it by up to a quarter of a
          // tick's change of speed.
          try row.check("v_peak_short", move.peak, dt: plant.dt)
        }
      }
      #expect(plant.world.state.warnings == 0)
    }
  }

  // MARK: Pivot arm

  private func arm(_ row: Truth.Case) throws -> PivotArm {
    var arm = PivotArm(name: "arm", pose: Pose(z: 0.8))
    arm.angle = (try row["theta_deg"]) * radiansPerDegree
    arm.turnSpeed = try row["omega"]
    // The table's arm has its speed at once.
    arm.turnAcceleration = 1e6
    arm.torque = 1e6
    arm.friction = 0
    arm.turn = TruthPlant.output(0)
    return arm
  }

  @Test("T28: a pivot arm swings in time and hits with its speed", arguments: Truth.ticks)
  func swing(milliseconds: Int) throws {
    let row = try Truth.row("T28")
    let reach = try row["r"]
    // Its face touches the arm's.
    var plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(x: reach, y: 0.05 + 0.15)],
      parts: [truthPlate(friction: 0), try arm(row)])
    plant.set(0)
    plant.step()
    try row.check("v_n", plant.item.velocity.y, dt: plant.dt)
    while plant.world.state.axes[0].motion.position < (try arm(row).angle) {
      plant.step()
      try #require(plant.time < 5)
    }
    try row.check("t", plant.time, dt: plant.dt)
  }

  @Test("A pivot arm swings to the right as to the left")
  func mirrored() throws {
    func run(right: Bool) throws -> Item {
      var arm = PivotArm(name: "arm", pose: Pose(y: right ? 0.45 : -0.45, z: 0.8))
      arm.turnsRight = right
      arm.turn = TruthPlant.output(1)
      arm.forward = TruthPlant.output(1)
      var plant = try TruthPlant(
        milliseconds: 5, outputs: 2, items: [TruthPlant.item(x: -1)],
        parts: [truthBelt(length: 6, width: 0.75, speed: 0.6, friction: 0.6), arm])
      plant.set(0)
      plant.set(1)
      plant.run(until: 4)
      return plant.item
    }
    let (left, right) = (try run(right: false), try run(right: true))
    #expect(left.bottom == 0 && left.position.y > 0.375)
    // The two places of a contact are solved one after the other: mirrored up to that.
    #expect((right.position - Vector2(left.position.x, -left.position.y)).length < 1e-6)
    #expect((right.yaw + left.yaw).magnitude < 1e-6)
  }
}
