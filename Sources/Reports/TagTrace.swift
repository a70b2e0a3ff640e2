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
    try add(frame.tags, of: frame.plant, tick: frame.tick)
  }

  /// Adds what changed since the tick before, without a frame.
  public mutating func add(
    _ tags: [TagState], of plant: Plant, tick: Tick
  ) throws(ReportFile.Failure) {
    let isFirst = last.isEmpty
    if isFirst { last = tags.map(\.value) }
    for (position, state) in tags.enumerated() {
      if !isFirst, last[position] == state.value { continue }
      let tag = plant.table[TagIndex(position)]
      try file.write(
        CSV.row([
          "\(tick)", CSV.seconds(tick, plant.tickLength), tag.name, "\(tag.kind)", "\(tag.id)",
          CSV.value(state.value),
        ]))
      last[position] = state.value
    }
  }

  /// Puts the file in its place.
  public func finish() throws(ReportFile.Failure) { try file.finish() }

  /// Gives the trace up.
  public func discard() { file.discard() }
}
