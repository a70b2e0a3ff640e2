import Kernel
import Sim

extension BenchPlan {
  /// Simulated time in which each box of a travelling train passes all four eyes of its belt, s.
  static let passage = 24.0

  /// Ten boxes that travel one behind the other on a belt of their own, past four photo-eyes.
  ///
  /// The belt is long enough for ``passage`` and two seconds before it.
  mutating func travellingTrain(lane: Int, boxes: Int = BenchPlan.boxesPerBelt) {
    let y = Double(lane)
    let start = -Self.speed * 2
    belt(from: start - 7, to: 14, y: y, width: 0.5)
    for eye in 0..<4 { self.eye(x: 0.5 + 2 * Double(eye), y: y) }
    for number in 0..<boxes {
      box(x: start - Double(number) * Self.pitch, y: y, speed: Self.speed)
    }
  }
}

extension BenchScenario {
  /// Steady transport: every box rides on its belt and passes four eyes in 24 s.
  static func transport(_ boxes: Int) -> BenchScenario {
    var plan = BenchPlan()
    for lane in 0..<(boxes / BenchPlan.boxesPerBelt) { plan.travellingTrain(lane: lane) }
    return BenchScenario(
      name: "transport-\(boxes)", summary: "steady transport past four photo-eyes a belt",
      boxes: boxes, plan: plan, warmUp: 1, measured: BenchPlan.passage
    ) { $0.riding == boxes }
  }
}
