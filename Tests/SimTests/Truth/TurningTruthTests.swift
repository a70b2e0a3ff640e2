import Kernel
import Sim
import Tags
import Testing

/// Spin, curves, turntables and merges.
@Suite("Truth: turning") struct TurningTruthTests {
  @Test("T22: a spinning box on a plate stops", arguments: Truth.ticks)
  func spinDown(milliseconds: Int) throws {
    let row = try Truth.row("T22")
    let (edge, mu, spin) = (try row["L"], try row["mu"], try row["w0"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: [.cube(edge: edge)],
      items: [TruthPlant.item(spin: spin)], parts: [truthPlate(friction: mu)])
    plant.step()
    let alpha = (spin - plant.item.spin) / plant.dt
    try row.check("alpha", alpha, dt: plant.dt)
    try row.check("r_eff", alpha * edge * edge / 6 / (mu * gravity), dt: plant.dt)
    var before = plant.item.spin
    while plant.item.spin != 0 {
      before = plant.item.spin
      plant.step()
    }
    // It stopped within the last tick, at the rate at which it was slowed before.
    try row.check("t", plant.time - plant.dt + before / alpha, dt: plant.dt)
    try row.check("angle", plant.item.yaw, dt: plant.dt)
  }

  @Test("T23: yaw rate on the seam of two parallel belts", arguments: Truth.ticks, [false, true])
  func seam(milliseconds: Int, round: Bool) throws {
    let row = try Truth.row("T23")
    let (left, right, edge) = (try row["v_left"], try row["v_right"], try row["L"])
    var kind = ItemKind.cube(edge: edge)
    kind.isRound = round
    // A low centre of mass: the row is for uniform pressure.
    kind.centreHeight = 0.001
    let mean = (left + right) / 2
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, kinds: [kind],
      items: [TruthPlant.item(velocity: Vector2(mean, 0))],
      parts: [
        truthBelt(0, y: 1, speed: left, friction: 0.6),
        truthBelt(1, y: -1, speed: right, friction: 0.6),
      ])
    plant.set(0)
    plant.set(1)
    // Friction takes a few ticks to bring it to that rate; by then it has hardly turned.
    plant.run(until: 0.08)
    let c = plant.item.spin * edge / (right - left)
    try row.check(round ? "omega_disc_d03" : "omega_square", plant.item.spin, dt: plant.dt)
    try row.check(round ? "c_disc" : "c_square", c, dt: plant.dt)
    try row.check("v_mean", plant.item.velocity.x, dt: plant.dt)
  }

  /// Half a turn of a wide curve around the origin; a box stands on the centre line, turned with
  /// it, 30° past the beginning.
  private func curve(
    _ radius: Double, omega: Double, mu: Double, milliseconds: Int
  ) throws -> TruthPlant {
    var curve = CurvedConveyor(
      name: "curve", pose: Pose(y: -radius, z: 0.8), radius: radius, width: 1.2,
      speed: omega * radius)
    curve.angle = 180 * radiansPerDegree
    curve.acceleration = 1e6
    curve.friction = mu
    curve.counterClockwise = TruthPlant.output(0)
    let turn = Rotation(yaw: 30 * radiansPerDegree)
    let place = turn.apply(Vector2(0, -radius))
    var plant = try TruthPlant(
      milliseconds: milliseconds,
      items: [
        TruthPlant.item(
          x: place.x, y: place.y, yaw: 30 * radiansPerDegree, velocity: place.left * omega,
          spin: omega)
      ], parts: [curve])
    plant.set(0)
    return plant
  }

  @Test("T25: a box in a curve follows it", arguments: Truth.ticks)
  func follows(milliseconds: Int) throws {
    let row = try Truth.row("T25")
    let (radius, omega) = (try row["R"], try row["omega"])
    var plant = try curve(radius, omega: omega, mu: try row["mu"], milliseconds: milliseconds)
    plant.run(until: 0.5)
    let before = plant.item.velocity
    plant.step()
    try row.check("a_c", (plant.item.velocity - before).length / plant.dt, dt: plant.dt)
    let end = try plant.cross(120 * radiansPerDegree) { $0.yaw }
    try row.check("t_90", end.time, dt: plant.dt)
    // A quarter further on: what was 30° after −y is now 30° after +x.
    let place = Rotation(yaw: plant.item.yaw).apply(Vector2(0, -radius))
    #expect((plant.item.position - place).length < 0.001)
  }

  @Test(
    "T25: friction holds a box in a curve up to the speed of the formula", arguments: Truth.ticks)
  func curveLimit(milliseconds: Int) throws {
    let row = try Truth.row("T25")
    let (radius, limit) = (try row["R"], try row.expected("omega_max"))
    let room = try #require(row.tol["omega_max"]?.rel)
    for (omega, slides) in [(limit * (1 - room), false), (limit * (1 + room), true)] {
      var plant = try curve(radius, omega: omega, mu: try row["mu"], milliseconds: milliseconds)
      plant.run(until: 0.4)
      // Slip-free: the radius is kept to a fraction of a millimetre.
      #expect(
        (plant.item.position.length - radius > 1e-4) == slides,
        "\(omega) rad/s: \(plant.item.position.length)")
    }
  }

  @Test("T26: a quarter turn of a turntable", arguments: Truth.ticks)
  func quarterTurn(milliseconds: Int) throws {
    let row = try Truth.row("T26")
    let radius = try row["r"]
    var table = Turntable(name: "table", pose: Pose(z: 0.8))
    table.turnSpeed = try row["omega"]
    table.turnAcceleration = try row["alpha"]
    table.friction = try row["mu"]
    table.turn = TruthPlant.output(0)
    table.turnedLimit = TruthPlant.input(0, after: 1)
    var plant = try TruthPlant(
      milliseconds: milliseconds, inputs: [.bit], items: [TruthPlant.item(x: radius)],
      parts: [table])
    plant.set(0)
    var peak = 0.0
    while plant.world.state.io[TruthPlant.input(0, after: 1)] == .bit(false) {
      let before = plant.item.velocity
      plant.step()
      peak = max(peak, (plant.item.velocity - before).length / plant.dt)
      try #require(plant.time < 10)
    }
    try row.check("t", plant.time, dt: plant.dt)
    try row.check("a_peak", peak, dt: plant.dt)
    plant.run(until: plant.time + 0.1)
    try row.check("x_end", plant.item.position.x, dt: plant.dt)
    try row.check("y_end", plant.item.position.y, dt: plant.dt)
    #expect((plant.item.yaw - 90 * radiansPerDegree).magnitude < 0.002)
    #expect(plant.item.velocity == .zero && plant.item.spin == 0)
  }

  @Test("T27: a turntable that is too fast loses its box", arguments: Truth.ticks)
  func tooFast(milliseconds: Int) throws {
    let row = try Truth.row("T27")
    let (radius, limit) = (try row["r"], try row.expected("omega_crit"))
    let room = try #require(row.tol["omega_crit"]?.rel)
    for (omega, slides) in [(limit * (1 - room), false), (limit * (1 + room), true)] {
      var table = Turntable(name: "table", pose: Pose(z: 0.8))
      table.diameter = 3
      table.angle = 60
      table.turnSpeed = omega
      // Slowly, so that speeding up takes no friction worth naming.
      table.turnAcceleration = 0.1
      table.friction = try row["mu"]
      table.turn = TruthPlant.output(0)
      var plant = try TruthPlant(
        milliseconds: milliseconds, items: [TruthPlant.item(x: radius)], parts: [table])
      plant.set(0)
      plant.run(until: 25)
      #expect(
        (plant.item.position.length - radius > 0.01) == slides,
        "\(omega) rad/s: \(plant.item.position.length)")
    }
  }

  @Test("M2: a merge at a right angle", arguments: Truth.ticks)
  func merge(milliseconds: Int) throws {
    let scene = try Truth.messy("M2")
    let quarter = 90 * radiansPerDegree
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2,
      items: [TruthPlant.item(x: 1, y: -1, velocity: Vector2(0, 0.4))],
      parts: [
        truthBelt(0, x: 1, y: -2.3, yaw: quarter, length: 4, width: 4, speed: 0.4, friction: 0.6),
        truthBelt(1, x: 3, y: 0.7, length: 10, speed: 0.5, friction: 0.6),
      ])
    plant.set(0)
    plant.set(1)
    plant.run(until: 6)
    let item = plant.item
    let yaw = item.yaw / radiansPerDegree
    #expect(try scene.span("x_6s").contains(item.position.x), "\(item.position.x)")
    #expect(try scene.span("y_6s").contains(item.position.y), "\(item.position.y)")
    #expect(try scene.span("yaw_deg").contains(yaw), "\(yaw)")
    #expect(try scene.span("vx").contains(item.velocity.x))
    #expect(try scene.span("vy").contains(item.velocity.y))
  }

  @Test("M3: straight, a curve, straight", arguments: Truth.ticks)
  func bend(milliseconds: Int) throws {
    let scene = try Truth.messy("M3")
    var curve = CurvedConveyor(
      name: "curve", pose: Pose(z: 0.8), radius: 0.8, width: 0.6, speed: 0.5)
    curve.acceleration = 1e6
    curve.counterClockwise = TruthPlant.output(0)
    let quarter = 90 * radiansPerDegree
    var plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(x: -0.5, velocity: Vector2(0.5, 0))],
      parts: [
        truthBelt(0, x: -2, length: 4, width: 0.6, speed: 0.5, friction: 0.6), curve,
        truthBelt(
          0, x: 0.8, y: 2.8, yaw: quarter, length: 4, width: 0.6, speed: 0.5, friction: 0.6),
      ])
    plant.set(0)
    let end = try plant.cross(1.8) { $0.position.y }
    let yaw = end.after.yaw / radiansPerDegree
    #expect(try scene.span("x").contains(end.after.position.x), "\(end.after.position.x)")
    #expect(try scene.span("yaw_deg").contains(yaw), "\(yaw)")
    #expect(try scene.span("t").contains(end.time), "\(end.time)")
  }
}
