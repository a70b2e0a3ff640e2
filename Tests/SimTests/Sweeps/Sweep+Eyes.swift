import Foundation
import Kernel
import Sim
import Tags
import Testing

/// Sensors that look, and the spacing of what they look at.
extension Sweep {
  static let eyes = [
    Sweep("T29", ["v": 0.3...2, "beam": 0.05...0.3, "way": 0.1...0.3]) { set in
      let (v, way) = (set["v"], set["beam"] + set["way"])
      var plant = try set.plant(
        inputs: [.bit],
        items: [TruthPlant.item(x: -set["way"] - 0.15, velocity: Vector2(v, 0))],
        eye(x: set["beam"]), truthBelt(speed: v, friction: 0.6))
      let ticks = plant.blockedTicks()
      let (on, off) = (way / v, (way + 0.3) / v)
      let (first, last) = (Double(ticks.first ?? 0), Double((ticks.last ?? 0) + 1))
      return [
        .value("t_on", first * set.dt, formula: on), .value("t_off", last * set.dt, formula: off),
        .value("tick_on", first, formula: (on / set.dt).rounded(.up)),
        .value("tick_off", last, formula: (off / set.dt).rounded(.up)),
      ]
    },
    Sweep("T30", ["yaw": -180...180, "L": 0.2...0.5, "W": 0.2...0.5, "v": 0.1...0.19]) { set in
      let v = set["v"]
      let (yaw, sine, cosine) = set.slant("yaw")
      var kind = ItemKind.cube()
      kind.length = set["L"]
      kind.width = set["W"]
      var plant = try set.plant(
        inputs: [.bit], kinds: [kind],
        items: [TruthPlant.item(x: -0.4, yaw: yaw, velocity: Vector2(v, 0))],
        eye(), truthBelt(speed: v, friction: 0.6))
      let time = Double(plant.blockedTicks().count) * set.dt
      let shadow = set["L"] * cosine.magnitude + set["W"] * sine.magnitude
      return [
        .value("t_blocked", time, formula: shadow / v),
        .value("shadow", time * v, formula: shadow),
      ]
    },
    Sweep("T31", ["gap": 0.004...0.06, "diameter": 0.001...0.03, "v": 0.1...0.8]) { set in
      let (gap, diameter, v) = (set["gap"], set["diameter"], set["v"])
      var plant = try set.plant(
        inputs: [.bit],
        items: [-0.25, -0.55 - gap].map { TruthPlant.item(x: $0, velocity: Vector2(v, 0)) },
        eye(diameter: diameter), truthBelt(speed: v, friction: 0.6))
      let ticks = plant.blockedTicks()
      let open = (ticks.last ?? 0) - (ticks.first ?? 0) + 1 - ticks.count
      // A gap that is there is seen for a tick at least, and one that is not never.
      return [
        .value(
          diameter < gap ? "t_gap_d5" : "t_gap_d12", Double(open) * set.dt,
          formula: max(0, gap - diameter) / v),
        .flag("the gap is seen", open > 0, wanted: diameter < gap),
      ]
    },
    Sweep("T32", ["z": 0.05...0.5, "h": 0.05...0.5]) { set in
      var kind = ItemKind.cube()
      kind.height = set["h"]
      var plant = try set.plant(
        inputs: [.bit], kinds: [kind],
        items: [TruthPlant.item(x: -0.2, velocity: Vector2(2, 0))], eye(z: 0.8 + set["z"]),
        truthBelt(speed: 2, friction: 0.6))
      return [.flag("trips", !plant.blockedTicks().isEmpty, wanted: set["z"] < set["h"])]
    },
    Sweep("T33", ["range": 0.1...0.5, "hyst": 0.05...0.3]) { set in
      let (range, v) = (set["range"], 0.05)
      var sensor = DiffuseSensor(
        name: "sensor", pose: Pose(z: 0.9, yaw: 180 * radiansPerDegree))
      sensor.range = range
      sensor.hysteresis = set["hyst"]
      let tag = TruthPlant.input(0, after: 2)
      sensor.signal = tag
      var belt = truthBelt(speed: v, friction: 0.6)
      belt.reverse = TruthPlant.output(1)
      var plant = try set.plant(
        outputs: 2, inputs: [.bit],
        items: [TruthPlant.item(x: -0.16 - range, velocity: Vector2(v, 0))], sensor, belt)
      plant.set(1, false)
      try plant.run("on") { $0.state.io[tag].isOn }
      let on = -plant.item.position.x - 0.15
      plant.set(0, false)
      plant.set(1)
      try plant.run("off") { !$0.state.io[tag].isOn }
      return [
        .value("on_at", on, formula: range),
        .value("off_at", -plant.item.position.x - 0.15, formula: range * (1 + set["hyst"])),
      ]
    },
    Sweep("T34", ["range": 0.004...0.05]) { set in
      let materials: [(ItemKind.Material, key: String, factor: Double)] = [
        (.steel, "d_steel", 1), (.stainless, "d_stainless", 0.7),
        (.aluminium, "d_aluminium", 0.4), (.plastic, "plastic", 0),
      ]
      let (material, key, factor) = materials[set.number / 4 % 4]
      let range = set["range"]
      var kind = ItemKind.cube(edge: 0.1)
      kind.material = material
      var sensor = InductiveSensor(
        name: "sensor", pose: Pose(z: 0.85, yaw: 180 * radiansPerDegree))
      sensor.range = range
      let tag = TruthPlant.input(0, after: 1)
      sensor.signal = tag
      var plant = try set.plant(
        inputs: [.bit], kinds: [kind],
        items: [TruthPlant.item(x: -0.052 - range, velocity: Vector2(0.01, 0))], sensor,
        truthBelt(speed: 0.01, friction: 0.6))
      while !plant.world.state.io[tag].isOn, plant.item.position.x < -0.0502 { plant.step() }
      let isOn = plant.world.state.io[tag].isOn
      let place = -plant.item.position.x - 0.05
      return factor > 0
        ? [.value(key, isOn ? place : 0, formula: range * factor)]
        : [.flag(key, isOn, wanted: false)]
    },
    Sweep("T35", ["n": 4...16.99, "pitch": 0.01...0.03, "z0": 0.002...0.02, "h": 0.03...0.5]) {
      set in
      let (count, pitch, lowest, h) = (set.count("n"), set["pitch"], set["z0"], set["h"])
      var kind = ItemKind.cube()
      kind.height = h
      var array = LightArray(name: "array", pose: Pose(y: 0.6, z: 0.8, yaw: -90 * radiansPerDegree))
      array.count = count
      array.pitch = pitch
      array.lowestBeam = lowest
      array.mask = TruthPlant.input(0, after: 1)
      var plant = try set.plant(inputs: [.int], kinds: [kind], array, truthPlate(friction: 0.6))
      plant.step()
      let mask = Int(plant.world.state.io[TruthPlant.input(0, after: 1)].number)
      let beams = (0..<count).map { lowest + Double($0) * pitch }
      // Beam 1, in the lowest bit, is on top.
      let highest = lowest + Double(count - 1 - mask.trailingZeroBitCount) * pitch
      return [
        .value(
          "beams_blocked", Double(mask.nonzeroBitCount), formula: Double(beams.count { $0 < h })),
        .value("h_meas", highest, formula: beams.last { $0 < h } ?? 0),
      ]
    },
    Sweep("T44", ["v": 0.6...2, "more": 0...0.3]) { set in
      let v = set["v"]
      // A whole number of ticks, and time for the last box to get out of the way.
      let least = (0.45 + v * v / (2 * 0.6 * gravity)) / v
      let ticks = ((least + set["more"]) / set.dt).rounded(.up)
      let interval = ticks * set.dt
      var emitter = Emitter(name: "emitter", pose: Pose(x: -4, z: 0.8))
      emitter.interval = interval...interval
      emitter.parts = ItemMask(index: TruthPlant.kind())
      emitter.emit = TruthPlant.output(0)
      var plant = try set.plant(
        items: [], emitter, truthBelt(x: 1, length: 11, speed: v, friction: 0.6))
      plant.run(until: 2 * interval + 0.5)
      let items = plant.world.items
      try #require(items.count >= 3)
      let pitch = items[0].position.x - items[1].position.x
      let made = Double(plant.world.state.nextSerial - 1)
      return [
        .value("pitch", pitch, formula: v * interval),
        .value("gap", pitch - 0.3, formula: v * interval - 0.3),
        // The first comes at once.
        .value("per_hour", made, formula: ((plant.time - set.dt) / interval).rounded(.down) + 1),
      ]
    },
  ]

  /// A beam across the belt.
  private static func eye(
    x: Double = 0, z: Double = 0.9, diameter: Double = 0
  ) -> RetroreflectiveSensor {
    var eye = RetroreflectiveSensor(
      name: "eye", pose: Pose(x: x, y: -1.2, z: z, yaw: 90 * radiansPerDegree))
    eye.range = 2.4
    eye.diameter = diameter
    eye.signal = TruthPlant.input(0, after: 1)
    return eye
  }
}

extension TruthPlant {
  /// Runs until all items are far behind the beam; the ticks at whose end it is blocked.
  fileprivate mutating func blockedTicks() -> [Int] {
    var blocked: [Int] = []
    while world.items.contains(where: { $0.position.x < 0.7 }) {
      step()
      if !world.state.io[Self.input(0, after: 1)].isOn { blocked.append(ticks) }
    }
    return blocked
  }
}
