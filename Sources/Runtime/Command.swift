import Scenes
import Tags

/// The one way into the plant. Commands take effect at a tick boundary, in order of arrival.
public struct Command: Sendable {
  /// What a client does to tags and panel devices.
  public enum Change: Sendable, Equatable {
    /// Sets what the controller wrote; the tag must be an output. A program that writes the tag
    /// does so again with its next scan, unless the session hands over to clients.
    case write(TagIndex, TagValue)
    case force(TagIndex, TagValue)
    case release(TagIndex)
    case fault(TagIndex, WireFaults, on: Bool)
    /// An action on ``Plant/PartInfo/device``.
    case operate(device: Int, PanelAction)
  }

  /// What an operator does to a panel device.
  public enum PanelAction: Sendable, Equatable {
    case press
    case release
    /// Pressed (not 0) or released (0), a selector's position from 0, a potentiometer's volts.
    case set(Double)
  }

  /// What a command does.
  public enum Action: Sendable {
    /// All of them at the same boundary, in order. An empty list only waits for the boundary.
    case change([Change])
    /// Lets the clock run.
    case run
    /// Stops the clock between two ticks.
    case pause
    /// Advances a paused session by so many ticks, as fast as possible.
    case step(Int)
    case speed(Speed)
    /// Starts the scene anew at tick 0 with the same seed; forces and faults as the scene has them.
    case reset
    /// As `reset`, with another seed.
    case seed(UInt64)
    /// Replaces the scene and its controller and starts it at tick 0 with the same seed.
    case load(Scene, controller: (any Controller)? = nil)
  }

  /// What to do.
  public var action: Action
  /// The plant that the indices in `action` belong to: ``Plant/generation``. A command for a
  /// plant that is no longer there is refused. Nil for commands without indices.
  public var generation: Int?

  public init(_ action: Action, generation: Int? = nil) {
    self.action = action
    self.generation = generation
  }

  /// Why a command was not carried out. Nothing has changed then.
  public enum Refusal: Error, Equatable, Sendable {
    /// Too many commands wait already.
    case queueFull
    /// The session has ended.
    case stopped
    /// Another scene was loaded meanwhile.
    case sceneChanged
    /// Steps need a paused session.
    case notPaused
    /// More ticks in one step than ``LiveSession/Limits/stepTicks``, or fewer than one.
    case stepOutOfRange
    /// The device changed at that place of the list of changes is set, not pressed, or shows only.
    case noButton(at: Int)
    /// The setting asked for at that place of the list of changes is outside the device's range.
    case settingOutOfRange(at: Int, ClosedRange<Double>)
  }
}

/// How fast a running session's clock goes.
public enum Speed: Sendable, Equatable {
  /// Simulated seconds per real second, 0.01 to 1,000.
  case factor(Double)
  /// As fast as the processor allows.
  case unlimited

  /// Factors a session accepts.
  public static let allowed = 0.01...1000.0
  /// Real time.
  public static let realTime = Speed.factor(1)
}
