import Kernel
import Tags

/// A belt or roller conveyor along an arc. The pose is the middle of the edge where the arc begins;
/// +x leads into it and it bends to the left.
///
/// Running counter-clockwise it carries from its beginning to its end. A bend to the right is the
/// same part, turned, running clockwise.
public struct CurvedConveyor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Radius of the centre line and width, m.
  public var radius: Double
  public var width: Double
  /// How far it bends, rad; up to half a turn.
  public var angle: Double = 90 * radiansPerDegree
  /// Speed on the centre line, m/s: the surface turns as one piece.
  public var speed: Double
  /// Greatest change of that speed, m/s².
  public var acceleration: Double = 3
  /// Coulomb friction between the surface and an item.
  public var friction: Double = 0.6
  public var counterClockwise: TagIndex?
  public var clockwise: TagIndex?

  /// A belt: 0.6 m/s, 0.75 m wide.
  public static func belt(name: String, pose: Pose) -> CurvedConveyor {
    CurvedConveyor(name: name, pose: pose, radius: 0.875, width: 0.75, speed: 0.6)
  }

  /// Rollers: 0.45 m/s, 0.9 m wide.
  public static func rollers(name: String, pose: Pose) -> CurvedConveyor {
    CurvedConveyor(name: name, pose: pose, radius: 1.05, width: 0.9, speed: 0.45)
  }

  public init(name: String, pose: Pose, radius: Double, width: Double, speed: Double) {
    self.name = name
    self.pose = pose
    self.radius = radius
    self.width = width
    self.speed = speed
  }

  /// A rectangle inside the ring, at the middle of the arc: it finds what stands in the curve and
  /// leaves room for what stands inside or beside the bend.
  public var footprint: Footprint? {
    let middle = Rotation(yaw: angle / 2)
    let outer = radius + width / 2
    let inner = max(0, radius - width / 2)
    let half = min(
      (outer * outer - radius * radius).squareRoot(), inner * middle.sine / max(middle.cosine, 0.01)
    )
    let place = Vector2(middle.sine, 1 - middle.cosine) * ((radius + inner) / 2)
    let offset = Vector2(0, radius - (radius + inner) / 2)
    let centre = pose.place(place + offset)
    return Footprint(
      pose: Pose(x: centre.x, y: centre.y, z: pose.z, yaw: pose.yaw + angle / 2),
      length: 2 * half, width: radius - inner, bottom: pose.z - 0.2, top: pose.z)
  }

  public func build(into builder: inout ModelBuilder) {
    let drive = builder.add(
      Ramp(
        command: Signals(positive: [counterClockwise], negative: [clockwise]),
        valueOn: speed / radius, rate: acceleration / radius))
    let centre = pose.place(Vector2(0, radius))
    let sector = Sector(
      centre: centre, innerRadius: max(0, radius - width / 2), outerRadius: radius + width / 2,
      startAngle: pose.yaw - 90 * radiansPerDegree, sweep: angle)
    var surface = Surface(
      region: .sector(sector), origin: centre, height: pose.z, friction: friction)
    surface.motion = .around(centre)
    surface.speed = drive
    builder.add(surface)
  }
}
