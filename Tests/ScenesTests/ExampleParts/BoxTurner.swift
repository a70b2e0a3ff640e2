import Kernel
import Sim
import Tags

/// Two belts side by side that carry a box on, or turn it to the left on the spot. The pose is the
/// middle of their tops; +x is forward.
public struct BoxTurner: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length and width of both belts together, m.
  public var length: Double = 1
  public var width: Double = 0.8
  /// Belt speed, m/s, and its greatest change, m/s².
  public var speed: Double = 0.3
  public var acceleration: Double = 3
  /// Coulomb friction between the belts and an item.
  public var friction: Double = 0.6
  public var forward: TagIndex?
  /// The right belt runs forward and the left one backward.
  public var turn: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    Footprint(pose: pose, length: length, width: width, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    addBelt(-1, Signals(positive: [forward, turn]), to: &builder)
    addBelt(1, Signals(positive: [forward], negative: [turn]), to: &builder)
  }

  /// One belt; `side` is 1 for the left one.
  private func addBelt(_ side: Double, _ signals: Signals, to builder: inout ModelBuilder) {
    var belt = Surface(
      rectangle: Rectangle(
        centre: pose.place(Vector2(0, side * width / 4)), rotation: pose.rotation,
        halfLength: length / 2, halfWidth: width / 4),
      yaw: pose.yaw, height: pose.z, friction: friction)
    belt.speed = builder.add(Ramp(command: signals, valueOn: speed, rate: acceleration))
    builder.add(belt)
  }
}
