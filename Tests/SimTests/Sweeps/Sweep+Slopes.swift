import Foundation
import Kernel
import Sim
import Testing

/// Slopes and falls. Friction is a part of what would hold the box, or more than that.
extension Sweep {
  static let slopes = [
    Sweep("T09", ["mu": 0.2...1, "part": 0.3...0.98]) { set in
      let limit = atan(set["mu"]) / radiansPerDegree
      let creep = try slide(set, angle: set["part"] * limit * radiansPerDegree).position.length
      return [
        .limit("friction_angle_deg", formula: limit) { degrees in
          try slide(set, angle: degrees * radiansPerDegree).position.x != 0
        }, .value("creep_60s", creep, formula: 0),
      ]
    },
    Sweep("T10", ["angle": 15...40, "part": 0.1...0.8]) { set in
      let (angle, sine, cosine) = set.slant("angle")
      let mu = set["part"] * sine / cosine
      var plant = try set.plant(
        items: [TruthPlant.item(z: 6)], truthPlate(z: 6, angle: angle, friction: mu))
      plant.run(until: 0.4)
      let a = gravity * (sine - mu * cosine)
      return [
        .value("v_1s", plant.item.speed, formula: a * 0.4),
        .value("a", plant.item.speed / 0.4, formula: a),
        .value("s_1s", -plant.item.position.x / cosine, formula: a * 0.08),
      ]
    },
    Sweep("T11", ["angle": 5...25, "v": 0.4...0.8, "more": 0.2...0.5]) { set in
      let (angle, sine, cosine) = set.slant("angle")
      let (v, mu) = (set["v"], sine / cosine + set["more"])
      var plant = try risingBelt(set, angle: angle, mu: mu)
      try plant.run("riding") { $0.items[0].speed >= v - 1e-9 }
      let a = gravity * (mu * cosine - sine)
      return [
        .value("t_slip", plant.time, formula: v / a),
        .value(
          "s_slip", v * plant.time - plant.item.position.x / cosine, formula: v * v / (2 * a)),
      ]
    },
    Sweep("T12", ["angle": 25...44, "v": 0.1...3, "part": 0.3...0.9]) { set in
      let (angle, sine, cosine) = set.slant("angle")
      let mu = set["part"] * sine / cosine
      var plant = try risingBelt(set, angle: angle, mu: mu)
      plant.run(until: 0.4)
      let down = -plant.item.velocity.x / cosine / 0.4
      return [.value("a_down", down, formula: gravity * (sine - mu * cosine))]
    },
    Sweep("T13", ["angle": 20...45, "L": 0.3...1.5, "part": 0.1...0.7]) { set in
      let (angle, sine, cosine) = set.slant("angle")
      let mu = set["part"] * sine / cosine
      var chute = Chute(
        name: "chute", pose: Pose(z: 6), length: set["L"] + 1, angle: angle)
      chute.friction = mu
      var plant = try set.plant(
        outputs: 0, items: [TruthPlant.item(x: 0.5 * cosine, z: 6 - 0.5 * sine)], chute)
      let end = try plant.cross(set["L"]) { $0.position.x / cosine - 0.5 }
      let share = (end.time - (plant.time - plant.dt)) / plant.dt
      let speed = end.before.speed + (end.after.speed - end.before.speed) * share
      let a = gravity * (sine - mu * cosine)
      let time = (2 * set["L"] / a).squareRoot()
      return [
        .value("t", end.time, formula: time), .value("v_exit", speed, formula: a * time),
        .value("a", speed / end.time, formula: a),
      ]
    },
    Sweep("T14", ["h": 0.1...1.5, "v": 0.1...1.5, "x": 0.05...0.1]) { set in
      let v = set["v"]
      var plant = try overEnd(set)
      try plant.run("past the end") { $0.items[0].position.x > 0 }
      let (start, x) = (plant.time, plant.item.position.x)
      var impact = 0.0
      while plant.item.bottom > 0 {
        try #require(plant.time < 10)
        // It meets the floor within the last tick.
        impact = (plant.item.rise * plant.item.rise + 2 * gravity * plant.item.bottom).squareRoot()
        plant.step()
      }
      let time = (2 * set["h"] / gravity).squareRoot()
      // It lands on a tick: what it flies on in the rest of that is no part of the reach.
      let late = plant.time - start - time
      return [
        .value("t", plant.time - start, formula: time),
        .value("v", impact, formula: gravity * time),
        .value("dx", plant.item.position.x - x - v * late, formula: v * time),
      ]
    },
    Sweep("T48", ["h": 0.3...1.5, "v": 0.7...1.5, "x": 0.05...0.1]) { set in
      var plant = try overEnd(set)
      var last = plant.item
      while plant.item.bottom == set["h"] {
        try #require(plant.time < 10)
        last = plant.item
        plant.step()
      }
      // The last place at which the belt carried it.
      let past = last.position.x
      #expect(past > 0 && past <= set["v"] * set.dt + 1e-9, "set \(set.number): \(past)")
      try plant.run("landed") { $0.items[0].bottom == 0 }
      let reach = set["v"] * (2 * set["h"] / gravity).squareRoot()
      return [.value("dx", plant.item.position.x, formula: reach)]
    },
  ]

  /// A box half a second after it was put on a slope.
  private static func slide(_ set: SweepSet, angle: Double) throws -> Item {
    var plant = try set.plant(
      items: [TruthPlant.item(z: 6)], truthPlate(z: 6, angle: angle, friction: set["mu"]))
    plant.run(until: 0.5)
    return plant.item
  }

  /// A box on a belt that runs up.
  private static func risingBelt(
    _ set: SweepSet, angle: Double, mu: Double
  ) throws -> TruthPlant {
    var belt = InclinedConveyor(name: "belt", pose: Pose(z: 6))
    belt.length = 12
    belt.angle = angle
    belt.speed = set["v"]
    belt.acceleration = 1e6
    belt.friction = mu
    belt.forward = TruthPlant.output(0)
    return try set.plant(items: [TruthPlant.item(z: 6)], belt)
  }

  /// A box that rides over the end of a belt above the floor.
  private static func overEnd(_ set: SweepSet) throws -> TruthPlant {
    let (h, v) = (set["h"], set["v"])
    return try set.plant(
      items: [TruthPlant.item(x: -set["x"], z: h, velocity: Vector2(v, 0))],
      truthBelt(x: -5, z: h, length: 10, speed: v, friction: 0.6))
  }
}
