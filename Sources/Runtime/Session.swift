import Kernel
import Scenes
import Sim
import Tags

/// A plant with its controller, advanced by whoever holds it: no clock, no thread, no queue.
///
/// A headless run drives one directly; ``LiveSession`` keeps one on its tick thread.
public struct Session: Sendable {
  /// The scene that runs.
  public private(set) var scene: Scene
  /// The scene as clients see it.
  public private(set) var plant: Plant
  /// The plant.
  public private(set) var world: World
  private var controller: (any Controller)?
  /// The controller scans every so many ticks.
  private let scanTicks: Int

  /// The scene at its layout, before the first tick.
  public init(
    scene: Scene, seed: UInt64, controller: (any Controller)? = nil, scanTicks: Int = 1
  ) {
    precondition(scanTicks > 0, "a controller scans every tick or every few, never every 0")
    self.scene = scene
    self.scanTicks = scanTicks
    self.controller = controller
    plant = Plant(scene: scene, generation: 1)
    world = World(model: scene.model, seed: seed)
    self.controller?.start(table: plant.table)
  }

  /// One tick in full: the plant moves and senses, then the controller scans if it is due.
  ///
  /// Commands come before it: see ``apply(_:)``.
  public mutating func tick() {
    world.step()
    guard controller != nil, world.state.tick % scanTicks == 0 else { return }
    let table = plant.table
    let milliseconds = world.state.tick * plant.tickLength.milliseconds
    // The image changes hands by exchange, so that no array is copied.
    world.exchangeImage { image in
      var io = ControllerIO(image: IOImage.empty, table: table, milliseconds: milliseconds)
      swap(&io.image, &image)
      controller?.scan(&io)
      swap(&io.image, &image)
    }
  }

  /// Carries out changes at this tick boundary, in order: all of them, or none if one is refused.
  public mutating func apply(_ changes: [Command.Change]) throws(Command.Refusal) {
    for (place, change) in changes.enumerated() {
      guard case .operate(let device, let action) = change else { continue }
      try check(device, action, at: place)
    }
    for change in changes {
      switch change {
      case .write(let tag, let value): world.write(tag, value)
      case .force(let tag, let value): world.force(tag, value)
      case .release(let tag): world.release(tag)
      case .fault(let tag, let fault, let on): world.setFault(tag, fault, on: on)
      case .operate(let device, let action): try? world.operate(device, Self.handed(action))
      }
    }
  }

  /// Starts the scene anew at tick 0, with another seed if one is given. Forces and faults are
  /// those of the scene.
  public mutating func restart(seed: UInt64? = nil) {
    world = World(model: scene.model, seed: seed ?? world.state.seed)
    controller?.start(table: plant.table)
  }

  /// A snapshot of the plant, as it is written to a file.
  public var snapshot: [UInt8] { world.snapshot().bytes }

  /// Goes on from a snapshot of the same scene: its tick, tags, forces, faults and seed are those
  /// of the snapshot. A controller starts anew, because its own memory is not the plant's.
  ///
  /// - Parameter file: what problems call the snapshot.
  /// - Throws: SNP0007 or SNP0008, and changes nothing.
  public mutating func restore(_ snapshot: Snapshot, file: String) throws(Problems) {
    world = try World(model: scene.model, restoring: snapshot, file: file)
    controller?.start(table: plant.table)
  }

  /// Replaces the scene and starts it at tick 0 with the same seed.
  public mutating func load(_ scene: Scene) {
    self.scene = scene
    plant = Plant(scene: scene, generation: plant.generation + 1)
    restart()
  }

  /// Turns ``World/usesFastPaths`` off: for checking that nothing depends on them.
  public mutating func looksAtEverything() { world.usesFastPaths = false }

  /// What readers see now.
  public func frame(number: Int, clock: Frame.Clock) -> Frame {
    // The time scale belongs to the clock and not to the plant: the same plant at another speed
    // must have the same state.
    var image = world.state.io
    image.write(ReservedTag.timeScale.index, .float(clock.speed.tagValue))
    return Frame(plant: plant, number: number, world: world, clock: clock, tags: image.states)
  }

  private func check(
    _ device: Int, _ action: Command.PanelAction, at place: Int
  ) throws(Command.Refusal) {
    let panel = world.model.panel
    precondition(panel.indices.contains(device), "a device of another plant")
    let setting = world.state.panel[device]
    switch panel[device].setting(after: Self.handed(action), from: setting) {
    case .success: return
    case .failure(.noButton): throw .noButton(at: place)
    case .failure(.outOfRange(let range)): throw .settingOutOfRange(at: place, range)
    }
  }

  private static func handed(_ action: Command.PanelAction) -> PanelDevice.Action {
    switch action {
    case .press: .press
    case .release: .release
    case .set(let value): .set(value)
    }
  }
}

extension Speed {
  /// What the time scale tag shows: the factor, or 0 for no limit.
  var tagValue: Float {
    switch self {
    case .factor(let factor): Float(factor)
    case .unlimited: 0
    }
  }
}
