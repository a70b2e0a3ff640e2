import Kernel
import Runtime
import Tags

/// A run without a clock: so many ticks, as fast as possible, with the traces that were asked for.
public struct HeadlessRun {
  /// What is recorded of a run.
  public struct Recording {
    /// Every change of a tag.
    public var tags: TagTrace?
    /// Where every item is, sample by sample.
    public var items: ItemTrace?
    /// A snapshot of the end.
    public var snapshot: ReportFile?

    /// A run of which nothing is recorded.
    public init() {}
  }

  /// The plant; after the run, at its end.
  public private(set) var session: Session
  private var recording: Recording

  /// Prepares a run of a session that stands at its first tick, or where a snapshot left it.
  public init(session: Session, recording: Recording = Recording()) {
    self.session = session
    self.recording = recording
  }

  /// Runs and completes the recording. Frames are made only where the recording wants them.
  ///
  /// - Parameter isInterrupted: asked every tick; true ends the run and discards the recording.
  /// - Returns: false when it was interrupted.
  public mutating func run(
    ticks: Int, isInterrupted: () -> Bool = { false }
  ) throws(ReportFile.Failure) -> Bool {
    let start = session.frame().tick
    do {
      try record(start)
      for number in 0..<ticks {
        if isInterrupted() {
          discard()
          return false
        }
        session.tick()
        try record(start + number + 1)
      }
      try recording.tags?.finish()
      try recording.items?.finish()
      if let snapshot = recording.snapshot {
        try snapshot.write(bytes: session.snapshot)
        try snapshot.finish()
      }
    } catch {
      discard()
      throw error
    }
    return true
  }

  private mutating func record(_ tick: Tick) throws(ReportFile.Failure) {
    let isSample = recording.items?.samples(tick) ?? false
    guard recording.tags != nil || isSample else { return }
    let frame = session.frame()
    try recording.tags?.add(frame)
    if isSample { try recording.items?.add(frame) }
  }

  private func discard() { recording.discard() }
}

extension HeadlessRun.Recording {
  /// Gives all of it up; files that were there before stay as they were.
  public func discard() {
    tags?.discard()
    items?.discard()
    snapshot?.discard()
  }
}
