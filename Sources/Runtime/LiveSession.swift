import Foundation
import Kernel
import Scenes
import Synchronization

/// A session on a thread of its own: the clock, the queue of commands and the published frames.
///
/// - Thread: every member may be used from any thread. Readers take ``frame`` and never wait for
///   a tick; writers wait for the tick that applies their command.
public final class LiveSession: Sendable {
  /// Bounds of a session.
  public struct Limits: Sendable {
    /// Commands that may wait for a tick boundary.
    public var queuedCommands = 1024
    /// Ticks of one step command.
    public var stepTicks = 10_000_000
    /// How much lost real time a paced session makes up for, seconds; beyond it the clock is set
    /// anew and an overrun is counted.
    public var catchUpSeconds = 0.25

    public init() {}
  }

  /// Why a scene was not loaded. The session goes on with the one it has.
  public enum LoadFailure: Error, Sendable {
    /// All that is wrong with the document, or the name that no bundled scene has.
    case problems(Problems)
    case refused(Command.Refusal)
  }

  /// A command on its way to the tick thread.
  struct Ticket: Sendable {
    let command: Command
    let reply: CheckedContinuation<Result<Frame, Command.Refusal>, Never>
  }

  /// What the tick thread shares with the others.
  struct Inbox {
    var tickets: BoundedQueue<Ticket>
    var isStopped = false
    /// Whether the tick thread sleeps until the next command; a paced one sleeps until its tick.
    var isWaiting = false
  }

  let inbox: Mutex<Inbox>
  let published: Mutex<Frame>
  let wake = WakeSignal()
  let limits: Limits
  let controllerChanged: (@Sendable (ControllerReport) -> Void)?
  private let library: SceneLibrary
  private let programs: ProgramChoice
  /// The name of the first scene: that which program files were named for.
  private let home: String
  private let loop: Mutex<TickLoop?>

  /// Prepares a session at tick 0; ``start()`` sets it going.
  ///
  /// - Parameters:
  ///   - controller: what controls the first scene.
  ///   - programs: what controls scenes that are loaded later, and whether a client's first write
  ///     ends that.
  ///   - controllerChanged: called on the tick thread whenever someone else is in charge, or the
  ///     program was stopped; must return at once.
  public init(
    scene: Scene, seed: UInt64 = 1, speed: Speed = .realTime, paused: Bool = false,
    controller: (any Controller)? = nil, programs: ProgramChoice = ProgramChoice(),
    library: SceneLibrary = .standard, limits: Limits = Limits(),
    controllerChanged: (@Sendable (ControllerReport) -> Void)? = nil
  ) {
    let session = Session(scene: scene, seed: seed, controller: controller)
    let loop = TickLoop(
      session: session, speed: speed, paused: paused, handsOver: programs.source == .demo)
    self.programs = programs
    self.controllerChanged = controllerChanged
    home = scene.name
    inbox = Mutex(Inbox(tickets: BoundedQueue(capacity: limits.queuedCommands)))
    published = Mutex(loop.makeFrame())
    self.library = library
    self.limits = limits
    self.loop = Mutex(loop)
  }

  /// Starts the tick thread; a second call does nothing.
  public func start() {
    guard
      let loop = loop.withLock({ loop in
        defer { loop = nil }
        return loop
      })
    else { return }
    let thread = Thread { loop.run(self) }
    thread.name = "beltline tick"
    thread.start()
  }

  /// Ends the tick thread after its current tick. Waiting and later commands are refused.
  public func stop() {
    inbox.withLock { $0.isStopped = true }
    wake.raise()
    // A session that was never started has no thread that could refuse what waits.
    if let unstarted = loop.withLock({ $0 }) { unstarted.refuseAll(self) }
  }

  /// The newest frame. Cost: a lock around one reference.
  public var frame: Frame { published.withLock { $0 } }

  /// Hands a command in and waits until the tick that applied it has been published.
  ///
  /// While the session is paused the command is applied at once, without a tick.
  /// - Returns: the frame that shows it.
  public func submit(_ command: Command) async throws(Command.Refusal) -> Frame {
    let result: Result<Frame, Command.Refusal> = await withCheckedContinuation { reply in
      let (refusal, mustWake): (Command.Refusal?, Bool) = inbox.withLock { inbox in
        if inbox.isStopped { return (.stopped, false) }
        let ticket = Ticket(command: command, reply: reply)
        guard inbox.tickets.offer(ticket) else { return (.queueFull, false) }
        defer { inbox.isWaiting = false }
        return (nil, inbox.isWaiting)
      }
      if let refusal { reply.resume(returning: .failure(refusal)) }
      if mustWake { wake.raise() }
    }
    return try result.get()
  }

  /// Loads a bundled scene by its name; other files cannot be reached this way. The scene's own
  /// program comes with it if the session is one of bundled programs; program files go with the
  /// scene they were named for.
  public func load(sceneNamed name: String) async throws(LoadFailure) -> Frame {
    let scene: Scene
    var controller: ProgramController?
    do throws(Problems) {
      scene = try library.load(named: name)
      controller = try programs.controller(
        of: scene, folder: library.folder(of: name), isHome: name == home)
    } catch {
      throw .problems(error)
    }
    do {
      return try await submit(Command(.load(scene, controller: controller)))
    } catch {
      throw .refused(error)
    }
  }

  /// Loads a scene from the text of a document, which brings no program; `file` is what its
  /// problems call it.
  public func load(document: String, file: String) async throws(LoadFailure) -> Frame {
    let scene: Scene
    do { scene = try SceneFile.decode(document, file: file) } catch { throw .problems(error) }
    do { return try await submit(Command(.load(scene))) } catch { throw .refused(error) }
  }

  /// The names a client may load.
  public var sceneNames: [String] { library.names() }
}
