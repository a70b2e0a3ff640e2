import Kernel

/// How an item's motion is worked out. Where it is does not depend on that.
enum Motion: Int, Sendable {
  /// By the solver, every tick.
  case active
  /// In closed form: it stands still on one evenly moving (or resting) surface.
  case riding
  /// Not at all: it is held by others, rests with its contact impulses and waits to be woken.
  case resting
}

/// One conveyed thing: an upright rigid body with a yaw. Items live in slots; a slot whose
/// serial number is 0 is free.
public struct Item: Sendable, Equatable {
  /// Counts from 1 in order of emission and is never used again.
  public internal(set) var serial: Int
  /// Index in ``Model/kinds``.
  public internal(set) var kind: Int
  var motion = Motion.active
  /// The tick at which a riding item was at `position`.
  var since = 0
  /// The surface a riding item stands on; −1 for the floor.
  var surface = -1
  /// Middle of the footprint, m; of a riding item, at the tick `since`.
  public internal(set) var position: Vector2
  /// Height of the bottom, m.
  public internal(set) var bottom: Double
  /// Yaw, rad, counter-clockwise from the x axis.
  public internal(set) var yaw: Double
  /// The yaw as cosine and sine.
  public internal(set) var rotation: Rotation
  /// Velocity in the floor plan, m/s.
  public internal(set) var velocity: Vector2
  /// Yaw rate, rad/s.
  public internal(set) var spin: Double
  /// Upward speed, m/s: while it falls, and on a slope.
  public internal(set) var rise: Double
  /// What a real one would have done by now.
  public internal(set) var warnings: ItemWarnings = []
  /// How much the slope it stands on rises a metre; null when level or in the air.
  var slope = Vector2.zero
  /// Acceleration by friction in the last tick, m/s²: shifts the load to one side.
  var acceleration = Vector2.zero

  // Copies of what the kind says, so that the solver reads one place.
  var halfLength = 0.0
  var halfWidth = 0.0
  var height = 0.0
  var mass = 0.0
  var inverseMass = 0.0
  var inverseInertia = 0.0
  var centreHeight = 0.0
  var friction = 1.0
  var topFriction = 0.0
  var faceFriction = 0.0
  var restitution = 0.0
  var isRound = false
  /// Share of an inductive switch's range at which it is sensed; 0 for no metal.
  var reductionFactor = 0.0
  /// Radius of the circle around the footprint, m.
  var radius = 0.0

  /// Whether an item is in the slot.
  public var isPresent: Bool { serial != 0 }
  /// Height of the top, m.
  public var top: Double { bottom + height }
  /// Speed in space, m/s.
  public var speed: Double { (velocity.lengthSquared + rise * rise).squareRoot() }

  /// The footprint at `position`.
  public var rectangle: Rectangle { rectangle(at: position) }

  func rectangle(at place: Vector2) -> Rectangle {
    Rectangle(centre: place, rotation: rotation, halfLength: halfLength, halfWidth: halfWidth)
  }

  /// Where it is at the end of a tick.
  @inline(__always)
  func place(at tick: Tick, _ seconds: Double) -> Vector2 {
    motion == .riding ? position + velocity * (Double(tick - since) * seconds) : position
  }

  init(serial: Int, kind: Int, of model: ItemKind, pose: Pose) {
    self.serial = serial
    self.kind = kind
    position = pose.position
    bottom = pose.z
    yaw = pose.yaw
    rotation = pose.rotation
    velocity = .zero
    spin = 0
    rise = 0
    adopt(model)
  }

  /// Takes the constants of its kind over.
  mutating func adopt(_ kind: ItemKind) {
    halfLength = kind.length / 2
    halfWidth = kind.width / 2
    height = kind.height
    mass = kind.mass
    inverseMass = 1 / kind.mass
    inverseInertia =
      12 / (kind.mass * (kind.length * kind.length + kind.width * kind.width))
    if kind.isRound { inverseInertia = 8 / (kind.mass * kind.length * kind.length) }
    isRound = kind.isRound
    centreHeight = kind.centreHeight
    friction = kind.friction
    topFriction = kind.topFriction
    faceFriction = kind.faceFriction
    restitution = kind.restitution
    reductionFactor = kind.material.reductionFactor
    radius = (halfLength * halfLength + halfWidth * halfWidth).squareRoot()
  }

  /// A free slot.
  static let blank = Item(serial: 0, kind: 0, of: .boxS, pose: Pose())
}

extension Item: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("serial", &serial)
    visitor.visit("kind", &kind)
    visitor.visit("motion", &motion)
    visitor.visit("since", &since)
    visitor.visit("surface", &surface)
    visitor.visit("position", &position)
    visitor.visit("bottom", &bottom)
    visitor.visit("yaw", &yaw)
    visitor.visit("rotation.cosine", &rotation.cosine)
    visitor.visit("rotation.sine", &rotation.sine)
    visitor.visit("velocity", &velocity)
    visitor.visit("spin", &spin)
    visitor.visit("rise", &rise)
    visitor.visit("warnings", &warnings)
    visitor.visit("slope", &slope)
    visitor.visit("acceleration", &acceleration)
  }
}

extension Motion: StateWord {
  var stateWord: UInt64 { UInt64(rawValue) }
  init(stateWord: UInt64) { self = Motion(rawValue: Int(truncatingIfNeeded: stateWord)) ?? .active }
}
