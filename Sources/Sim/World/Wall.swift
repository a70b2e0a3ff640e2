import Kernel

/// A solid upright block: a guide, a frame, a fixture, or at home the plate of a mechanism.
public struct Wall: Sendable, Equatable {
  /// How an axis moves it on the floor plan. It pushes items with no more than the axis's force.
  public enum Travel: Sendable, Equatable {
    /// Along a unit vector.
    case along(Vector2, axis: Int)
    /// Around a pivot, counter-clockwise.
    case around(Vector2, axis: Int)
  }

  /// Its outline on the floor plan, at home.
  public var rectangle: Rectangle
  /// Its range of heights, m.
  public var bottom: Double
  public var top: Double
  public var friction: Double = 0.2
  /// What moves it; nil for one that never does.
  public var travel: Travel?
  /// The axis that lifts it. An item above or below holds it up.
  public var lift: Int?
  /// Whether a platform lies on it, so that what is above does not hold it.
  public var carries = false
  /// The ramp of the belt around its faces, m/s: positive goes along +x on its left face.
  public var belt: Int?

  public init(rectangle: Rectangle, bottom: Double, top: Double) {
    self.rectangle = rectangle
    self.bottom = bottom
    self.top = top
  }
}

/// A wall as it is in one tick.
struct WallNow: Sendable, Equatable {
  var rectangle: Rectangle
  var bottom: Double
  var top: Double
  /// Speed of its belt, m/s, and whether that changed in this tick.
  var belt = 0.0
  var stirs = false
  /// Greatest speed of any of its places in this tick on the floor plan, if nothing stops it, and
  /// its upward speed, m/s.
  var speed = 0.0
  var rise = 0.0

  var moves: Bool { speed != 0 || rise != 0 }
}

extension Wall {
  var moves: Bool { travel != nil || lift != nil || belt != nil }

  /// The wall with its axes there.
  func now(_ axes: [Axis.State], _ ramps: [Double]) -> WallNow {
    var now = WallNow(rectangle: rectangle, bottom: bottom, top: top)
    switch travel {
    case .along(let direction, let axis)?:
      now.rectangle.centre += direction * axes[axis].motion.position
    case .around(let pivot, let axis)?:
      now.rectangle = rectangle.turned(around: pivot, by: axes[axis].motion.position)
    case nil: break
    }
    if let lift {
      now.bottom += axes[lift].motion.position
      now.top += axes[lift].motion.position
    }
    if let belt { now.belt = ramps[belt] }
    return now
  }

  /// Greatest speed of its places on the floor plan, m/s.
  func speed(_ axes: [Axis.State]) -> Double {
    switch travel {
    case .along(_, let axis)?: axes[axis].rate.magnitude
    case .around(let pivot, let axis)?:
      axes[axis].rate.magnitude * ((rectangle.centre - pivot).length + rectangle.radius)
    case nil: 0
    }
  }

  /// An upright rectangle around all places it can be at.
  func reach(_ axes: [Axis]) -> Region {
    var bounds = Region.rectangle(rectangle).bounds
    func include(_ rectangle: Rectangle, slack: Double) {
      let other = Region.rectangle(rectangle).bounds
      bounds.low.x = min(bounds.low.x, other.low.x - slack)
      bounds.low.y = min(bounds.low.y, other.low.y - slack)
      bounds.high.x = max(bounds.high.x, other.high.x + slack)
      bounds.high.y = max(bounds.high.y, other.high.y + slack)
    }
    switch travel {
    case .along(let direction, let axis)?:
      for place in [axes[axis].range.lowerBound, axes[axis].range.upperBound] {
        var end = rectangle
        end.centre += direction * place
        include(end, slack: 0)
      }
    case .around(let pivot, let axis)?:
      let range = axes[axis].range
      let steps = 16.0
      let step = (range.upperBound - range.lowerBound) / steps
      // Between two of them a corner is farther out by less than the height of its arc.
      let slack = ((rectangle.centre - pivot).length + rectangle.radius) * step * step / 8
      for number in 0...Int(steps) {
        let angle = range.lowerBound + Double(number) * step
        include(rectangle.turned(around: pivot, by: angle), slack: slack)
      }
    case nil: return .rectangle(rectangle)
    }
    return .rectangle(
      Rectangle(
        centre: (bounds.low + bounds.high) * 0.5, rotation: Rotation(cosine: 1, sine: 0),
        halfLength: (bounds.high.x - bounds.low.x) / 2,
        halfWidth: (bounds.high.y - bounds.low.y) / 2))
  }
}

extension Rectangle {
  /// The rectangle after a turn around a place of the plane, by so many radians.
  func turned(around pivot: Vector2, by angle: Double) -> Rectangle {
    let turn = Rotation(yaw: angle)
    var turned = self
    turned.centre = pivot + turn.apply(centre - pivot)
    let forward = turn.apply(rotation.forward)
    turned.rotation = Rotation(cosine: forward.x, sine: forward.y)
    return turned
  }
}
