import Kernel
import Testing

@testable import Sim

/// Belts that start and stop.
extension Sweep {
  static let braking = [
    Sweep("T06", ["v": 0.3...1.2, "mu": 0.3...1, "part": 0.15...0.9]) { set in
      let (v, a) = (set["v"], set["part"] * set["mu"] * gravity)
      let stop = try brake(set, a)
      return [
        .value("s_box", stop.box, formula: v * v / (2 * a)),
        .value("t", stop.time, formula: v / a),
        .value("s_slip", stop.box - stop.belt, formula: 0),
      ]
    },
    Sweep("T07", ["v": 0.6...1.4, "mu": 0.2...0.6, "part": 1.5...3]) { set in
      let (v, slowing) = (set["v"], set["mu"] * gravity)
      let a = set["part"] * slowing
      let stop = try brake(set, a)
      let (box, belt) = (v * v / (2 * slowing), v * v / (2 * a))
      return [
        .value("s_box", stop.box, formula: box), .value("s_belt", stop.belt, formula: belt),
        .value("s_slip", stop.box - stop.belt, formula: box - belt),
        .value("t_box", stop.time, formula: v / slowing),
      ]
    },
    Sweep("T08", ["v": 0.4...1.2, "mu": 0.3...1, "part": 0.2...0.9]) { set in
      let (v, a) = (set["v"], set["part"] * set["mu"] * gravity)
      var belt = truthBelt(speed: v, friction: set["mu"])
      belt.acceleration = a
      var plant = try set.plant(belt)
      var way = 0.0
      while plant.item.velocity.x < v - 1e-9 {
        try #require(plant.time < 5)
        way += plant.stepBelt()
      }
      let box = plant.item.position.x
      return [
        .value("t_ramp", plant.time, formula: v / a),
        .value("s_ramp", box - v * (plant.time - v / a), formula: v * v / (2 * a)),
        .value("s_slip", way - box, formula: 0),
      ]
    },
    // How far friction goes beyond what tips the box.
    Sweep("T21", ["b": 0.1...0.3, "ratio": 1.2...3, "more": 1.2...2]) { set in
      let critical = 1 / set["ratio"]
      return [
        .limit("a_tip", formula: gravity * critical) { a in
          try tips(set, mu: set["more"] * critical, acceleration: a)
        },
        .limit("mu_critical", formula: critical) { try tips(set, mu: $0, acceleration: 1e6) },
        .flag(
          "tips_when_stopped_hard",
          try tips(set, mu: set["more"] * critical, acceleration: 1e6, stops: true), wanted: true),
      ]
    },
  ]

  /// Brakes the belt under a riding box; the ways of both, and the time until the box stands.
  private static func brake(
    _ set: SweepSet, _ deceleration: Double
  ) throws -> (box: Double, belt: Double, time: Double) {
    var belt = truthBelt(speed: set["v"], friction: set["mu"])
    belt.acceleration = deceleration
    var plant = try set.plant(
      items: [TruthPlant.item(velocity: Vector2(set["v"], 0))], belt)
    // The ramp is as slow as the brake: it starts at its speed.
    plant.world.state.ramps[0] = set["v"]
    plant.world.rebuildTracker()
    for _ in 0..<3 { plant.step() }
    let (start, place) = (plant.time, plant.item.position.x)
    var (way, time) = (0.0, 0.0)
    plant.set(0, false)
    while plant.item.velocity != .zero || plant.world.state.ramps[0] != 0 {
      try #require(plant.time < 10)
      if plant.item.velocity != .zero { time = plant.time + plant.dt - start }
      way += plant.stepBelt()
    }
    return (plant.item.position.x - place, way, time)
  }

  /// Whether a box would tip on a belt that changes its speed.
  private static func tips(
    _ set: SweepSet, mu: Double, acceleration: Double, stops: Bool = false
  ) throws -> Bool {
    let base = set["b"]
    let kind = ItemKind(
      name: "tall", length: base, width: base, height: base * set["ratio"], mass: 3)
    var belt = truthBelt(speed: 2, friction: mu)
    belt.acceleration = acceleration
    var plant = try set.plant(
      kinds: [kind], items: [TruthPlant.item(velocity: Vector2(stops ? 2 : 0, 0))], belt)
    plant.set(0, !stops)
    plant.run(until: 0.1)
    return plant.item.warnings.contains(.tips)
  }
}

extension TruthPlant {
  /// A step, and the way of the first belt in it.
  fileprivate mutating func stepBelt() -> Double {
    let before = world.state.ramps[0]
    step()
    return (before + world.state.ramps[0]) / 2 * dt
  }
}
