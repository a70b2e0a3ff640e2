import Kernel

/// A straight guide rail that turns and pushes items into line. The pose is the middle of the
/// rail's foot; the rail runs along +x.
public struct Aligner: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length, thickness and height of the rail, m.
  public var length: Double = 1
  public var thickness: Double = 0.04
  public var height: Double = 0.15

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    builder.add(
      Wall(
        rectangle: Rectangle(pose: pose, length: length, width: thickness), bottom: pose.z,
        top: pose.z + height))
  }
}
