import Kernel
import Tags
import Testing

@testable import Sim

/// T01, T02, T06, T07 and T08 with random parameters.
@Suite struct FrictionSweepTests {
  private let g = 9.81

  /// A belt with an encoder and a box on it; output 0 runs the belt.
  private func plant(
    _ sweep: Sweep, v: Double, mu: Double, acceleration: Double = 1e6,
    velocity: Vector2 = .zero, kind: ItemKind = .boxS
  ) -> TestPlant {
    var belt = quickBelt("b", x: 0, length: 4, width: 2, speed: v, signal: 0)
    belt.acceleration = acceleration
    belt.friction = mu
    let encoder = Encoder(name: "e", pose: Pose(z: 0.8))
    var plant = TestPlant(
      outputs: [.bit], milliseconds: sweep.milliseconds, parts: [belt, encoder])
    plant.on(0)
    plant.put(kind, Pose(x: -0.5, z: 0.8), velocity: velocity)
    return plant
  }

  private func travel(_ plant: TestPlant) -> Double { plant.world.state.encoders[0].travel }

  @Test("T01: a box dropped on a moving belt")
  func drop() throws {
    let row = try Truth.row("T01")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 1)
      let v = sweep.draw(0.1, 1.2)
      let mu = sweep.draw(0.2, 1)
      var plant = plant(sweep, v: v, mu: mu)
      let time = try #require(plant.time { $0.state.items[0].velocity.x >= v - 1e-9 })
      let box = plant.item.position.x + 0.5
      try row.check("t_slip", time, formula: v / (mu * g), dt: sweep.dt, set)
      let slip = v * v / (2 * mu * g)
      // The last tick of slipping is not wholly used.
      try row.check("s_box", box - v * (time - v / (mu * g)), formula: slip, dt: sweep.dt, set)
      try row.check("s_slip", v * time - box, formula: slip, dt: sweep.dt, set)
    }
  }

  @Test("T02: friction is isotropic")
  func sideways() throws {
    let row = try Truth.row("T02")
    for set in 0..<Sweep.sets {
      // A square: on a longer footprint the load shifts askew and turns it, which the formula
      // leaves out.
      var sweep = Sweep(set, case: 2)
      let v = sweep.draw(0.4, 0.8)
      let vy = sweep.draw(0.1, 0.6)
      let mu = sweep.draw(0.3, 0.8)
      var plant = plant(sweep, v: v, mu: mu, velocity: Vector2(0, vy), kind: .squarePallet)
      let time = try #require(
        plant.time {
          abs($0.state.items[0].velocity.y) < 1e-9 && $0.state.items[0].velocity.x > v - 1e-9
        })
      let wanted = (v * v + vy * vy).squareRoot() / (mu * g)
      try row.check("t_slip", time, formula: wanted, dt: sweep.dt, set)
      try row.check("dy", plant.item.position.y, formula: vy * wanted / 2, dt: sweep.dt, set)
      let along = plant.item.position.x + 0.5 - v * (time - wanted)
      try row.check("dx_during_slip", along, formula: v * wanted / 2, dt: sweep.dt, set)
    }
  }

  /// Lets a riding box be braked; returns its way, the belt's, and the time until the box stands.
  private func brake(
    _ sweep: Sweep, v: Double, mu: Double, _ deceleration: Double
  ) throws -> (box: Double, belt: Double, time: Double) {
    // It starts with the belt at its speed: the ramp is as slow as the brake, the box starts fast.
    var plant = plant(sweep, v: v, mu: mu, acceleration: deceleration)
    plant.world.state.ramps[0] = v
    plant.world.state.items[0].velocity = Vector2(v, 0)
    plant.world.rebuildTracker()
    plant.run(seconds: 3 * sweep.dt)
    let (place, belt) = (plant.item.position.x, travel(plant))
    plant.off(0)
    let time = try #require(plant.time { $0.state.items[0].velocity == .zero })
    plant.run(seconds: 3 * sweep.dt)
    return (plant.item.position.x - place, travel(plant) - belt, time)
  }

  @Test("T06: a belt that brakes gently keeps the box from slipping")
  func gentleBrake() throws {
    let row = try Truth.row("T06")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 6)
      let v = sweep.draw(0.1, 1.2)
      let mu = sweep.draw(0.3, 1)
      let a = sweep.draw(0.5, 0.9 * mu * g)
      let way = try brake(sweep, v: v, mu: mu, a)
      try row.check("s_box", way.box, formula: v * v / (2 * a), dt: sweep.dt, set)
      try row.check("t", way.time, formula: v / a, dt: sweep.dt, set)
      try row.check("s_slip", way.box - way.belt, formula: 0, dt: sweep.dt, set)
    }
  }

  @Test("T07: a belt that brakes hard lets the box slide")
  func hardBrake() throws {
    let row = try Truth.row("T07")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 7)
      let v = sweep.draw(0.1, 1.2)
      let mu = sweep.draw(0.2, 0.8)
      let a = mu * g * sweep.draw(1.2, 3)
      let way = try brake(sweep, v: v, mu: mu, a)
      let (box, belt) = (v * v / (2 * mu * g), v * v / (2 * a))
      try row.check("s_box", way.box, formula: box, dt: sweep.dt, set)
      try row.check("s_belt", way.belt, formula: belt, dt: sweep.dt, set)
      try row.check("s_slip", way.box - way.belt, formula: box - belt, dt: sweep.dt, set)
      try row.check("t_box", way.time, formula: v / (mu * g), dt: sweep.dt, set)
    }
  }

  @Test("T08: a box sticks to a belt that starts slower than friction allows")
  func start() throws {
    let row = try Truth.row("T08")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 8)
      let v = sweep.draw(0.1, 1.2)
      let mu = sweep.draw(0.3, 1)
      let a = sweep.draw(0.8, 0.9 * mu * g)
      var plant = plant(sweep, v: v, mu: mu, acceleration: a)
      let time = try #require(plant.time { $0.state.items[0].velocity.x >= v - 1e-9 })
      let box = plant.item.position.x + 0.5
      try row.check("t_ramp", time, formula: v / a, dt: sweep.dt, set)
      try row.check("s_ramp", box - v * (time - v / a), formula: v * v / (2 * a), dt: sweep.dt, set)
      try row.check("s_slip", travel(plant) - box, formula: 0, dt: sweep.dt, set)
    }
  }
}
