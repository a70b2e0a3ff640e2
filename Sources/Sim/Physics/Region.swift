import Kernel

/// The outline of a surface on the floor plan.
public enum Region: Sendable, Equatable {
  case rectangle(Rectangle)
  case sector(Sector)
  /// What lies of a rectangle on the inner side of a line: `outward` is the unit vector away.
  case cut(Rectangle, at: Vector2, outward: Vector2)

  /// Whether a place of the plane lies in it.
  func contains(_ place: Vector2) -> Bool {
    switch self {
    case .rectangle(let rectangle): rectangle.contains(place)
    case .sector(let sector): sector.contains(place)
    case .cut(let rectangle, let end, let outward):
      rectangle.contains(place) && (place - end).dot(outward) <= 0
    }
  }

  /// Whether a footprint, grown by `margin`, lies wholly in it. Only a rectangle ever says so.
  func covers(_ footprint: Rectangle, margin: Double = 0) -> Bool {
    guard case .rectangle(let rectangle) = self else { return false }
    return rectangle.covers(footprint, margin: margin)
  }

  /// The share of a cell, a small rectangle, that lies in it, 0 to 1.
  ///
  /// Each edge cuts off what lies beyond it as if it were straight and the only one there: exact
  /// for a cell on one straight edge parallel to it or at a right angle, close elsewhere.
  func share(of cell: Rectangle) -> Double { share(of: cell, reach(of: cell)) }

  /// The same with the reach, which is one for cells of one size and turn.
  @inline(__always)
  func share(of cell: Rectangle, _ reach: Vector2) -> Double {
    switch self {
    case .rectangle(let rectangle): rectangle.share(at: cell.centre, reach)
    case .cut(let rectangle, let end, let outward):
      rectangle.share(at: cell.centre, reach) * cell.share(behind: end, outward: outward)
    case .sector(let sector): sector.share(of: cell)
    }
  }

  /// Half the extents of a cell along the region's own axes, if it has some.
  func reach(of cell: Rectangle) -> Vector2 {
    switch self {
    case .rectangle(let rectangle), .cut(let rectangle, _, _):
      Vector2(
        cell.extent(along: rectangle.rotation.forward),
        cell.extent(along: rectangle.rotation.forward.left))
    case .sector: .zero
    }
  }

  /// Half the extents along x and y around the middle of an upright bounding box.
  var bounds: (low: Vector2, high: Vector2) {
    switch self {
    case .rectangle(let rectangle), .cut(let rectangle, _, _):
      let half = Vector2(
        rectangle.extent(along: Vector2(1, 0)), rectangle.extent(along: Vector2(0, 1)))
      return (rectangle.centre - half, rectangle.centre + half)
    case .sector(let sector):
      let half = Vector2(sector.outerRadius, sector.outerRadius)
      return (sector.centre - half, sector.centre + half)
    }
  }
}

/// A piece of a ring, as curved conveyors have it; a full circle is a turntable.
public struct Sector: Sendable, Equatable {
  /// The middle of the ring.
  public var centre: Vector2
  /// Distance of the inner edge from the middle, m.
  public var innerRadius: Double
  /// Distance of the outer edge from the middle, m.
  public var outerRadius: Double
  /// Unit vector to the beginning of the arc; it goes on counter-clockwise.
  public var start: Vector2
  /// Unit vector to the end of the arc; the same as `start` for a full circle.
  public var end: Vector2

  /// - Parameters:
  ///   - startAngle: direction of the beginning, rad.
  ///   - sweep: how far it goes counter-clockwise, rad; up to π, or 2π for a full circle.
  public init(
    centre: Vector2, innerRadius: Double, outerRadius: Double, startAngle: Double, sweep: Double
  ) {
    self.centre = centre
    self.innerRadius = innerRadius
    self.outerRadius = outerRadius
    start = Rotation(yaw: startAngle).forward
    end = sweep > 4 ? start : Rotation(yaw: startAngle + sweep).forward
  }

  func share(of cell: Rectangle) -> Double {
    let arm = cell.centre - centre
    let distance = arm.length
    var share = 1.0
    if distance > 0 {
      let outward = arm * (1 / distance)
      share = cell.share(behind: centre + outward * outerRadius, outward: outward)
      if innerRadius > 0 {
        share *= cell.share(behind: centre + outward * innerRadius, outward: -outward)
      }
    }
    if start == end { return share }
    return share * cell.share(behind: centre, outward: -start.left)
      * cell.share(behind: centre, outward: end.left)
  }

  func contains(_ place: Vector2) -> Bool {
    let arm = place - centre
    let square = arm.lengthSquared
    guard square >= innerRadius * innerRadius, square <= outerRadius * outerRadius else {
      return false
    }
    return start == end || (start.cross(arm) >= 0 && arm.cross(end) >= 0)
  }
}

extension Rectangle {
  /// The share of a cell in a place that lies in it; see ``Region/share(of:_:)``.
  @inline(__always)
  fileprivate func share(at place: Vector2, _ reach: Vector2) -> Double {
    let local = rotation.undo(place - centre)
    return Self.overlap(local.x, reach.x, halfLength) * Self.overlap(local.y, reach.y, halfWidth)
  }

  /// The share of itself that lies on the inner side of a line through a place.
  func share(behind place: Vector2, outward: Vector2) -> Double {
    let reach = extent(along: outward)
    return min(max(((place - centre).dot(outward) + reach) / (2 * reach), 0), 1)
  }

  /// The share of a span around `middle` that lies within `limit` of 0.
  @inline(__always)
  private static func overlap(_ middle: Double, _ reach: Double, _ limit: Double) -> Double {
    let inside = min(middle + reach, limit) - max(middle - reach, -limit)
    if inside <= 0 { return 0 }
    // What lies wholly inside takes no division.
    return inside < 2 * reach ? inside / (2 * reach) : 1
  }
}
