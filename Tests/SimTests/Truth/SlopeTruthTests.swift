import Kernel
import Sim
import Testing

/// Slopes, chutes and falls.
@Suite("Truth: slopes and falls") struct SlopeTruthTests {
  /// A box at rest on a still slope that rises along +x.
  private func slope(
    _ degrees: Double, mu: Double, milliseconds: Int
  ) throws -> (plant: TruthPlant, cosine: Double) {
    let angle = degrees * radiansPerDegree
    let plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(z: 5)],
      parts: [truthPlate(z: 5, angle: angle, friction: mu)])
    return (plant, Rotation(yaw: angle).cosine)
  }

  @Test("T09: no creep below the friction angle", arguments: Truth.ticks, [true, false])
  func holds(milliseconds: Int, fast: Bool) throws {
    let row = try Truth.row("T09")
    var (plant, _) = try slope(
      try row["theta_deg"], mu: try row["mu"], milliseconds: milliseconds)
    plant.world.usesFastPaths = fast
    let start = plant.item
    plant.run(until: try row["wait_s"])
    try row.check("creep_60s", (plant.item.position - start.position).length, dt: plant.dt)
    #expect(plant.item.bottom == start.bottom)
  }

  @Test("T09: the friction angle is the one of the formula", arguments: Truth.ticks)
  func frictionAngle(milliseconds: Int) throws {
    let row = try Truth.row("T09")
    let angle = try row.expected("friction_angle_deg")
    let room = angle * (try #require(row.tol["friction_angle_deg"]?.rel))
    for (degrees, slides) in [(angle - room, false), (angle + room, true)] {
      var (plant, _) = try slope(degrees, mu: try row["mu"], milliseconds: milliseconds)
      plant.run(until: 1)
      #expect((plant.item.position.x != 0) == slides, "\(degrees)°")
    }
  }

  @Test("T10: sliding above the friction angle", arguments: Truth.ticks)
  func slides(milliseconds: Int) throws {
    let row = try Truth.row("T10")
    var (plant, cosine) = try slope(
      try row["theta_deg"], mu: try row["mu"], milliseconds: milliseconds)
    plant.run(until: 1)
    try row.check("v_1s", plant.item.speed, dt: plant.dt)
    try row.check("a", plant.item.speed / plant.time, dt: plant.dt)
    try row.check("s_1s", -plant.item.position.x / cosine, dt: plant.dt)
    // It stays on the slope: its height is that of the plane under its middle.
    let height = 5 + plant.item.position.x * (1 / (cosine * cosine) - 1).squareRoot()
    #expect((plant.item.bottom - height).magnitude < 1e-6)
  }

  private func incline(_ row: Truth.Case, milliseconds: Int) throws -> TruthPlant {
    var belt = InclinedConveyor(name: "incline", pose: Pose(z: 5))
    belt.length = 8
    belt.angle = try row["theta_deg"] * radiansPerDegree
    belt.speed = try row["v"]
    belt.acceleration = 1e6
    belt.friction = try row["mu"]
    belt.forward = TruthPlant.output(0)
    return try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(z: 5)], parts: [belt])
  }

  @Test("T11: a box dropped on a belt that runs up", arguments: Truth.ticks)
  func risingBelt(milliseconds: Int) throws {
    let row = try Truth.row("T11")
    let v = try row["v"]
    let cosine = Rotation(yaw: try row["theta_deg"] * radiansPerDegree).cosine
    var plant = try incline(row, milliseconds: milliseconds)
    plant.set(0)
    plant.run(until: 0.1)
    try row.check("a", plant.item.speed / plant.time, dt: plant.dt)
    try plant.run("riding") { $0.items[0].speed >= v - 1e-9 }
    try row.check("t_slip", plant.time, dt: plant.dt)
    try row.check("s_slip", v * plant.time - plant.item.position.x / cosine, dt: plant.dt)
    plant.run(until: 3)
    #expect((plant.item.speed - v).magnitude < 1e-9)
  }

  @Test("T12: a belt that is too steep cannot lift", arguments: Truth.ticks)
  func tooSteep(milliseconds: Int) throws {
    let row = try Truth.row("T12")
    var plant = try incline(row, milliseconds: milliseconds)
    plant.set(0)
    plant.run(until: 1)
    #expect(plant.item.velocity.x < 0)
    try row.check("a_down", plant.item.speed / plant.time, dt: plant.dt)
  }

  @Test("T13: the speed at the end of a chute", arguments: Truth.ticks)
  func chute(milliseconds: Int) throws {
    let row = try Truth.row("T13")
    let angle = try row["theta_deg"] * radiansPerDegree
    let (cosine, sine) = (Rotation(yaw: angle).cosine, Rotation(yaw: angle).sine)
    var chute = Chute.high(name: "chute", pose: Pose(z: 5))
    // The whole footprint stays on the slide over the measured length.
    chute.length = try row["L"] + 1
    chute.angle = angle
    chute.friction = try row["mu"]
    var plant = try TruthPlant(
      milliseconds: milliseconds,
      items: [TruthPlant.item(x: 0.5 * cosine, z: 5 - 0.5 * sine)], parts: [chute])
    let end = try plant.cross(try row["L"]) { ($0.position.x / cosine - 0.5) }
    try row.check("t", end.time, dt: plant.dt)
    let share = (end.time - (plant.time - plant.dt)) / plant.dt
    let speed = end.before.speed + (end.after.speed - end.before.speed) * share
    try row.check("v_exit", speed, dt: plant.dt)
    try row.check("a", end.after.speed / plant.time, dt: plant.dt)
  }

  /// A box that rides over the end of a belt above the floor.
  private func overEnd(_ row: Truth.Case, v: Double, milliseconds: Int) throws -> TruthPlant {
    var plant = try TruthPlant(
      milliseconds: milliseconds,
      items: [TruthPlant.item(x: -0.9987, z: try row["h"], velocity: Vector2(v, 0))],
      parts: [truthBelt(x: -5, z: try row["h"], length: 10, speed: v, friction: 0.6)])
    plant.set(0)
    return plant
  }

  @Test("T14: free fall between two levels", arguments: Truth.ticks)
  func fall(milliseconds: Int) throws {
    let row = try Truth.row("T14")
    let h = try row["h"]
    var plant = try overEnd(row, v: try row["vx"], milliseconds: milliseconds)
    // The tick in which support is lost begins where the middle has passed the end.
    try plant.run("past the end") { $0.items[0].position.x > 0 }
    #expect(plant.item.bottom == h)
    let (start, x) = (plant.time, plant.item.position.x)
    var impact = 0.0
    while plant.item.bottom > 0 {
      impact = -plant.item.rise
      plant.step()
      try #require(plant.time < 10)
    }
    try row.check("t", plant.time - start, dt: plant.dt)
    try row.check("v", impact, dt: plant.dt)
    try row.check("dx", plant.item.position.x - x, dt: plant.dt)
  }

  @Test("T48: a box leaves a belt's end when its middle has passed it", arguments: Truth.ticks)
  func sideDrop(milliseconds: Int) throws {
    let row = try Truth.row("T48")
    let v = try row["v"]
    var plant = try overEnd(row, v: v, milliseconds: milliseconds)
    var last = plant.item
    while plant.item.bottom == (try row["h"]) {
      last = plant.item
      plant.step()
    }
    #expect(last.position.x > 0 && last.position.x <= v * plant.dt + 1e-9)
    try plant.run("landed") { $0.items[0].bottom == 0 }
    try row.check("dx", plant.item.position.x, dt: plant.dt)
  }

  @Test("M5: down a chute onto a belt", arguments: Truth.ticks)
  func chuteOntoBelt(milliseconds: Int) throws {
    let scene = try Truth.messy("M5")
    let angle = 30 * radiansPerDegree
    let (cosine, sine) = (Rotation(yaw: angle).cosine, Rotation(yaw: angle).sine)
    var chute = Chute.high(name: "chute", pose: Pose(x: -2 * cosine, z: 0.82 + 2 * sine))
    chute.length = 2
    chute.friction = 0.3
    var kind = ItemKind(name: "box", length: 0.4, width: 0.3, height: 0.2, mass: 3)
    kind.centreHeight = 0.1
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: [kind],
      items: [TruthPlant.item(x: -1.2 * cosine, z: 0.82 + 1.2 * sine)],
      parts: [chute, truthBelt(x: 5, z: 0.8, length: 10, speed: 0.5, friction: 0.6)])
    plant.set(0)
    // The nose is half a length ahead of the middle, along the slide.
    let nose = try plant.cross(0) { $0.position.x / cosine + 0.2 }
    #expect(try scene.span("t_nose_over_lip").contains(nose.time))
    #expect(try scene.span("speed_then").contains(nose.after.speed))
    try plant.run("riding") { $0.items[0].velocity == Vector2(0.5, 0) }
    #expect(try scene.span("t_riding").contains(plant.time), "\(plant.time)")
    #expect(try scene.span("x_riding").contains(plant.item.position.x), "\(plant.item.position.x)")
    #expect(plant.item.bottom == 0.8)
  }
}
