import Kernel
import Tags

/// Two bars that close on an item from both sides and centre it, and a stop in front of it. All
/// of it can be raised to let the item go on. The pose is the middle between the bars at conveyor
/// height; the flow is along +x.
///
/// One drive moves both bars, so they meet in the middle; what they press on they press from both
/// sides alike.
public struct Positioner: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Between the faces of the open bars, m; each can close by half of it.
  public var opening: Double = 0.96
  /// Length of the bars along the flow, their thickness and height, m.
  public var length: Double = 0.4
  public var thickness: Double = 0.04
  public var height: Double = 0.15
  /// Width of the stop across the flow, m; 0 for none.
  public var stopWidth: Double = 0.3
  /// Speed of closing, m/s, how quickly it gets that fast, m/s², and greatest force, N.
  public var speed: Double = 0.5
  public var acceleration: Double = 5
  public var force: Double = 200
  /// How far it can be raised, m, and how fast, m/s.
  public var rise: Double = 0.373
  public var liftSpeed: Double = 0.5
  /// Coulomb friction of the bars' faces.
  public var friction: Double = 0.2
  public var clamp: TagIndex?
  public var raise: TagIndex?
  /// True while the bars press on something, and while they are raised.
  public var clamped: TagIndex?
  public var limit: TagIndex?

  /// How quickly it is raised, m/s².
  private static let liftAcceleration = 5.0

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var closing = Axis(
      profile: Profile(speed: speed, acceleration: acceleration), stroke: opening / 2,
      command: clamp)
    closing.force = force
    closing.locks = false
    closing.held = clamped
    let clampAxis = builder.add(closing)
    let liftAxis = builder.add(
      Axis(
        profile: Profile(speed: liftSpeed, acceleration: Self.liftAcceleration),
        stops: [Axis.Stop(0), Axis.Stop(rise, command: raise, limit: limit)]))

    func bar(_ place: Vector2, length: Double, width: Double) -> Wall {
      var bar = Wall(
        rectangle: Rectangle(
          centre: pose.place(place), rotation: pose.rotation, halfLength: length / 2,
          halfWidth: width / 2), bottom: pose.z, top: pose.z + height)
      bar.friction = friction
      bar.lift = liftAxis
      return bar
    }
    for side in [1.0, -1] {
      var jaw = bar(
        Vector2(0, side * (opening + thickness) / 2), length: length, width: thickness)
      jaw.travel = .along(pose.rotation.forward.left * -side, axis: clampAxis)
      builder.add(jaw)
    }
    if stopWidth > 0 {
      builder.add(
        bar(Vector2((length + thickness) / 2, 0), length: thickness, width: stopWidth))
    }
  }
}
