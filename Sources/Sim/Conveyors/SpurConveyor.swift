import Kernel
import Tags

/// A straight conveyor whose far end is cut at an angle, to lie along the side of another one. The
/// pose is the middle of its square end; +x leads to the cut end.
public struct SpurConveyor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length of the centre line and width, m.
  public var length: Double = 1.5
  public var width: Double = 0.75
  /// Angle of the cut against a square end, rad: positive when the left side is the longer one.
  public var cut: Double = 45 * radiansPerDegree
  /// Speed of the carrying surface with a bit on, m/s.
  public var speed: Double = 0.6
  /// Greatest change of speed, m/s².
  public var acceleration: Double = 3
  /// Coulomb friction between the surface and an item.
  public var friction: Double = 0.6
  public var forward: TagIndex?
  public var reverse: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  /// How much longer one side is than the centre line, m.
  private var overhang: Double {
    let turn = Rotation(yaw: cut)
    return width / 2 * (turn.sine / turn.cosine).magnitude
  }

  /// The part of it that is a rectangle.
  public var footprint: Footprint? {
    let square = max(0.01, length - overhang)
    let centre = pose.place(Vector2(square / 2, 0))
    return Footprint(
      pose: Pose(x: centre.x, y: centre.y, z: pose.z, yaw: pose.yaw), length: square,
      width: width, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    let drive = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse]), valueOn: speed,
        rate: acceleration))
    let long = length + overhang
    let centre = pose.place(Vector2(long / 2, 0))
    let rectangle = Rectangle(
      centre: centre, rotation: pose.rotation, halfLength: long / 2, halfWidth: width / 2)
    // The longer the left side, the further the cut's outward direction leans to the right.
    let outward = pose.rotation.apply(Rotation(yaw: -cut).forward)
    let end = pose.place(Vector2(length, 0))
    var surface = Surface(
      region: .cut(rectangle, at: end, outward: outward), origin: centre, height: pose.z,
      friction: friction)
    surface.motion = .along(pose.yaw)
    surface.speed = drive
    builder.add(surface)
  }
}
