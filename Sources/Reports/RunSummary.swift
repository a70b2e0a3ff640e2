import Kernel
import Runtime
import Tags

/// One screen on a run: what happened, and every tag that is not at rest.
public struct RunSummary {
  private let frame: Frame
  private let seconds: Double
  private let firstTick: Int

  /// - Parameters:
  ///   - frame: the end of the run.
  ///   - seconds: how long it took in real time.
  ///   - firstTick: the tick it began at, if it went on from a snapshot.
  public init(frame: Frame, seconds: Double, firstTick: Int = 0) {
    self.frame = frame
    self.seconds = seconds
    self.firstTick = firstTick
  }

  /// The greatest number of tags it shows.
  static let tagLimit = 40

  /// The lines of the summary.
  public var text: String {
    let plant = frame.plant
    let simulated = plant.tickLength.time(at: frame.tick - firstTick)
    let ratio = seconds > 0 ? simulated / seconds : 0
    var lines = [
      "\(plant.title) (\(plant.name)), seed \(frame.seed)",
      "  time     \(CSV.seconds(frame.tick, plant.tickLength)) s in \(frame.tick) ticks of "
        + "\(plant.tickLength.milliseconds) ms; took \(rounded(seconds)) s, "
        + "\(rounded(ratio)) times as fast as real time",
      "  items    \(frame.emitted) emitted, \(frame.removed) removed, "
        + "\(frame.items.count) in the plant",
      "  hash     \(hexadecimal(frame.hash))",
    ]
    if let name = frame.controller.name {
      let state = frame.controller.stop.map { "stopped: \($0.description)" } ?? "running"
      lines.append("  program  \(name), \(frame.program?.scans ?? 0) scans, \(state)")
    }
    lines.append("  tags     that are on, not zero, forced or faulty:")
    let shown = frame.tags.indices.filter { isNotable(frame.tags[$0]) }
    for position in shown.prefix(Self.tagLimit) { lines.append("    " + line(position)) }
    if shown.count > Self.tagLimit { lines.append("    and \(shown.count - Self.tagLimit) more") }
    return lines.joined(separator: "\n")
  }

  private func isNotable(_ state: TagState) -> Bool {
    state.value.isOn || state.isForced || !state.faults.isEmpty
  }

  private func line(_ position: Int) -> String {
    let tag = frame.plant.table[TagIndex(position)]
    let state = frame.tags[position]
    var line = "\(tag.kind == .input ? "input " : "output") \(tag.name) = \(CSV.value(state.value))"
    if state.isForced { line += " (forced)" }
    if state.faults.contains(.openCircuit) { line += " (open circuit)" }
    if state.faults.contains(.shortCircuit) { line += " (short circuit)" }
    return line
  }

  private func rounded(_ number: Double) -> String {
    number >= 100 ? "\(Int(number))" : "\((number * 100).rounded() / 100)"
  }
}
