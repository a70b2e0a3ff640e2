import Kernel

/// What impulses do to a mover: the change of its velocity and its spin for a unit of each.
///
/// A symmetric 3 × 3 matrix over (x, y, turn), the inverse of the inertia that is felt: that of the
/// mover alone, or with the friction that holds it.
struct Response: Sendable {
  /// 1/kg.
  var xx = 0.0
  var xy = 0.0
  var yy = 0.0
  /// 1/(kg m), and 1/(kg m²).
  var xt = 0.0
  var yt = 0.0
  var tt = 0.0

  /// Of something that nothing moves.
  static let none = Response()

  /// Change of velocity for an impulse and a turning impulse.
  @inline(__always)
  func velocity(_ impulse: Vector2, _ turn: Double) -> Vector2 {
    Vector2(
      xx * impulse.x + xy * impulse.y + xt * turn, xy * impulse.x + yy * impulse.y + yt * turn)
  }

  /// Change of spin for an impulse and a turning impulse.
  @inline(__always)
  func spin(_ impulse: Vector2, _ turn: Double) -> Double {
    xt * impulse.x + yt * impulse.y + tt * turn
  }

  /// Change of speed along a direction at one lever for a unit impulse along another at its lever.
  @inline(__always)
  func along(_ a: Vector2, _ leverA: Double, _ b: Vector2, _ leverB: Double) -> Double {
    velocity(b, leverB).dot(a) + spin(b, leverB) * leverA
  }

  /// The inverse; of an inertia, which is positive, or of a response.
  ///
  /// Cost: one division.
  var inverse: Response {
    let a = yy * tt - yt * yt
    let b = yt * xt - xy * tt
    let c = xy * yt - yy * xt
    let scale = 1 / (xx * a + xy * b + xt * c)
    return Response(
      xx: a * scale, xy: b * scale, yy: (xx * tt - xt * xt) * scale, xt: c * scale,
      yt: (xy * xt - xx * yt) * scale, tt: (xx * yy - xy * xy) * scale)
  }
}
