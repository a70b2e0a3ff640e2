import Kernel
import Tags

/// A light array of eight beams above each other, beam 1 on top. The pose is the foot of the
/// emitter bar at conveyor height; +x points to the receiver.
public struct LightArray: PartDefinition {
  /// The number of beams.
  public static let beamCount = 8

  public var name: String
  public var pose: Pose
  /// Distance between the two bars, m, up to 1.5.
  public var range: Double = 1.25
  /// Height of the lowest beam over the pose, m, and the distance between two beams.
  public var lowestBeam: Double = 0.1
  public var pitch: Double = 0.15
  /// One bit a beam, top to bottom, true while interrupted; may be shorter than eight or hold nil.
  public var beams: [TagIndex?] = []
  /// 10 V × interrupted ÷ 8.
  public var volts: TagIndex?
  /// Interrupted beams as a number, beam 1 in the lowest bit.
  public var mask: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    var rays: [Int] = []
    for beam in 0..<Self.beamCount {
      var place = pose
      place.z += lowestBeam + Double(Self.beamCount - 1 - beam) * pitch
      rays.append(builder.add(Ray(pose: place, range: range, radius: 0.0025)))
    }
    for (beam, tag) in beams.prefix(Self.beamCount).enumerated() {
      builder.add(RaySensor(rays: [rays[beam]], reading: .blocked, tag: tag))
    }
    if let volts { builder.add(RaySensor(rays: rays, reading: .volts, tag: volts)) }
    if let mask { builder.add(RaySensor(rays: rays, reading: .mask, tag: mask)) }
  }
}
