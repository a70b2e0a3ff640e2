import Kernel
import Tags

/// One mechanism that moves along or around one axis between given places: a turntable, a lift.
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

  /// How fast it moves.
  public var profile: Profile
  /// The first is its home. Of several commands at once the later stop in the list wins.
  public var stops: [Stop]
  /// Whether it goes on to the last place it was sent to when no command is on; otherwise it
  /// returns home.
  public var keepsTarget: Bool

  /// How close to a stop its limit switch sees it, m or rad.
  static let window = 1e-6

  public init(profile: Profile, stops: [Stop], keepsTarget: Bool = false) {
    precondition(!stops.isEmpty, "an axis needs a home")
    self.profile = profile
    self.stops = stops
    self.keepsTarget = keepsTarget
  }

  /// What changes of it.
  struct State: Sendable, Equatable {
    var motion = Profile.State()
    /// Where it was last sent.
    var target = 0.0
    /// Way of the last tick over the tick, m/s or rad/s: what it carries moves like that.
    var rate = 0.0
  }

  /// At home, at rest.
  var home: State {
    State(motion: Profile.State(position: stops[0].position), target: stops[0].position)
  }

  /// Where it is heading with these outputs.
  func target(_ io: IOImage, from last: Double) -> Double {
    for stop in stops.reversed() {
      if let command = stop.command, io[command].isOn { return stop.position }
    }
    return keepsTarget ? last : stops[0].position
  }

  /// Moves it by one tick. Returns whether it moved or will move in the next.
  func advance(_ state: inout State, _ io: IOImage, seconds: Double) -> Bool {
    state.target = target(io, from: state.target)
    let before = state.motion.position
    let wasMoving = state.rate != 0
    profile.advance(&state.motion, towards: state.target, seconds: seconds)
    state.rate = (state.motion.position - before) / seconds
    return wasMoving || state.rate != 0
  }

  /// Sets the limit switches.
  func sense(_ state: State, into io: inout IOImage) {
    for stop in stops {
      guard let tag = stop.limit else { continue }
      let isThere = (state.motion.position - stop.position).magnitude <= Self.window
      io.write(tag, .bit(isThere))
    }
  }
}

extension Axis.State: StateVisitable {
  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("motion", &motion)
    visitor.visit("target", &target)
    visitor.visit("rate", &rate)
  }
}
