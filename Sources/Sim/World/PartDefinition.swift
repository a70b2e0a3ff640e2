import Kernel

/// What a scene says of one part, and how it becomes a piece of the model.
///
/// Each kind of part is one struct in one file. It does not act by itself: `build(into:)` adds
/// surfaces, walls, ramps, rays and devices to the model, and the world steps those.
public protocol PartDefinition: Sendable {
  /// The part's name, unique in its scene.
  var name: String { get set }
  /// Where it stands; what the pose's origin means is said by the kind.
  var pose: Pose { get set }
  /// The room it takes, for the check that parts do not stand in each other; nil for parts that
  /// may (sensors, emitters, panel devices).
  var footprint: Footprint? { get }
  /// Adds the part to the model.
  func build(into builder: inout ModelBuilder)
}

extension PartDefinition {
  public var footprint: Footprint? { nil }
}

/// A rectangle on the floor with a range of heights.
public struct Footprint: Equatable, Sendable {
  /// Its middle.
  public var centre: Vector2
  /// Direction of its own x axis, rad.
  public var yaw: Double
  /// Extent along the rectangle's own x axis, m.
  public var length: Double
  /// Extent along its own y axis, m.
  public var width: Double
  /// Lowest and highest point, m.
  public var bottom: Double
  public var top: Double

  public init(pose: Pose, length: Double, width: Double, bottom: Double, top: Double) {
    centre = pose.position
    yaw = pose.yaw
    self.length = length
    self.width = width
    self.bottom = bottom
    self.top = top
  }

  /// Whether the two share more than `tolerance` metres in every direction.
  public func overlaps(_ other: Footprint, tolerance: Double = 0.001) -> Bool {
    guard bottom + tolerance < other.top, other.bottom + tolerance < top else { return false }
    let a = Rectangle(footprint: self)
    let b = Rectangle(footprint: other)
    return a.separation(from: b) < -tolerance
  }
}
