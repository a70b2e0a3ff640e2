import Kernel
import Sim

/// One piece of a plant as it looks: an outline on the floor plan between two heights.
///
/// Every picture is drawn from these and from the items of a frame; no renderer reads the model.
public struct PlantShape: Sendable, Equatable {
  /// What a piece is to a viewer.
  public enum Role: Sendable, Equatable {
    /// Carries items; see ``Flow``.
    case surface(Flow)
    /// A guide, a frame, a plate or a blade.
    case wall
    /// A line of sight; its outline is the lens and the far end.
    case ray
    /// Where an item appears.
    case emitter
    /// Where items are taken away.
    case remover
    /// A tank for a liquid, seen from above.
    case tank
    /// The measuring wheel of an encoder: where it touches, and a place the way that counts up.
    case wheel
  }

  /// Which way a surface carries while its speed is positive.
  public enum Flow: Sendable, Equatable {
    /// Nowhere: a plate.
    case none
    /// Along a unit vector; the speed is in m/s.
    case along(Vector2)
    /// Counter-clockwise around a place; the speed is in rad/s.
    case around(Vector2)
  }

  /// What it is.
  public var role: Role
  /// The corners in order; two ends for a ray. Arcs and tanks have a corner every five degrees.
  public var outline: [Vector2]
  /// Lowest and highest place, m; a surface has no thickness, and a slope is its middle.
  public var bottom: Double
  public var top: Double
  /// How much a surface rises a metre along x and y.
  public var gradient = Vector2.zero
  /// What a surface runs at, m/s or rad/s; 0 for everything else.
  public var speed = 0.0

  /// What of a tank is full, 0 to 1; 0 for everything else.
  public var fill = 0.0

  /// What of the plant's state moves it: indices in the model.
  var drive: Int?
  var lift: Int?
  var steering: Int?
  /// How axes move it: over the floor plan, and upwards.
  var travel: Wall.Travel?
  var elevation: Int?
  /// Index of the vessel whose level fills it.
  var vessel: Int?

  init(_ role: Role, _ outline: [Vector2], bottom: Double, top: Double) {
    self.role = role
    self.outline = outline
    self.bottom = bottom
    self.top = top
  }

  /// The piece with ramps at these values, axes at these places and vessels with these levels.
  func moved(ramps: [Double], axes: [Double], levels: [Double]) -> PlantShape {
    var shape = self
    if let vessel { shape.fill = min(max(levels[vessel] / (top - bottom), 0), 1) }
    if let drive { shape.speed = ramps[drive] }
    let rise = (lift.map { ramps[$0] } ?? 0) + (elevation.map { axes[$0] } ?? 0)
    shape.bottom += rise
    shape.top += rise
    if let steering { shape.turnFlow(Rotation(yaw: ramps[steering])) }
    switch travel {
    case .along(let direction, let axis)?:
      shape.outline = outline.map { $0 + direction * axes[axis] }
    case .around(let pivot, let axis)?:
      let turn = Rotation(yaw: axes[axis])
      shape.outline = outline.map { pivot + turn.apply($0 - pivot) }
      shape.turnFlow(turn)
    case nil: break
    }
    return shape
  }

  /// So many corners of a circle.
  static func circle(_ middle: Vector2, radius: Double, corners: Int) -> [Vector2] {
    (0..<corners).map { step in
      let angle = Double(step) * (360 / Double(corners)) * radiansPerDegree
      return middle + Rotation(yaw: angle).forward * radius
    }
  }

  private mutating func turnFlow(_ turn: Rotation) {
    guard case .surface(.along(let direction)) = role else { return }
    role = .surface(.along(turn.apply(direction)))
  }
}

extension Frame {
  /// The pieces of the plant as they are in this frame.
  ///
  /// Cost: O(pieces).
  public var shapes: [PlantShape] {
    plant.shapes.map { $0.moved(ramps: ramps, axes: axes, levels: levels) }
  }
}

extension Frame.ItemPose {
  /// The corners of its footprint in order; a circle has one every fifteen degrees.
  public var outline: [Vector2] {
    guard isRound else {
      return Rectangle(pose: pose, length: size.length, width: size.width).corners
    }
    return PlantShape.circle(pose.position, radius: size.length / 2, corners: 24)
  }
}
