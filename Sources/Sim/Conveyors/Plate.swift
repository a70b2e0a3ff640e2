import Kernel

/// A still table top or slope. The pose is the centre of its top; a slope rises along +x.
public struct Plate: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length, along the slope if it has one, and width, m.
  public var length: Double = 1
  public var width: Double = 1
  /// Angle of the rise along +x, rad.
  public var angle: Double = 0
  /// Coulomb friction between the plate and an item.
  public var friction: Double = 0.5

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    let rotation = Rotation(yaw: angle)
    let half = length / 2 * rotation.sine.magnitude
    return Footprint(
      pose: pose, length: length * rotation.cosine, width: width, bottom: pose.z - half - 0.05,
      top: pose.z - half)
  }

  public func build(into builder: inout ModelBuilder) {
    builder.add(
      Surface.slope(pose: pose, length: length, width: width, angle: angle, friction: friction))
  }
}
