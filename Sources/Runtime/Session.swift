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
  public internal(set) var world: World
  var controller: (any Controller)?
  /// False once the controller has handed over to clients.
  var isControlled = true

  /// The scene at its layout, before the first tick.
  public init(scene: Scene, seed: UInt64, controller: (any Controller)? = nil) {
    self.scene = scene
    self.controller = controller
    plant = Plant(scene: scene, generation: 1)
    world = World(model: scene.model, seed: seed)
    self.controller?.start(table: plant.table)
  }

  /// One tick in full: the plant moves and senses, then the controller scans.
  ///
  /// Commands come before it: see ``apply(_:)``.
  public mutating func tick() {
    world.step()
    guard controller != nil, isControlled else { return }
    let plant = plant
    let milliseconds = world.state.tick * plant.tickLength.milliseconds
    // The image changes hands by exchange, so that no array is copied.
    world.exchangeImage { image in
      var io = ControllerIO(image: IOImage.empty, plant: plant, milliseconds: milliseconds)
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
    isControlled = true
    controller?.start(table: plant.table)
  }

  /// Replaces the scene and its controller and starts it at tick 0 with the same seed.
  public mutating func load(_ scene: Scene, controller: (any Controller)? = nil) {
    self.scene = scene
    self.controller = controller
    plant = Plant(scene: scene, generation: plant.generation + 1)
    restart()
  }

  /// Turns ``World/usesFastPaths`` off: for checking that nothing depends on them.
  public mutating func looksAtEverything() { world.usesFastPaths = false }

  // MARK: The controller

  /// Who controls the plant now.
  public var report: ControllerReport {
    guard let controller else { return .none }
    return isControlled ? controller.report : controller.report.handedOver
  }

  /// What stopped the program that runs; nil while it goes on, or if there is none.
  public var stop: ControllerReport.Stop? { isControlled ? controller?.stop : nil }

  /// The variables of the program that runs; nil without one.
  public var image: ProgramImage? { isControlled ? controller?.image : nil }

  /// Detaches the controller until the scene starts anew. Outputs keep what was written last.
  public mutating func handOver() { isControlled = false }

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
