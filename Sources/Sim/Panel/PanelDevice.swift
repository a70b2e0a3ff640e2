import Kernel
import Tags

/// A device on an operator's panel: what its control does to tags and which lamp it has.
public struct PanelDevice: Sendable, Equatable {
  /// A switch contact and its polarity.
  public struct Contact: Sendable, Equatable {
    /// Whether the tag is true at rest.
    public var normallyClosed: Bool
    /// The input it drives.
    public var tag: TagIndex?

    public init(normallyClosed: Bool, tag: TagIndex?) {
      self.normallyClosed = normallyClosed
      self.tag = tag
    }
  }

  /// What the operator can turn or press.
  public enum Control: Sendable, Equatable {
    /// Pressed while held.
    case button(Contact)
    /// Stays pressed until pressed again.
    case toggle(Contact)
    /// One tag a position.
    case selector([TagIndex?])
    /// Volts between two ends.
    case potentiometer(ClosedRange<Double>, TagIndex?)
    /// Only shows something.
    case none
  }

  /// The part's name.
  public var part: String
  public var control: Control
  /// The setting before anybody touched it: pressed 1, released 0, a position, or volts.
  public var initial: Double = 0
  /// The output it shows.
  public var lamp: TagIndex?

  public init(part: String, control: Control, initial: Double = 0, lamp: TagIndex? = nil) {
    self.part = part
    self.control = control
    self.initial = initial
    self.lamp = lamp
  }

  /// What an operator does.
  public enum Action: Sendable, Equatable {
    case press
    case release
    /// Pressed (not 0) or released (0), a selector's position from 0, a potentiometer's volts.
    case set(Double)
  }

  /// Why an action does not fit a device.
  public enum Refusal: Error, Equatable, Sendable {
    /// Selectors and potentiometers are set, not pressed; lamps do nothing.
    case noButton
    /// The lowest and highest setting there is.
    case outOfRange(ClosedRange<Double>)
  }

  /// The setting after an action, or why it does not fit.
  public func setting(after action: Action, from old: Double) -> Result<Double, Refusal> {
    switch (control, action) {
    case (.button, .press), (.button, .release): return .success(action == .press ? 1 : 0)
    case (.toggle, .press): return .success(old == 0 ? 1 : 0)
    case (.toggle, .release): return .success(old)
    case (.button, .set(let value)), (.toggle, .set(let value)):
      return (value == 0 || value == 1) ? .success(value) : .failure(.outOfRange(0...1))
    case (.selector(let positions), .set(let value)):
      let last = Double(max(positions.count - 1, 0))
      let whole = value >= 0 && value <= last && Double(Int(value)) == value
      return whole ? .success(value) : .failure(.outOfRange(0...last))
    case (.potentiometer(let volts, _), .set(let value)):
      return volts.contains(value) ? .success(value) : .failure(.outOfRange(volts))
    default: return .failure(.noButton)
    }
  }

  /// Writes what the setting means into the sensed values.
  func sense(_ setting: Double, into io: inout IOImage) {
    switch control {
    case .button(let contact), .toggle(let contact):
      if let tag = contact.tag { io.write(tag, .bit((setting != 0) != contact.normallyClosed)) }
    case .selector(let positions):
      for (position, tag) in positions.enumerated() {
        if let tag { io.write(tag, .bit(Double(position) == setting)) }
      }
    case .potentiometer(_, let tag):
      if let tag { io.write(tag, .float(Float(setting))) }
    case .none: break
    }
  }
}
