import Kernel
import Tags

/// A round upright tank that a valve fills from above and another empties at the bottom. The pose
/// is the middle of its floor.
///
/// What flows out follows Torricelli's law: Cd × outlet area × opening × √(2 g level). What would
/// rise over the rim is lost.
public struct Tank: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Inner diameter and height, m.
  public var diameter: Double = 2
  public var height: Double = 3
  /// Diameter of the outlet, m, and its discharge coefficient.
  public var outletDiameter: Double = 0.25
  public var discharge: Double = 0.94
  /// What flows in through the open fill valve, m³/s.
  public var fillFlow: Double = 0.25
  /// Time that a valve takes from closed to open, s; 0 for at once.
  public var valveTime: Double = 0
  /// Level before anything flows, m.
  public var initialLevel: Double = 0
  /// A bit that opens each valve wholly, or volts that open it in part.
  public var fill: TagIndex?
  public var fillVolts: TagIndex?
  public var drain: TagIndex?
  public var drainVolts: TagIndex?
  /// Level: 10 V is full. Outflow: 10 V is that of the full tank with its valve open.
  public var level: TagIndex?
  public var flow: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public var footprint: Footprint? {
    Footprint(
      pose: pose, length: diameter, width: diameter, bottom: pose.z, top: pose.z + height)
  }

  public func build(into builder: inout ModelBuilder) {
    let rate = valveTime > 0 ? 1 / valveTime : 1e6
    func valve(_ bit: TagIndex?, _ volts: TagIndex?) -> Int {
      builder.add(
        Ramp(command: Signals(positive: [bit], volts: volts), valueOn: 1, rate: rate))
    }
    let quarter = Double.pi / 4
    let vessel = Vessel(
      place: pose.position, bottom: pose.z, area: quarter * diameter * diameter, height: height,
      initialLevel: initialLevel,
      fillFlow: fillFlow,
      outletArea: discharge * quarter * outletDiameter * outletDiameter,
      fillValve: valve(fill, fillVolts), drainValve: valve(drain, drainVolts), levelTag: level,
      flowTag: flow)
    builder.add(vessel)
  }
}
