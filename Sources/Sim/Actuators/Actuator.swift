import Kernel
import Tags

/// What moves walls: a cylinder or a drive with a stroke, a speed profile and a limited force.
public struct Actuator: Sendable, Equatable {
  /// Where its stroke leads.
  public enum Direction: Sendable, Equatable {
    /// Along a unit vector on the floor plan; it pushes items with no more than its force.
    case along(Vector2)
    /// Upwards; it is not stopped by items.
    case up
  }

  /// The outputs it follows: out at a level of 1, home at 0; volts give any place between.
  public var signals: Signals
  public var direction: Direction
  /// Greatest way from home, m.
  public var stroke: Double
  public var profile: Profile
  /// Greatest force, N.
  public var force: Double
  /// Moving mass, kg.
  public var mass: Double = 5
  /// Inputs that are on at the far end and at home.
  public var frontLimit: TagIndex?
  public var backLimit: TagIndex?

  public init(
    signals: Signals, direction: Direction, stroke: Double, profile: Profile, force: Double
  ) {
    self.signals = signals
    self.direction = direction
    self.stroke = stroke
    self.profile = profile
    self.force = force
  }

  /// How near to an end its limit switch is on, m.
  private static let limitRange = 1e-4

  /// Where it is told to go with these outputs.
  func target(_ io: IOImage) -> Double {
    let way = Ramp(command: signals, valueOn: stroke, rate: 1).target(io)
    return min(max(way, 0), stroke)
  }

  /// Writes the limit switches.
  func sense(_ state: Profile.State, into io: inout IOImage) {
    if let frontLimit {
      io.write(frontLimit, .bit(state.position >= stroke - Self.limitRange))
    }
    if let backLimit { io.write(backLimit, .bit(state.position <= Self.limitRange)) }
  }
}

/// A wall as it is in one tick.
struct WallNow: Sendable, Equatable {
  var rectangle: Rectangle
  var bottom: Double
  var top: Double
  /// Whether its actuator moves it in this tick.
  var moves = false
}

extension Wall {
  /// The wall with its actuator at a place of its stroke.
  func now(_ actuators: [Actuator], _ states: [Profile.State]) -> WallNow {
    var now = WallNow(rectangle: rectangle, bottom: bottom, top: top)
    guard let actuator else { return now }
    let way = states[actuator].position
    switch actuators[actuator].direction {
    case .along(let axis): now.rectangle.centre += axis * way
    case .up:
      now.bottom += way
      now.top += way
    }
    return now
  }

  /// A rectangle around all places it can be at.
  func reach(_ actuators: [Actuator]) -> Region {
    guard let actuator, case .along(let axis) = actuators[actuator].direction else {
      return .rectangle(rectangle)
    }
    let bounds = Region.rectangle(rectangle).bounds
    let way = axis * actuators[actuator].stroke
    let low = Vector2(
      min(bounds.low.x, bounds.low.x + way.x), min(bounds.low.y, bounds.low.y + way.y))
    let high = Vector2(
      max(bounds.high.x, bounds.high.x + way.x), max(bounds.high.y, bounds.high.y + way.y))
    return .rectangle(
      Rectangle(
        centre: (low + high) * 0.5, rotation: Rotation(cosine: 1, sine: 0),
        halfLength: (high.x - low.x) / 2, halfWidth: (high.y - low.y) / 2))
  }
}
