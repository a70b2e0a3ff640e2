import Kernel
import Tags

/// A plate that rises across a conveyor and stops items. The pose is the middle of the blade's top
/// when down, at conveyor height; the flow is along +x. A roller stop is a lower, faster one.
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

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var blade = Wall(
      rectangle: Rectangle(pose: pose, length: thickness, width: width),
      bottom: pose.z - height, top: pose.z)
    blade.actuator = builder.add(
      Actuator(
        signals: Signals(positive: [raise]), direction: .up, stroke: height,
        profile: Profile(speed: speed, acceleration: acceleration), force: .infinity))
    builder.add(blade)
  }
}
