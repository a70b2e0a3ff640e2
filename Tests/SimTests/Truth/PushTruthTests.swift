import Kernel
import Tags
import Testing

@testable import Sim

/// Pushers and blades: what they move, what they hold, and with which force.
@Suite("Truth: pushers and blades") struct PushTruthTests {
  /// A pusher whose plate touches a cube in the origin and pushes it along +x.
  private func pusher(
    speed: Double, stroke: Double = 0.5, force: Double = 500, mu: Double, milliseconds: Int,
    mass: Double = 3
  ) throws -> TruthPlant {
    return try TruthPlant(
      milliseconds: milliseconds, kinds: [.cube(mass: mass)], items: [TruthPlant.item()],
      parts: [
        truthPlate(friction: mu), truthPusher(speed: speed, stroke: stroke, force: force),
      ])
  }

  @Test("T15: a box that a pusher threw slides on", arguments: Truth.ticks)
  func thrown(milliseconds: Int) throws {
    let row = try Truth.row("T15")
    let v = try row["v_pusher"]
    // The stroke takes 0.64 s, s/v + v/a, so that the plate stops at the end of a tick of any
    // length: what a box loses while it stops within a tick is no part of the formula.
    let (end, stroke) = (0.64, v * (0.64 - v / 1e6))
    var plant = try pusher(
      speed: v, stroke: stroke, force: 100_000, mu: try row["mu"], milliseconds: milliseconds)
    plant.set(0)
    plant.run(until: end - 2 * plant.dt)
    try plant.run("at rest") { $0.items[0].velocity.length < 1e-6 }
    try row.check("t", plant.time - end, dt: plant.dt)
    try row.check("s", plant.item.position.x - stroke, dt: plant.dt)
    #expect(plant.item.yaw.magnitude < 1e-9 && plant.item.position.y.magnitude < 1e-9)
  }

  @Test("T17: the pressure in a queue at a blade", arguments: Truth.ticks)
  func pressure(milliseconds: Int) throws {
    let row = try Truth.row("T17")
    let count = Int(try row["N"])
    var stop = StopBlade(name: "blade", pose: Pose(x: 0.01, z: 0.8))
    stop.raise = TruthPlant.output(1)
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, kinds: [.cube(mass: try row["m"])],
      items: (0..<count).map { TruthPlant.item(x: -0.2 - Double($0) * 0.31) },
      parts: [truthBelt(speed: 0.5, friction: try row["mu"]), stop])
    plant.set(1)
    plant.run(until: 0.5)
    plant.set(0)
    plant.run(until: 4)
    // Means over half a second; items have the serial numbers 1 to 8 from the blade on.
    var (blade, front, rear, samples) = (0.0, 0.0, 0.0, 0.0)
    while plant.time < 4.5 - plant.dt / 2 {
      plant.step()
      blade += plant.bladeForce
      front += plant.force(between: 1, and: 2)
      rear += plant.force(between: 7, and: 8)
      samples += 1
    }
    try row.check("F_blade", blade / samples, dt: plant.dt)
    try row.check("F_12", front / samples, dt: plant.dt)
    try row.check("F_78", rear / samples, dt: plant.dt)
  }

  @Test("T20: a pusher moves a box only with more than its friction", arguments: Truth.ticks)
  func threshold(milliseconds: Int) throws {
    let row = try Truth.row("T20")
    let limit = try row.expected("F_threshold")
    let room = limit * (try #require(row.tol["F_threshold"]?.rel))
    for (force, moves) in [(limit - room, false), (limit + room, true)] {
      var plant = try pusher(
        speed: 0.5, force: force, mu: try row["mu"], milliseconds: milliseconds,
        mass: try row["m"])
      plant.set(0)
      // The note of the case: below the threshold it creeps by less than 1e-6 m in 10 s.
      while plant.time < 10, plant.item.position.x < 0.1 { plant.step() }
      let way = plant.item.position.x
      #expect(moves ? way >= 0.1 : way.magnitude < 1e-6, "\(force) N: \(way) m")
    }
  }
}

extension TruthPlant {
  /// What items press with on the only blade, N.
  var bladeForce: Double { force { $0 & 1 << 31 != 0 } }

  /// What the items of two serial numbers press with on each other, N.
  func force(between first: Int, and second: Int) -> Double {
    force { $0 == first << 32 | second }
  }

  /// Normal impulses of the last tick in the contacts of some keys, over the tick.
  private func force(_ isMeant: (Int) -> Bool) -> Double {
    let contacts = world.state.contacts + world.state.restingContacts
    return contacts.filter { isMeant($0.key) }.reduce(0) { $0 + $1.normal0 + $1.normal1 } / dt
  }
}
