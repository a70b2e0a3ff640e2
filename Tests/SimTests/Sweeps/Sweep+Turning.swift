import Kernel
import Testing

@testable import Sim

/// Spin, curves, turntables and arms.
extension Sweep {
  static let turning = [
    Sweep("T22", ["L": 0.1...0.5, "mu": 0.2...1, "angle": 0.1...0.8]) { set in
      let (edge, slowing) = (set["L"], set["mu"] * gravity)
      let arm = 0.3826 * edge
      let alpha = slowing * arm / (edge * edge / 6)
      let spin = (2 * alpha * set["angle"]).squareRoot()
      var plant = try set.plant(
        kinds: [.cube(edge: edge)], items: [TruthPlant.item(spin: spin)],
        truthPlate(friction: set["mu"]))
      plant.step()
      let braking = (spin - plant.item.spin) / plant.dt
      var before = plant.item.spin
      while plant.item.spin != 0 {
        try #require(plant.time < 5)
        before = plant.item.spin
        plant.step()
      }
      // It stopped within the last tick, at the rate at which it was slowed before.
      let time = plant.time - plant.dt + before / braking
      return [
        .value("alpha", braking, formula: alpha),
        .value("r_eff", braking * edge * edge / 6 / slowing, formula: arm),
        .value("t", time, formula: spin / alpha),
        .value("angle", plant.item.yaw, formula: set["angle"]),
      ]
    },
    Sweep("T23", ["left": 0.2...0.6, "more": 0.05...0.3, "L": 0.2...0.5, "mu": 0.4...0.9]) { set in
      let isRound = set.number % 2 == 1
      let (left, right) = (set["left"], set["left"] + set["more"])
      var kind = ItemKind.cube(edge: set["L"])
      kind.isRound = isRound
      // A low centre of mass: the row is for even pressure.
      kind.centreHeight = 0.001
      let mean = (left + right) / 2
      var plant = try set.plant(
        outputs: 2, kinds: [kind], items: [TruthPlant.item(velocity: Vector2(mean, 0))],
        truthBelt(0, y: 1, speed: left, friction: set["mu"]),
        truthBelt(1, y: -1, speed: right, friction: set["mu"]))
      // Friction takes a few ticks to bring it to that rate; by then it has hardly turned.
      plant.run(until: 0.1)
      let c = isRound ? 1.01038 : 0.854944
      let spin = plant.item.spin
      return [
        .value(
          isRound ? "omega_disc_d03" : "omega_square", spin, formula: c * set["more"] / set["L"]),
        .value(
          isRound ? "c_disc" : "c_square", spin * set["L"] / set["more"], formula: c),
        .value("v_mean", plant.item.velocity.x, formula: mean),
      ]
    },
    // Up to nine tenths of the speed that friction holds.
    Sweep("T25", ["R": 0.4...2, "mu": 0.3...0.8, "part": 0.1...0.9, "angle": 20...70]) { set in
      let (radius, limit) = (set["R"], (set["mu"] * gravity / set["R"]).squareRoot())
      let omega = set["part"] * limit
      var plant = try curve(set, omega: omega)
      plant.step()
      let before = plant.item.velocity
      plant.step()
      let pull = (plant.item.velocity - before).length / plant.dt
      let angle = set["angle"] * radiansPerDegree
      let end = try plant.cross(50 * radiansPerDegree + angle) { $0.yaw }
      let stays = (plant.item.position.length - radius).magnitude < 0.001
      return [
        .value("a_c", pull, formula: omega * omega * radius),
        .value("t_90", end.time, formula: angle / omega),
        .flag("stays on its radius", stays, wanted: true),
        .limit("omega_max", formula: limit) { omega in
          var plant = try curve(set, omega: omega)
          plant.run(until: 0.3)
          return plant.item.position.length - radius > 1e-4
        },
      ]
    },
    Sweep("T26", ["omega": 0.3...0.6, "ratio": 0.6...1, "r": 0.05...0.25, "mu": 0.4...1]) { set in
      let (omega, alpha, r) = (set["omega"], set["omega"] * set["ratio"], set["r"])
      var table = turntable(set, mu: set["mu"])
      table.turnSpeed = omega
      table.turnAcceleration = alpha
      var plant = try set.plant(items: [TruthPlant.item(x: r)], table)
      var peak = 0.0
      while plant.world.state.axes[0].motion.position < table.angle {
        try #require(plant.time < 10)
        let before = plant.item.velocity
        plant.step()
        peak = max(peak, (plant.item.velocity - before).length / plant.dt)
      }
      let time = plant.time
      plant.run(until: time + 0.1)
      let (outward, along) = (omega * omega * r, alpha * r)
      return [
        .value("t", time, formula: 90 * radiansPerDegree / omega + omega / alpha),
        .value("a_peak", peak, formula: (outward * outward + along * along).squareRoot()),
        .value("x_end", plant.item.position.x, formula: 0),
        .value("y_end", plant.item.position.y, formula: r),
      ]
    },
    Sweep("T27", ["mu": 0.05...0.5, "r": 0.1...1]) { set in
      let r = set["r"]
      return [
        .limit("omega_crit", formula: (set["mu"] * gravity / r).squareRoot()) { omega in
          var table = turntable(set, mu: set["mu"])
          table.diameter = 3.5
          table.angle = 60
          table.turnSpeed = omega
          table.turnAcceleration = 1e6
          var plant = try set.plant(
            items: [TruthPlant.item(x: r, velocity: Vector2(0, omega * r), spin: omega)], table)
          // It turns already: to get there would take friction too.
          plant.world.state.axes[0].motion.speed = omega
          plant.world.rebuildTracker()
          plant.run(until: 1.5 / omega)
          return plant.item.position.length - r > 1e-4 * r
        }
      ]
    },
    Sweep("T28", ["angle": 20...80, "omega": 0.5...3, "r": 0.3...0.8]) { set in
      let (angle, _, _) = set.slant("angle")
      var arm = PivotArm(name: "arm", pose: Pose(z: 0.8))
      arm.angle = angle
      arm.turnSpeed = set["omega"]
      arm.turnAcceleration = 1e6
      arm.torque = 1e6
      arm.friction = 0
      arm.turn = TruthPlant.output(0)
      // Its face touches the arm's.
      var plant = try set.plant(
        items: [TruthPlant.item(x: set["r"], y: 0.05 + 0.15)], truthPlate(friction: 0), arm)
      plant.step()
      let speed = plant.item.velocity.y
      try plant.run("there") { $0.state.axes[0].motion.position >= angle }
      return [
        .value("v_n", speed, formula: set["omega"] * set["r"]),
        .value("t", plant.time, formula: angle / set["omega"]),
      ]
    },
  ]

  /// Half a turn of a wide curve around the origin; a box rides on the centre line, 50° past the
  /// beginning.
  private static func curve(_ set: SweepSet, omega: Double) throws -> TruthPlant {
    let radius = set["R"]
    var curve = CurvedConveyor(
      name: "curve", pose: Pose(y: -radius, z: 0.8), radius: radius, width: 0.7,
      speed: omega * radius)
    curve.angle = 180 * radiansPerDegree
    curve.acceleration = 1e6
    curve.friction = set["mu"]
    curve.counterClockwise = TruthPlant.output(0)
    let yaw = 50 * radiansPerDegree
    let place = Rotation(yaw: yaw).apply(Vector2(0, -radius))
    return try set.plant(
      items: [
        TruthPlant.item(
          x: place.x, y: place.y, yaw: yaw, velocity: place.left * omega, spin: omega)
      ], curve)
  }

  private static func turntable(_ set: SweepSet, mu: Double) -> Turntable {
    var table = Turntable(name: "table", pose: Pose(z: 0.8))
    table.friction = mu
    table.turn = TruthPlant.output(0)
    return table
  }
}
