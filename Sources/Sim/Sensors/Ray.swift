import Kernel
import Tags

/// A horizontal line of sight, as photo-eyes and proximity switches have it.
public struct Ray: Sendable, Equatable {
  /// The lens.
  public var origin: Vector2
  /// Unit vector.
  public var direction: Vector2
  /// Height over the floor, m.
  public var height: Double
  /// How far it sees, m.
  public var range: Double
  /// Half its diameter, m: it is free only when the whole beam is.
  public var radius: Double
  /// Once blocked it stays so until the nearest item is beyond range × (1 + hysteresis).
  public var hysteresis: Double
  /// Whether it senses metal only, each metal up to its share of the range.
  public var sensesMetalOnly = false

  /// A ray that starts at a pose and looks along its x axis.
  public init(pose: Pose, range: Double, radius: Double = 0, hysteresis: Double = 0) {
    origin = pose.position
    direction = pose.rotation.forward
    height = pose.z
    self.range = range
    self.radius = radius
    self.hysteresis = hysteresis
  }

  /// What changes of a ray.
  public struct State: Sendable, Equatable {
    /// Whether an item stood in it at the end of the last tick.
    public var blockedAtEnd = false
    /// What its sensor was told: a gap or a flash shorter than a tick shows for that whole tick.
    public var reported = false
  }
}

extension Ray.State: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("blockedAtEnd", &blockedAtEnd)
    visitor.visit("reported", &reported)
  }
}

/// How one or more rays become a tag's value.
public struct RaySensor: Sendable, Equatable {
  /// What the tag says.
  public enum Reading: Sendable, Equatable {
    /// True while the first ray is blocked.
    case blocked
    /// True while the first ray is free.
    case free
    /// 10 V × blocked rays ÷ rays.
    case volts
    /// Blocked rays as bits, the first ray in bit 0.
    case mask
  }

  /// Indices of its rays in ``Model/rays``.
  public var rays: [Int]
  /// What its tag says.
  public var reading: Reading
  /// The input it drives.
  public var tag: TagIndex?

  public init(rays: [Int], reading: Reading, tag: TagIndex?) {
    self.rays = rays
    self.reading = reading
    self.tag = tag
  }

  func sense(_ states: [Ray.State], into io: inout IOImage) {
    guard let tag, let first = rays.first else { return }
    switch reading {
    case .blocked: io.write(tag, .bit(states[first].reported))
    case .free: io.write(tag, .bit(!states[first].reported))
    case .volts:
      let blocked = rays.count { states[$0].reported }
      io.write(tag, .float(10 * Float(blocked) / Float(rays.count)))
    case .mask:
      var mask: Int32 = 0
      for (bit, ray) in rays.enumerated() where states[ray].reported { mask |= 1 << Int32(bit) }
      io.write(tag, .int(mask))
    }
  }
}
