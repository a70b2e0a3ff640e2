import Kernel
import Tags

/// A belt that winds upwards to the left. The pose is the middle of the lower edge, where it
/// begins; +x leads into it.
///
/// The winding is made of flat pieces of 15° that meet on the centre line; off it, neighbours
/// differ by a few millimetres in height. Rails along both edges keep items on it.
public struct SpiralConveyor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Radius of the centre line and width, m.
  public var radius: Double = 1.2
  public var width: Double = 0.6
  /// Quarter turns from the bottom to the top.
  public var quarters: Int = 8
  /// Height gained in a whole turn, m.
  public var pitch: Double = 0.6
  /// Speed on the centre line, seen from above, m/s.
  public var speed: Double = 0.5
  /// Greatest change of that speed, m/s².
  public var acceleration: Double = 3
  /// Coulomb friction between the belt and an item.
  public var friction: Double = 0.6
  /// Height of the rails over the belt, m; 0 for none. Their thickness and friction.
  public var railHeight: Double = 0.15
  public var railThickness: Double = 0.03
  public var railFriction: Double = 0.2
  public var upward: TagIndex?
  public var downward: TagIndex?

  /// Flat pieces in a quarter turn.
  static let piecesPerQuarter = 6

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    let drive = builder.add(
      Ramp(
        command: Signals(positive: [upward], negative: [downward]), valueOn: speed / radius,
        rate: acceleration / radius))
    let centre = pose.place(Vector2(0, radius))
    let step = 90 * radiansPerDegree / Double(Self.piecesPerQuarter)
    let climb = pitch / Double(4 * Self.piecesPerQuarter)
    // Steep enough that the chord of the centre line gains what the arc does.
    let half = Rotation(yaw: step / 2)
    let steepness = climb / (2 * radius * half.sine)
    for piece in 0..<(quarters * Self.piecesPerQuarter) {
      let angle = pose.yaw - 90 * radiansPerDegree + Double(piece) * step
      let middle = Rotation(yaw: angle + step / 2).forward
      let sector = Sector(
        centre: centre, innerRadius: max(0, radius - width / 2), outerRadius: radius + width / 2,
        startAngle: angle, sweep: step)
      var surface = Surface(
        region: .sector(sector), origin: centre,
        height: pose.z + (Double(piece) + 0.5) * climb, friction: friction)
      surface.gradient = middle.left * steepness
      surface.motion = .around(centre)
      surface.speed = drive
      builder.add(surface)
      if railHeight > 0 { addRails(along: middle, from: surface.height - climb / 2, &builder) }
    }
  }

  /// The two rails of a piece: straight, and outside of the belt wherever they are.
  private func addRails(along middle: Vector2, from low: Double, _ builder: inout ModelBuilder) {
    let half = Rotation(yaw: 90 * radiansPerDegree / Double(2 * Self.piecesPerQuarter))
    let outer = radius + width / 2
    let inner = max(0, radius - width / 2)
    // The outer ones touch the edge with their middle, the inner ones with their ends.
    let rails = [
      (outer + railThickness / 2, outer * half.sine / half.cosine),
      (inner * half.cosine - railThickness / 2, inner * half.sine),
    ]
    for (distance, halfLength) in rails where halfLength > 0 {
      var rail = Wall(
        rectangle: Rectangle(
          centre: pose.place(Vector2(0, radius)) + middle * distance,
          rotation: Rotation(cosine: middle.left.x, sine: middle.left.y), halfLength: halfLength,
          halfWidth: railThickness / 2),
        bottom: low, top: low + pitch / Double(4 * Self.piecesPerQuarter) + railHeight)
      rail.friction = railFriction
      builder.add(rail)
    }
  }
}
