import Kernel

/// One conveyed thing: an upright rigid box with a yaw.
public struct Item: Sendable, Equatable {
  /// Counts from 1 in order of emission and is never used again.
  public internal(set) var serial: Int
  public internal(set) var kind: ItemKind
  /// Middle of the footprint, m.
  public internal(set) var position: Vector2
  /// Height of the bottom, m.
  public internal(set) var bottom: Double
  /// Yaw, rad, counter-clockwise from the x axis.
  public internal(set) var yaw: Double
  /// The yaw as cosine and sine.
  public internal(set) var rotation: Rotation
  /// Velocity in the plane, m/s.
  public internal(set) var velocity: Vector2
  /// Yaw rate, rad/s.
  public internal(set) var spin: Double
  /// Upward speed, m/s; not 0 only while it falls.
  public internal(set) var rise: Double
  /// Acceleration by friction and contacts in the last tick, m/s²: shifts the load to one side.
  var acceleration = Vector2.zero

  /// Half the footprint's extents, m.
  var halfLength: Double { kind.size.length / 2 }
  var halfWidth: Double { kind.size.width / 2 }
  /// Height of the top, m.
  public var top: Double { bottom + kind.size.height }
  /// Speed in space, m/s.
  public var speed: Double { (velocity.lengthSquared + rise * rise).squareRoot() }

  /// The footprint.
  public var rectangle: Rectangle {
    Rectangle(
      centre: position, rotation: rotation, halfLength: halfLength, halfWidth: halfWidth)
  }

  init(serial: Int, kind: ItemKind, pose: Pose) {
    self.serial = serial
    self.kind = kind
    position = pose.position
    bottom = pose.z
    yaw = pose.yaw
    rotation = pose.rotation
    velocity = .zero
    spin = 0
    rise = 0
  }

  /// Stands in for an item that a restore is about to fill.
  static let blank = Item(serial: 0, kind: .boxS, pose: Pose())
}

extension Item: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("serial", &serial)
    visitor.visit("kind", &kind)
    visitor.visit("position", &position)
    visitor.visit("bottom", &bottom)
    visitor.visit("yaw", &yaw)
    visitor.visit("rotation.cosine", &rotation.cosine)
    visitor.visit("rotation.sine", &rotation.sine)
    visitor.visit("velocity", &velocity)
    visitor.visit("spin", &spin)
    visitor.visit("rise", &rise)
    visitor.visit("acceleration", &acceleration)
  }
}

extension ItemKind: StateWord {
  public var stateWord: UInt64 { UInt64(rawValue) }
  public init(stateWord: UInt64) { self = ItemKind(rawValue: Int(stateWord)) ?? .boxS }
}
