/// A count of ticks since the start of a run. Time is this integer; no float accumulates time.
public typealias Tick = Int

/// The fixed length of one tick: a whole number of milliseconds, so that PLC time is exact.
public struct TickLength: Equatable, Sendable {
  /// Length in milliseconds, 1 to 20.
  public let milliseconds: Int
  /// Length in seconds.
  public let seconds: Double

  /// The range a scene may choose from.
  public static let allowed = 1...20
  /// 5 ms, the length of a scene that does not say.
  public static let standard = TickLength(unchecked: 5)

  /// Returns nil outside ``allowed``.
  public init?(milliseconds: Int) {
    guard Self.allowed.contains(milliseconds) else { return nil }
    self.init(unchecked: milliseconds)
  }

  private init(unchecked milliseconds: Int) {
    self.milliseconds = milliseconds
    seconds = Double(milliseconds) / 1000
  }

  /// Simulated time at the end of `tick`, in seconds; exact to the last bit of a division.
  public func time(at tick: Tick) -> Double { Double(tick * milliseconds) / 1000 }

  /// The whole ticks that fit into `milliseconds`, rounded up, so that a wait is never short.
  public func ticks(inMilliseconds milliseconds: Int) -> Tick {
    (milliseconds + self.milliseconds - 1) / self.milliseconds
  }
}
