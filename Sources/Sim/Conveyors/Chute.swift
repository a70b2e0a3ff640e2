import Kernel

/// A slide with side walls. The pose is the middle of its upper edge; it goes down along +x.
public struct Chute: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Length along the slope, and width between the walls, m.
  public var length: Double
  public var width: Double = 0.75
  /// Angle against the floor, rad.
  public var angle: Double
  /// Coulomb friction between the slide and an item.
  public var friction: Double = 0.2
  /// Height of the side walls over the slide, and their thickness, m.
  public var wallHeight: Double = 0.15
  public var wallThickness: Double = 0.03

  /// A wall is a row of upright blocks no longer than this, m: their tops follow the slope.
  private static let blockLength = 0.25

  /// Down from a belt: 1.5 m at 30°.
  public static func high(name: String, pose: Pose) -> Chute {
    Chute(name: name, pose: pose, length: 1.5, angle: 30 * radiansPerDegree)
  }

  /// Down from rollers: 1 m at 20°.
  public static func low(name: String, pose: Pose) -> Chute {
    Chute(name: name, pose: pose, length: 1, angle: 20 * radiansPerDegree)
  }

  public init(name: String, pose: Pose, length: Double, angle: Double) {
    self.name = name
    self.pose = pose
    self.length = length
    self.angle = angle
  }

  /// The pose of a place so far down the slide and to the left of its middle.
  private func pose(down way: Double, left: Double) -> Pose {
    let rotation = Rotation(yaw: angle)
    let place = pose.place(Vector2(way * rotation.cosine, left))
    return Pose(x: place.x, y: place.y, z: pose.z - way * rotation.sine, yaw: pose.yaw)
  }

  public var footprint: Footprint? {
    let middle = pose(down: length / 2, left: 0)
    let bottom = pose(down: length, left: 0).z
    return Footprint(
      pose: middle, length: length * Rotation(yaw: angle).cosine,
      width: width + 2 * wallThickness, bottom: bottom - 0.2, top: bottom)
  }

  public func build(into builder: inout ModelBuilder) {
    builder.add(
      Surface.slope(
        pose: pose(down: length / 2, left: 0), length: length, width: width, angle: -angle,
        friction: friction))
    guard wallHeight > 0 else { return }
    let count = Int(length / Self.blockLength) + 1
    let step = length / Double(count)
    for block in 0..<count {
      for side in [1.0, -1] {
        let left = side * (width + wallThickness) / 2
        let middle = pose(down: (Double(block) + 0.5) * step, left: left)
        builder.add(
          Wall(
            rectangle: Rectangle(
              pose: middle, length: step * Rotation(yaw: angle).cosine, width: wallThickness),
            bottom: pose(down: Double(block + 1) * step, left: left).z,
            top: pose(down: Double(block) * step, left: left).z + wallHeight))
      }
    }
  }
}
