import Sim
import Tags

extension Session {
  /// The state of every tag, by ``TagIndex``. Cost: a reference.
  public var tags: [TagState] { world.state.io.states }

  /// What readers see now.
  public func frame(number: Int, clock: Frame.Clock) -> Frame {
    // The time scale belongs to the clock and not to the plant: the same plant at another speed
    // must have the same state.
    var image = world.state.io
    image.write(ReservedTag.timeScale.index, .float(clock.speed.tagValue))
    return Frame(session: self, number: number, clock: clock, tags: image.states)
  }

  /// What readers see now of a session that no clock drives.
  public func frame() -> Frame {
    frame(
      number: 0,
      clock: Frame.Clock(
        isRunning: true, speed: .unlimited, overruns: 0,
        lateness: (median: 0, p99: 0, worst: 0)))
  }
}
