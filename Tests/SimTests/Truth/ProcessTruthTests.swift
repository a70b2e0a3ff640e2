import Kernel
import Tags
import Testing

@testable import Sim

/// Sensors and liquids against the truth table: T34, T36, T39, T40 and T41.
@Suite struct ProcessTruthTests {
  @Test(
    "T34: an inductive switch sees metal only, each as close as its reduction factor says",
    arguments: Truth.ticks)
  func inductive(milliseconds: Int) throws {
    let row = try Truth.row("T34")
    let range = try row["s_n"]
    for (material, key) in [
      (ItemKind.Material.steel, "d_steel"), (.stainless, "d_stainless"),
      (.aluminium, "d_aluminium"),
    ] {
      let plant = try approach(material, range: range, milliseconds: milliseconds)
      try row.check(key, #require(plant), dt: Double(milliseconds) / 1000)
    }
    let plastic = try approach(.plastic, range: range, milliseconds: milliseconds)
    #expect(try (plastic != nil) == row.flag("plastic"))
  }

  /// Drives a cube of a material slowly towards a switch; the distance at which it switches on.
  private func approach(
    _ material: ItemKind.Material, range: Double, milliseconds: Int
  ) throws -> Double? {
    var kind = ItemKind(name: "cube", length: 0.1, width: 0.1, height: 0.1, mass: 1)
    kind.material = material
    var sensor = InductiveSensor(name: "s", pose: Pose(x: 1, z: 0.85, yaw: 180 * radiansPerDegree))
    sensor.range = range
    sensor.signal = TestPlant.input(0, outputs: 1)
    let tags = [
      Tag(name: "o", id: TagID(high: 1, low: 1), address: 0, type: .bit, kind: .output),
      Tag(name: "i", id: TagID(high: 1, low: 2), address: 0, type: .bit, kind: .input),
    ]
    // The front starts 12 mm before the face and comes on by at most 0.05 mm a tick.
    let start = InitialItem(
      kind: ItemKind.bundled.count, pose: Pose(x: 1 - 0.012 - 0.05, z: 0.8),
      velocity: Vector2(0.005, 0))
    let model = Model(
      table: TagTable(sceneTags: tags),
      tickLength: try #require(TickLength(milliseconds: milliseconds)), kinds: [kind],
      initialItems: [start],
      parts: [sensor, quickBelt("b", x: 0.9, length: 2, speed: 0.005, signal: 0)])
    var world = World(model: model, seed: 1)
    world.write(TestPlant.output(0), .bit(true))
    while world.items[0].position.x < 0.95 - 0.0001 {
      world.step()
      if world.state.io[TestPlant.input(0, outputs: 1)].isOn {
        return 1 - world.items[0].position.x - 0.05
      }
    }
    return nil
  }

  @Test("T36: an encoder counts four edges a pulse of the belt's travel", arguments: Truth.ticks)
  func encoder(milliseconds: Int) throws {
    let row = try Truth.row("T36")
    var encoder = Encoder(name: "e", pose: Pose(x: 0, z: 0.8))
    encoder.pulses = Int(try row["ppr"])
    encoder.wheel = try row["D"]
    encoder.count = TestPlant.input(0, outputs: 1)
    var plant = TestPlant(
      outputs: [.bit], inputs: [.int], milliseconds: milliseconds,
      parts: [encoder, quickBelt("b", x: 0, length: 2, speed: try row["v"], signal: 0)])
    plant.on(0)
    func count() -> Double { plant.world.state.io[TestPlant.input(0, outputs: 1)].number }
    // The belt takes a tick to its speed.
    plant.world.step()
    let start = count()
    plant.run(seconds: 1)
    try row.check("counts_per_s", count() - start, dt: plant.dt)
    plant.run(seconds: 1)
    // Two seconds are a metre.
    try row.check("counts_per_m", count() - start, dt: plant.dt)
    plant.run(seconds: 8)
    try row.check("counts_in_10s", count() - start, dt: plant.dt)
  }

  /// Four tanks in one plant: draining wholly open, draining half open, filling, and both.
  @Test("T39, T40, T41: draining, filling and the level between", arguments: Truth.ticks)
  func tanks(milliseconds: Int) throws {
    let drain = try Truth.row("T39")
    let fill = try Truth.row("T40")
    let both = try Truth.row("T41")
    func tank(_ row: Truth.Case, _ level: Double, fill: Int?, drain: Int?) throws -> Tank {
      var tank = Tank(name: "t", pose: Pose())
      tank.height = 2
      tank.diameter = (try row["A"] * 4 / Double.pi).squareRoot()
      tank.outletDiameter = ((row.params["a"] ?? 0.0005) * 4 / Double.pi).squareRoot()
      tank.discharge = row.params["Cd"] ?? 1
      tank.fillFlow = row.params["q"] ?? 0
      tank.initialLevel = level
      tank.fillVolts = fill.map(TestPlant.output)
      tank.drainVolts = drain.map(TestPlant.output)
      return tank
    }
    let h0 = try drain["h0"]
    var whole = try tank(drain, h0, fill: nil, drain: 0)
    whole.flow = TestPlant.input(0, outputs: 2)
    // The level between is far from reached in this time from afar: start near, on either side.
    let balance = try both.expected("h_eq")
    var plant = TestPlant(
      outputs: [.float, .float], inputs: [.float], milliseconds: milliseconds,
      parts: [
        whole, try tank(drain, h0, fill: nil, drain: 1), try tank(fill, 0, fill: 0, drain: nil),
        try tank(both, balance - 0.006, fill: 0, drain: 0),
        try tank(both, balance + 0.006, fill: 0, drain: 0),
      ])
    plant.world.write(TestPlant.output(0), .float(10))
    plant.world.write(TestPlant.output(1), .float(5))
    func level(_ tank: Int) -> Double { plant.world.state.vessels[tank].level }

    plant.world.step()
    let full = 0.62 * 0.0005 * (2 * 9.81 * 2.0).squareRoot()
    let volts = plant.world.state.io[TestPlant.input(0, outputs: 2)].number
    try drain.check("q0", volts / 10 * full, dt: plant.dt)

    func now() -> Double { plant.dt * Double(plant.world.state.tick) }
    plant.run(seconds: 100 - now())
    try fill.check("h_100s", level(2), dt: plant.dt)
    plant.run(seconds: 300 - now())
    try drain.check("h_300s", level(0), dt: plant.dt)
    try drain.check("h_300s_half_open", level(1), dt: plant.dt)
    while level(2) < 1 - 1e-9 { plant.world.step() }
    try fill.check("t_1m", now(), dt: plant.dt)
    while level(0) > 0 { plant.world.step() }
    try drain.check("t_empty", now(), dt: plant.dt)
    while level(1) > 0 { plant.world.step() }
    try drain.check("t_empty_half_open", now(), dt: plant.dt)
    try both.check("h_eq", level(3), dt: plant.dt)
    try both.check("h_eq", level(4), dt: plant.dt)
  }
}
