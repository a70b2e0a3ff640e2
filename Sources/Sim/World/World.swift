import Kernel
import Tags

/// A plant in motion: a constant ``Model`` and a changing ``State``, stepped one tick at a time.
///
/// - Determinism: the state after a step depends on the state before it and nothing else.
/// - Thread: a value; step each world on one thread.
public struct World: Sendable {
  /// What never changes.
  public let model: Model
  /// What changes.
  public internal(set) var state: State
  /// Scratch space: carries nothing from one tick to the next that a result depends on.
  var physics = Physics()
  var tracker: Tracker

  /// A plant at its layout before the first tick, running.
  public init(model: Model, seed: UInt64) {
    self.model = model
    state = State(model: model, seed: seed)
    tracker = Tracker(model, ramps: state.ramps, axes: state.axes)
    rebuildTracker()
    state.io.write(ReservedTag.run.index, .bit(true))
    state.io.write(ReservedTag.running.index, .bit(true))
    sensePanel()
    sense()
  }

  /// Whether lists and a schedule say what to look at in a tick. Without them everything is
  /// looked at in every tick: much slower, and the same bits.
  public var usesFastPaths: Bool {
    get { tracker.isFast }
    set {
      tracker.isFast = newValue
      rebuildTracker()
    }
  }

  /// A fingerprint of all of ``State``. Cost: about a nanosecond a word.
  public var hash: UInt64 { StateHash.of(state) }

  /// Advances the plant by one tick.
  ///
  /// - Determinism: depends on the state only.
  /// - Cost: O(items + contacts + rays).
  public mutating func step() {
    state.tick += 1
    tracker.departures.clear()
    updateMode()
    guard state.mode == .run else { return }
    state.runTick += 1
    moveMechanisms()
    emitAndRemove()
    moveItems()
    sense()
  }

  /// Sets what a controller wrote; for output tags.
  public mutating func write(_ tag: TagIndex, _ value: TagValue) { state.io.write(tag, value) }
  /// Overrides a tag until its release.
  public mutating func force(_ tag: TagIndex, _ value: TagValue) { state.io.force(tag, value) }
  /// Ends a force.
  public mutating func release(_ tag: TagIndex) { state.io.release(tag) }
  /// Sets or clears wire faults of a tag.
  public mutating func setFault(_ tag: TagIndex, _ fault: WireFaults, on: Bool) {
    state.io.setFault(tag, fault, on: on)
  }

  /// An operator's hand on a panel device; visible in the tags at once.
  public mutating func operate(
    _ device: Int, _ action: PanelDevice.Action
  ) throws(PanelDevice.Refusal) {
    let result = model.panel[device].setting(after: action, from: state.panel[device])
    state.panel[device] = try result.get()
    sensePanel()
  }

  /// Lends the image out for a controller's scan, without a copy.
  public mutating func exchangeImage(_ scan: (inout IOImage) -> Void) { scan(&state.io) }

  private mutating func sensePanel() {
    for (device, setting) in zip(model.panel, state.panel) {
      device.sense(setting, into: &state.io)
    }
  }
}
