import Kernel
import Sim
import Tags
import Testing

/// Photo-eyes, scales and emitters.
@Suite("Truth: sensors and emitters") struct SensorTruthTests {
  private static let signal = TruthPlant.input(0, after: 1)

  private func eye(x: Double = 2.003, z: Double = 0.9, diameter: Double = 0)
    -> RetroreflectiveSensor
  {
    var eye = RetroreflectiveSensor(
      name: "eye", pose: Pose(x: x, y: -1.2, z: z, yaw: 90 * radiansPerDegree))
    eye.range = 2.4
    eye.diameter = diameter
    eye.signal = Self.signal
    return eye
  }

  private func isBlocked(_ plant: TruthPlant) -> Bool {
    plant.world.state.io[Self.signal] == .bit(false)
  }

  /// The ticks at whose end the eye is blocked.
  private func blockedTicks(_ plant: inout TruthPlant, until end: Double) -> [Int] {
    plant.set(0)
    var ticks: [Int] = []
    while plant.time < end {
      plant.step()
      if isBlocked(plant) { ticks.append(plant.ticks) }
    }
    return ticks
  }

  @Test("T29: a photo-eye's edges come on the exact tick", arguments: Truth.ticks)
  func edges(milliseconds: Int) throws {
    let row = try Truth.row("T29")
    let (v, edge) = (try row["v"], try row["L"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, inputs: [.bit], kinds: [.cube(edge: edge)],
      items: [TruthPlant.item(x: try row["x_front0"] - edge / 2, velocity: Vector2(v, 0))],
      parts: [eye(x: try row["x_beam"]), truthBelt(speed: v, friction: 0.6)])
    let ticks = blockedTicks(&plant, until: 4)
    let (first, last) = (try #require(ticks.first), try #require(ticks.last))
    try row.check("t_on", Double(first) * plant.dt, dt: plant.dt)
    try row.check("t_off", Double(last + 1) * plant.dt, dt: plant.dt)
    // The table's ticks are those of 1/120 s; the rule is the next tick's end after the time. A
    // time on the end of a tick is decided by the last digit.
    for (key, tick) in [("t_on", first), ("t_off", last + 1)] {
      let exact = (try row.expected(key)) / plant.dt
      let isOnEnd = (exact - exact.rounded()).magnitude < 1e-6
      #expect(
        isOnEnd
          ? (tick - Int(exact.rounded())).magnitude <= 1 : tick == Int(exact.rounded(.up)),
        "\(key): tick \(tick), exactly \(exact)")
    }
  }

  @Test("T30: the shadow of a turned box", arguments: Truth.ticks)
  func shadow(milliseconds: Int) throws {
    let row = try Truth.row("T30")
    let v = try row["v"]
    var kind = ItemKind.cube()
    kind.length = try row["L"]
    kind.width = try row["W"]
    var plant = try TruthPlant(
      milliseconds: milliseconds, inputs: [.bit], kinds: [kind],
      items: [
        TruthPlant.item(
          x: 1, yaw: try row["yaw_deg"] * radiansPerDegree, velocity: Vector2(v, 0))
      ], parts: [eye(), truthBelt(speed: v, friction: 0.6)])
    let ticks = blockedTicks(&plant, until: 4)
    try row.check("t_blocked", Double(ticks.count) * plant.dt, dt: plant.dt)
    // The shadow at a tenth of a millimetre a tick, slow enough for the table's one per cent.
    var slow = try TruthPlant(
      milliseconds: milliseconds, inputs: [.bit], kinds: [kind],
      items: [
        TruthPlant.item(
          x: 1.8, yaw: try row["yaw_deg"] * radiansPerDegree, velocity: Vector2(0.05, 0))
      ], parts: [eye(), truthBelt(speed: 0.05, friction: 0.6)])
    let slowTicks = blockedTicks(&slow, until: 10)
    try row.check("shadow", Double(slowTicks.count) * slow.dt * 0.05, dt: slow.dt)
  }

  @Test("T31: a gap is seen by a beam that is narrower", arguments: Truth.ticks, [0.005, 0.012])
  func gap(milliseconds: Int, diameter: Double) throws {
    let row = try Truth.row("T31")
    let (v, gap) = (try row["v"], try row["gap"])
    var plant = try TruthPlant(
      milliseconds: milliseconds, inputs: [.bit],
      items: [
        TruthPlant.item(x: 1, velocity: Vector2(v, 0)),
        TruthPlant.item(x: 1 - 0.3 - gap, velocity: Vector2(v, 0)),
      ], parts: [eye(diameter: diameter), truthBelt(speed: v, friction: 0.6)])
    let ticks = blockedTicks(&plant, until: 4)
    let (first, last) = (try #require(ticks.first), try #require(ticks.last))
    let open = last - first + 1 - ticks.count
    let key = diameter < gap ? "t_gap_d5" : "t_gap_d12"
    try row.check(key, Double(open) * plant.dt, dt: plant.dt)
    // A gap that is there is seen for a tick at least, and one that is not never.
    #expect((open > 0) == (diameter < gap))
  }

  @Test("T32: a beam above a low box", arguments: Truth.ticks)
  func height(milliseconds: Int) throws {
    let row = try Truth.row("T32")
    for (height, key) in [("h_low", "low_trips"), ("h_tall", "tall_trips")] {
      var kind = ItemKind.cube()
      kind.height = try row[height]
      var plant = try TruthPlant(
        milliseconds: milliseconds, inputs: [.bit], kinds: [kind],
        items: [TruthPlant.item(x: 1.5, velocity: Vector2(0.5, 0))],
        parts: [eye(z: 0.8 + (try row["z_beam"])), truthBelt(speed: 0.5, friction: 0.6)])
      let trips = !blockedTicks(&plant, until: 3).isEmpty
      #expect(trips == (try row.flag(key)))
    }
  }

  @Test("T35: a light array measures a height to within its pitch", arguments: Truth.ticks)
  func lightArray(milliseconds: Int) throws {
    let row = try Truth.row("T35")
    let (count, pitch, lowest) = (Int(try row["n"]), try row["pitch"], try row["z0"])
    var kind = ItemKind.cube()
    kind.height = try row["h"]
    var array = LightArray(
      name: "array", pose: Pose(x: 2, y: 0.6, z: 0.8, yaw: -90 * radiansPerDegree))
    array.count = count
    array.pitch = pitch
    array.lowestBeam = lowest
    array.mask = TruthPlant.input(0, after: 1)
    array.volts = TruthPlant.input(1, after: 1)
    var plant = try TruthPlant(
      milliseconds: milliseconds, inputs: [.int, .float], kinds: [kind],
      items: [TruthPlant.item(x: 1.5, velocity: Vector2(0.5, 0))],
      parts: [array, truthBelt(speed: 0.5, friction: 0.6)])
    plant.set(0)
    plant.run(until: 1)
    let mask = Int(plant.world.state.io[TruthPlant.input(0, after: 1)].number)
    let blocked = mask.nonzeroBitCount
    try row.check("beams_blocked", Double(blocked), dt: plant.dt)
    // Beam 1, in the lowest bit, is on top.
    let highest = lowest + Double(count - 1 - mask.trailingZeroBitCount) * pitch
    try row.check("h_meas", highest, dt: plant.dt)
    let volts = plant.world.state.io[TruthPlant.input(1, after: 1)].number
    #expect((volts - 10 * Double(blocked) / Double(count)).magnitude < 1e-6)
    plant.run(until: 3)
    #expect(plant.world.state.io[TruthPlant.input(0, after: 1)] == .int(0))
  }

  @Test("T33: range and hysteresis of a diffuse sensor", arguments: Truth.ticks)
  func hysteresis(milliseconds: Int) throws {
    let row = try Truth.row("T33")
    // Slow enough that a tick is a small part of the tolerance.
    let v = 0.02
    var sensor = DiffuseSensor(
      name: "sensor", pose: Pose(x: 1, z: 0.9, yaw: 180 * radiansPerDegree))
    sensor.range = try row["range"]
    sensor.hysteresis = try row["hyst"]
    sensor.signal = Self.signal
    var belt = truthBelt(speed: v, friction: 0.6)
    belt.reverse = TruthPlant.output(1)
    sensor.signal = TruthPlant.input(0, after: 2)
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, inputs: [.bit],
      items: [TruthPlant.item(x: 1 - 0.15 - 0.35, velocity: Vector2(v, 0))],
      parts: [sensor, belt])
    let tag = TruthPlant.input(0, after: 2)
    plant.set(0)
    try plant.run("on") { $0.state.io[tag] == .bit(true) }
    try row.check("on_at", 1 - plant.item.position.x - 0.15, dt: plant.dt)
    plant.set(0, false)
    plant.set(1)
    try plant.run("off") { $0.state.io[tag] == .bit(false) }
    try row.check("off_at", 1 - plant.item.position.x - 0.15, dt: plant.dt)
  }

  /// A box that rides from one belt over a scale to another; its front is at the scale's edge at
  /// time 0.
  private func scale(
    _ row: Truth.Case, frequency: Double, damping: Double, milliseconds: Int
  ) throws -> TruthPlant {
    let (length, v) = (try row["L_scale"], try row["v"])
    var scale = ConveyorScale(name: "scale", pose: Pose(x: length / 2, z: 0.8))
    scale.length = length
    scale.width = 2
    scale.speed = v
    scale.acceleration = 1e6
    scale.frequency = frequency
    scale.damping = damping
    scale.forward = TruthPlant.output(0)
    scale.weight = Self.signal
    var plant = try TruthPlant(
      milliseconds: milliseconds, inputs: [.float],
      kinds: [.cube(edge: try row["L"], mass: try row["m"])],
      items: [TruthPlant.item(x: -(try row["L"]) / 2, velocity: Vector2(v, 0))],
      parts: [
        truthBelt(x: -2, length: 4, speed: v, friction: 0.6), scale,
        truthBelt(x: length + 2, length: 4, speed: v, friction: 0.6),
      ])
    plant.set(0)
    return plant
  }

  private func kilograms(_ plant: TruthPlant) -> Double {
    // The scale shows 10 V at its capacity of 20 kg.
    plant.world.state.io[Self.signal].number * 2
  }

  @Test("T37: the load of a scale while a box crosses it", arguments: Truth.ticks)
  func rawLoad(milliseconds: Int) throws {
    let row = try Truth.row("T37")
    // A load cell so fast that it shows the load itself: that in the middle of the tick.
    let omega = 2e6 / Double(milliseconds)
    var plant = try scale(
      row, frequency: omega / (360 * radiansPerDegree), damping: 1, milliseconds: milliseconds)
    var readings: [Double] = []
    let end = (try row.expected("t_ramp")) * 2 + (try row.expected("t_plateau")) + 0.2
    while plant.time < end {
      plant.step()
      readings.append(kilograms(plant))
    }
    let (mass, dt) = (try row["m"], plant.dt)
    func at(_ time: Double) -> Double {
      let place = time / dt + 0.5
      let low = Int(place)
      return readings[low - 1] + (readings[low] - readings[low - 1]) * (place - Double(low))
    }
    try row.check("m_at_0_3s", at(0.3), dt: dt)
    try row.check("dm_dt", (at(0.5) - at(0.1)) / 0.4, dt: dt)
    try row.check("m_plateau", at(0.8), dt: dt)
    let rising = readings.prefix { $0 < mass * 0.9999 }.count { $0 > mass * 0.0001 }
    try row.check("t_ramp", Double(rising) * dt, dt: dt)
    let full = readings.count { $0 >= mass * 0.9999 }
    try row.check("t_plateau", Double(full) * dt, dt: dt)
  }

  @Test("T38: what a load cell shows of a box that comes onto the scale", arguments: Truth.ticks)
  func loadCell(milliseconds: Int) throws {
    let row = try Truth.row("T38")
    let box = try Truth.row("T37")
    var plant = try scale(
      box, frequency: try row["f"], damping: try row["zeta"], milliseconds: milliseconds)
    var readings: [Double] = [0]
    while plant.time < 1 {
      plant.step()
      readings.append(kilograms(plant))
    }
    func at(_ time: Double) -> Double {
      let place = time / plant.dt
      let low = min(Int(place), readings.count - 2)
      return readings[low] + (readings[low + 1] - readings[low]) * (place - Double(low))
    }
    try row.check("reading_at_0_3s", at(0.3), dt: plant.dt)
    try row.check("reading_at_0_6s", at(0.6), dt: plant.dt)
    try row.check("reading_at_1_0s", at(1), dt: plant.dt)
    // Well into the ramp the reading is that of the load a lag earlier.
    let rate = try box.expected("dm_dt")
    try row.check("ramp_lag", 0.5 - at(0.5) / rate, dt: plant.dt)
    let peak = readings.max() ?? 0
    try row.check("peak_reading", peak, dt: plant.dt)
    // Between ticks: the top of the parabola through the highest reading and its neighbours.
    let top = try #require(readings.firstIndex(of: peak))
    let (a, b, c) = (readings[top - 1], peak, readings[top + 1])
    let shift = (a - c) / (2 * (a - 2 * b + c))
    try row.check("t_peak_reading", (Double(top) + shift) * plant.dt, dt: plant.dt)
  }

  @Test("T44: the spacing of what an emitter makes", arguments: Truth.ticks)
  func emitter(milliseconds: Int) throws {
    let row = try Truth.row("T44")
    let (v, period, edge) = (try row["v"], try row["T"], try row["L"])
    var emitter = Emitter(name: "emitter", pose: Pose(x: -4, z: 0.8))
    emitter.interval = period...period
    emitter.parts = ItemMask(index: TruthPlant.kind())
    emitter.emit = TruthPlant.output(0)
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: [.cube(edge: edge)],
      parts: [emitter, truthBelt(x: 5, length: 20, speed: v, friction: 0.6)])
    plant.set(0)
    plant.run(until: 12)
    let items = plant.world.items
    #expect(items.count == 10)
    // The last are still being taken along.
    for (front, rear) in zip(items, items.dropFirst()).prefix(7) {
      let pitch = front.position.x - rear.position.x
      try row.check("pitch", pitch, dt: plant.dt)
      try row.check("gap", pitch - edge, dt: plant.dt)
    }
    plant.run(until: 60)
    let perHour = Double(plant.world.state.nextSerial - 1) * 60
    try row.check("per_hour", perHour, dt: plant.dt)
  }
}
