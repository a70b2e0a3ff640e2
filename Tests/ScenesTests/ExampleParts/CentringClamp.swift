import Kernel
import Sim
import Tags

/// Two plates that close on an item from both sides and put it in the middle. The pose is the
/// middle between them, at the foot of the plates; they stand along +x.
public struct CentringClamp: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Clear width between the open plates, and how far each of them moves, m.
  public var opening: Double = 0.9
  public var stroke: Double = 0.25
  /// Speed, m/s, acceleration, m/s², and force of each plate, N.
  public var speed: Double = 0.3
  public var acceleration: Double = 3
  public var force: Double = 200
  /// Length, thickness and height of a plate, m.
  public var length: Double = 0.4
  public var thickness: Double = 0.04
  public var height: Double = 0.2
  public var close: TagIndex?
  /// True while the left and the right plate are at the end of their strokes.
  public var leftClosed: TagIndex?
  public var rightClosed: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    addPlate(1, limit: leftClosed, to: &builder)
    addPlate(-1, limit: rightClosed, to: &builder)
  }

  /// One plate; `side` is 1 for the left one.
  private func addPlate(_ side: Double, limit: TagIndex?, to builder: inout ModelBuilder) {
    let inwards = pose.rotation.forward.left * -side
    var drive = Axis(
      profile: Profile(speed: speed, acceleration: acceleration),
      stops: [Axis.Stop(0), Axis.Stop(stroke, command: close, limit: limit)])
    drive.force = force
    var plate = Wall(
      rectangle: Rectangle(
        centre: pose.place(Vector2(0, side * (opening + thickness) / 2)),
        rotation: pose.rotation, halfLength: length / 2, halfWidth: thickness / 2),
      bottom: pose.z, top: pose.z + height)
    plate.travel = .along(inwards, axis: builder.add(drive))
    builder.add(plate)
  }
}
