import Kernel
import Tags

/// A platform with driven rollers that carries items up and down. The pose is the centre of its
/// top at the lowest place; the rollers carry along +x.
///
/// It is told where to go in one of three ways: by volts, by bits for up and down, or by one bit
/// for the top. Its acceleration is less than gravity, so nothing on it ever loses its hold.
public struct Elevator: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length and width of the platform, m.
  public var length: Double = 1.25
  public var width: Double = 0.9
  /// Depth of its frame, m: what stands below stops it on the way down.
  public var depth: Double = 0.15
  /// How far it goes up, m, how fast, m/s, and how quickly it gets that fast, m/s².
  public var stroke: Double = 3
  public var speed: Double = 0.8
  public var acceleration: Double = 1
  /// Speed while it is told to be slow, m/s.
  public var slowSpeed: Double = 0.2
  /// Speed of the rollers, m/s, and its greatest change, m/s².
  public var rollerSpeed: Double = 0.45
  public var rollerAcceleration: Double = 3
  /// Coulomb friction between the rollers and an item.
  public var friction: Double = 0.6
  /// Sends it to the top while on, home while off.
  public var raise: TagIndex?
  /// Moves it while on; slowly with the third.
  public var up: TagIndex?
  public var down: TagIndex?
  public var slow: TagIndex?
  /// A float output for the height it goes to, and an input for the one it is at: 10 V is the top.
  public var volts: TagIndex?
  public var position: TagIndex?
  public var forward: TagIndex?
  public var reverse: TagIndex?
  /// Inputs that are true at the top and at the bottom.
  public var upperLimit: TagIndex?
  public var lowerLimit: TagIndex?
  /// Inputs that are true while an item stands over the end at −x, and that at +x.
  public var leftLimit: TagIndex?
  public var rightLimit: TagIndex?

  /// How far the rollers stand out of the frame, and how far its switches are from the ends, m.
  private static let gap = 0.01
  private static let inset = 0.1

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    Footprint(pose: pose, length: length, width: width, bottom: pose.z - depth, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    precondition(acceleration < Physics.gravity, "an elevator must not drop faster than its load")
    var axis = Axis(
      profile: Profile(speed: speed, acceleration: acceleration),
      stops: [
        Axis.Stop(0, limit: lowerLimit), Axis.Stop(stroke, command: raise, limit: upperLimit),
      ])
    if let volts {
      axis.command = .volts(volts)
    } else if up != nil || down != nil {
      axis.command = .jog(Axis.Jog(onward: up, back: down, slow: slow, slowSpeed: slowSpeed))
    }
    axis.place = position
    let lift = builder.add(axis)

    let rectangle = Rectangle(pose: pose, length: length, width: width)
    var platform = Surface(
      rectangle: rectangle, yaw: pose.yaw, height: pose.z, friction: friction)
    platform.elevation = lift
    platform.speed = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse]), valueOn: rollerSpeed,
        rate: rollerAcceleration))
    let surface = builder.add(platform)
    for (side, tag) in [(-1.0, leftLimit), (1, rightLimit)] {
      builder.add(
        LoadSwitch(
          surface: surface, place: pose.place(Vector2(side * (length / 2 - Self.inset), 0)),
          tag: tag))
    }
    var frame = Wall(rectangle: rectangle, bottom: pose.z - depth, top: pose.z - Self.gap)
    frame.lift = lift
    frame.carries = true
    builder.add(frame)
  }
}
