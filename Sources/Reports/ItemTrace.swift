import Kernel
import Runtime

/// The way of every item through a run: a row for each item and sample.
public struct ItemTrace {
  /// The columns, each with its unit.
  static let columns = [
    "tick", "time_s", "item", "kind", "x_m", "y_m", "z_m", "yaw_deg", "vx_m_s", "vy_m_s",
    "speed_m_s", "spin_deg_s",
  ]

  private let file: ReportFile
  private let interval: Int

  /// Opens the trace and writes its head.
  ///
  /// - Parameter interval: ticks between two samples, at least 1.
  public init(path: String, every interval: Int = 1) throws(ReportFile.Failure) {
    precondition(interval > 0, "samples are a tick apart at least")
    self.interval = interval
    file = try ReportFile(path: path)
    try file.write(CSV.row(Self.columns))
  }

  /// Whether a tick is sampled: those that the interval divides, so that the pieces of a run fall
  /// on the same ticks as the whole.
  func samples(_ tick: Tick) -> Bool { tick.isMultiple(of: interval) }

  /// Adds the items of one tick.
  public func add(_ frame: Frame) throws(ReportFile.Failure) {
    let time = CSV.seconds(frame.tick, frame.plant.tickLength)
    for item in frame.items {
      let pose = item.pose
      let numbers = [
        pose.x, pose.y, pose.z, pose.yaw / radiansPerDegree, item.velocity.x, item.velocity.y,
        item.speed, item.spin / radiansPerDegree,
      ]
      try file.write(
        CSV.row(["\(frame.tick)", time, "\(item.id)", item.kind] + numbers.map { "\($0)" }))
    }
  }

  /// Puts the file in its place.
  public func finish() throws(ReportFile.Failure) { try file.finish() }

  /// Gives the trace up.
  public func discard() { file.discard() }
}
