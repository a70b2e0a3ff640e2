import Kernel
import Tags

/// One mechanism that moves along or around one axis: a cylinder, a blade, a lift, a turntable, an
/// arm. Walls and surfaces say which axis moves them, and how.
public struct Axis: Sendable, Equatable {
  /// A place it moves to.
  public struct Stop: Sendable, Equatable {
    /// m or rad.
    public var position: Double
    /// The output that sends it there; nil for none.
    public var command: TagIndex?
    /// The input that is true while it is there; nil for none.
    public var limit: TagIndex?

    public init(_ position: Double, command: TagIndex? = nil, limit: TagIndex? = nil) {
      self.position = position
      self.command = command
      self.limit = limit
    }
  }

  /// How outputs say where it goes.
  public enum Command: Sendable, Equatable {
    /// Each stop has a bit; of several at once the later stop wins. Without any it goes on to the
    /// last place it was sent to, or returns home.
    case stops(keepsTarget: Bool)
    /// A float: 0 V is the first stop, 10 V the last, and between them in proportion.
    case volts(TagIndex?)
    /// It moves while a bit is on, and brakes when neither or both are.
    case jog(Jog)
  }

  /// The outputs of a mechanism that moves for as long as it is told to.
  public struct Jog: Sendable, Equatable {
    /// Towards the last stop, and towards the first.
    public var onward: TagIndex?
    public var back: TagIndex?
    /// Limits the speed while it is on, to this, m/s or rad/s.
    public var slow: TagIndex?
    public var slowSpeed: Double

    public init(onward: TagIndex?, back: TagIndex?, slow: TagIndex?, slowSpeed: Double) {
      self.onward = onward
      self.back = back
      self.slow = slow
      self.slowSpeed = slowSpeed
    }
  }

  /// How fast it moves.
  public var profile: Profile
  /// The first is its home; all lie between the first and the last.
  public var stops: [Stop]
  public var command = Command.stops(keepsTarget: false)
  /// What it pushes items aside with at most: N, or N m if it turns.
  public var force = Double.infinity
  /// Whether it stands whatever presses on it while it is not told to move: by a screw, a brake, a
  /// crank at its dead centre. What does not, a cylinder, holds with its force and gives way to
  /// more; but the ends of its range hold always.
  public var locks = true
  /// What is moved: kg, or kg m² if it turns.
  public var mass = 5.0
  /// The input that is true while something holds it short of where it is to go.
  public var held: TagIndex?
  /// The input that says where it is: 0 V at the first stop, 10 V at the last.
  public var place: TagIndex?

  /// How close to a stop its limit switch sees it, m or rad.
  static let window = 1e-6

  public init(profile: Profile, stops: [Stop]) {
    precondition(!stops.isEmpty, "an axis needs a home")
    self.profile = profile
    self.stops = stops
  }

  /// An axis that is out while a bit is on and home while it is off.
  public init(profile: Profile, stroke: Double, command: TagIndex?) {
    self.init(profile: profile, stops: [Stop(0), Stop(stroke, command: command)])
  }

  /// What changes of it.
  public struct State: Sendable, Equatable {
    /// Where it is and how fast it moves.
    public internal(set) var motion = Profile.State()
    /// Where it was last sent.
    var target = 0.0
    /// Way of the last tick over the tick, m/s or rad/s: what it carries moves like that.
    public internal(set) var rate = 0.0
    /// Whether something kept it from moving in the last tick.
    public internal(set) var isHeld = false
  }

  /// At home, at rest.
  var home: State {
    State(motion: Profile.State(position: first), target: first)
  }

  private var first: Double { stops[0].position }
  private var last: Double { stops[stops.count - 1].position }

  /// The places it can be at.
  var range: ClosedRange<Double> { min(first, last)...max(first, last) }

  /// Works out where it goes in a tick if nothing is in its way.
  func plan(_ state: inout State, _ io: IOImage, seconds: Double) {
    state.target = target(io, state)
    var profile = profile
    if case .jog(let jog) = command, let slow = jog.slow, io[slow].isOn {
      profile.speed = min(profile.speed, jog.slowSpeed)
    }
    let before = state.motion.position
    profile.advance(&state.motion, towards: state.target, seconds: seconds)
    // What was pushed faster than it can brake meets the end.
    if !range.contains(state.motion.position) {
      state.motion = Profile.State(position: clamp(state.motion.position))
    }
    state.rate = (state.motion.position - before) / seconds
    state.isHeld = false
  }

  func clamp(_ position: Double) -> Double {
    min(max(position, range.lowerBound), range.upperBound)
  }

  /// Where it is heading with these outputs.
  private func target(_ io: IOImage, _ state: State) -> Double {
    switch command {
    case .stops(let keepsTarget):
      for stop in stops.reversed() {
        if let command = stop.command, io[command].isOn { return stop.position }
      }
      return keepsTarget ? state.target : first
    case .volts(let tag):
      // A tag stores what was written; the part clamps it to its range.
      let level = (tag.map { io[$0].number } ?? 0) / 10
      return clamp(first + (level.isNaN ? 0 : min(max(level, 0), 1)) * (last - first))
    case .jog(let jog):
      let onward = jog.onward.map { io[$0].isOn } ?? false
      let back = jog.back.map { io[$0].isOn } ?? false
      if onward != back { return onward ? last : first }
      let speed = state.motion.speed
      return clamp(
        state.motion.position + speed * speed.magnitude / (2 * profile.acceleration))
    }
  }

  /// Sets its inputs.
  func sense(_ state: State, into io: inout IOImage) {
    for stop in stops {
      guard let tag = stop.limit else { continue }
      let isThere = (state.motion.position - stop.position).magnitude <= Self.window
      io.write(tag, .bit(isThere))
    }
    if let held { io.write(held, .bit(state.isHeld)) }
    if let place, last != first {
      io.write(place, .float(Float(10 * (state.motion.position - first) / (last - first))))
    }
  }
}

extension Axis.State: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("motion", &motion)
    visitor.visit("target", &target)
    visitor.visit("rate", &rate)
    visitor.visit("isHeld", &isHeld)
  }
}
