import Kernel
import Sim
import Tags

/// Two photo-eyes side by side: which one is blocked first tells the direction, and the time
/// between them the speed. The pose is the lens of the first; +x points along its beam, and the
/// second stands to the left of it.
public struct TwinEye: PartDefinition {
  public var name: String
  public var pose: Pose
  /// From one beam to the other, m.
  public var spacing: Double = 0.1
  /// Distance of the reflectors and diameter of the beams, m.
  public var range: Double = 1
  public var diameter: Double = 0.005
  /// True while an item blocks the beam.
  public var first: TagIndex?
  public var second: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    for (left, tag) in [(0, first), (spacing, second)] {
      var ray = Ray(pose: pose, range: range, radius: diameter / 2)
      ray.origin = pose.place(Vector2(0, left))
      builder.add(RaySensor(rays: [builder.add(ray)], reading: .blocked, tag: tag))
    }
  }
}
