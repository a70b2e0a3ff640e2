import Kernel
import Tags

/// A field of driven wheels that rise a little and steer 45° to either side. The pose is the
/// centre of the field at conveyor height; +x is forward, left is +y.
///
/// The wheels run while any of the three signals is on and steer while left or right is.
public struct PopUpWheelSorter: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Edge of the square field, m.
  public var size: Double = 0.875
  /// Speed of the wheels' rim, m/s.
  public var speed: Double = 2.5
  /// Greatest change of that speed, m/s².
  public var acceleration: Double = 10
  public var friction: Double = 0.6
  /// Steering angle, rad, and steering speed, rad/s.
  public var steeringAngle: Double = 45 * radiansPerDegree
  public var steeringSpeed: Double = 5
  /// Height of the running wheels over the frame, m.
  public var rise: Double = 0.003
  public var forward: TagIndex?
  public var left: TagIndex?
  public var right: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    Footprint(pose: pose, length: size, width: size, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    let any = Signals(positive: [forward, left, right])
    let drive = builder.add(Ramp(command: any, valueOn: speed, rate: acceleration))
    let steering = builder.add(
      Ramp(
        command: Signals(positive: [left], negative: [right]), valueOn: steeringAngle,
        rate: steeringSpeed))
    let lift = builder.add(Ramp(command: any, valueOn: rise, rate: 0.1))
    var surface = Surface(
      rectangle: Rectangle(pose: pose, length: size, width: size), yaw: pose.yaw,
      height: pose.z, friction: friction)
    surface.speed = drive
    surface.steering = steering
    surface.lift = lift
    builder.add(surface)
  }
}
