import Kernel
import Tags
import Testing

@testable import Sim

/// T16, T17, T25, T42 and T43 with random parameters.
@Suite struct MotionSweepTests {
  @Test("T16: a head-on collision keeps momentum and gives back its share of the speed")
  func headOn() throws {
    let row = try Truth.row("T16")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 16)
      let (m, n) = (sweep.draw(0.5, 20), sweep.draw(0.5, 20))
      let v = sweep.draw(0.3, 2)
      let e = set % 3 == 0 ? 0 : sweep.draw(0, 0.9)
      var kinds = [ItemKind.cube("one", mass: m), ItemKind.cube("two", mass: n)]
      for index in kinds.indices { kinds[index].restitution = e }
      var plant = try TruthPlant(
        milliseconds: sweep.milliseconds, kinds: kinds,
        items: [
          TruthPlant.item(x: -0.4, velocity: Vector2(v, 0)), TruthPlant.item(kind: 1),
        ], parts: [truthPlate(friction: 0)])
      plant.run(until: 0.5)
      let (one, two) = (plant.world.items[0].velocity.x, plant.world.items[1].velocity.x)
      // Near a standstill a share of the result says nothing: the tolerance is that of the heavier.
      let wanted = (v * (m - e * n) / (m + n), v * m * (1 + e) / (m + n))
      try row.check("v2_e02", two, formula: wanted.1, dt: sweep.dt, set)
      try row.check("v2_e02", wanted.1 - two + one + v, formula: wanted.0 + v, dt: sweep.dt, set)
    }
  }

  @Test("T17: the pressure on a blade is the sum of the friction behind it")
  func pressure() throws {
    let row = try Truth.row("T17")
    // A queue takes two hundred ticks to close up: fewer sets than elsewhere.
    for set in 0..<20 {
      var sweep = Sweep(set, case: 17)
      let count = 1 + sweep.generator.below(6)
      let (m, mu) = (sweep.draw(0.5, 20), sweep.draw(0.2, 0.9))
      var blade = StopBlade(name: "blade", pose: Pose(x: 0.01, z: 0.8))
      blade.raise = TruthPlant.output(0)
      var plant = try TruthPlant(
        milliseconds: sweep.milliseconds, outputs: 2, kinds: [.cube(mass: m)],
        items: (0..<count).map { TruthPlant.item(x: -0.2 - Double($0) * 0.31) },
        parts: [truthBelt(1, speed: sweep.draw(0.2, 0.8), friction: mu), blade])
      plant.set(0)
      plant.run(until: 0.5)
      plant.set(1)
      plant.run(until: 2.5)
      let weight = mu * m * gravity
      let force = plant.bladeForce
      try row.check("F_blade", force, formula: Double(count) * weight, dt: sweep.dt, set)
    }
  }

  @Test("T25: a box in a curve follows it")
  func curve() throws {
    let row = try Truth.row("T25")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 25)
      let (radius, mu) = (sweep.draw(0.4, 2), sweep.draw(0.3, 1))
      // Up to nine tenths of what friction holds.
      let omega = (mu * gravity / radius).squareRoot() * sweep.draw(0.1, 0.9)
      var curve = CurvedConveyor(
        name: "curve", pose: Pose(y: -radius, z: 0.8), radius: radius, width: 0.7,
        speed: omega * radius)
      curve.angle = 180 * radiansPerDegree
      curve.acceleration = 1e6
      curve.friction = mu
      curve.counterClockwise = TruthPlant.output(0)
      let turn = Rotation(yaw: 50 * radiansPerDegree)
      let place = turn.apply(Vector2(0, -radius))
      var plant = try TruthPlant(
        milliseconds: sweep.milliseconds,
        items: [
          TruthPlant.item(
            x: place.x, y: place.y, yaw: 50 * radiansPerDegree, velocity: place.left * omega,
            spin: omega)
        ], parts: [curve])
      plant.set(0)
      let angle = sweep.draw(20, 70) * radiansPerDegree
      let end = try plant.cross(50 * radiansPerDegree + angle) { $0.yaw }
      try row.check("t_90", end.time, formula: angle / omega, dt: sweep.dt, set)
      #expect((plant.item.position.length - radius).magnitude < 0.001, "set \(set)")
    }
  }

  @Test("T42, T43: a move takes the time of its trapezoid or triangle")
  func moves() throws {
    let row = try Truth.row("T43")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 42)
      let (v, a, way) = (sweep.draw(0.2, 2), sweep.draw(0.2, 20), sweep.draw(0.01, 2))
      var pusher = Pusher(name: "pusher", pose: Pose())
      pusher.stroke = way
      pusher.speed = v
      pusher.acceleration = a
      pusher.extend = TruthPlant.output(0)
      pusher.frontLimit = TruthPlant.input(0, after: 1)
      var plant = try TruthPlant(
        milliseconds: sweep.milliseconds, inputs: [.bit], parts: [pusher])
      plant.set(0)
      try plant.run("there") { $0.state.axes[0].motion.position == way }
      let time = way >= v * v / a ? way / v + v / a : 2 * (way / a).squareRoot()
      try row.check("t", plant.time, formula: time, dt: sweep.dt, set)
    }
  }
}
