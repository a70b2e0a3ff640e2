import Kernel

/// A velocity with a spin, or an impulse with a turning impulse: what a mover has in the plane.
struct Planar: Sendable {
  var x = 0.0
  var y = 0.0
  var turn = 0.0

  static let zero = Planar()

  @inline(__always)
  init(x: Double = 0, y: Double = 0, turn: Double = 0) {
    self.x = x
    self.y = y
    self.turn = turn
  }

  /// A unit along a direction at a lever about the middle.
  @inline(__always)
  init(_ direction: Vector2, lever: Double) {
    x = direction.x
    y = direction.y
    turn = lever
  }

  /// Adds an impulse at an arm from the middle.
  @inline(__always)
  mutating func add(_ impulse: Vector2, at arm: Vector2) {
    x += impulse.x
    y += impulse.y
    turn += arm.cross(impulse)
  }

  @inline(__always)
  func dot(_ other: Planar) -> Double { x * other.x + y * other.y + turn * other.turn }

  @inline(__always)
  static func + (a: Planar, b: Planar) -> Planar {
    Planar(x: a.x + b.x, y: a.y + b.y, turn: a.turn + b.turn)
  }

  @inline(__always)
  static func - (a: Planar, b: Planar) -> Planar {
    Planar(x: a.x - b.x, y: a.y - b.y, turn: a.turn - b.turn)
  }

  @inline(__always)
  static func * (a: Planar, factor: Double) -> Planar {
    Planar(x: a.x * factor, y: a.y * factor, turn: a.turn * factor)
  }

  @inline(__always)
  static func += (a: inout Planar, b: Planar) { a = a + b }

  @inline(__always)
  static func -= (a: inout Planar, b: Planar) { a = a - b }
}

/// A 3 × 3 matrix over (x, y, turn): how the impulses on one mover change with the velocity of the
/// same or of another.
struct Block: Sendable {
  /// By rows.
  var a = Planar.zero
  var b = Planar.zero
  var c = Planar.zero

  static let zero = Block()

  /// The inertia of a mover.
  @inline(__always)
  init(mass: Double, inertia: Double) {
    a.x = mass
    b.y = mass
    c.turn = inertia
  }

  @inline(__always)
  init(a: Planar = .zero, b: Planar = .zero, c: Planar = .zero) {
    self.a = a
    self.b = b
    self.c = c
  }

  /// Adds `left` times `right`, transposed.
  @inline(__always)
  mutating func add(_ left: Planar, _ right: Planar) {
    a += right * left.x
    b += right * left.y
    c += right * left.turn
  }

  /// Adds what an impulse at an arm changes for a velocity at another, where that at the place
  /// itself changes by `give`.
  @inline(__always)
  mutating func add(_ give: Give, _ arm: Vector2, _ other: Vector2) {
    let x = Planar(x: give.xx, y: give.xy, turn: give.xy * other.x - give.xx * other.y)
    let y = Planar(x: give.xy, y: give.yy, turn: give.yy * other.x - give.xy * other.y)
    a += x
    b += y
    c += y * arm.x - x * arm.y
  }

  @inline(__always)
  static func * (m: Block, v: Planar) -> Planar {
    Planar(x: m.a.dot(v), y: m.b.dot(v), turn: m.c.dot(v))
  }

  @inline(__always)
  static func * (m: Block, n: Block) -> Block {
    Block(a: m.row(m.a, n), b: m.row(m.b, n), c: m.row(m.c, n))
  }

  @inline(__always)
  private func row(_ row: Planar, _ n: Block) -> Planar {
    n.a * row.x + n.b * row.y + n.c * row.turn
  }

  @inline(__always)
  static func += (m: inout Block, n: Block) {
    m.a += n.a
    m.b += n.b
    m.c += n.c
  }

  @inline(__always)
  static func -= (m: inout Block, n: Block) {
    m.a -= n.a
    m.b -= n.b
    m.c -= n.c
  }

  /// The inverse, by cofactors. Cost: one division.
  @inline(__always)
  var inverse: Block {
    let x = Planar(
      x: b.y * c.turn - b.turn * c.y, y: a.turn * c.y - a.y * c.turn,
      turn: a.y * b.turn - a.turn * b.y)
    let y = Planar(
      x: b.turn * c.x - b.x * c.turn, y: a.x * c.turn - a.turn * c.x,
      turn: a.turn * b.x - a.x * b.turn)
    let z = Planar(
      x: b.x * c.y - b.y * c.x, y: a.y * c.x - a.x * c.y, turn: a.x * b.y - a.y * b.x)
    let scale = 1 / (a.x * x.x + a.y * y.x + a.turn * z.x)
    return Block(a: x * scale, b: y * scale, c: z * scale)
  }
}

/// How much less impulse something gives for each m/s of velocity, kg: a symmetric 2 × 2 matrix.
struct Give: Sendable {
  var xx = 0.0
  var xy = 0.0
  var yy = 0.0
}
