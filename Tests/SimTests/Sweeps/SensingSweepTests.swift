import Kernel
import Tags
import Testing

@testable import Sim

/// T29, T36 and T44 with random parameters.
@Suite struct SensingSweepTests {
  @Test("T29: photo-eyes switch on the exact tick")
  func eye() throws {
    let row = try Truth.row("T29")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 29)
      let v = sweep.draw(0.3, 2)
      let beam = sweep.draw(0.05, 0.3)
      let front = -sweep.draw(0.05, 0.2)
      var eye = RetroreflectiveSensor(
        name: "e", pose: Pose(x: beam, y: -0.5, z: 0.9, yaw: 90 * radiansPerDegree))
      eye.diameter = 0
      eye.signal = TestPlant.input(0, outputs: 1)
      var plant = TestPlant(
        outputs: [.bit], inputs: [.bit], milliseconds: sweep.milliseconds,
        parts: [eye, quickBelt("b", x: 0, length: 4, speed: v, signal: 0)])
      plant.on(0)
      plant.put(.boxS, Pose(x: front - 0.15, z: 0.8), velocity: Vector2(v, 0))
      let tag = TestPlant.input(0, outputs: 1)
      let on = try #require(plant.time { !$0.state.io[tag].isOn })
      let off = on + (try #require(plant.time { $0.state.io[tag].isOn }))
      let times = ((beam - front) / v, (beam - front + 0.3) / v)
      try row.check("t_on", on, formula: times.0, dt: sweep.dt, set)
      try row.check("t_off", off, formula: times.1, dt: sweep.dt, set)
      let ticks = ((times.0 / sweep.dt).rounded(.up), (times.1 / sweep.dt).rounded(.up))
      try row.check("tick_on", (on / sweep.dt).rounded(), formula: ticks.0, dt: sweep.dt, set)
      try row.check("tick_off", (off / sweep.dt).rounded(), formula: ticks.1, dt: sweep.dt, set)
    }
  }

  @Test("T36: encoders count the travel, forward and backward")
  func encoder() throws {
    let row = try Truth.row("T36")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 36)
      let v = sweep.draw(0.1, 3)
      var encoder = Encoder(name: "e", pose: Pose(z: 0.8))
      encoder.pulses = 1 + sweep.generator.below(5000)
      encoder.wheel = sweep.draw(0.03, 0.3)
      // Turned around, it counts down.
      let isTurned = sweep.generator.below(2) == 1
      if isTurned { encoder.pose.yaw = 180 * radiansPerDegree }
      encoder.count = TestPlant.input(0, outputs: 1)
      var plant = TestPlant(
        outputs: [.bit], inputs: [.int], milliseconds: sweep.milliseconds,
        parts: [encoder, quickBelt("b", x: 0, length: 2, speed: v, signal: 0)])
      plant.on(0)
      let tag = TestPlant.input(0, outputs: 1)
      // The belt takes a tick to its speed.
      plant.world.step()
      let start = plant.world.state.io[tag].number
      plant.run(seconds: 0.4)
      let wanted = 4 * Double(encoder.pulses) / (Double.pi * encoder.wheel) * v * 0.4
      let count = plant.world.state.io[tag].number - start
      try row.check(
        "counts_in_10s", count, formula: isTurned ? -wanted : wanted, dt: sweep.dt, set)
    }
  }

  @Test("T44: an emitter's interval becomes the pitch on the belt, and stays it")
  func spacing() throws {
    let row = try Truth.row("T44")
    for set in 0..<Sweep.sets {
      var sweep = Sweep(set, case: 44)
      let v = sweep.draw(0.6, 2)
      // A whole number of ticks, and time for the last box to get out of the way.
      let least = (0.45 + v * v / (2 * 0.6 * 9.81)) / v
      let interval = (sweep.draw(least, least + 0.3) / sweep.dt).rounded(.up) * sweep.dt
      var emitter = Emitter(name: "e", pose: Pose(x: -4, z: 0.8))
      emitter.interval = interval...interval
      emitter.emit = TestPlant.output(0)
      var plant = TestPlant(
        outputs: [.bit, .bit], milliseconds: sweep.milliseconds,
        parts: [emitter, quickBelt("b", x: 0, length: 10, speed: v, signal: 1)])
      plant.on(0)
      plant.on(1)
      plant.run(seconds: 2 * interval + 0.5)
      let items = plant.world.items
      #expect(items.count >= 3, "set \(set)")
      guard items.count >= 3 else { continue }
      let pitch = items[0].position.x - items[1].position.x
      try row.check("pitch", pitch, formula: v * interval, dt: sweep.dt, set)
      try row.check("gap", pitch - 0.3, formula: v * interval - 0.3, dt: sweep.dt, set)
    }
  }
}
