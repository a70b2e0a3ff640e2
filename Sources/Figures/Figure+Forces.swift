import Kernel
import Reports
import Runtime

extension Figure {
  private static let boxWeight = 3 * gravity
  private static let blockWeight = 30 * gravity
  private static let friction = 0.6

  /// The force of a queue, by the number of its boxes: what friction must hold it.
  static let queue = Figure("queue", scene: beside("queue")) { text throws(Failure) in
    let counts = 1...8
    var found: [Vector2] = []
    for count in counts {
      // The first item is the block that stands in the way.
      let shorter = text.withItems(count + 1)
      // The friction of the plate under the block: halved until a newton is left.
      var (moves, holds) = (0.0, 0.64)
      while (holds - moves) * blockWeight > 1 {
        let friction = (moves + holds) / 2
        var watch = Watch(try shorter.with("friction", friction).scene())
        // What is left of the start has died away by then.
        watch.run(seconds: 0.5)
        let start = watch.items[0].pose.x
        watch.run(seconds: 0.5)
        if watch.items[0].pose.x - start > 0.001 { moves = friction } else { holds = friction }
      }
      found.append(Vector2(Double(count), (moves + holds) / 2 * blockWeight))
    }
    let law = counts.map { Vector2(Double($0), Double($0) * friction * boxWeight) }
    var chart = Chart(
      xLabel: "boxes in the queue, N", yLabel: "force, N", xRange: 0...9, yRange: 0...160)
    chart.series = [
      .init("N µ m g", .line, Ink.theory, [Vector2(0, 0)] + law),
      .init("friction that just holds the block, by halving", .dots, Ink.run, found),
    ]
    chart.height = 220
    return Chart.svg("What boxes of 3 kg on a running belt press with, µ = 0.6", [chart])
  }

  /// A pusher of limited force against a queue of four.
  static let stall = Figure("stall", scene: beside("pusher")) { text throws(Failure) in
    let limit = 4 * friction * boxWeight
    var chart = Chart(
      xLabel: "time since it was told to go out, s", yLabel: "way of the plate, mm",
      xRange: 0...1.5, yRange: 0...220)
    for (force, colour) in [(75.0, Ink.theory), (80, "#bf8700"), (100, Ink.other), (500, Ink.run)] {
      let way = try plateWay(text, force: force, seconds: 1.5)
      chart.series.append(.init("\(decimal(force)) N", .line, colour, way))
    }
    let free = try plateWay(text.withItems(0), force: 500, seconds: 1.5)
    chart.series.append(.init("nothing in the way", .dashes, Ink.belt, free))
    chart.height = 220
    return Chart.svg(
      "A pusher against four boxes that press with \(decimal(limit)) N", [chart])
  }

  /// How far the plate has come, in mm over s, after the queue has settled against it.
  private static func plateWay(
    _ text: SceneText, force: Double, seconds: Double
  ) throws(Failure) -> [Vector2] {
    var watch = Watch(try text.with("force", force).scene())
    watch.run(seconds: 0.5)
    try watch.set("Push=true")
    let start = watch.time
    var way: [Vector2] = []
    watch.run(seconds: seconds) { frame in
      // The plate is the only wall of the scene.
      let plate = frame.shapes.first { $0.role == .wall }
      let front = plate?.outline.map(\.x).max() ?? 0
      way.append(Vector2(frame.time - start, front * 1000))
    }
    let home = way.first?.y ?? 0
    return way.map { Vector2($0.x, $0.y - home) }
  }

  /// Boxes on slopes around the angle of friction.
  static let slope = Figure("slope", scene: beside("slope")) { text throws(Failure) in
    let mu = 0.6
    var chart = Chart(
      xLabel: "time, s", yLabel: "speed along the slope, m/s", xRange: 0...1.5, yRange: 0...2.2)
    for (degrees, colour) in [(20.0, Ink.belt), (30, Ink.other), (33, "#bf8700"), (38, Ink.run)] {
      var watch = Watch(try text.with("angle", degrees).scene())
      var speeds: [Vector2] = []
      watch.run(seconds: 1.5) { frame in
        if frame.tick % 10 == 0 { speeds.append(Vector2(frame.time, frame.items[0].speed)) }
      }
      let turn = Rotation(yaw: degrees * radiansPerDegree)
      let rate = max(0, gravity * (turn.sine - mu * turn.cosine))
      chart.series.append(
        .init("", .line, Ink.theory, [Vector2(0, 0), Vector2(1.5, rate * 1.5)]))
      chart.series.append(.init("\(decimal(degrees))°", .dots, colour, speeds))
    }
    chart.series.append(.init("g (sin − µ cos) t", .line, Ink.theory, []))
    chart.height = 220
    return Chart.svg("A box on a still slope, µ = 0.6: angle of friction 31.0°", [chart])
  }
}
