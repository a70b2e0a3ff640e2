import Kernel
import Sim

extension BenchScenario {
  /// Eight hours of 100 conveyors that emitters feed and removers empty: about ten boxes on each
  /// belt, 1.2 million boxes in all, past four photo-eyes a belt.
  static func shift(hours: Double) -> BenchScenario {
    var plan = BenchPlan()
    let belts = 100
    for lane in 0..<belts {
      let y = Double(lane)
      plan.belt(from: -0.4, to: 12.8, y: y, width: 0.5)
      for eye in 0..<4 { plan.eye(x: 1.5 + 3 * Double(eye), y: y) }
      // 12 m at 0.5 m/s with a box every 2.4 s: ten boxes.
      var emitter = Emitter(name: "Emitter \(lane)", pose: Pose(y: y, z: BenchPlan.height))
      emitter.interval = 2.3...2.5
      emitter.parts = BenchPlan.cubeMask
      emitter.emit = plan.run
      plan.add(emitter)
      var remover = Remover(name: "Remover \(lane)", pose: Pose(x: 12.25, y: y, z: 0.7))
      remover.length = 0.5
      remover.width = 0.5
      remover.remove = plan.run
      plan.add(remover)
    }
    let word = hours.rounded() == hours ? "\(Int(hours))h" : "\(hours)h"
    return BenchScenario(
      name: "shift-\(word)", summary: "a shift of 100 conveyors, 1,000 boxes and 400 photo-eyes",
      boxes: belts * BenchPlan.boxesPerBelt, plan: plan, warmUp: 60, measured: hours * 3600,
      repeats: 1
    ) { (950...1050).contains($0.active + $0.riding + $0.resting) }
  }
}
