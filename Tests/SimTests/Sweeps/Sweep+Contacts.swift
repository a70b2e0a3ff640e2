import Kernel
import Sim
import Testing

/// Boxes that are pushed, stopped, and meet each other.
extension Sweep {
  static let contacts = [
    Sweep("T15", ["v": 0.7...1.5, "mu": 0.2...0.8]) { set in
      let v = set["v"]
      // The stroke takes 0.64 s, s/v + v/a, so that the plate stops at the end of a tick of any
      // length: what a box loses while it stops within a tick is no part of the formula.
      let (end, stroke) = (0.64, v * (0.64 - v / 1e6))
      var plant = try set.plant(
        truthPlate(friction: set["mu"]), truthPusher(speed: v, stroke: stroke, force: 100_000))
      plant.run(until: end - 2 * plant.dt)
      try plant.run("at rest") { $0.items[0].velocity.length < 1e-6 }
      let slowing = set["mu"] * gravity
      return [
        .value("t", plant.time - end, formula: v / slowing),
        .value("s", plant.item.position.x - stroke, formula: v * v / (2 * slowing)),
      ]
    },
    Sweep("T16", ["m": 0.5...20, "n": 0.5...20, "v": 0.3...2, "e": -0.4...0.9]) { set in
      let (m, n, v, e) = (set["m"], set["n"], set["v"], max(0, set["e"]))
      var kinds = [ItemKind.cube("one", mass: m), ItemKind.cube("two", mass: n)]
      for index in kinds.indices { kinds[index].restitution = e }
      var plant = try set.plant(
        kinds: kinds,
        items: [TruthPlant.item(x: -0.4, velocity: Vector2(v, 0)), TruthPlant.item(kind: 1)],
        truthPlate(friction: 0))
      plant.run(until: 0.5)
      let (one, two) = (plant.world.items[0].velocity.x, plant.world.items[1].velocity.x)
      let second = v * m * (1 + e) / (m + n)
      // Near a standstill a part of the first one's speed says nothing: what it lost is compared.
      let lost = v - v * (m - e * n) / (m + n)
      return [
        .value(e == 0 ? "v_inelastic" : "v2_e02", two, formula: second),
        .value("v1_e02", v - one, formula: lost),
      ]
    },
    Sweep("T20", ["m": 0.5...20, "mu": 0.2...0.9]) { set in
      [
        .limit("F_threshold", formula: set["mu"] * set["m"] * gravity) { force in
          var plant = try set.plant(
            kinds: [.cube(mass: set["m"])], truthPlate(friction: set["mu"]),
            truthPusher(speed: 0.5, stroke: 0.5, force: force))
          // 1e-6 m in 10 s is what the table lets it creep.
          while plant.time < 0.5 - plant.dt / 2, plant.item.position.x < 5e-8 { plant.step() }
          return plant.item.position.x >= 5e-8
        }
      ]
    },
    Sweep("T46", ["v": 0.2...1.5, "L": 0.1...0.6, "way": 0.2...0.8]) { set in
      let (v, edge, way) = (set["v"], set["L"], set["way"])
      var plant = try set.plant(
        outputs: 2, kinds: [.cube(edge: edge)],
        items: [TruthPlant.item(x: -way - edge / 2, velocity: Vector2(v, 0))],
        truthBelt(speed: v, friction: 0.6), PartTruthTests.blade(1, x: 0))
      try plant.run("there") { $0.items[0].position.x > -edge / 2 - 1e-9 }
      let time = plant.time
      plant.run(until: time + 0.5)
      let item = plant.item
      return [
        .value("t", time, formula: way / v),
        .value("x_rest", item.position.x, formula: -edge / 2),
        .flag("rest", item.velocity == .zero && item.yaw.magnitude < 1e-12, wanted: true),
      ]
    },
    // The box on top is slowed for the whole tick in which the one below arrives: short by v·dt.
    Sweep("T47", ["v": 0.2...0.4, "mu": 0.1...0.4]) { set in
      let (v, slowing) = (set["v"], set["mu"] * gravity)
      var kind = ItemKind.cube()
      kind.topFriction = set["mu"]
      let items = [0.8, 1.1].map { TruthPlant.item(z: $0, velocity: Vector2(v, 0)) }
      var plant = try set.plant(
        outputs: 2, kinds: [kind], items: items, truthBelt(speed: v, friction: 0.6),
        PartTruthTests.blade(1, x: 0.25))
      plant.run(until: 0.1 / v + v / slowing + 0.2)
      let (lower, upper) = (plant.world.items[0], plant.world.items[1])
      return [
        .value("s_upper", upper.position.x - lower.position.x, formula: v * v / (2 * slowing)),
        .flag("rest", (upper.bottom - lower.top).magnitude < 1e-9, wanted: true),
      ]
    },
  ]
}
