import Kernel
import Tags

/// An incremental encoder on a measuring wheel that runs on a conveyor. The pose is where the
/// wheel touches the surface; +x is the direction that counts up.
///
/// It counts all four edges of a pulse: 4 × pulses ÷ (π × wheel diameter) counts a metre. Where
/// the pose is over no surface it counts nothing.
public struct Encoder: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Pulses a turn of the wheel.
  public var pulses: Int = 1024
  /// Diameter of the wheel, m.
  public var wheel: Double = 0.1
  /// The count: 32 bits that wrap around.
  public var count: TagIndex?

  /// How far below or above the pose the surface may be, m.
  static let reach = 0.05

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    builder.add(
      WheelEncoder(
        place: pose.position, direction: pose.rotation.forward, height: pose.z,
        countsPerMetre: Double(4 * pulses) / (Double.pi * wheel), tag: count))
  }
}

/// A measuring wheel and what counts its turns.
public struct WheelEncoder: Sendable, Equatable {
  /// Where it touches the surface.
  public var place: Vector2
  /// Unit vector of the motion that counts up.
  public var direction: Vector2
  public var height: Double
  public var countsPerMetre: Double
  public var tag: TagIndex?
  /// The surface it runs on; found when all parts are there.
  public internal(set) var surface: Int?

  init(
    place: Vector2, direction: Vector2, height: Double, countsPerMetre: Double, tag: TagIndex?
  ) {
    self.place = place
    self.direction = direction
    self.height = height
    self.countsPerMetre = countsPerMetre
    self.tag = tag
  }

  /// What changes of an encoder.
  public struct State: Sendable, Equatable {
    /// How far the surface has run, m.
    public internal(set) var travel = 0.0
    /// Its speed at the end of the last tick, m/s.
    var speed = 0.0
  }

  /// The wheel standing on the nearest surface under or just over it.
  func placed(on surfaces: [Surface]) -> WheelEncoder {
    var placed = self
    var nearest = Encoder.reach
    for (index, surface) in surfaces.enumerated() where surface.region.contains(place) {
      let gap =
        (surface.height + surface.gradient.dot(place - surface.origin) - height).magnitude
      if gap < nearest {
        nearest = gap
        placed.surface = index
      }
    }
    return placed
  }

  /// Follows the surface for `seconds`.
  func advance(_ state: inout State, _ surfaces: [SurfaceNow], seconds: Double) {
    guard let surface else { return }
    // The speed ramps evenly within a tick: its mean is the one that items are carried with.
    let speed = surfaces[surface].velocity(at: place).dot(direction)
    state.travel += (state.speed + speed) / 2 * seconds
    state.speed = speed
  }

  /// The count for a travel: whole steps, the low 32 bits.
  func sense(_ state: State, into io: inout IOImage) {
    guard let tag else { return }
    let steps = (state.travel * countsPerMetre).rounded(.down)
    io.write(tag, .int(Int32(truncatingIfNeeded: Int(steps))))
  }
}

extension WheelEncoder.State: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("travel", &travel)
    visitor.visit("speed", &speed)
  }
}
