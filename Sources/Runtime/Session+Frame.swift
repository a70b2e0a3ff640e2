extension Session {
  /// What readers see now of a session that no clock drives.
  public func frame() -> Frame {
    frame(
      number: 0,
      clock: Frame.Clock(
        isRunning: true, speed: .unlimited, overruns: 0,
        lateness: (median: 0, p99: 0, worst: 0)))
  }
}
