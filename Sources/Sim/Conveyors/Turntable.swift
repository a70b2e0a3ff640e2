import Kernel
import Tags

/// A round table of driven rollers that turns by a quarter to the left. The pose is the centre of
/// its top; +x is where the rollers carry to while it is at home.
///
/// The rollers' direction turns with the table, and so does what stands on it, as far as friction
/// holds it.
public struct Turntable: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Diameter of the table, m.
  public var diameter: Double = 1.6
  /// How far it turns, rad, with which speed, rad/s, and acceleration, rad/s².
  public var angle: Double = 90 * radiansPerDegree
  public var turnSpeed: Double = 1
  public var turnAcceleration: Double = 2
  /// Speed of the rollers, m/s, and its greatest change, m/s².
  public var speed: Double = 0.45
  public var acceleration: Double = 3
  /// Coulomb friction between the table and an item.
  public var friction: Double = 0.6
  /// Whether it stays where it was last sent; otherwise it returns home without a command.
  public var isBistable: Bool = false
  public var forward: TagIndex?
  public var reverse: TagIndex?
  public var turn: TagIndex?
  /// Sends a bistable table home.
  public var turnBack: TagIndex?
  /// Inputs that are true at home and at the far end.
  public var homeLimit: TagIndex?
  public var turnedLimit: TagIndex?
  /// Inputs that are true while an item stands over the table's front end, and its back end.
  public var frontLimit: TagIndex?
  public var backLimit: TagIndex?

  /// How far these switches are from the edge, m.
  private static let inset = 0.1

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  /// The square inside the circle: what stands in its corners stands beside the table.
  public var footprint: Footprint? {
    let edge = diameter * 0.7
    return Footprint(
      pose: pose, length: edge, width: edge, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    let rollers = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse]), valueOn: speed,
        rate: acceleration))
    var axis = Axis(
      profile: Profile(speed: turnSpeed, acceleration: turnAcceleration),
      stops: [
        Axis.Stop(0, command: turnBack, limit: homeLimit),
        Axis.Stop(angle, command: turn, limit: turnedLimit),
      ])
    axis.command = .stops(keepsTarget: isBistable)
    let circle = Sector(
      centre: pose.position, innerRadius: 0, outerRadius: diameter / 2, startAngle: 0,
      sweep: 360 * radiansPerDegree)
    var surface = Surface(
      region: .sector(circle), origin: pose.position, height: pose.z, friction: friction)
    surface.motion = .along(pose.yaw)
    surface.speed = rollers
    surface.turning = builder.add(axis)
    let table = builder.add(surface)
    for (side, tag) in [(1.0, frontLimit), (-1, backLimit)] {
      let place = pose.place(Vector2(side * (diameter / 2 - Self.inset), 0))
      builder.add(LoadSwitch(surface: table, place: place, tag: tag))
    }
  }
}
