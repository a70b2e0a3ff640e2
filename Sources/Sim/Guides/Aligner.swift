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
  /// Friction between its face and an item's.
  public var friction: Double = 0.2

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var wall = Wall(
      rectangle: Rectangle(pose: pose, length: length, width: thickness), bottom: pose.z,
      top: pose.z + height)
    wall.friction = friction
    builder.add(wall)
  }
}
