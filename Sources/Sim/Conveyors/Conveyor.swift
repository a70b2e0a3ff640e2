import Kernel
import Tags

/// A straight belt or roller conveyor. The pose is the centre of its carrying surface; +x is
/// forward.
///
/// It runs at its nominal speed while the forward or reverse bit is on, else by its volts.
public struct Conveyor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length and width of the carrying surface, m.
  public var length: Double
  public var width: Double
  /// Speed of the carrying surface with a bit on, m/s.
  public var speed: Double
  /// Speed at 10 V, m/s.
  public var speedAtFullScale: Double
  /// Greatest change of speed, m/s².
  public var acceleration: Double = 3
  /// Coulomb friction between the surface and an item.
  public var friction: Double = 0.6
  public var forward: TagIndex?
  public var reverse: TagIndex?
  public var volts: TagIndex?

  /// A belt conveyor: 0.6 m/s, up to 3 m/s at 10 V, 0.75 m wide.
  public static func belt(name: String, pose: Pose, length: Double) -> Conveyor {
    Conveyor(
      name: name, pose: pose, length: length, width: 0.75, speed: 0.6, speedAtFullScale: 3)
  }

  /// A roller conveyor: 0.45 m/s, up to 0.8 m/s at 10 V, 0.9 m wide.
  public static func rollers(name: String, pose: Pose, length: Double) -> Conveyor {
    Conveyor(
      name: name, pose: pose, length: length, width: 0.9, speed: 0.45, speedAtFullScale: 0.8)
  }

  public init(
    name: String, pose: Pose, length: Double, width: Double, speed: Double,
    speedAtFullScale: Double
  ) {
    self.name = name
    self.pose = pose
    self.length = length
    self.width = width
    self.speed = speed
    self.speedAtFullScale = speedAtFullScale
  }

  public var footprint: Footprint? {
    Footprint(pose: pose, length: length, width: width, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    let drive = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse], volts: volts),
        valueOn: speed, valueAtFullScale: speedAtFullScale, rate: acceleration))
    var surface = Surface(
      rectangle: Rectangle(pose: pose, length: length, width: width), yaw: pose.yaw,
      height: pose.z, friction: friction)
    surface.speed = drive
    builder.add(surface)
  }
}
