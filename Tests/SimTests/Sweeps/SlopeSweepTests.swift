import Kernel
import Testing

@testable import Sim

/// T10 to T14 with random parameters.
@Suite struct SlopeSweepTests {
  /// A box on a slope; a speed makes it a belt.
  private func slope(
    _ sweep: Sweep, angle: Double, mu: Double, speed: Double? = nil
  ) throws -> TruthPlant {
    var part: any PartDefinition = truthPlate(z: 6, angle: angle, friction: mu)
    if let speed {
      var belt = InclinedConveyor(name: "belt", pose: Pose(z: 6))
      belt.length = 12
      belt.angle = angle
      belt.speed = speed
      belt.acceleration = 1e6
      belt.friction = mu
      belt.forward = TruthPlant.output(0)
      part = belt
    }
    var plant = try TruthPlant(
      milliseconds: sweep.milliseconds, items: [TruthPlant.item(z: 6)], parts: [part])
    plant.set(0)
    return plant
  }

  @Test("T10: sliding above the friction angle")
  func slides() throws {
    let row = try Truth.row("T10")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 10)
      let slant = Slant(degrees: sweep.draw(15, 40))
      let mu = slant.sine / slant.cosine * sweep.draw(0.1, 0.8)
      var plant = try slope(sweep, angle: slant.angle, mu: mu)
      plant.run(until: 0.4)
      let a = gravity * (slant.sine - mu * slant.cosine)
      try row.check("v_1s", plant.item.speed, formula: a * 0.4, dt: sweep.dt, set)
      try row.check("a", plant.item.speed / 0.4, formula: a, dt: sweep.dt, set)
      let way = -plant.item.position.x / slant.cosine
      try row.check("s_1s", way, formula: a * 0.08, dt: sweep.dt, set)
    }
  }

  @Test("T11: a box dropped on a belt that runs up")
  func risingBelt() throws {
    let row = try Truth.row("T11")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 11)
      let slant = Slant(degrees: sweep.draw(5, 25))
      let v = sweep.draw(0.2, 0.8)
      let mu = slant.sine / slant.cosine + sweep.draw(0.2, 0.5)
      var plant = try slope(sweep, angle: slant.angle, mu: mu, speed: v)
      try plant.run("riding") { $0.items[0].speed >= v - 1e-9 }
      let a = gravity * (mu * slant.cosine - slant.sine)
      try row.check("t_slip", plant.time, formula: v / a, dt: sweep.dt, set)
      let slip = v * plant.time - plant.item.position.x / slant.cosine
      try row.check("s_slip", slip, formula: v * v / (2 * a), dt: sweep.dt, set)
    }
  }

  @Test("T12: a belt that is too steep cannot lift, whatever its speed")
  func tooSteep() throws {
    let row = try Truth.row("T12")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 12)
      let slant = Slant(degrees: sweep.draw(25, 44))
      let mu = slant.sine / slant.cosine * sweep.draw(0.3, 0.9)
      var plant = try slope(sweep, angle: slant.angle, mu: mu, speed: sweep.draw(0.1, 3))
      plant.run(until: 0.4)
      #expect(plant.item.velocity.x < 0, "set \(set)")
      let a = gravity * (slant.sine - mu * slant.cosine)
      try row.check("a_down", plant.item.speed / 0.4, formula: a, dt: sweep.dt, set)
    }
  }

  @Test("T13: the speed at the end of a chute")
  func chute() throws {
    let row = try Truth.row("T13")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 13)
      let slant = Slant(degrees: sweep.draw(20, 45))
      let mu = slant.sine / slant.cosine * sweep.draw(0.1, 0.7)
      let length = sweep.draw(0.3, 1.5)
      var chute = Chute(
        name: "chute", pose: Pose(z: 6), length: length + 1, angle: slant.angle)
      chute.friction = mu
      var plant = try TruthPlant(
        milliseconds: sweep.milliseconds,
        items: [TruthPlant.item(x: 0.5 * slant.cosine, z: 6 - 0.5 * slant.sine)], parts: [chute])
      let end = try plant.cross(length) { $0.position.x / slant.cosine - 0.5 }
      let a = gravity * (slant.sine - mu * slant.cosine)
      let time = (2 * length / a).squareRoot()
      try row.check("t", end.time, formula: time, dt: sweep.dt, set)
      let share = (end.time - (plant.time - plant.dt)) / plant.dt
      let speed = end.before.speed + (end.after.speed - end.before.speed) * share
      try row.check("v_exit", speed, formula: a * time, dt: sweep.dt, set)
    }
  }

  @Test("T14: free fall between two levels")
  func fall() throws {
    let row = try Truth.row("T14")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 14)
      let (h, v) = (sweep.draw(0.1, 1.5), sweep.draw(0.1, 1.5))
      var plant = try TruthPlant(
        milliseconds: sweep.milliseconds,
        items: [TruthPlant.item(x: sweep.draw(-0.1, -0.05), z: h, velocity: Vector2(v, 0))],
        parts: [truthBelt(x: -5, z: h, length: 10, speed: v, friction: 0.6)])
      plant.set(0)
      try plant.run("past the end") { $0.items[0].position.x > 0 }
      let (start, x) = (plant.time, plant.item.position.x)
      try plant.run("landed") { $0.items[0].bottom == 0 }
      let time = (2 * h / gravity).squareRoot()
      try row.check("t", plant.time - start, formula: time, dt: sweep.dt, set)
      // It lands on a tick: what it flies on in the rest of that is no part of the reach.
      let late = plant.time - start - time
      let reach = plant.item.position.x - x - v * late
      try row.check("dx", reach, formula: v * time, dt: sweep.dt, set)
    }
  }

  /// An angle with its sine and cosine.
  private struct Slant {
    let angle: Double
    let sine: Double
    let cosine: Double

    init(degrees: Double) {
      angle = degrees * radiansPerDegree
      (sine, cosine) = sineAndCosine(angle)
    }
  }
}
