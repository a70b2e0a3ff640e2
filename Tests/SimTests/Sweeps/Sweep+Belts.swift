import Foundation
import Kernel
import Sim
import Testing

/// Belts that run evenly.
extension Sweep {
  static let belts = [
    Sweep("T01", ["v": 0.4...1.2, "mu": 0.2...1]) { set in
      let (v, slowing) = (set["v"], set["mu"] * gravity)
      var plant = try set.plant(truthBelt(speed: v, friction: set["mu"]))
      try plant.run("riding") { $0.items[0].velocity.x >= v - 1e-9 }
      let (time, way) = (plant.time, plant.item.position.x)
      let slip = v * v / (2 * slowing)
      return [
        .value("t_slip", time, formula: v / slowing),
        // The last tick of slipping is not wholly used.
        .value("s_box", way - v * (time - v / slowing), formula: slip),
        .value("s_slip", v * time - way, formula: slip),
      ]
    },
    Sweep("T02", ["v": 0.4...0.8, "vy": 0.1...0.6, "mu": 0.15...0.7]) { set in
      // A square: on a longer footprint the load shifts askew and turns it, which the formula
      // leaves out. A cube on more friction lifts a corner; that is left out too.
      let (v, vy) = (set["v"], set["vy"])
      var plant = try set.plant(
        items: [TruthPlant.item(velocity: Vector2(0, vy))],
        truthBelt(speed: v, friction: set["mu"]))
      try plant.run("riding") { ($0.items[0].velocity - Vector2(v, 0)).length < 1e-9 }
      let time = (v * v + vy * vy).squareRoot() / (set["mu"] * gravity)
      let along = plant.item.position.x - v * (plant.time - time)
      return [
        .value("t_slip", plant.time, formula: time),
        .value("dy", plant.item.position.y, formula: vy * time / 2),
        .value("dx_during_slip", along, formula: v * time / 2),
      ]
    },
    // The part of half its length that it is past the seam when it is done.
    Sweep("T03", ["v": 0.2...0.8, "mu": 0.3...0.9, "L": 0.2...0.5, "part": 0.4...0.95]) { set in
      let (v, k, way) = handOver(set)
      let other = (v * v + k * k * way * way).squareRoot()
      return try handOver(set, to: other, time: acosh(other / v) / k, way: way)
        + [.value("v_when_centre_on_seam", speedOnSeam(set, to: other), formula: v)]
    },
    Sweep("T04", ["v": 0.9...1.2, "mu": 0.2...0.5, "L": 0.2...0.3, "part": 0.4...0.9]) { set in
      let (v, k, way) = handOver(set)
      let other = (v * v - k * k * way * way).squareRoot()
      return try handOver(set, to: other, time: acos(other / v) / k, way: way)
    },
    Sweep("T05", ["v": 0.3...0.6, "ratio": 1.5...2.2, "gap": 0...0.2, "mu": 0.3...0.9]) { set in
      let (v, pitch) = (set["v"], 0.3 + set["gap"])
      let fast = v * set["ratio"]
      var plant = try set.plant(
        outputs: 2,
        items: (0..<3).map {
          TruthPlant.item(x: -0.25 - Double($0) * pitch, velocity: Vector2(v, 0))
        }, truthBelt(0, x: -5, length: 10, speed: v, friction: set["mu"]),
        truthBelt(1, x: 5, length: 10, speed: fast, friction: set["mu"]))
      var arrivals: [Double] = []
      while arrivals.count < 3 {
        try #require(plant.time < 20)
        plant.step()
        if plant.world.items[arrivals.count].position.x >= 0.8 { arrivals.append(plant.time) }
      }
      let (front, rear) = (plant.world.items[1].position.x, plant.world.items[2].position.x)
      return [
        .value("pitch2", front - rear, formula: pitch * set["ratio"]),
        .value("gap2", front - rear - 0.3, formula: pitch * set["ratio"] - 0.3),
        .value("period", arrivals[2] - arrivals[1], formula: pitch / v),
      ]
    },
    Sweep("T24", ["part": 0.64...0.95, "slow": 0.3...0.6, "more": 0.1...0.4]) { set in
      // The seam lies so that the given part of the width is on the fast lane, y < seam.
      let seam = (set["part"] - 0.5) * 0.3
      let fast = set["slow"] + set["more"]
      var plant = try set.plant(
        outputs: 2, items: [TruthPlant.item(velocity: Vector2(set["slow"], 0))],
        truthBelt(0, y: seam - 0.5, width: 1, speed: fast, friction: 0.6),
        truthBelt(1, y: seam + 0.5, width: 1, speed: set["slow"], friction: 0.6),
        truthWall(y: 0.15 + 0.02, length: 20), truthWall(y: -0.15 - 0.02, length: 20))
      plant.run(until: 1.5)
      return [.value("v_box", plant.item.velocity.x, formula: fast)]
    },
    Sweep("T45", ["v": 0.1...2, "t": 5...10]) { set in
      let count = Int(set["t"] / set.dt)
      var plant = try set.plant(
        items: [TruthPlant.item(velocity: Vector2(set["v"], 0))],
        truthBelt(x: 25, length: 52, speed: set["v"], friction: 0.6))
      for _ in 0..<count { plant.step() }
      let way = set["v"] * Double(count) * set.dt
      return [.value("x", plant.item.position.x, formula: way)]
    },
  ]

  // MARK: Hand-over

  /// The speed before the seam, k of x″ = ±k² x, and how far past the seam it ends.
  private static func handOver(_ set: SweepSet) -> (v: Double, k: Double, way: Double) {
    let edge = set["L"]
    return (set["v"], (2 * set["mu"] * gravity / edge).squareRoot(), set["part"] * edge / 2)
  }

  /// A box on its way over a seam to a belt with another speed.
  private static func seam(_ set: SweepSet, to other: Double) throws -> TruthPlant {
    let (v, mu) = (set["v"], set["mu"])
    var kind = ItemKind.cube(edge: set["L"])
    // Without a height the pressure stays even.
    kind.centreHeight = 0
    return try set.plant(
      outputs: 2, kinds: [kind], items: [TruthPlant.item(x: -0.35, velocity: Vector2(v, 0))],
      truthBelt(0, x: -5, length: 10, speed: v, friction: mu),
      truthBelt(1, x: 5, length: 10, speed: other, friction: mu))
  }

  private static func speedOnSeam(_ set: SweepSet, to other: Double) throws -> Double {
    var plant = try seam(set, to: other)
    return try plant.cross(0) { $0.position.x }.before.velocity.x
  }

  private static func handOver(
    _ set: SweepSet, to other: Double, time: Double, way: Double
  ) throws -> [Outcome] {
    var plant = try seam(set, to: other)
    let start = try plant.cross(0) { $0.position.x }
    var (first, before) = (plant.item, plant.item)
    while (plant.item.velocity.x - other).magnitude > 1e-6 {
      try #require(plant.time < 10)
      (first, before) = (before, plant.item)
      plant.step()
    }
    // It was done within the last tick, with the acceleration of the one before.
    let a = (before.velocity.x - first.velocity.x) / set.dt
    let rest = a == 0 ? 0 : min((other - before.velocity.x) / a, set.dt)
    let x = before.position.x + (before.velocity.x + other) / 2 * rest
    return [
      .value(
        "t_from_centre_on_seam", plant.time - set.dt + rest - start.time, formula: time),
      .value("x_past_seam_when_done", x, formula: way),
    ]
  }
}
