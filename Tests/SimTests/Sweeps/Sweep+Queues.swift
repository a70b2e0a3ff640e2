import Kernel
import Sim
import Testing

/// Queues before a blade.
extension Sweep {
  static let queues = [
    Sweep("T17", ["N": 3...6.99, "m": 0.5...20, "mu": 0.2...0.9, "v": 0.2...0.8]) { set in
      let (count, weight) = (set.count("N"), set["mu"] * set["m"] * gravity)
      var plant = try queue(set, count, mu: set["mu"], mass: set["m"])
      plant.run(until: 1)
      let last = plant.force(between: count - 1, and: count)
      return [
        .value("F_blade", plant.bladeForce, formula: Double(count) * weight),
        .value("F_12", plant.force(between: 1, and: 2), formula: Double(count - 1) * weight),
        .value("F_78", last, formula: weight),
      ]
    },
    Sweep("T18", ["N": 3...5.99, "gap": 0.05...0.12, "v": 0.2...0.6]) { set in
      let (count, gap, v) = (set.count("N"), set["gap"], set["v"])
      var plant = try set.plant(
        outputs: 2,
        items: (0..<count).map {
          TruthPlant.item(x: -0.35 - Double($0) * (0.3 + gap), velocity: Vector2(v, 0))
        }, truthBelt(speed: v, friction: 0.6), PartTruthTests.blade(1, x: 0))
      var stopped: [Double] = []
      while stopped.count < count {
        try #require(plant.time < 10)
        plant.step()
        for item in plant.world.items.dropFirst(stopped.count) where item.velocity.length < 0.01 {
          stopped.append(plant.time)
        }
      }
      plant.run(until: plant.time + 0.5)
      let items = plant.world.items
      let length = items[0].position.x - items[count - 1].position.x + 0.3
      return [
        .value(
          "t_last_after_first", stopped[count - 1] - stopped[0],
          formula: Double(count - 1) * gap / v),
        .value("length_at_rest", length, formula: Double(count) * 0.3),
      ]
    },
    Sweep("T19", ["N": 2...4.99, "d": 0.2...0.6, "v": 0.3...0.8, "mu": 0.3...0.9]) { set in
      let (count, v, slowing) = (set.count("N"), set["v"], set["mu"] * gravity)
      var plant = try queue(set, count, mu: set["mu"])
      plant.run(until: 0.6)
      let start = plant.time
      plant.set(1, false)
      let front = try plant.cross(set["d"]) { $0.position.x + 0.15 }
      var gap = 0.0
      while plant.world.items[count - 1].position.x - 0.15 < set["d"] {
        try #require(plant.time < 30)
        plant.step()
        for (a, b) in zip(plant.world.items, plant.world.items.dropFirst()) {
          gap = max(gap, a.position.x - b.position.x - 0.3)
        }
      }
      let time = v / slowing + (set["d"] - v * v / (2 * slowing)) / v
      return [
        .value("t_front_at_d", front.time - start, formula: time),
        .value(
          "t_rear_of_8_at_d", plant.time - start, formula: time + Double(count) * 0.3 / v),
        .value("max_gap", gap, formula: 0),
      ]
    },
  ]

  /// Boxes that touch each other and a closed blade at x = 0; output 1 is the blade.
  private static func queue(
    _ set: SweepSet, _ count: Int, mu: Double, mass: Double = 3
  ) throws -> TruthPlant {
    var plant = try set.plant(
      outputs: 2, kinds: [.cube(mass: mass)],
      items: (0..<count).map { TruthPlant.item(x: -0.15 - Double($0) * 0.3) },
      truthBelt(speed: set["v"], friction: mu), PartTruthTests.blade(1, x: 0))
    // The blade comes first.
    plant.set(0, false)
    plant.step()
    plant.set(0)
    return plant
  }
}
