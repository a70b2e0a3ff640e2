import Kernel

/// An oriented rectangle in the plane of the floor.
@frozen
public struct Rectangle: Equatable, Sendable {
  /// Its middle.
  public var centre: Vector2
  /// Direction of its own x axis.
  public var rotation: Rotation
  /// Half the extent along its own x and y axes, m.
  public var halfLength: Double
  public var halfWidth: Double

  @inlinable
  public init(centre: Vector2, rotation: Rotation, halfLength: Double, halfWidth: Double) {
    self.centre = centre
    self.rotation = rotation
    self.halfLength = halfLength
    self.halfWidth = halfWidth
  }

  /// The rectangle of that full size whose middle is the pose.
  public init(pose: Pose, length: Double, width: Double) {
    self.init(
      centre: pose.position, rotation: pose.rotation, halfLength: length / 2,
      halfWidth: width / 2)
  }

  init(footprint: Footprint) {
    self.init(
      centre: footprint.centre, rotation: Rotation(yaw: footprint.yaw),
      halfLength: footprint.length / 2, halfWidth: footprint.width / 2)
  }

  /// Whether a place of the plane lies in it, edges included.
  @inlinable
  public func contains(_ place: Vector2) -> Bool {
    let local = rotation.undo(place - centre)
    return local.x.magnitude <= halfLength && local.y.magnitude <= halfWidth
  }

  /// Radius of the circle around it.
  @inlinable
  public var radius: Double { (halfLength * halfLength + halfWidth * halfWidth).squareRoot() }

  /// Whether a place is within reach of it, as far as its axes are those of the plan.
  func isNear(_ place: Vector2, within reach: Double) -> Bool {
    (place.x - centre.x).magnitude <= halfLength + reach
      && (place.y - centre.y).magnitude <= halfWidth + reach
  }

  /// Whether another rectangle, grown by `margin`, lies wholly in it.
  func covers(_ other: Rectangle, margin: Double = 0) -> Bool {
    let local = rotation.undo(other.centre - centre)
    return local.x.magnitude + other.extent(along: rotation.forward) + margin <= halfLength
      && local.y.magnitude + other.extent(along: rotation.forward.left) + margin <= halfWidth
  }

  /// The same for one that goes a way along one of its sides, and may hang over that side.
  func covers(
    _ other: Rectangle, along velocity: Vector2, _ margin: Double, overhang: Double
  ) -> Bool {
    let local = rotation.undo(other.centre - centre)
    let way = rotation.undo(velocity)
    let beyond = Vector2(
      local.x.magnitude + other.extent(along: rotation.forward) - halfLength,
      local.y.magnitude + other.extent(along: rotation.forward.left) - halfWidth)
    return beyond.x <= (way.x.magnitude <= Physics.rest ? overhang : -margin)
      && beyond.y <= (way.y.magnitude <= Physics.rest ? overhang : -margin)
  }

  /// Half its extent along a unit vector.
  @inlinable
  public func extent(along axis: Vector2) -> Double {
    let local = rotation.undo(axis)
    return halfLength * local.x.magnitude + halfWidth * local.y.magnitude
  }

  /// The greatest gap between the two along any of the four edge directions; negative when they
  /// overlap, by the depth.
  public func separation(from other: Rectangle) -> Double {
    let offset = other.centre - centre
    var best = -Double.infinity
    for axis in [
      rotation.forward, rotation.forward.left, other.rotation.forward,
      other.rotation.forward.left,
    ] {
      let gap = offset.dot(axis).magnitude - extent(along: axis) - other.extent(along: axis)
      best = max(best, gap)
    }
    return best
  }
}
