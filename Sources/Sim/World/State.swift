import Kernel
import Tags

/// Everything of a plant that changes: a flat value. Two worlds of the same model and state go on
/// the same way, bit for bit.
public struct State: Sendable {
  /// Ticks since the start of the run.
  public internal(set) var tick: Tick = 0
  /// Ticks in which the plant moved: without those in which it was paused or at its layout.
  public internal(set) var runTick: Tick = 0
  public internal(set) var mode: PlantMode = .run
  /// The seed the generators came from.
  public internal(set) var seed: UInt64
  /// The serial number of the next item.
  public internal(set) var nextSerial: Int = 1
  /// The reset output at the last tick, for its edge.
  var resetWasOn = false
  /// Every tag.
  public internal(set) var io: IOImage
  /// Value of each ramp.
  public internal(set) var ramps: [Double]
  /// Each axis.
  public internal(set) var axes: [Axis.State]
  /// Slots of items; see ``World/items`` for the items themselves, in order.
  public internal(set) var items: [Item] = []
  /// Free slots; the last is used next.
  var freeSlots: [Int] = []
  /// Contact impulses of active and of resting items, each sorted by key.
  var contacts: [ContactMemory] = []
  var restingContacts: [ContactMemory] = []
  var rays: [Ray.State]
  var loadCells: [LoadCell.State]
  /// How far each encoder's wheel has run, and the level in each vessel.
  public internal(set) var encoders: [WheelEncoder.State]
  public internal(set) var vessels: [Vessel.State]
  var emitters: [EmitterState]
  /// Items each remover took.
  public internal(set) var removed: [Int]
  /// Warnings that items got, those of items that are gone included.
  public internal(set) var warnings = 0
  /// Setting of each panel device.
  public internal(set) var panel: [Double]

  /// The state before the first tick.
  init(model: Model, seed: UInt64) {
    self.seed = seed
    io = IOImage(model.table)
    ramps = Array(repeating: 0, count: model.ramps.count)
    axes = model.axes.map(\.home)
    rays = Array(repeating: Ray.State(), count: model.rays.count)
    loadCells = Array(repeating: LoadCell.State(), count: model.loadCells.count)
    encoders = Array(repeating: WheelEncoder.State(), count: model.encoders.count)
    vessels = model.vessels.map { Vessel.State(level: $0.initialLevel) }
    emitters = model.emitters.indices.map {
      EmitterState(generator: Generator(seed: seed, stream: UInt64($0) + 1))
    }
    removed = Array(repeating: 0, count: model.removers.count)
    panel = model.panel.map(\.initial)
    placeInitialItems(model)
  }

  /// Puts the model's initial items into an empty plant.
  mutating func placeInitialItems(_ model: Model) {
    for initial in model.initialItems {
      var item = Item(
        serial: nextSerial, kind: initial.kind, of: model.kinds[initial.kind],
        pose: initial.pose)
      item.velocity = initial.velocity
      item.spin = initial.spin
      nextSerial += 1
      items.append(item)
    }
  }
}

/// Whether the plant moves.
public enum PlantMode: Int, Sendable {
  /// It runs.
  case run
  /// Frozen by the pause tag.
  case paused
  /// At its layout, because the run tag is off.
  case edit
}

extension PlantMode: StateWord {
  public var stateWord: UInt64 { UInt64(rawValue) }
  public init(stateWord: UInt64) {
    self = PlantMode(rawValue: Int(truncatingIfNeeded: stateWord)) ?? .edit
  }
}

extension State: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("tick", &tick)
    visitor.visit("runTick", &runTick)
    visitor.visit("mode", &mode)
    visitor.visit("seed", &seed)
    visitor.visit("nextSerial", &nextSerial)
    visitor.visit("resetWasOn", &resetWasOn)
    visitor.visit("io", &io)
    visitor.visit("ramps", &ramps, blank: 0)
    visitor.visit("axes", &axes, blank: Axis.State())
    visitor.visit("items", &items, blank: .blank)
    visitor.visit("freeSlots", &freeSlots, blank: 0)
    visitor.visit("contacts", &contacts, blank: ContactMemory())
    visitor.visit("restingContacts", &restingContacts, blank: ContactMemory())
    visitor.visit("rays", &rays, blank: Ray.State())
    visitor.visit("loadCells", &loadCells, blank: LoadCell.State())
    visitor.visit("encoders", &encoders, blank: WheelEncoder.State())
    visitor.visit("vessels", &vessels, blank: Vessel.State())
    visitor.visit("emitters", &emitters, blank: EmitterState(generator: Generator(seed: 0)))
    visitor.visit("removed", &removed, blank: 0)
    visitor.visit("warnings", &warnings)
    visitor.visit("panel", &panel, blank: 0)
  }
}
