import Kernel
import Sim

extension BenchPlan {
  /// Angle of the rail against the belts, rad, and the belts' lengths, m, and speeds, m/s.
  private static let slant = 5 * radiansPerDegree
  private static let section = 1.5
  private static let sections = 12
  private static let speeds = [0.5, 0.4]
  /// Room that a pushed train takes across the flow, m.
  static let pushedWidth = 2.5

  /// Ten boxes that are always in contact while they move: they slide along a slanting rail, and
  /// belts of differing speeds under them push them together and pull them apart.
  mutating func pushedTrain(y: Double) {
    let first = -5.0
    for number in 0..<Self.sections {
      let from = first + Double(number) * Self.section
      belt(
        from: from, to: from + Self.section, y: y, width: Self.pushedWidth,
        speed: Self.speeds[number % Self.speeds.count])
    }
    // The rail's middle is half way along the belts; the boxes lie flush on its right side.
    let length = Double(Self.sections) * Self.section
    let middle = first + length / 2
    let pose = Pose(x: middle, y: y, z: Self.height, yaw: -Self.slant)
    var rail = Aligner(name: "Rail \(parts.count)", pose: pose)
    rail.length = length
    add(rail)
    let away = -(Self.edge + rail.thickness) / 2
    for number in 0..<Self.boxesPerBelt {
      let along = -0.5 - Double(number) * (Self.edge + 0.02) - middle
      let place = pose.place(Vector2(along, away))
      box(x: place.x, y: place.y, yaw: -Self.slant, speed: 0.4)
    }
  }
}

extension BenchScenario {
  /// Every box moves in contact with a rail, and most with each other.
  static func movingContact(_ boxes: Int) -> BenchScenario {
    var plan = BenchPlan()
    for lane in 0..<(boxes / BenchPlan.boxesPerBelt) {
      plan.pushedTrain(y: Double(lane) * (BenchPlan.pushedWidth + 0.5))
    }
    return BenchScenario(
      name: "moving-contact-\(boxes)", summary: "every box moving in contact",
      boxes: boxes, plan: plan, warmUp: 2, measured: 16
    ) { $0.active == boxes && $0.pressing >= boxes }
  }

  /// A tenth of the boxes moves in contact all the time; the others ride.
  static func contact10(_ boxes: Int) -> BenchScenario {
    var plan = BenchPlan()
    let belts = boxes / BenchPlan.boxesPerBelt
    let pushed = belts / 10
    for lane in pushed..<belts { plan.travellingTrain(lane: lane) }
    for lane in 0..<pushed {
      plan.pushedTrain(y: -BenchPlan.pushedWidth - Double(lane) * (BenchPlan.pushedWidth + 0.5))
    }
    let moving = pushed * BenchPlan.boxesPerBelt
    return BenchScenario(
      name: "contact10-\(boxes)", summary: "10 % of the boxes moving in contact, the others riding",
      boxes: boxes, plan: plan, warmUp: 2, measured: 16
    ) { $0.active == moving && $0.riding == boxes - moving && $0.pressing >= moving }
  }

  /// Snapshots, each with a restore, of the plant of ``contact10(_:)``: a tick of the figures is
  /// one of them.
  static func snapshot(_ boxes: Int) -> BenchScenario {
    let loaded = contact10(boxes)
    var scenario = BenchScenario(
      name: "snapshot-\(boxes)", summary: "a snapshot and its restore, in the place of a tick",
      boxes: boxes, plan: loaded.plan, warmUp: loaded.warmUp, measured: 0.8,
      isTrue: loaded.isTrue)
    scenario.unit = .snapshot
    return scenario
  }
}
