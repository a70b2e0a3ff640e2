import Kernel
import Sim

extension BenchPlan {
  /// Angle of the rail against the belts, rad, and the belts' lengths, m, and speeds, m/s.
  private static let slant = 5 * radiansPerDegree
  private static let section = 1.5
  private static let sections = 9
  private static let speeds = [0.5, 0.4]
  /// Room that a pushed train takes across the flow, m.
  static let pushedWidth = 2.5

  /// Ten boxes, one against the other, that a belt drives along a slanting rail.
  ///
  /// - Parameter isOnSeams: on belts of differing speeds in turn, which push the boxes together and
  ///   pull them apart.
  mutating func pushedTrain(y: Double, isOnSeams: Bool) {
    let first = -4.5
    let length = Double(Self.sections) * Self.section
    if isOnSeams {
      for number in 0..<Self.sections {
        let from = first + Double(number) * Self.section
        belt(
          from: from, to: from + Self.section, y: y, width: Self.pushedWidth,
          speed: Self.speeds[number % Self.speeds.count])
      }
    } else {
      belt(from: first, to: first + length, y: y, width: Self.pushedWidth)
    }
    // The rail's middle is half way along the belts; the boxes lie flush on its right side.
    let middle = first + length / 2
    let pose = Pose(x: middle, y: y, z: Self.height, yaw: -Self.slant)
    var rail = Aligner(name: "Rail \(parts.count)", pose: pose)
    rail.length = length
    add(rail)
    let away = -(Self.edge + rail.thickness) / 2
    let pitch = isOnSeams ? Self.edge + 0.02 : Self.edge
    for number in 0..<Self.boxesPerBelt {
      let along = -0.5 - Double(number) * pitch - middle
      let place = pose.place(Vector2(along, away))
      box(x: place.x, y: place.y, yaw: -Self.slant, speed: 0.4)
    }
  }
}

extension BenchScenario {
  /// Every box moves in contact with a rail and with its neighbours, on a belt for each ten.
  static func movingContact(_ boxes: Int) -> BenchScenario {
    var plan = BenchPlan()
    for lane in 0..<(boxes / BenchPlan.boxesPerBelt) {
      plan.pushedTrain(y: Double(lane) * (BenchPlan.pushedWidth + 0.5), isOnSeams: false)
    }
    return BenchScenario(
      name: "moving-contact-\(boxes)", summary: "every box moving in contact",
      boxes: boxes, plan: plan, warmUp: 2, measured: 16
    ) { $0.resting == 0 && $0.pressing >= boxes }
  }

  /// The same over seams, where motions seldom go on evenly.
  static func seams(_ boxes: Int) -> BenchScenario {
    var plan = BenchPlan()
    for lane in 0..<(boxes / BenchPlan.boxesPerBelt) {
      plan.pushedTrain(y: Double(lane) * (BenchPlan.pushedWidth + 0.5), isOnSeams: true)
    }
    return BenchScenario(
      name: "seams-\(boxes)", summary: "every box moving in contact, over seams of uneven belts",
      boxes: boxes, plan: plan, warmUp: 2, measured: 8
    ) { $0.resting == 0 && $0.pressing >= boxes }
  }

  /// A tenth of the boxes moves in contact all the time; the others ride.
  static func contact10(_ boxes: Int) -> BenchScenario {
    let pushed = boxes / 10
    let plan = mixed(boxes, isOnSeams: false)
    return BenchScenario(
      name: "contact10-\(boxes)", summary: "10 % of the boxes moving in contact, the others riding",
      boxes: boxes, plan: plan, warmUp: 2, measured: 16
    ) { $0.resting == 0 && $0.pressing >= pushed }
  }

  /// The same over seams.
  static func seams10(_ boxes: Int) -> BenchScenario {
    let pushed = boxes / 10
    return BenchScenario(
      name: "seams10-\(boxes)", summary: "10 % of the boxes over seams, the others riding",
      boxes: boxes, plan: mixed(boxes, isOnSeams: true), warmUp: 2, measured: 8
    ) { $0.resting == 0 && $0.pressing >= pushed }
  }

  /// A tenth of the belts with boxes in contact, the others with travelling trains.
  private static func mixed(_ boxes: Int, isOnSeams: Bool) -> BenchPlan {
    var plan = BenchPlan()
    let belts = boxes / BenchPlan.boxesPerBelt
    let pushed = belts / 10
    for lane in pushed..<belts { plan.travellingTrain(lane: lane) }
    for lane in 0..<pushed {
      let y = -BenchPlan.pushedWidth - Double(lane) * (BenchPlan.pushedWidth + 0.5)
      plan.pushedTrain(y: y, isOnSeams: isOnSeams)
    }
    return plan
  }

  /// Snapshots, each with a restore, of the plant of ``seams10(_:)``: a tick of the figures is
  /// one of them.
  static func snapshot(_ boxes: Int) -> BenchScenario {
    let loaded = seams10(boxes)
    var scenario = BenchScenario(
      name: "snapshot-\(boxes)", summary: "a snapshot and its restore, in the place of a tick",
      boxes: boxes, plan: loaded.plan, warmUp: loaded.warmUp, measured: 0.8,
      isTrue: loaded.isTrue)
    scenario.unit = .snapshot
    return scenario
  }
}
