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
  /// Resistance along ``motion``'s direction as a share of the weight, where it differs from the
  /// friction across: free rollers.
  public var rolling: Double?
  public var motion = Motion.along(0)
  /// Ramps that give the speed, an added height (m) and an added direction (rad).
  public var speed: Int?
  public var lift: Int?
  public var steering: Int?
  /// The axis that turns the whole surface around ``origin``, with its motion along a direction.
  public var turning: Int?
  /// The axis whose place is added to the height: a platform.
  public var elevation: Int?
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
  /// How fast a platform goes up in this tick, m/s.
  var rise = 0.0
  /// Velocity everywhere if it does not turn, m/s.
  var linear: Vector2
  /// Turning speed around `pivot`, rad/s, and how far that turns in a tick.
  var turning = 0.0
  var pivot = Vector2.zero
  var turn = Rotation(cosine: 1, sine: 0)

  /// Velocity of the surface at a place, at the start of the tick.
  func velocity(at place: Vector2) -> Vector2 {
    turning == 0 ? linear : linear + (place - pivot).left * turning
  }

  /// Velocity of the surface at `arm` from the middle of an item, at the end of the tick.
  ///
  /// The middle is taken to where the surface carries it in the tick. So an item that stays with
  /// the surface moves by the mean of two velocities that lie evenly on both sides of the chord,
  /// and keeps its distance from the pivot.
  ///
  /// On a slope a straight motion is one along it, but a turning one is as the plan shows it.
  func velocity(at middle: Vector2, arm: Vector2, on slope: Slope) -> Vector2 {
    if turning == 0 { return linear }
    return linear + slope.along(turn.apply(middle - pivot).left * turning) + arm.left * turning
  }
}

extension Surface {
  /// The surface with its ramps and axes at these values; `direction` is that of ``motion``
  /// unsteered.
  func now(
    _ ramps: [Double], _ axes: [Axis.State], _ direction: Vector2, _ seconds: Double
  ) -> SurfaceNow {
    let speed = speed.map { ramps[$0] } ?? 0
    var now = SurfaceNow(height: height + (lift.map { ramps[$0] } ?? 0), linear: .zero)
    if let elevation {
      now.height += axes[elevation].motion.position
      now.rise = axes[elevation].rate
    }
    switch motion {
    case .along:
      var angle = steering.map { ramps[$0] } ?? 0
      if let turning { angle += axes[turning].motion.position }
      let heading = angle == 0 ? direction : Rotation(yaw: angle).apply(direction)
      now.linear = heading * speed
      now.turning = turning.map { axes[$0].rate } ?? 0
      if now.turning == 0 { return now }
      now.pivot = origin
    case .around(let centre):
      now.turning = speed
      now.pivot = centre
    }
    now.turn = Rotation(yaw: now.turning * seconds)
    return now
  }

  var isMovedByAxis: Bool { turning != nil || elevation != nil }

  /// Unit vector of a straight motion before steering.
  var direction: Vector2 {
    if case .along(let yaw) = motion { Rotation(yaw: yaw).forward } else { .zero }
  }
}

extension Physics.Plant {
  /// How much a surface rises a metre; null for the floor and for tops of items.
  func gradient(of owner: Int) -> Vector2 {
    owner >= 0 ? model.surfaces[owner].gradient : .zero
  }

  /// Height of a surface's plane over a place, m.
  func height(of surface: Int, at place: Vector2) -> Double {
    let gradient = model.surfaces[surface].gradient
    if gradient == .zero { return surfaces[surface].height }
    return surfaces[surface].height + gradient.dot(place - model.surfaces[surface].origin)
  }
}
