import Kernel
import Tags

/// A plate that pushes items off a conveyor. The pose is the middle of the plate's foot at home;
/// it pushes along +x.
public struct Pusher: PartDefinition {
  public var name: String
  public var pose: Pose
  /// How far it pushes, m, how fast, m/s, and how quickly it gets that fast, m/s².
  public var stroke: Double = 0.9
  public var speed: Double = 1
  public var acceleration: Double = 20
  /// Width, thickness and height of the plate, m.
  public var width: Double = 0.5
  public var thickness: Double = 0.04
  public var height: Double = 0.2
  /// Greatest force, N.
  public var force: Double = 500
  public var extend: TagIndex?
  /// A float output that gives the place instead: 10 V is the whole stroke.
  public var volts: TagIndex?
  public var frontLimit: TagIndex?
  public var backLimit: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var axis = Axis(
      profile: Profile(speed: speed, acceleration: acceleration),
      stops: [
        Axis.Stop(0, limit: backLimit), Axis.Stop(stroke, command: extend, limit: frontLimit),
      ])
    if let volts { axis.command = .volts(volts) }
    axis.force = force
    // A cylinder: air on both sides of its piston.
    axis.locks = false
    var plate = Wall(
      rectangle: Rectangle(pose: pose, length: thickness, width: width), bottom: pose.z,
      top: pose.z + height)
    plate.travel = .along(pose.rotation.forward, axis: builder.add(axis))
    builder.add(plate)
  }
}
