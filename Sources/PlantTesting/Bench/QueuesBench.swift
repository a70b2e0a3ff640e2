import Kernel
import Sim

extension BenchScenario {
  /// Queues: ten boxes stand at the wall at the end of each belt, which runs on under them.
  static func queues(_ boxes: Int) -> BenchScenario {
    var plan = BenchPlan()
    for lane in 0..<(boxes / BenchPlan.boxesPerBelt) {
      let y = Double(lane)
      plan.belt(from: -6, to: 0.2, y: y, width: 0.5)
      var wall = Aligner(
        name: "Wall \(lane)",
        pose: Pose(x: 0.02, y: y, z: BenchPlan.height, yaw: 90 * radiansPerDegree))
      wall.length = 0.5
      plan.add(wall)
      // They arrive with small gaps and close up while the plant warms up.
      for number in 0..<BenchPlan.boxesPerBelt {
        plan.box(
          x: -0.2 - Double(number) * (BenchPlan.edge + 0.02), y: y, speed: BenchPlan.speed)
      }
    }
    return BenchScenario(
      name: "queues-\(boxes)", summary: "all boxes standing in queues on running belts",
      boxes: boxes, plan: plan, warmUp: 20, measured: 60
    ) { $0.resting == boxes }
  }
}
