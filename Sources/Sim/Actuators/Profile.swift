import Kernel

/// How one axis moves to a place: with limited speed and limited acceleration, as fast as both
/// allow, and stopping exactly there.
///
/// A move from rest is a trapezoid of speed over time, or a triangle when it is too short to reach
/// the full speed: it takes s/v + v/a, or 2 √(s/a). The target may change at any time.
public struct Profile: Sendable, Equatable {
  /// Greatest speed, m/s or rad/s; positive.
  public var speed: Double
  /// Greatest change of speed, m/s² or rad/s²; positive.
  public var acceleration: Double

  public init(speed: Double, acceleration: Double) {
    self.speed = speed
    self.acceleration = acceleration
  }

  /// Where the axis is and how fast it moves.
  public struct State: Sendable, Equatable {
    /// m or rad.
    public var position: Double
    /// m/s or rad/s.
    public var speed: Double

    public init(position: Double = 0, speed: Double = 0) {
      self.position = position
      self.speed = speed
    }
  }

  /// Remaining times shorter than this are over, s: far below a tick, far above rounding.
  private static let instant = 1e-9

  /// Moves the axis for a while towards a target; the way is exact, whatever the length of the
  /// ticks it is cut into.
  public func advance(_ state: inout State, towards target: Double, seconds: Double) {
    if state.position == target, state.speed == 0 { return }
    // Where it would stop if it braked now says to which side the way goes on.
    let stop = state.position + state.speed * state.speed.magnitude / (2 * acceleration)
    let side: Double = target > stop || (target == stop && state.speed > 0) ? 1 : -1
    let distance = side * (target - state.position)
    let start = side * state.speed
    // Up to the top speed, along at it, and down to rest; the three distances add up to the way.
    let top = min(speed, max(0, acceleration * distance + start * start / 2).squareRoot())
    let rate = top >= start ? acceleration : -acceleration
    let rise = (top - start) / rate
    let rising = (start + top) / 2 * rise
    let fall = top / acceleration
    let flat = top > 0 ? max(0, (distance - rising - top * fall / 2) / top) : 0

    let left = rise + flat + fall - seconds
    if left < Self.instant {
      state = State(position: target)
    } else if seconds < rise {
      state.position += side * (start + rate * seconds / 2) * seconds
      state.speed = side * (start + rate * seconds)
    } else if seconds < rise + flat {
      state.position += side * (rising + top * (seconds - rise))
      state.speed = side * top
    } else {
      // Braking is counted back from the target, so that it ends there.
      state.position = target - side * acceleration * left * left / 2
      state.speed = side * acceleration * left
    }
  }
}

extension Profile.State: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("position", &position)
    visitor.visit("speed", &speed)
  }
}
