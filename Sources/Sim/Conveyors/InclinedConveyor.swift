import Kernel
import Tags

/// A straight belt that rises. The pose is the centre of its carrying surface; +x is forward and up.
public struct InclinedConveyor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length along the slope and width, m.
  public var length: Double = 4
  public var width: Double = 0.75
  /// Angle of the rise, rad; negative to go down.
  public var angle: Double = 15 * radiansPerDegree
  /// Speed along the slope with a bit on and at 10 V, m/s.
  public var speed: Double = 0.6
  public var speedAtFullScale: Double = 3
  /// Greatest change of speed, m/s².
  public var acceleration: Double = 3
  /// Coulomb friction between the belt and an item.
  public var friction: Double = 0.6
  public var forward: TagIndex?
  public var reverse: TagIndex?
  public var volts: TagIndex?

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
    let drive = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse], volts: volts),
        valueOn: speed, valueAtFullScale: speedAtFullScale, rate: acceleration))
    var surface = Surface.slope(
      pose: pose, length: length, width: width, angle: angle, friction: friction)
    surface.speed = drive
    builder.add(surface)
  }
}

extension Surface {
  /// A rectangle that rises by `angle` along +x of `pose`, the middle of it; `length` is along the
  /// slope.
  static func slope(
    pose: Pose, length: Double, width: Double, angle: Double, friction: Double
  ) -> Surface {
    let rotation = Rotation(yaw: angle)
    let rectangle = Rectangle(pose: pose, length: length * rotation.cosine, width: width)
    var surface = Surface(
      rectangle: rectangle, yaw: pose.yaw, height: pose.z, friction: friction)
    if angle != 0 { surface.gradient = pose.rotation.forward * (rotation.sine / rotation.cosine) }
    return surface
  }
}
