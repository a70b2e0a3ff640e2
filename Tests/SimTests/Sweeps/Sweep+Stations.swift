import Foundation
import Kernel
import Sim
import Tags
import Testing

/// Encoders, scales, tanks and drives.
extension Sweep {
  static let stations = [
    Sweep("T36", ["v": 0.1...3, "ppr": 100...5000, "D": 0.03...0.3]) { set in
      var encoder = Encoder(name: "encoder", pose: Pose(z: 0.8))
      encoder.pulses = set.count("ppr")
      encoder.wheel = set["D"]
      // Turned around, it counts down.
      let isTurned = set.number % 3 == 0
      if isTurned { encoder.pose.yaw = 180 * radiansPerDegree }
      let tag = TruthPlant.input(0, after: 1)
      encoder.count = tag
      var plant = try set.plant(
        inputs: [.int], items: [], encoder, truthBelt(speed: set["v"], friction: 0.6))
      // The belt takes a tick to its speed.
      plant.step()
      let start = plant.world.state.io[tag].number
      plant.run(until: 0.4 + set.dt)
      let perMetre = 4 * Double(encoder.pulses) / (Double.pi * encoder.wheel)
      let counts = (plant.world.state.io[tag].number - start) * (isTurned ? -1 : 1)
      return [.value("counts_in_10s", counts, formula: perMetre * set["v"] * 0.4)]
    },
    Sweep("T37", ["Ls": 0.45...0.8, "L": 0.15...0.35, "v": 0.2...0.6, "m": 1...18]) { set in
      let (edge, v, mass) = (set["L"], set["v"], set["m"])
      // A load cell so fast that it shows the load itself, late by its lag of 2 ζ / ω: a tick.
      let readings = try crossing(set, omega: 2 / set.dt, damping: 1, length: set["Ls"])
      let (ramp, plateau) = (edge / v, (set["Ls"] - edge) / v)
      let rise = readings.at(0.8 * ramp + set.dt) - readings.at(0.2 * ramp + set.dt)
      // From a tenth to nine tenths; from half the load to half of it.
      let rising = (readings.first(mass * 0.9) - readings.first(mass * 0.1)) / 0.8
      let half = readings.last(mass / 2) - readings.first(mass / 2)
      return [
        .value("m_at_0_3s", readings.at(ramp / 2 + set.dt), formula: mass / 2),
        .value("dm_dt", rise / (0.6 * ramp), formula: mass * v / edge),
        .value("m_plateau", readings.at(ramp + plateau / 2), formula: mass),
        .value("t_ramp", rising, formula: ramp),
        .value("t_plateau", half - rising, formula: plateau),
      ]
    },
    // The ramp is long enough for the cell to follow it.
    Sweep("T38", ["f": 3...8, "zeta": 0.4...1.2, "m": 1...15, "L": 0.3...0.4, "v": 0.2...0.3]) {
      set in
      let (mass, zeta, omega) = (set["m"], set["zeta"], set["f"] * 360 * radiansPerDegree)
      let root = max(0, 1 - zeta * zeta).squareRoot()
      let top = try standing(set, omega: omega).top
      let crossing = try crossing(set, omega: omega, damping: zeta, length: 0.6)
      // Well into the ramp the reading is that of the load a lag earlier.
      let late = 0.95 * set["L"] / set["v"]
      let lag = late - crossing.at(late) / (mass * set["v"] / set["L"])
      let overshoot = exp(-Double.pi * zeta / root)
      let lagging = Outcome.value("ramp_lag", lag, formula: 2 * zeta / omega)
      let overshooting = Outcome.value("overshoot", top.value / mass - 1, formula: overshoot)
      // Who hardly overshoots has no peak whose time could be read.
      guard overshoot > 1e-3 else { return [overshooting, lagging] }
      let peaking = Outcome.value("t_peak", top.time, formula: Double.pi / (omega * root))
      return [overshooting, peaking, lagging]
    },
    // Cross-section, discharge coefficient times outlet area, inflow, first level.
    Sweep("T39", ["A": 0.05...0.5, "a": 0.0005...0.004, "h": 0.1...3]) { set in
      let fall = set["a"] * (2 * gravity).squareRoot() / (2 * set["A"])
      let level = try level(set, inflow: nil, drains: true, after: 5)
      let root = max(0, set["h"].squareRoot() - fall * 5)
      return [.value("h_300s", level, formula: root * root)]
    },
    Sweep("T40", ["A": 0.05...0.5, "a": 0.0005...0.004, "h": 0.1...3, "q": 0.001...0.01]) { set in
      let level = try level(set, inflow: set["q"], drains: false, after: 5)
      return [.value("h_100s", level - set["h"], formula: set["q"] * 5 / set["A"])]
    },
    // The tank is so small that it comes near within the time: the rest decays with 2 A h ÷ q.
    Sweep("T41", ["balance": 0.1...1, "a": 0.002...0.004, "small": 0.5...1, "start": 0.7...1.3]) {
      set in
      let balance = set["balance"]
      let inflow = set["a"] * (2 * gravity * balance).squareRoot()
      let level = try level(
        set, area: set["small"] * inflow / balance, first: set["start"] * balance, inflow: inflow,
        drains: true, after: 20)
      return [.value("h_eq", level, formula: balance)]
    },
    Sweep("T42", ["v": 0.2...2, "a": 0.2...5, "s": 0.05...2]) { set in
      var elevator = Elevator(name: "elevator", pose: Pose(z: 0.8))
      elevator.speed = set["v"]
      elevator.acceleration = set["a"]
      elevator.stroke = set["s"]
      elevator.raise = TruthPlant.output(0)
      let move = try move(set, elevator)
      let (time, peak) = trapezoid(set)
      // The mean over the tick that holds the peak is short of it by up to half a tick's change
      // of speed.
      return [
        .value("t_long", move.time, formula: time),
        .flag(
          "v_peak_short",
          move.peak <= peak + 1e-9 && move.peak >= peak - set["a"] * set.dt / 2 - 1e-9,
          wanted: true),
      ]
    },
    Sweep("T43", ["v": 0.2...2, "a": 0.2...20, "s": 0.01...2]) { set in
      var pusher = Pusher(name: "pusher", pose: Pose(x: 1, z: 0.8))
      pusher.stroke = set["s"]
      pusher.speed = set["v"]
      pusher.acceleration = set["a"]
      pusher.extend = TruthPlant.output(0)
      return [.value("t", try move(set, pusher).time, formula: trapezoid(set).time)]
    },
  ]

  // MARK: Scales

  /// Readings of a scale at the ends of ticks, kg; the first is that at time 0.
  private struct Readings {
    var values = [0.0]
    let dt: Double

    /// Between two ticks, evenly.
    func at(_ time: Double) -> Double {
      let place = time / dt
      let low = min(Int(place), values.count - 2)
      return values[low] + (values[low + 1] - values[low]) * (place - Double(low))
    }

    /// When it first rises to a load, and when it last falls to it.
    func first(_ load: Double) -> Double { time(load, values.firstIndex { $0 >= load } ?? 1) }
    func last(_ load: Double) -> Double {
      time(load, 1 + (values.lastIndex { $0 >= load } ?? 0))
    }

    private func time(_ load: Double, _ index: Int) -> Double {
      let (a, b) = (values[index - 1], values[index])
      return (Double(index) - (b - load) / (b - a)) * dt
    }

    /// The top of the parabola through the highest reading and its neighbours.
    var top: (time: Double, value: Double) {
      let peak = values.max() ?? 0
      let index = values.firstIndex(of: peak) ?? 0
      guard index > 0, index + 1 < values.count else { return (0, peak) }
      let (a, c) = (values[index - 1], values[index + 1])
      let shift = (a - c) / (2 * (a - 2 * peak + c))
      return ((Double(index) + shift) * dt, peak - (a - c) * shift / 4)
    }
  }

  private static func scale(
    _ set: SweepSet, omega: Double, damping: Double, length: Double
  ) -> ConveyorScale {
    var scale = ConveyorScale(name: "scale", pose: Pose(x: length / 2, z: 0.8))
    scale.length = length
    scale.width = 2
    scale.speed = set["v"]
    scale.acceleration = 1e6
    scale.frequency = omega / (360 * radiansPerDegree)
    scale.damping = damping
    scale.forward = TruthPlant.output(0)
    scale.weight = TruthPlant.input(0, after: 1)
    return scale
  }

  /// A box that rides from one belt over a scale to another; its front is at the scale's edge at
  /// time 0.
  private static func crossing(
    _ set: SweepSet, omega: Double, damping: Double, length: Double
  ) throws -> Readings {
    let (edge, v) = (set["L"], set["v"])
    let plant = try set.plant(
      inputs: [.float], kinds: [.cube(edge: edge, mass: set["m"])],
      items: [TruthPlant.item(x: -edge / 2, velocity: Vector2(v, 0))],
      truthBelt(x: -2, length: 4, speed: v, friction: 0.6),
      scale(set, omega: omega, damping: damping, length: length),
      truthBelt(x: length + 2, length: 4, speed: v, friction: 0.6))
    return readings(plant, seconds: (length + edge) / v + 0.1)
  }

  /// A box that stands on a scale from time 0 on.
  private static func standing(_ set: SweepSet, omega: Double) throws -> Readings {
    var plant = try set.plant(
      inputs: [.float], kinds: [.cube(edge: 0.3, mass: set["m"])],
      items: [TruthPlant.item(x: 0.3)],
      scale(set, omega: omega, damping: set["zeta"], length: 0.6))
    plant.set(0, false)
    return readings(plant, seconds: 1)
  }

  private static func readings(_ plant: TruthPlant, seconds: Double) -> Readings {
    var plant = plant
    var readings = Readings(dt: plant.dt)
    while plant.time < seconds {
      plant.step()
      // The scale shows 10 V at its capacity of 20 kg.
      readings.values.append(plant.world.state.io[TruthPlant.input(0, after: 1)].number * 2)
    }
    return readings
  }

  // MARK: Tanks

  /// The level of a tank after so many seconds; A, a and h are those of the set if not given.
  private static func level(
    _ set: SweepSet, area: Double? = nil, first: Double? = nil, inflow: Double?, drains: Bool,
    after seconds: Double
  ) throws -> Double {
    var tank = Tank(name: "tank", pose: Pose())
    tank.diameter = ((area ?? set["A"]) * 4 / Double.pi).squareRoot()
    tank.height = 20
    tank.discharge = 0.6
    tank.outletDiameter = (set["a"] / 0.6 * 4 / Double.pi).squareRoot()
    tank.initialLevel = first ?? set["h"]
    if let inflow {
      tank.fillFlow = inflow
      tank.fill = TruthPlant.output(0)
    }
    if drains { tank.drain = TruthPlant.output(0) }
    var plant = try set.plant(items: [], tank)
    plant.run(until: seconds)
    return plant.world.state.vessels[0].level
  }

  // MARK: Moves

  /// How long a drive takes, and the greatest speed it has on the way.
  private static func trapezoid(_ set: SweepSet) -> (time: Double, peak: Double) {
    let (v, a, way) = (set["v"], set["a"], set["s"])
    return way >= v * v / a
      ? (way / v + v / a, v) : (2 * (way / a).squareRoot(), (way * a).squareRoot())
  }

  private static func move(
    _ set: SweepSet, _ part: any PartDefinition
  ) throws -> (time: Double, peak: Double) {
    var plant = try set.plant(items: [], part)
    var peak = 0.0
    while plant.world.state.axes[0].motion.position != set["s"] {
      try #require(plant.time < 60)
      plant.step()
      peak = max(peak, plant.world.state.axes[0].rate)
    }
    return (plant.time, peak)
  }
}
