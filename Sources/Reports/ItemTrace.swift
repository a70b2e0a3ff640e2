import Kernel
import Runtime

/// The way of every item through a run: a row for each item and tick.
public struct ItemTrace {
  private let file: ReportFile

  /// Opens the trace and writes its head.
  public init(path: String) throws(ReportFile.Failure) {
    file = try ReportFile(path: path)
    let head = ["tick", "time", "item", "kind", "x", "y", "z", "yaw", "speed"]
    try file.write(CSV.row(head))
  }

  /// Adds the items of one tick: metres, radians, metres a second.
  public func add(_ frame: Frame) throws(ReportFile.Failure) {
    let time = CSV.seconds(frame.tick, frame.plant.tickLength)
    for item in frame.items {
      let pose = item.pose
      try file.write(
        CSV.row([
          "\(frame.tick)", time, "\(item.id)", item.kind, "\(pose.x)", "\(pose.y)", "\(pose.z)",
          "\(pose.yaw)", "\(item.speed)",
        ]))
    }
  }

  /// Puts the file in its place.
  public func finish() throws(ReportFile.Failure) { try file.finish() }

  /// Gives the trace up.
  public func discard() { file.discard() }
}
