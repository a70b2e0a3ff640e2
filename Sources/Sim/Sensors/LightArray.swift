import Kernel
import Tags

/// A light array: beams above each other, beam 1 on top; eight of them unless it says otherwise. The pose is the foot of the
/// emitter bar at conveyor height; +x points to the receiver.
public struct LightArray: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Distance between the two bars, m, up to 1.5.
  public var range: Double = 1.25
  /// The number of beams, 1 to 31.
  public var count: Int = 8
  /// Height of the lowest beam over the pose, m, and the distance between two beams.
  public var lowestBeam: Double = 0.1
  public var pitch: Double = 0.15
  /// One bit a beam, top to bottom, true while interrupted; may be shorter than that or hold nil.
  public var beams: [TagIndex?] = []
  /// 10 V × interrupted ÷ count.
  public var volts: TagIndex?
  /// Interrupted beams as a number, beam 1 in the lowest bit.
  public var mask: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var rays: [Int] = []
    for beam in 0..<count {
      var place = pose
      place.z += lowestBeam + Double(count - 1 - beam) * pitch
      rays.append(builder.add(Ray(pose: place, range: range, radius: 0.0025)))
    }
    for (beam, tag) in beams.prefix(count).enumerated() {
      builder.add(RaySensor(rays: [rays[beam]], reading: .blocked, tag: tag))
    }
    if let volts { builder.add(RaySensor(rays: rays, reading: .volts, tag: volts)) }
    if let mask { builder.add(RaySensor(rays: rays, reading: .mask, tag: mask)) }
  }
}
