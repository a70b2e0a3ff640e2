import Kernel
import Sim
import Testing

/// Collisions, queues, stacks and tipping.
@Suite("Truth: contacts") struct ContactTruthTests {
  @Test("T16: a head-on collision", arguments: Truth.ticks, [0, 0.2])
  func headOn(milliseconds: Int, restitution: Double) throws {
    let row = try Truth.row("T16")
    let v = try row["v1"]
    var kinds = [
      ItemKind.cube("light", mass: try row["m1"]), ItemKind.cube("heavy", mass: try row["m2"]),
    ]
    for index in kinds.indices { kinds[index].restitution = restitution }
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: kinds,
      items: [
        TruthPlant.item(x: -1, velocity: Vector2(v, 0)), TruthPlant.item(kind: 1),
      ], parts: [truthPlate(friction: 0)])
    plant.run(until: 1.5)
    let (light, heavy) = (plant.world.items[0].velocity.x, plant.world.items[1].velocity.x)
    if restitution == 0 {
      try row.check("v_inelastic", light, dt: plant.dt)
      try row.check("v_inelastic", heavy, dt: plant.dt)
    } else {
      try row.check("v1_e02", light, dt: plant.dt)
      try row.check("v2_e02", heavy, dt: plant.dt)
    }
    // Momentum, whatever the bounce.
    let momentum = light * (try row["m1"]) + heavy * (try row["m2"])
    #expect((momentum - v * (try row["m1"])).magnitude < 1e-9)
  }

  @Test("T18: a queue closes up", arguments: Truth.ticks)
  func closesUp(milliseconds: Int) throws {
    let row = try Truth.row("T18")
    let (count, gap) = (Int(try row["N"]), try row["gap"])
    let (v, edge) = (try row["v"], try row["L"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, kinds: [.cube(edge: edge)],
      items: (0..<count).map {
        TruthPlant.item(x: -Double($0) * (edge + gap), velocity: Vector2(v, 0))
      }, parts: [truthBelt(speed: v, friction: 0.6), PartTruthTests.blade(1, x: 1)])
    plant.set(0)
    plant.set(1)
    var stopped: [Double] = []
    while stopped.count < count, plant.time < 10 {
      plant.step()
      for item in plant.world.items.dropFirst(stopped.count) where item.velocity.length < 0.01 {
        stopped.append(plant.time)
      }
    }
    try row.check("t_last_after_first", stopped[count - 1] - stopped[0], dt: plant.dt)
    plant.run(until: plant.time + 2)
    let items = plant.world.items
    let length = items[0].position.x - items[count - 1].position.x + edge
    try row.check("length_at_rest", length, dt: plant.dt)
    #expect(items[0].position.x + edge / 2 <= 1 + 0.001)
    #expect(items.allSatisfy { $0.velocity.length < 1e-3 && $0.yaw.magnitude < 1e-6 })
  }

  @Test("T19: a queue that is set free starts together", arguments: Truth.ticks)
  func release(milliseconds: Int) throws {
    let row = try Truth.row("T19")
    let (v, way) = (try row["v"], try row["d"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2,
      items: (0..<8).map { TruthPlant.item(x: -0.15 - Double($0) * 0.3) },
      parts: [truthBelt(speed: v, friction: try row["mu"]), PartTruthTests.blade(1, x: 0)])
    plant.set(1)
    plant.step()
    plant.set(0)
    plant.run(until: 2)
    #expect(plant.world.items.allSatisfy { $0.velocity == .zero })
    let start = plant.time
    plant.set(1, false)
    let front = try plant.cross(way) { $0.position.x + 0.15 }
    try row.check("t_front_at_d", front.time - start, dt: plant.dt)
    var gap = 0.0
    while plant.world.items[7].position.x - 0.15 < way, plant.time < 10 {
      plant.step()
      for (a, b) in zip(plant.world.items, plant.world.items.dropFirst()) {
        gap = max(gap, a.position.x - b.position.x - 0.3)
      }
    }
    try row.check("t_rear_of_8_at_d", plant.time - start, dt: plant.dt)
    try row.check("max_gap", max(0, gap), dt: plant.dt)
  }

  private func tall(_ row: Truth.Case) throws -> ItemKind {
    let base = try row["b"]
    return ItemKind(name: "tall", length: base, width: base, height: try row["h"], mass: 3)
  }

  @Test("T21: a tall box would tip where friction can overturn it", arguments: Truth.ticks)
  func tipping(milliseconds: Int) throws {
    let row = try Truth.row("T21")
    func warnings(mu: Double, acceleration: Double, stops: Bool) throws -> ItemWarnings {
      var belt = truthBelt(speed: 2, friction: mu)
      belt.acceleration = acceleration
      var plant = try TruthPlant(
        milliseconds: milliseconds, kinds: [try tall(row)],
        items: [TruthPlant.item(x: -8, velocity: Vector2(stops ? 2 : 0, 0))], parts: [belt])
      plant.set(0, !stops)
      plant.run(until: 1)
      #expect(plant.world.state.warnings == (plant.item.warnings.isEmpty ? 0 : 1))
      return plant.item.warnings
    }
    let hard = try warnings(mu: try row["mu"], acceleration: 1e6, stops: true)
    #expect(hard.contains(.tips) == (try row.flag("tips_when_stopped_hard")))
    let limit = try row.expected("a_tip")
    let room = limit * (try #require(row.tol["a_tip"]?.rel))
    #expect(
      try warnings(mu: try row["mu"], acceleration: limit - room, stops: false) == [])
    #expect(
      try warnings(mu: try row["mu"], acceleration: limit + room, stops: false) == .tips)
    let critical = try row.expected("mu_critical")
    let share = critical * (try #require(row.tol["mu_critical"]?.rel))
    #expect(try warnings(mu: critical - share, acceleration: 1e6, stops: false) == [])
    #expect(try warnings(mu: critical + share, acceleration: 1e6, stops: false) == .tips)
  }

  @Test("A box that leaves an edge would topple over it; one that rides on does not")
  func toppling() throws {
    var plant = try TruthPlant(
      milliseconds: 5, items: [TruthPlant.item(x: -1, velocity: Vector2(0.5, 0))],
      parts: [truthBelt(x: -5, length: 10, speed: 0.5, friction: 0.6)])
    plant.set(0)
    plant.run(until: 1.8)
    #expect(plant.item.warnings == [])
    try plant.run("fallen") { $0.items[0].bottom == 0 }
    #expect(plant.item.warnings == .topples)
    #expect(plant.item.warnings.words == ["would-topple"])
    #expect(plant.world.state.warnings == 1)
  }

  @Test("T47: the upper box slides on when the lower one is stopped", arguments: Truth.ticks)
  func stack(milliseconds: Int) throws {
    let row = try Truth.row("T47")
    let v = try row["v"]
    var kind = ItemKind.cube()
    kind.topFriction = try row["mu2"]
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, kinds: [kind],
      items: [
        TruthPlant.item(x: 0, velocity: Vector2(v, 0)),
        TruthPlant.item(x: 0, z: 1.1, velocity: Vector2(v, 0)),
      ], parts: [truthBelt(speed: v, friction: 0.6), PartTruthTests.blade(1, x: 1)])
    plant.set(0)
    plant.set(1)
    plant.run(until: 4)
    let (lower, upper) = (plant.world.items[0], plant.world.items[1])
    #expect(lower.velocity.length < 1e-6 && upper.velocity.length < 1e-6)
    #expect((upper.bottom - lower.top).magnitude < 1e-9)
    try row.check("s_upper", upper.position.x - lower.position.x, dt: plant.dt)
  }

  @Test("M6: an off-centre collision on a plate", arguments: Truth.ticks)
  func offCentre(milliseconds: Int) throws {
    let scene = try Truth.messy("M6")
    var plant = try TruthPlant(
      milliseconds: milliseconds,
      items: [
        TruthPlant.item(x: -0.302, velocity: Vector2(1, 0)), TruthPlant.item(y: 0.15),
      ], parts: [truthPlate(friction: 0.4)])
    plant.run(until: 3)
    let items = plant.world.items
    for (number, item) in items.enumerated() {
      let yaw = item.yaw / radiansPerDegree
      let (x, y) = (item.position.x, item.position.y)
      #expect(try scene.span("x\(number + 1)").contains(x), "x\(number + 1) \(x)")
      #expect(try scene.span("y\(number + 1)").contains(y), "y\(number + 1) \(y)")
      #expect(try scene.span("yaw\(number + 1)_deg").contains(yaw), "yaw\(number + 1) \(yaw)")
      #expect(item.velocity == .zero && item.spin == 0)
    }
  }
}
