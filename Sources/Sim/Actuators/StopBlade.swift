import Kernel
import Tags

/// A plate that rises across a conveyor and stops items. The pose is the middle of the blade's top
/// when down, at conveyor height; the flow is along +x.
///
/// It rises as far as it can: one under an item stays there until the item has left it.
public struct StopBlade: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Width across the flow, thickness along it and height when up, m.
  public var width: Double = 0.75
  public var thickness: Double = 0.02
  public var height: Double = 0.1
  /// Time to rise, about: height over speed; m/s and m/s².
  public var speed: Double = 0.5
  public var acceleration: Double = 10
  public var raise: TagIndex?

  /// A stop between two rollers: lower, narrower and faster.
  public static func roller(name: String, pose: Pose) -> StopBlade {
    var stop = StopBlade(name: name, pose: pose)
    stop.width = 0.6
    stop.height = 0.06
    stop.speed = 1
    stop.acceleration = 20
    return stop
  }

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var blade = Wall(
      rectangle: Rectangle(pose: pose, length: thickness, width: width),
      bottom: pose.z - height, top: pose.z)
    blade.lift = builder.add(
      Axis(
        profile: Profile(speed: speed, acceleration: acceleration), stroke: height,
        command: raise))
    builder.add(blade)
  }
}
