import Kernel
import PlantTesting
import Reports
import Runtime
import Scenes
import Tags

extension Figure {
  /// A gap of 8 mm at 1 m/s before a beam of 5 mm, at several tick lengths.
  static let gap = Figure("gap", scene: beside("gap")) { text throws(Failure) in
    let (beam, radius, speed, half, wide) = (0.5, 0.0025, 1.0, 0.15, 0.008)
    var chart = Chart(
      xLabel: "time since the beam became free, ms", yLabel: "tag of the eye", xRange: -25...45,
      yRange: 0...6.4)
    let free = (wide - 2 * radius) / speed * 1000
    chart.series.append(
      .init(
        "the beam itself", .steps, Ink.theory,
        [(-25.0, 5.2), (0, 6.0), (free, 5.2), (45, 5.2)].map(Vector2.init)))
    chart.lanes = [(5.2, "blocked"), (6, "free")]
    for (lane, milliseconds) in [2.0, 5, 10, 20].enumerated() {
      let floor = 3.9 - 1.3 * Double(lane)
      var watch = Watch(try text.with("tick", milliseconds).scene())
      var values: [(time: Double, isFree: Bool)] = []
      var start = 0.0
      watch.run(seconds: 1.2) { frame in
        let rear = frame.items[0].pose.x - half
        // The last tick before: from there it moves evenly.
        if rear < beam { start = frame.time + (beam + radius - rear) / speed }
        values.append((frame.time, isFree(frame)))
      }
      let steps = values.map { value in
        Vector2((value.time - start) * 1000, floor + (value.isFree ? 0.8 : 0))
      }
      let name = "\(decimal(milliseconds)) ms"
      chart.series.append(
        .init(lane == 0 ? "tag, at four tick lengths" : "", .steps, Ink.run, steps))
      let shown = steps.filter { chart.xRange.contains($0.x) }
      chart.series.append(.init("", .dots, Ink.run, shown))
      chart.lanes.append((floor, name))
    }
    chart.height = 300
    return Chart.svg(
      "A gap of 8 mm at 1 m/s, a beam of 5 mm: open for \(decimal(free)) ms", [chart])
  }

  private static func isFree(_ frame: Frame) -> Bool {
    let tag = frame.plant.table.indices(named: "Beam").first
    return tag.map { frame.tags[$0.position].value.isOn } ?? false
  }

  /// A whole plant under its controller.
  static let plan = Figure("plan", scene: "Scenes/sorting-by-weight/scene.yaml") {
    text throws(Failure) in
    let scene = try text.scene()
    var watch = Watch(scene, controller: BundledPlants.controller(of: scene.name))
    watch.run(seconds: 30)
    return PlanDrawing(frame: watch.session.frame()).svg
  }
}
