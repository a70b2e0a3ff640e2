import Kernel
import Sim
import Testing

/// Straight belts: slip, hand-over, braking, long runs.
@Suite("Truth: belts") struct BeltTruthTests {
  @Test("T01: a box dropped on a moving belt", arguments: Truth.ticks)
  func drop(milliseconds: Int) throws {
    let row = try Truth.row("T01")
    let v = try row["v"]
    var plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item()],
      parts: [truthBelt(speed: v, friction: try row["mu"])])
    plant.set(0)
    var before = plant.item
    while plant.item.velocity.x < v {
      before = plant.item
      plant.step()
    }
    try row.check("t_slip", plant.time, dt: plant.dt)
    // Between the last two ticks: the time in which the rest of the slip would go as before.
    let accelerated = plant.time - plant.dt
    let rest = (v - before.velocity.x) * accelerated / before.velocity.x
    let way = before.position.x + (before.velocity.x + v) / 2 * rest
    try row.check("s_box", way, dt: plant.dt)
    try row.check("s_slip", v * plant.time - plant.item.position.x, dt: plant.dt)
    plant.run(until: 1)
    try row.check("x_1s", plant.item.position.x, dt: plant.dt)
    #expect(plant.item.velocity == Vector2(v, 0))
  }

  @Test("T02: friction is isotropic", arguments: Truth.ticks)
  func isotropy(milliseconds: Int) throws {
    let row = try Truth.row("T02")
    let (v, vy) = (try row["v"], try row["vy"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(velocity: Vector2(0, vy))],
      parts: [truthBelt(speed: v, friction: try row["mu"])])
    plant.set(0)
    try plant.run("riding") { ($0.items[0].velocity - Vector2(v, 0)).length < 1e-4 }
    try row.check("t_slip", plant.time, dt: plant.dt)
    try row.check("dy", plant.item.position.y, dt: plant.dt)
    // What it rides after the slip is no part of the way during it.
    let slipped = v * plant.time - plant.item.position.x
    try row.check("dx_during_slip", slipped, dt: plant.dt)
  }

  private func seam(_ id: String, milliseconds: Int) throws {
    let row = try Truth.row(id)
    let (v1, v2, mu) = (try row["v1"], try row["v2"], try row["mu"])
    var kind = ItemKind.cube(edge: try row["L"])
    // Without a height the pressure stays uniform.
    kind.centreHeight = row.params["h_cg"] ?? 0
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, kinds: [kind],
      items: [TruthPlant.item(x: -1, velocity: Vector2(v1, 0))],
      parts: [
        truthBelt(0, x: -5, length: 10, speed: v1, friction: mu),
        truthBelt(1, x: 5, length: 10, speed: v2, friction: mu),
      ])
    plant.set(0)
    plant.set(1)
    let start = try plant.cross(0) { $0.position.x }
    if row.expect["v_when_centre_on_seam"] != nil {
      try row.check("v_when_centre_on_seam", start.before.velocity.x, dt: plant.dt)
    }
    let side: Double = v2 > v1 ? 1 : -1
    try plant.run("hand-over") { side * ($0.items[0].velocity.x - v2) > -1e-6 }
    try row.check("t_from_centre_on_seam", plant.time - start.time, dt: plant.dt)
    try row.check("x_past_seam_when_done", plant.item.position.x, dt: plant.dt)
  }

  @Test("T03: hand-over to a faster belt under uniform pressure", arguments: Truth.ticks)
  func flatSpeedUp(milliseconds: Int) throws { try seam("T03", milliseconds: milliseconds) }

  @Test("T04: hand-over to a slower belt under uniform pressure", arguments: Truth.ticks)
  func flatSlowDown(milliseconds: Int) throws { try seam("T04", milliseconds: milliseconds) }

  @Test("T03b: hand-over to a faster belt, with load transfer", arguments: Truth.ticks)
  func speedUp(milliseconds: Int) throws { try seam("T03b", milliseconds: milliseconds) }

  @Test("T04b: hand-over to a slower belt, with load transfer", arguments: Truth.ticks)
  func slowDown(milliseconds: Int) throws { try seam("T04b", milliseconds: milliseconds) }

  @Test("T05: a faster belt pulls gaps", arguments: Truth.ticks)
  func gapPulling(milliseconds: Int) throws {
    let row = try Truth.row("T05")
    let (v1, v2, pitch) = (try row["v1"], try row["v2"], try row["p"])
    let count = 5
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2,
      items: (0..<count).map {
        TruthPlant.item(x: -0.5 - Double($0) * pitch, velocity: Vector2(v1, 0))
      },
      parts: [
        truthBelt(0, x: -5, length: 10, speed: v1, friction: 0.6),
        truthBelt(1, x: 5, length: 10, speed: v2, friction: 0.6),
      ])
    plant.set(0)
    plant.set(1)
    var arrivals: [Double] = []
    while arrivals.count < count, plant.time < 20 {
      plant.step()
      for item in plant.world.items.dropFirst(arrivals.count) where item.position.x >= 1 {
        arrivals.append(plant.time)
      }
    }
    let items = plant.world.items
    for (front, rear) in zip(items, items.dropFirst()) {
      let pitch2 = front.position.x - rear.position.x
      try row.check("pitch2", pitch2, dt: plant.dt)
      try row.check("gap2", pitch2 - (try row["L"]), dt: plant.dt)
    }
    for (first, second) in zip(arrivals, arrivals.dropFirst()) {
      try row.check("period", second - first, dt: plant.dt)
    }
  }

  /// A box riding on a belt that begins to change its speed in the next tick.
  private func riding(
    _ v: Double, acceleration: Double, milliseconds: Int, mu: Double
  ) throws -> TruthPlant {
    var belt = truthBelt(speed: v, friction: mu)
    belt.acceleration = acceleration
    var plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(x: -5)], parts: [belt])
    plant.set(0)
    try plant.run("riding") { $0.items[0].velocity.x == v }
    return plant
  }

  private struct Braking {
    var seconds = 0.0
    var box = 0.0
    var belt = 0.0
  }

  /// Stops the belt and follows box and belt to their rest.
  private func brake(_ plant: inout TruthPlant) throws -> Braking {
    let start = plant.time
    let x = plant.item.position.x
    var belt = 0.0
    plant.set(0, false)
    while plant.item.velocity != .zero || plant.world.state.ramps[0] != 0 {
      let before = plant.world.state.ramps[0]
      plant.step()
      belt += (before + plant.world.state.ramps[0]) / 2 * plant.dt
      try #require(plant.time < 30)
    }
    return Braking(seconds: plant.time - start, box: plant.item.position.x - x, belt: belt)
  }

  @Test("T06: a belt that brakes gently keeps its box", arguments: Truth.ticks)
  func gentleStop(milliseconds: Int) throws {
    let row = try Truth.row("T06")
    var plant = try riding(
      try row["v"], acceleration: try row["a_belt"], milliseconds: milliseconds,
      mu: try row["mu"])
    let stop = try brake(&plant)
    try row.check("s_box", stop.box, dt: plant.dt)
    try row.check("t", stop.seconds, dt: plant.dt)
    try row.check("s_slip", stop.box - stop.belt, dt: plant.dt)
  }

  @Test("T07: a belt that brakes hard loses its box", arguments: Truth.ticks)
  func hardStop(milliseconds: Int) throws {
    let row = try Truth.row("T07")
    var plant = try riding(
      try row["v"], acceleration: try row["a_belt"], milliseconds: milliseconds,
      mu: try row["mu"])
    let stop = try brake(&plant)
    try row.check("s_box", stop.box, dt: plant.dt)
    try row.check("s_belt", stop.belt, dt: plant.dt)
    try row.check("s_slip", stop.box - stop.belt, dt: plant.dt)
    try row.check("t_box", stop.seconds, dt: plant.dt)
  }

  @Test("T08: a belt that starts gently takes its box along", arguments: Truth.ticks)
  func gentleStart(milliseconds: Int) throws {
    let row = try Truth.row("T08")
    let v = try row["v"]
    var belt = truthBelt(speed: v, friction: try row["mu"])
    belt.acceleration = try row["a_belt"]
    var plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item()], parts: [belt])
    plant.set(0)
    var way = 0.0
    while plant.item.velocity.x < v {
      let before = plant.world.state.ramps[0]
      plant.step()
      way += (before + plant.world.state.ramps[0]) / 2 * plant.dt
      try #require(plant.time < 5)
    }
    try row.check("t_ramp", plant.time, dt: plant.dt)
    try row.check("s_slip", way - plant.item.position.x, dt: plant.dt)
    let late = plant.time - (try row.expected("t_ramp"))
    try row.check("s_ramp", plant.item.position.x - v * late, dt: plant.dt)
  }

  @Test("T24: across two lanes the one under the larger part wins", arguments: Truth.ticks)
  func lanes(milliseconds: Int) throws {
    let row = try Truth.row("T24")
    let (slow, fast) = (try row["v_slow"], try row["v_fast"])
    // The seam lies so that the given share of the width is on the fast lane, y < seam.
    let seam = (try row["frac_fast"] - 0.5) * 0.3
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2,
      items: [TruthPlant.item(x: -8, velocity: Vector2(slow, 0))],
      parts: [
        truthBelt(0, y: seam - 0.5, width: 1, speed: fast, friction: 0.6),
        truthBelt(1, y: seam + 0.5, width: 1, speed: slow, friction: 0.6),
        truthWall(y: 0.15 + 0.02, length: 20), truthWall(y: -0.15 - 0.02, length: 20),
      ])
    plant.set(0)
    plant.set(1)
    plant.run(until: 5)
    try row.check("v_box", plant.item.velocity.x, dt: plant.dt)
    #expect(plant.item.yaw.magnitude < 0.01)
  }

  @Test("T45: an hour on a belt", arguments: Truth.ticks)
  func hour(milliseconds: Int) throws {
    let row = try Truth.row("T45")
    let (v, seconds) = (try row["v"], try row["t"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, items: [TruthPlant.item(velocity: Vector2(v, 0))],
      parts: [truthBelt(x: 950, length: 2000, speed: v, friction: 0.6)])
    plant.set(0)
    for _ in 0..<(Int(seconds) * 1000 / milliseconds) { plant.step() }
    // The table counts the ticks of a tick of 1/120 s; what it asks is that none is lost.
    #expect(plant.world.state.tick == Int(seconds) * 1000 / milliseconds)
    try row.check("x", plant.item.position.x, dt: plant.dt)
  }
}
