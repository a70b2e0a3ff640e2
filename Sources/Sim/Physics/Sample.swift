import Kernel

/// One place of an item's footprint where a support carries and rubs.
struct Sample: Sendable {
  /// From the item's middle, in the item's frame and in the plant's.
  var local: Vector2
  var arm: Vector2
  /// From the middle of the item beneath, in the plant's frame.
  var armBeneath = Vector2.zero
  /// The item beneath, and the load cell under it; −1 for none.
  var beneath: Int
  var loadCell: Int
  /// Velocity of the surface there, m/s; null on an item.
  var surfaceVelocity: Vector2
  /// The greatest friction impulse of the tick: coefficient × load × tick, N s.
  var limit: Double
  /// The friction impulse found so far, N s.
  var impulse = Vector2.zero
}
