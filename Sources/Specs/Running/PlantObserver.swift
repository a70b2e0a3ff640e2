import Kernel
import Runtime
import Sim
import Tags

/// A plant under test at a tick boundary: what steps act on and rules look at.
///
/// A value, so that looking at it costs no copy of the plant.
struct PlantObserver {
  /// An item as rules follow it.
  struct ItemNote {
    var serial: Int
    var kind: Int
  }

  private(set) var session: Session
  private(set) var conditions: ConditionState
  /// What has been done to the plant so far, in order.
  private(set) var commands: [CaseResult.AppliedCommand] = []
  /// Items that came since the boundary before, if rules follow items.
  private(set) var arrivals: [ItemNote] = []
  /// Items on the floor, if rules or conditions ask for them.
  private(set) var onFloor: [ItemNote] = []
  private let followsItems: Bool
  private let watchesFloor: Bool
  private let readsVariables: Bool
  private var nextSerial = 1

  init(session: Session, case testCase: SpecCase) {
    self.session = session
    conditions = ConditionState(testCase.conditions)
    followsItems = testCase.rules.contains { $0.followsItems }
    watchesFloor =
      testCase.rules.contains { $0.watchesFloor }
      || testCase.conditions.readings.contains { $0.source == .fallen }
    readsVariables = testCase.conditions.readings.contains { reading in
      if case .variable = reading.source { true } else { false }
    }
  }

  /// Ticks since the start.
  var tick: Tick { session.world.state.tick }
  var tickLength: TickLength { session.plant.tickLength }

  /// Whether a condition holds at this boundary.
  func holds(_ condition: Int) -> Bool { conditions.results[condition] }

  /// What removers took in the last tick.
  var departures: [Departure] { session.world.departures }

  /// The hash of the plant and its program.
  var hash: UInt64 { session.hash }

  /// What stopped the program; nil while it runs, or if there is none.
  var stop: ControllerReport.Stop? { session.stop }

  /// What people call an item, such as `item 7 (box-l, 16.99 kg)`.
  func itemName(_ serial: Int, _ kind: Int) -> String {
    let kind = session.world.model.kinds[kind]
    return "item \(serial) (\(kind.name), \(kind.mass) kg)"
  }

  /// The name of a remover's part.
  func removerName(_ remover: Int) -> String { session.world.model.removers[remover].name }

  /// Whether an item is in the plant.
  func isPresent(_ serial: Int) -> Bool {
    var found = false
    session.world.forEachItem(since: serial) { other, _ in if other == serial { found = true } }
    return found
  }

  /// One tick of the plant and its program.
  mutating func advance() { session.tick() }

  /// Does something to the plant at this boundary.
  mutating func apply(_ changes: [Command.Change]) throws(Command.Refusal) {
    try session.apply(changes)
    for change in changes { commands.append(.init(tick: tick, change: change)) }
  }

  /// What undoes a change: instead of a release or a healing, the force or the fault that is there
  /// now.
  func restoring(_ undo: Command.Change) -> Command.Change {
    switch undo {
    case .release(let tag):
      let state = session.world.state.io.states[tag.position]
      return state.isForced ? .force(tag, state.forcedValue) : undo
    case .fault(let tag, let fault, on: false):
      let faults = session.world.state.io.states[tag.position].faults
      return .fault(tag, fault, on: faults.contains(fault))
    default: return undo
    }
  }

  /// Looks at everything that steps and rules will ask for at this boundary.
  mutating func observe() {
    noteItems()
    // The image shares the memory of the program: it must be gone before the next scan.
    let image = readsVariables ? session.image : nil
    for index in conditions.fetches.indices {
      conditions.values[index] = value(conditions.fetches[index], image)
    }
    conditions.evaluate(tick: tick)
  }

  private mutating func noteItems() {
    // Lists are filled in local names: a look that changed this value would copy the plant first.
    var found: [ItemNote] = []
    if followsItems {
      swap(&found, &arrivals)
      found.removeAll(keepingCapacity: true)
      if session.world.state.nextSerial > nextSerial {
        session.world.forEachItem(since: nextSerial) { serial, kind in
          found.append(ItemNote(serial: serial, kind: kind))
        }
        // Slots are in no order; serial numbers are unique.
        found.sort { $0.serial < $1.serial }
        nextSerial = session.world.state.nextSerial
      }
      swap(&found, &arrivals)
    }
    if watchesFloor {
      swap(&found, &onFloor)
      found.removeAll(keepingCapacity: true)
      session.world.forEachItemOnFloor { serial, kind in
        found.append(ItemNote(serial: serial, kind: kind))
      }
      swap(&found, &onFloor)
    }
  }

  private func value(_ fetch: Reading.Fetch, _ image: ProgramImage?) -> Double {
    switch fetch.code {
    case .tag: session.world.state.io[TagIndex(fetch.index)].number
    case .time: tickLength.time(at: tick)
    case .emitted: Double(session.world.state.nextSerial - 1)
    case .removed: session.world.state.removed.reduce(0) { $0 + Double($1) }
    case .present: Double(session.world.itemCount)
    case .fallen: Double(onFloor.count)
    case .warnings: Double(session.world.state.warnings)
    case .other:
      switch conditions.set.readings[fetch.index].source {
      case .removedBy(let removers):
        removers.reduce(0) { $0 + Double(session.world.state.removed[$1]) }
      case .variable(let variable): image?.number(variable) ?? 0
      default: preconditionFailure("a plant has nothing else to read")
      }
    }
  }

  /// What the conditions read, as a failure shows it.
  func shownReadings(_ conditions: [Int]) -> [CaseResult.ShownReading] {
    var shown: [Int] = []
    for condition in conditions {
      for reading in self.conditions.set.entries[condition].readings
      where !shown.contains(reading) {
        shown.append(reading)
      }
    }
    return shown.map { index in
      let reading = self.conditions.set.readings[index]
      return CaseResult.ShownReading(
        name: reading.label, value: reading.text(self.conditions.values[index]))
    }
  }
}
