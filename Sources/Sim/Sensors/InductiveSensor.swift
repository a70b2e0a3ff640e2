import Kernel
import Tags

/// An inductive proximity switch: senses metal only, and some metals only closer by. The pose is
/// the sensing face; +x points away from it.
///
/// Its range is that for steel; stainless steel and aluminium shorten it by their reduction
/// factors, see ``ItemKind/Material/reductionFactor``.
public struct InductiveSensor: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Range for steel, m, up to 0.1.
  public var range: Double = 0.05
  /// The signal goes off beyond range × (1 + hysteresis).
  public var hysteresis: Double = 0.1
  /// True while metal is near.
  public var signal: TagIndex?
  /// 0 V at the face, 10 V at the range and beyond.
  public var volts: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var ray = Ray(pose: pose, range: range, hysteresis: hysteresis)
    ray.sensesMetalOnly = true
    if let signal {
      builder.add(RaySensor(rays: [builder.add(ray)], reading: .blocked, tag: signal))
    }
    if let volts { builder.add(DistanceSensor(ray: ray, tag: volts)) }
  }
}
