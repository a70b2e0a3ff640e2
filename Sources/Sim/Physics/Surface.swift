import Kernel

/// A piece of something that carries items: a plane whose places may move.
public struct Surface: Sendable, Equatable {
  /// How its places move while its ramp is at 1.
  public enum Motion: Sendable, Equatable {
    /// Along a direction, rad against the plant's x axis, m/s.
    case along(Double)
    /// Around a centre, rad/s, counter-clockwise.
    case around(Vector2)
  }

  /// Its outline on the floor plan.
  public var region: Region
  /// Height of the plane at `origin`, m.
  public var height: Double
  public var origin: Vector2
  /// How much it rises a metre along x and y.
  public var gradient = Vector2.zero
  public var friction: Double
  public var motion = Motion.along(0)
  /// Ramps that give the speed, an added height (m) and an added direction (rad).
  public var speed: Int?
  public var lift: Int?
  public var steering: Int?
  /// The load cell that weighs what stands here.
  public var loadCell: Int?

  /// A level rectangle that moves along its own x axis.
  public init(rectangle: Rectangle, yaw: Double, height: Double, friction: Double) {
    self.init(
      region: .rectangle(rectangle), origin: rectangle.centre, height: height,
      friction: friction)
    motion = .along(yaw)
  }

  /// A level surface that does not move.
  public init(region: Region, origin: Vector2, height: Double, friction: Double) {
    self.region = region
    self.origin = origin
    self.height = height
    self.friction = friction
  }
}

/// A surface as it is in one tick: a rigid field of velocities over a plane.
struct SurfaceNow: Sendable, Equatable {
  var height: Double
  /// Velocity everywhere if it does not turn, m/s.
  var linear: Vector2
  /// Turning speed around `pivot`, rad/s.
  var turning: Double
  var pivot: Vector2

  /// Velocity of the surface at a place.
  func velocity(at place: Vector2) -> Vector2 {
    turning == 0 ? linear : linear + (place - pivot).left * turning
  }
}

extension Surface {
  /// The surface with its ramps at these values; `direction` is that of ``motion`` unsteered.
  func now(_ ramps: [Double], _ direction: Vector2) -> SurfaceNow {
    let speed = speed.map { ramps[$0] } ?? 0
    let height = height + (lift.map { ramps[$0] } ?? 0)
    switch motion {
    case .along:
      let angle = steering.map { ramps[$0] } ?? 0
      let heading = angle == 0 ? direction : Rotation(yaw: angle).apply(direction)
      return SurfaceNow(height: height, linear: heading * speed, turning: 0, pivot: .zero)
    case .around(let centre):
      return SurfaceNow(height: height, linear: .zero, turning: speed, pivot: centre)
    }
  }

  /// Unit vector of a straight motion before steering.
  var direction: Vector2 {
    if case .along(let yaw) = motion { Rotation(yaw: yaw).forward } else { .zero }
  }
}

extension Physics.Plant {
  /// Height of a surface's plane over a place, m.
  func height(of surface: Int, at place: Vector2) -> Double {
    let gradient = model.surfaces[surface].gradient
    if gradient == .zero { return surfaces[surface].height }
    return surfaces[surface].height + gradient.dot(place - model.surfaces[surface].origin)
  }
}
