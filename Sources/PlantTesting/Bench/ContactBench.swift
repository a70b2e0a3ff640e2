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
  /// Boxes of which some move in contact, in trains on belts of their own; the others travel.
  private struct Mix: Sendable {
    var boxes: Int
    var pushed: Int
    var isOnSeams = false

    var plan: BenchPlan {
      var plan = BenchPlan()
      let trains = pushed / BenchPlan.boxesPerBelt
      for lane in trains..<(boxes / BenchPlan.boxesPerBelt) { plan.travellingTrain(lane: lane) }
      for lane in 0..<trains {
        let y = -BenchPlan.pushedWidth - Double(lane) * (BenchPlan.pushedWidth + 0.5)
        plan.pushedTrain(y: y, isOnSeams: isOnSeams)
      }
      return plan
    }
  }

  /// Every box moves in contact with a rail and with its neighbours, on a belt for each ten.
  static func movingContact(_ boxes: Int) -> BenchScenario {
    contact("moving-contact", "every box moving in contact", Mix(boxes: boxes, pushed: boxes))
  }

  /// The same over seams, where motions seldom go on evenly.
  static func seams(_ boxes: Int) -> BenchScenario {
    contact(
      "seams", "every box moving in contact, over seams of uneven belts",
      Mix(boxes: boxes, pushed: boxes, isOnSeams: true))
  }

  /// A tenth of the boxes moves in contact all the time; the others ride.
  static func contact10(_ boxes: Int) -> BenchScenario {
    contact(
      "contact10", "10 % of the boxes moving in contact, the others riding",
      Mix(boxes: boxes, pushed: boxes / 10))
  }

  /// The same over seams.
  static func seams10(_ boxes: Int) -> BenchScenario {
    contact(
      "seams10", "10 % of the boxes over seams, the others riding",
      Mix(boxes: boxes, pushed: boxes / 10, isOnSeams: true))
  }

  private static func contact(_ name: String, _ summary: String, _ mix: Mix) -> BenchScenario {
    BenchScenario(
      name: "\(name)-\(mix.boxes)", summary: summary, boxes: mix.boxes, plan: mix.plan, warmUp: 2,
      measured: mix.isOnSeams ? 8 : 16
    ) { $0.resting == 0 && $0.pressing >= mix.pushed }
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
