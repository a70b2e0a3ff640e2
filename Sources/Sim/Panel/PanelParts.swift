import Kernel
import Tags

/// A push button with a lamp. A stop button is normally closed: its tag is true at rest.
public struct PushButton: PartDefinition {
  public var name: String
  public var pose: Pose
  /// Whether the tag is true at rest and false while pressed.
  public var normallyClosed: Bool = false
  /// Whether a press latches until the next press.
  public var latching: Bool = false
  public var signal: TagIndex?
  public var lamp: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    let contact = PanelDevice.Contact(normallyClosed: normallyClosed, tag: signal)
    builder.add(
      PanelDevice(part: name, control: latching ? .toggle(contact) : .button(contact), lamp: lamp))
  }
}

/// An emergency stop: normally closed and latching. Its tag is true while it is not pressed.
public struct EmergencyStop: PartDefinition {
  public var name: String
  public var pose: Pose
  /// The input of its contact.
  public var signal: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    let contact = PanelDevice.Contact(normallyClosed: true, tag: signal)
    builder.add(PanelDevice(part: name, control: .toggle(contact)))
  }
}

/// A selector switch: the tag of the chosen position is true, the others false.
public struct Selector: PartDefinition {
  public var name: String
  public var pose: Pose
  /// One tag a position, two or three.
  public var positions: [TagIndex?] = []
  /// The position before anybody turned it.
  public var initial: Int = 0

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    builder.add(
      PanelDevice(part: name, control: .selector(positions), initial: Double(initial)))
  }
}

/// A potentiometer: its tag holds volts.
public struct Potentiometer: PartDefinition {
  public var name: String
  public var pose: Pose
  /// The volts at both ends.
  public var volts: ClosedRange<Double> = 0...10
  /// The setting before anybody turned it, volts.
  public var initial: Double = 0
  public var signal: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    builder.add(
      PanelDevice(part: name, control: .potentiometer(volts, signal), initial: initial))
  }
}

/// A lamp or a digital display: shows an output tag and does nothing else.
public struct Indicator: PartDefinition {
  public var name: String
  public var pose: Pose
  /// The float input that holds the volts.
  public var signal: TagIndex?

  public init(name: String, pose: Pose) {
    self.name = name
    self.pose = pose
  }

  public func build(into builder: inout ModelBuilder) {
    builder.add(PanelDevice(part: name, control: .none, lamp: signal))
  }
}
