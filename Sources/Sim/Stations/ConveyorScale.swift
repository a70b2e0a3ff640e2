import Kernel
import Tags

/// A short belt on a load cell. The pose is the centre of its carrying surface.
///
/// The reading is the share of the weight that stands on it, through a second-order load cell,
/// as 0 to 10 V.
public struct ConveyorScale: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length of the carrying surface, m.
  public var length: Double = 1.125
  /// Its width, m.
  public var width: Double = 0.75
  /// Belt speed, m/s.
  public var speed: Double = 0.6
  /// Greatest change of that speed, m/s².
  public var acceleration: Double = 3
  /// Coulomb friction of the belt.
  public var friction: Double = 0.6
  /// The mass that reads 10 V, kg: 20 or 100.
  public var capacity: Double = 20
  /// Natural frequency of the load cell, Hz, and its damping ratio.
  public var frequency: Double = 5
  public var damping: Double = 0.7
  public var forward: TagIndex?
  public var reverse: TagIndex?
  public var weight: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    Footprint(pose: pose, length: length, width: width, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    let drive = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse]), valueOn: speed,
        rate: acceleration))
    var surface = Surface(
      rectangle: Rectangle(pose: pose, length: length, width: width), yaw: pose.yaw,
      height: pose.z, friction: friction)
    surface.speed = drive
    surface.loadCell = builder.add(
      LoadCell(
        capacity: capacity, angularFrequency: 2 * 3.141_592_653_589_793 * frequency,
        damping: damping, tag: weight))
    builder.add(surface)
  }
}
