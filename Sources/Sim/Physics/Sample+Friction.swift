import Kernel

extension Sample {
  /// Velocity over its surface of a footprint that moves and turns like that, m/s.
  @inline(__always)
  func slip(_ velocity: Vector2, _ spin: Double) -> Vector2 {
    Vector2(velocity.x - arm.y * spin, velocity.y + arm.x * spin) - surfaceVelocity
  }

  /// The part of an impulse that friction can give.
  @inline(__always)
  func held(_ wanted: Vector2) -> Vector2 {
    if rolling >= 0 {
      // Rolling and sliding across are held by different things, each up to its own limit.
      let along = min(max(wanted.dot(axis), -rolling), rolling)
      let across = min(max(wanted.dot(axis.left), -limit), limit)
      return axis * along + axis.left * across
    }
    let square = wanted.lengthSquared
    return square > limit * limit ? wanted * (limit / square.squareRoot()) : wanted
  }

  /// Whether friction can give the impulse found so far, on a surface without rollers.
  @inline(__always)
  var canHold: Bool { rolling < 0 && limit > 0 && impulse.lengthSquared <= limit * limit }

  /// The part of an impulse that friction can give, and how much less it gives for each m/s, kg,
  /// where `hold` is what the impulse itself would lose. Notes whether it sticks, and if not, what
  /// it holds.
  @inline(__always)
  mutating func rub(_ wanted: Vector2, _ hold: Double) -> (Vector2, Give) {
    if rolling >= 0 { return rubOnRollers(wanted, hold) }
    guard limit > 0 else {
      sticks = false
      impulse = .zero
      return (.zero, Give())
    }
    let square = wanted.lengthSquared
    sticks = square <= limit * limit
    if sticks { return (wanted, Give(xx: hold, yy: hold)) }
    // A force of constant size turns with the slip: it resists only what is across it.
    let size = 1 / square.squareRoot()
    let (x, y) = (wanted.x * size, wanted.y * size)
    let give = hold * limit * size
    impulse = Vector2(x * limit, y * limit)
    return (impulse, Give(xx: give * y * y, xy: -give * x * y, yy: give * x * x))
  }

  private mutating func rubOnRollers(_ wanted: Vector2, _ hold: Double) -> (Vector2, Give) {
    let along = wanted.dot(axis)
    let across = wanted.dot(axis.left)
    let isRolling = along.magnitude > rolling
    let isSliding = across.magnitude > limit
    let force =
      axis * min(max(along, -rolling), rolling) + axis.left * min(max(across, -limit), limit)
    let (p, q) = (isRolling ? 0 : hold, isSliding ? 0 : hold)
    // It may stick one way and slide the other: each begins from what it holds.
    sticks = !isRolling && !isSliding
    if !sticks { impulse = force }
    return (
      force,
      Give(
        xx: p * axis.x * axis.x + q * axis.y * axis.y, xy: (p - q) * axis.x * axis.y,
        yy: p * axis.y * axis.y + q * axis.x * axis.x)
    )
  }
}
