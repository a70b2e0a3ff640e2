import Kernel
import Tags

/// An arm beside a conveyor that swings across it and diverts items; a belt runs around its faces.
/// The pose is the pivot's foot at conveyor height; at home the arm lies along +x, downstream.
public struct PivotArm: PartDefinition {
  public var name: String
  public var pose: Pose
  /// From the pivot to the tip, thickness and height, m.
  public var length: Double = 1.1
  public var thickness: Double = 0.1
  public var height: Double = 0.2
  /// How far it swings, rad, and whether to the right instead of to the left.
  public var angle: Double = 45 * radiansPerDegree
  public var turnsRight: Bool = false
  /// Greatest speed, rad/s, and how quickly it gets that fast, rad/s².
  public var turnSpeed: Double = 5
  public var turnAcceleration: Double = 50
  /// Greatest torque, N m, and mass, kg.
  public var torque: Double = 200
  public var mass: Double = 8
  /// Speed of the belt around it, m/s, its greatest change, m/s², and its friction.
  public var speed: Double = 2
  public var acceleration: Double = 20
  public var friction: Double = 0.6
  public var turn: TagIndex?
  /// Runs the belt so that the face that diverts goes from the pivot to the tip, or back.
  public var forward: TagIndex?
  public var reverse: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    let side: Double = turnsRight ? -1 : 1
    var axis = Axis(
      profile: Profile(speed: turnSpeed, acceleration: turnAcceleration), stroke: side * angle,
      command: turn)
    axis.force = torque
    // A rod about its end.
    axis.mass = mass * length * length / 3
    let middle = pose.place(Vector2(length / 2, 0))
    var arm = Wall(
      rectangle: Rectangle(
        centre: middle, rotation: pose.rotation, halfLength: length / 2,
        halfWidth: thickness / 2), bottom: pose.z, top: pose.z + height)
    arm.friction = friction
    arm.travel = .around(pose.position, axis: builder.add(axis))
    arm.belt = builder.add(
      Ramp(
        command: Signals(positive: [forward], negative: [reverse]), valueOn: side * speed,
        rate: acceleration))
    builder.add(arm)
  }
}
