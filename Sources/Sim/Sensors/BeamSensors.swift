import Kernel
import Tags

/// A retro-reflective photo-eye with its reflector: its tag is **true while the beam is free** and
/// false while an item blocks it. The pose is the lens; +x points along the beam.
public struct RetroreflectiveSensor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Distance to the reflector, m, up to 6.
  public var range: Double = 1
  /// Diameter of the beam, m.
  public var diameter: Double = 0.005
  public var signal: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    let ray = builder.add(Ray(pose: pose, range: range, radius: diameter / 2))
    builder.add(RaySensor(rays: [ray], reading: .free, tag: signal))
  }
}

/// A diffuse photo-eye: true while an item is within its range. The pose is the lens; +x points
/// along the beam.
public struct DiffuseSensor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Range, m, up to 1.6.
  public var range: Double = 0.8
  /// The signal goes off beyond range × (1 + hysteresis).
  public var hysteresis: Double = 0.1
  public var signal: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    let ray = builder.add(Ray(pose: pose, range: range, hysteresis: hysteresis))
    builder.add(RaySensor(rays: [ray], reading: .blocked, tag: signal))
  }
}

/// A capacitive proximity switch: true while any item is within its short range. The pose is the
/// sensing face; +x points away from it.
public struct CapacitiveSensor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Range, m, up to 0.2.
  public var range: Double = 0.1
  public var hysteresis: Double = 0.1
  /// True while an item is near.
  public var signal: TagIndex?
  /// 0 V at the face, 10 V at the range and beyond.
  public var volts: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    let ray = Ray(pose: pose, range: range, hysteresis: hysteresis)
    if let signal {
      builder.add(RaySensor(rays: [builder.add(ray)], reading: .blocked, tag: signal))
    }
    if let volts { builder.add(DistanceSensor(ray: ray, tag: volts)) }
  }
}
