import Kernel

/// Two items, or an item and a wall, that touch or are about to within the tick.
struct Contact: Sendable {
  /// One of the one or two places.
  struct Place: Sendable {
    var armA = Vector2.zero
    var armB = Vector2.zero
    /// Closing speed that is allowed (gap over tick) or, negative, asked back, m/s.
    var bias = 0.0
    /// Impulses found so far, N s.
    var normalImpulse = 0.0
    var tangentImpulse = 0.0
    /// Inverse of the mass felt along the normal and along the tangent, 1/kg.
    var normalCompliance = 0.0
    var tangentCompliance = 0.0
  }

  var a: Int
  /// −1 for a wall.
  var b: Int
  var key: Int
  /// From a to b.
  var normal: Vector2
  var friction: Double
  var count: Int
  var place0 = Place()
  var place1 = Place()
  /// How an impulse at one place moves the other along the normal, 1/kg.
  var crossCompliance = 0.0
}
