/// A vector in the plane of the floor: x along the flow at yaw 0, y to the left of it.
@frozen
public struct Vector2: Equatable, Sendable {
  /// Components, in the unit of what the vector stands for.
  public var x: Double
  public var y: Double

  @inlinable
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The null vector.
  @inlinable public static var zero: Vector2 { Vector2(0, 0) }

  /// Sum, component by component.
  @inlinable public static func + (a: Vector2, b: Vector2) -> Vector2 {
    Vector2(a.x + b.x, a.y + b.y)
  }
  /// Difference, component by component.
  @inlinable public static func - (a: Vector2, b: Vector2) -> Vector2 {
    Vector2(a.x - b.x, a.y - b.y)
  }
  /// Each component times a number.
  @inlinable public static func * (a: Vector2, k: Double) -> Vector2 { Vector2(a.x * k, a.y * k) }
  /// The same length, the opposite way.
  @inlinable public static prefix func - (a: Vector2) -> Vector2 { Vector2(-a.x, -a.y) }
  /// Adds or subtracts in place.
  @inlinable public static func += (a: inout Vector2, b: Vector2) { a = a + b }
  @inlinable public static func -= (a: inout Vector2, b: Vector2) { a = a - b }

  /// Scalar product.
  @inlinable public func dot(_ b: Vector2) -> Double { x * b.x + y * b.y }
  /// Turning sense from self to `b`: the z component of the cross product.
  @inlinable public func cross(_ b: Vector2) -> Double { x * b.y - y * b.x }
  /// Self turned by a quarter turn to the left.
  @inlinable public var left: Vector2 { Vector2(-y, x) }
  /// Square of the length.
  @inlinable public var lengthSquared: Double { x * x + y * y }
  /// Length.
  @inlinable public var length: Double { lengthSquared.squareRoot() }
}

/// A turn in the plane, kept as cosine and sine.
@frozen
public struct Rotation: Equatable, Sendable {
  /// Of the yaw: of unit length together.
  public var cosine: Double
  public var sine: Double

  @inlinable
  public init(cosine: Double, sine: Double) {
    self.cosine = cosine
    self.sine = sine
  }

  /// The turn by `yaw` radians, counter-clockwise seen from above.
  public init(yaw: Double) {
    (sine, cosine) = sineAndCosine(yaw)
  }

  /// From the turned frame into the outer one.
  @inlinable public func apply(_ v: Vector2) -> Vector2 {
    Vector2(cosine * v.x - sine * v.y, sine * v.x + cosine * v.y)
  }

  /// From the outer frame into the turned one.
  @inlinable public func undo(_ v: Vector2) -> Vector2 {
    Vector2(cosine * v.x + sine * v.y, -sine * v.x + cosine * v.y)
  }

  /// The x axis of the turned frame.
  @inlinable public var forward: Vector2 { Vector2(cosine, sine) }
}

/// Where a part or an item stands: position in metres and yaw in radians.
public struct Pose: Equatable, Sendable {
  /// Position, m, and yaw, rad, counter-clockwise seen from above.
  public var x: Double
  public var y: Double
  public var z: Double
  public var yaw: Double

  public init(x: Double = 0, y: Double = 0, z: Double = 0, yaw: Double = 0) {
    self.x = x
    self.y = y
    self.z = z
    self.yaw = yaw
  }

  /// The position in the plane.
  public var position: Vector2 { Vector2(x, y) }
  /// The yaw as cosine and sine.
  public var rotation: Rotation { Rotation(yaw: yaw) }

  /// A point given in this pose's frame, in the outer frame.
  public func place(_ local: Vector2) -> Vector2 { position + rotation.apply(local) }
}

extension Vector2: StateVisitable {
  @inlinable
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("x", &x)
    visitor.visit("y", &y)
  }
}
