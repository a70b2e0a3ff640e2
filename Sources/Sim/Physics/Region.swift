import Kernel

/// The outline of a surface on the floor plan.
public enum Region: Sendable, Equatable {
  case rectangle(Rectangle)
  case sector(Sector)

  /// Whether a place of the plane lies in it.
  func contains(_ place: Vector2) -> Bool {
    switch self {
    case .rectangle(let rectangle): rectangle.contains(place)
    case .sector(let sector): sector.contains(place)
    }
  }

  /// Whether a footprint, grown by `margin`, lies wholly in it. A sector never says so.
  func covers(_ footprint: Rectangle, margin: Double = 0) -> Bool {
    guard case .rectangle(let rectangle) = self else { return false }
    return rectangle.covers(footprint, margin: margin)
  }

  /// Half the extents along x and y around the middle of an upright bounding box.
  var bounds: (low: Vector2, high: Vector2) {
    switch self {
    case .rectangle(let rectangle):
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

  func contains(_ place: Vector2) -> Bool {
    let arm = place - centre
    let square = arm.lengthSquared
    guard square >= innerRadius * innerRadius, square <= outerRadius * outerRadius else {
      return false
    }
    return start == end || (start.cross(arm) >= 0 && arm.cross(end) >= 0)
  }
}
