import Kernel

/// The part of a tick, from 0 to 1, in which an item stands between a ray's lens and its end, or
/// could: its flanks enclose the ray's line.
struct Shadow: Sendable {
  var from: Double
  var to: Double

  /// The shadow of a span whose middle goes evenly from `offset0` to `offset1` beside the line
  /// while half its breadth goes from `half0` to `half1`; nil if it is never over the line.
  @inline(__always)
  init?(half0: Double, offset0: Double, half1: Double, offset1: Double) {
    guard let left = Self.open(half0 - offset0, half1 - offset1),
      let right = Self.open(half0 + offset0, half1 + offset1)
    else { return nil }
    from = max(left.0, right.0)
    to = min(left.1, right.1)
    if from >= to { return nil }
  }

  /// The part of a tick in which a distance that changes evenly is above 0.
  @inline(__always)
  private static func open(_ d0: Double, _ d1: Double) -> (Double, Double)? {
    if d0 <= 0, d1 <= 0 { return nil }
    return (d0 <= 0 ? d0 / (d0 - d1) : 0, d1 <= 0 ? d0 / (d0 - d1) : 1)
  }
}

extension Ray {
  /// Unit vector across the line, to the left.
  var across: Vector2 { direction.left }

  /// How far to the left of the line a place is, m.
  @inline(__always)
  func offset(of place: Vector2) -> Double { (place - origin).dot(across) }

  /// Half the breadth of a footprint's shadow, the beam's own half included, m.
  @inline(__always)
  func halfShadow(of footprint: Rectangle) -> Double {
    footprint.extent(along: across) + radius
  }

  /// Whether an item is at the ray's height and of something it senses.
  @inline(__always)
  func sees(_ item: Item) -> Bool {
    height >= item.bottom && height < item.top && factor(item) > 0
  }

  /// The share of the range at which an item is sensed.
  @inline(__always)
  func factor(_ item: Item) -> Double { sensesMetalOnly ? item.reductionFactor : 1 }

  /// Whether a rectangle on the beam's line begins before `range` and does not lie behind the lens.
  func reaches(_ rectangle: Rectangle, _ range: Double) -> Bool {
    guard let distance = distance(to: rectangle) else { return false }
    return distance <= range
  }

  /// How far along the beam's line a rectangle begins, m; nil if it is beside the line or behind
  /// the lens.
  func distance(to rectangle: Rectangle) -> Double? {
    let place = rectangle.rotation.undo(origin - rectangle.centre)
    let heading = rectangle.rotation.undo(direction)
    var span = (near: -Double.infinity, far: Double.infinity)
    guard Self.cut(&span, place.x, heading.x, rectangle.halfLength + radius),
      Self.cut(&span, place.y, heading.y, rectangle.halfWidth + radius)
    else { return nil }
    return span.near <= span.far && span.far > 0 ? max(span.near, 0) : nil
  }

  /// Leaves of a line, in lengths along it, what lies within ±`half` along one axis. Returns false
  /// for a line that runs beside that.
  @inline(__always)
  private static func cut(
    _ span: inout (near: Double, far: Double), _ place: Double, _ heading: Double, _ half: Double
  ) -> Bool {
    if heading.magnitude < 1e-12 { return place.magnitude <= half }
    let t0 = (-half - place) / heading
    let t1 = (half - place) / heading
    span.near = max(span.near, min(t0, t1))
    span.far = min(span.far, max(t0, t1))
    return true
  }
}
