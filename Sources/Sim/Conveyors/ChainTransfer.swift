import Kernel
import Tags

/// A square roller conveyor with chains between the rollers that rise and carry sideways. The
/// pose is the centre of the rollers' top; +x is forward, left is +y.
public struct ChainTransfer: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Edge of the square, m.
  public var size: Double = 1
  /// Roller and chain speed, m/s.
  public var speed: Double = 0.45
  /// Greatest change of either speed, m/s².
  public var acceleration: Double = 3
  public var friction: Double = 0.6
  /// Height of the chains over the rollers when up, m, and their lifting speed, m/s.
  public var rise: Double = 0.015
  public var liftSpeed: Double = 0.1
  public var forward: TagIndex?
  public var reverse: TagIndex?
  public var left: TagIndex?
  public var right: TagIndex?

  /// Depth of the chains under the rollers when down, m.
  static let rest = 0.005

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    Footprint(pose: pose, length: size, width: size, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    let rectangle = Rectangle(pose: pose, length: size, width: size)
    let rollers = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse]), valueOn: speed,
        rate: acceleration))
    var bed = Surface(
      rectangle: rectangle, yaw: pose.yaw, height: pose.z, friction: friction)
    bed.speed = rollers
    builder.add(bed)

    // Either direction lifts the chains; both at once lift them and stand still.
    let lift = builder.add(
      Ramp(
        command: Signals(positive: [left, right]), valueOn: Self.rest + rise, rate: liftSpeed))
    let chains = builder.add(
      Ramp(
        command: Signals(positive: [left], negative: [right]), valueOn: speed, rate: acceleration))
    var surface = Surface(
      rectangle: rectangle, yaw: pose.yaw + 90 * radiansPerDegree, height: pose.z - Self.rest,
      friction: friction)
    surface.speed = chains
    surface.lift = lift
    builder.add(surface)
  }
}
