import Kernel
import Runtime
import Tags

/// The trace of a run: the value of every tag at the start, then a row for each change.
public struct TagTrace {
  private let file: ReportFile
  private var last: [TagValue] = []

  /// Opens the trace and writes its head.
  public init(path: String) throws(ReportFile.Failure) {
    file = try ReportFile(path: path)
    try file.write(CSV.row(["tick", "time", "tag", "kind", "id", "value"]))
  }

  /// Adds what changed since the frame before.
  public mutating func add(_ frame: Frame) throws(ReportFile.Failure) {
    let time = CSV.seconds(frame.tick, frame.plant.tickLength)
    let isFirst = last.isEmpty
    for (position, state) in frame.tags.enumerated() {
      if !isFirst, last[position] == state.value { continue }
      let tag = frame.plant.table[TagIndex(position)]
      try file.write(
        CSV.row([
          "\(frame.tick)", time, tag.name, "\(tag.kind)", "\(tag.id)", CSV.value(state.value),
        ]))
    }
    last = frame.tags.map(\.value)
  }

  /// Puts the file in its place.
  public func finish() throws(ReportFile.Failure) { try file.finish() }

  /// Gives the trace up.
  public func discard() { file.discard() }
}
