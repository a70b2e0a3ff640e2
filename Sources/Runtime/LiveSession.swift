import Foundation
import Kernel
import Scenes
import Synchronization

/// A session on a thread of its own: the clock, the queue of commands and the published frames.
///
/// - Thread: every member may be used from any thread. Readers take ``frame`` and never wait.
public final class LiveSession: Sendable {
  /// Bounds of a session.
  public struct Limits: Sendable {
    /// Commands that may wait for a tick boundary.
    public var queuedCommands = 1024
    /// Ticks of one step command.
    public var stepTicks = 10_000_000
    /// How much lost real time a paced session makes up for; beyond it the clock is set anew and
    /// an overrun is counted.
    public var catchUpSeconds = 0.25

    public init() {}
  }

  /// Prepares a session; ``start()`` sets it going.
  public init(
    scene: Scene, seed: UInt64 = 1, speed: Speed = .realTime, paused: Bool = false,
    controller: (any Controller)? = nil, library: SceneLibrary = .standard,
    limits: Limits = Limits()
  ) {
    fatalError()
  }

  /// Starts the tick thread.
  public func start() {}

  /// Ends the tick thread after its current tick; waiting commands are refused.
  public func stop() {}

  /// The newest frame. Cost: a lock around one pointer.
  public var frame: Frame { fatalError() }

  /// Why a scene was not loaded.
  public enum LoadFailure: Error, Sendable {
    /// The document, with all that is wrong in it, or the name that no bundled scene has.
    case problems(Problems)
    case refused(Command.Refusal)
  }

  /// Loads a bundled scene by its name; files are not reachable this way.
  public func load(sceneNamed name: String) async throws(LoadFailure) -> Frame { fatalError() }

  /// Loads a scene from the text of a document; `file` is what its problems call it.
  public func load(document: String, file: String) async throws(LoadFailure) -> Frame {
    fatalError()
  }

  /// Hands a command in and waits until the tick that applied it has been published.
  ///
  /// - Returns: the frame that shows it.
  public func submit(_ command: Command) async throws(Command.Refusal) -> Frame { fatalError() }
}
