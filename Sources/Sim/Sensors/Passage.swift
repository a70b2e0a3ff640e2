import Kernel

/// How a frozen item passes a ray: all that its shadow at any tick depends on.
///
/// Planning when it enters and leaves and casting the ray ask the same passage, with fast paths
/// and without, so they agree to the last bit.
struct Passage: Sendable {
  let slot: Int
  /// The tick at which its middle was at `start`.
  let since: Tick
  private let start: Vector2
  /// m/s; null at rest.
  private let velocity: Vector2
  /// Half the breadth of its shadow, m.
  private let half: Double
  /// Whether the ray reaches it wherever it is between the flanks. If not, that may change from
  /// tick to tick.
  let isSure: Bool

  /// The passage of an item; nil if the ray cannot sense it, or never reaches it.
  init?(_ slot: Int, _ item: Item, _ ray: Ray) {
    guard ray.sees(item) else { return nil }
    self.slot = slot
    since = item.since
    start = item.position
    velocity = item.motion == .riding ? item.velocity : .zero
    half = ray.halfShadow(of: item.rectangle)
    // How far from the lens it is as it crosses the line, the beam's own breadth included.
    let depth = item.rectangle.extent(along: ray.direction) + 1.5 * ray.radius + Self.hair
    var middle = (start - ray.origin).dot(ray.direction)
    var drift = 0.0
    let speed = velocity.dot(ray.across)
    if velocity.dot(ray.direction) != 0 {
      let slant = velocity.dot(ray.direction) / speed
      middle -= slant * ray.offset(of: start)
      drift = (slant * half).magnitude
    }
    let range = ray.range * ray.factor(item)
    // What glides along the line is nowhere for sure: these are no numbers then.
    isSure = middle - drift - depth > 0 && middle + drift + depth < range
    if middle - drift - depth > range * (1 + ray.hysteresis) || middle + drift + depth < 0 {
      return nil
    }
  }

  /// Far more than rounding can move an edge, m.
  private static let hair = 1e-6

  /// Speed across the line, m/s.
  func speed(_ ray: Ray) -> Double { velocity.dot(ray.across) }

  var isMoving: Bool { velocity != .zero }

  /// Where its middle is at the end of a tick.
  @inline(__always)
  func place(at tick: Tick, _ seconds: Double) -> Vector2 {
    start + velocity * (Double(tick - since) * seconds)
  }

  /// The part of a tick in which it is between the flanks.
  @inline(__always)
  func shadow(_ ray: Ray, in tick: Tick, _ seconds: Double) -> Shadow? {
    Shadow(
      half0: half, offset0: ray.offset(of: place(at: tick - 1, seconds)), half1: half,
      offset1: ray.offset(of: place(at: tick, seconds)))
  }

  /// Seconds from a tick until its shadow begins, or ends; nil if it does not move across.
  func time(to edge: Edge, from tick: Tick, _ ray: Ray, _ seconds: Double) -> Double? {
    let speed = speed(ray)
    guard speed.magnitude > 1e-12 else { return nil }
    let ahead = ray.offset(of: place(at: tick, seconds)) * (speed < 0 ? 1 : -1)
    return (ahead + (edge == .leaves ? half : -half)) / speed.magnitude
  }

  enum Edge {
    case enters
    case leaves
  }
}
