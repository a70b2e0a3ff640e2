import Kernel
import Reports
import Runtime

extension Figure {
  /// A box put down on a running belt: it slips for v/(µg) and then rides.
  static let slip = Figure("slip", scene: beside("slip")) { text throws(Failure) in
    let (speed, friction) = (0.5, 0.6)
    var watch = Watch(try text.scene())
    var speeds: [Vector2] = []
    var places: [Vector2] = []
    watch.run(seconds: 0.2) { frame in
      speeds.append(Vector2(frame.time, frame.items[0].speed))
      places.append(Vector2(frame.time, frame.items[0].pose.x * 1000))
    }
    let slipping = speed / (friction * gravity)
    let closed = stride(from: 0, through: 0.2, by: 0.002).map { time in
      let slip = min(time, slipping)
      let way = friction * gravity * slip * slip / 2 + speed * (time - slip)
      return (Vector2(time, min(friction * gravity * time, speed)), Vector2(time, way * 1000))
    }
    let word = "v/(µg) = \(decimal(slipping * 1000)) ms"
    var upper = Chart(
      xLabel: "time since it was put down, s", yLabel: "speed, m/s", xRange: 0...0.2,
      yRange: 0...0.6)
    upper.series = [
      .init("belt", .dashes, Ink.belt, [Vector2(0, speed), Vector2(0.2, speed)]),
      .init("closed form", .line, Ink.theory, closed.map(\.0)),
      .init("box, each tick of 5 ms", .dots, Ink.run, speeds),
    ]
    upper.marks = [(slipping, word)]
    upper.height = 170
    var lower = Chart(
      xLabel: "time since it was put down, s", yLabel: "way, mm", xRange: 0...0.2,
      yRange: 0...100)
    lower.series = [
      .init("belt", .dashes, Ink.belt, [Vector2(0, 0), Vector2(0.2, 100)]),
      .init("closed form", .line, Ink.theory, closed.map(\.1)),
      .init("box", .dots, Ink.run, places),
    ]
    let lag = speed * slipping / 2 * 1000
    lower.marks = [(slipping, "from here \(decimal(lag)) mm behind the belt")]
    lower.height = 170
    return Chart.svg("A box put down on a belt at 0.5 m/s, µ = 0.6", [upper, lower])
  }

  /// A flat item and a cube go over to a faster belt.
  static let handOver = Figure("hand-over", scene: beside("hand-over")) { text throws(Failure) in
    var watch = Watch(try text.scene())
    var tracks: [[(time: Double, x: Double, speed: Double)]] = [[], []]
    watch.run(seconds: 1.6) { frame in
      for (index, item) in frame.items.enumerated() {
        tracks[index].append((frame.time, item.pose.x, item.speed))
      }
    }
    // Time counts from where the middle passes the seam.
    let range = -0.1...0.35
    let dots = tracks.map { track in
      let next = track.firstIndex { $0.x >= 0 } ?? 0
      let (a, b) = (track[max(next - 1, 0)], track[next])
      let start = b.x > a.x ? a.time + (b.time - a.time) * -a.x / (b.x - a.x) : a.time
      return track.map { Vector2($0.time - start, $0.speed) }.filter { range.contains($0.x) }
    }
    let flat = HandOver(centreHeight: 0).speeds(until: range.upperBound)
    let cube = HandOver(centreHeight: 0.15).speeds(until: range.upperBound)
    var chart = Chart(
      xLabel: "time since its middle passed the seam, s", yLabel: "speed, m/s", xRange: range,
      yRange: 0.4...1.1)
    chart.series = [
      .init("flat: v cosh kt", .line, Ink.theory, [Vector2(-0.1, 0.5)] + flat),
      .init("run", .dots, Ink.run, dots[0]),
      .init("cube: integral with load transfer", .dashes, Ink.theory, [Vector2(0, 0.5)] + cube),
      .init("run", .dots, Ink.other, dots[1]),
    ]
    chart.marks = [(0, "middle on the seam")]
    chart.height = 260
    return Chart.svg("From a belt at 0.5 m/s to one at 1 m/s: load shifts, and it matters", [chart])
  }

  /// A box comes from the side onto a belt.
  static let merge = Figure("merge", scene: beside("merge")) { text throws(Failure) in
    var watch = Watch(try text.scene())
    var trail: [Frame.ItemPose] = []
    let every = Int((0.5 / watch.tick).rounded())
    watch.run(seconds: 6) { frame in
      if frame.tick % every == 0 { trail += frame.items }
    }
    var plan = PlanDrawing(frame: watch.session.frame())
    plan.trail = trail
    plan.title = "A merge at a right angle: where the box is every half second"
    return plan.svg
  }
}

/// A hand-over of a box to a faster belt, with its friction along the way as an integral: neither
/// the box nor the solver of the plant is asked.
struct HandOver {
  var centreHeight: Double
  var length = 0.3
  var slow = 0.5
  var fast = 1.0
  var friction = 0.6

  /// Acceleration when the middle is `x` past the seam: the faster belt pulls at the load that
  /// lies on it, the slower one holds with the rest. The load leans backwards by
  /// 12 a h ξ / (g L²), so that a/(µg) + 12 a h (L²/4 − x²) / (g L³) = 2x/L.
  private func acceleration(_ x: Double) -> Double {
    let grip = friction * gravity
    guard x < length / 2 else { return grip }
    let lean =
      12 * centreHeight / (gravity * length * length * length) * (length * length / 4 - x * x)
    return 2 * x / length / (1 / grip + lean)
  }

  /// Speed over time from the middle on the seam, by steps of 0.1 ms.
  func speeds(until end: Double) -> [Vector2] {
    var (x, v) = (0.0, slow)
    let step = 1e-4
    var values: [Vector2] = []
    for number in 0...Int(end / step) {
      if number % 25 == 0 { values.append(Vector2(Double(number) * step, v)) }
      // Half a step first, for an error far below a pixel.
      let halfway = x + v * step / 2
      let a = v < fast ? acceleration(halfway) : 0
      x += v * step + a * step * step / 2
      v = min(v + a * step, fast)
    }
    return values
  }
}
