import Kernel

/// Straight rollers without a drive. The pose is the centre of their top; they roll along x.
///
/// Along the rollers' way an item is slowed by rolling resistance alone, however fast it is; across
/// it rubs as on rollers that stand. The rollers' own inertia is left out: an item that arrives
/// spends nothing on speeding them up.
public struct FreeRollers: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Extents, m.
  public var length: Double = 2
  public var width: Double = 0.9
  /// Angle of the rise along +x, rad; negative to roll forward by gravity.
  public var angle: Double = 0
  /// Resistance to rolling, as a share of the weight.
  public var rolling: Double = 0.02
  /// Coulomb friction across the rolling direction.
  public var friction: Double = 0.6

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    let rotation = Rotation(yaw: angle)
    let half = length / 2 * rotation.sine.magnitude
    return Footprint(
      pose: pose, length: length * rotation.cosine, width: width, bottom: pose.z - half - 0.2,
      top: pose.z - half)
  }

  public func build(into builder: inout ModelBuilder) {
    var surface = Surface.slope(
      pose: pose, length: length, width: width, angle: angle, friction: friction)
    surface.rolling = rolling
    builder.add(surface)
  }
}
