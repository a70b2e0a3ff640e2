import Kernel
import Sim

/// `items`: where items of some kinds must leave the plant.
struct ItemRule: Rule {
  var wording: Wording
  /// The kinds it is about.
  var kinds: ItemMask
  /// The removers that may take them.
  var removers: [Int]
  /// Ticks from its arrival within which each must have left; nil for no limit.
  var within: Int?
  /// How many must have left in the end.
  var atLeast: Int

  var followsItems: Bool { within != nil }
  var watchesFloor: Bool { true }

  func watch() -> any RuleWatch { Watch(rule: self) }

  private struct Watch: RuleWatch {
    /// An item that is expected to leave.
    private struct Guest {
      var serial: Int
      var kind: Int
      var since: Tick
    }

    let rule: ItemRule
    private var guests: [Guest] = []
    /// Items on the floor that were told of.
    private var fallen: [Int] = []
    private var count = 0

    init(rule: ItemRule) { self.rule = rule }

    mutating func observe(_ plant: borrowing PlantObserver) -> [Breach] {
      var breaches: [Breach] = []
      for departure in plant.departures where concerns(departure.kind) {
        guests.removeAll { $0.serial == departure.item }
        if rule.removers.contains(departure.remover) {
          count += 1
        } else {
          let item = plant.itemName(departure.item, departure.kind)
          let remover = plant.removerName(departure.remover)
          breaches.append(Breach(message: "\(item) left by '\(remover)'"))
        }
      }
      for item in plant.onFloor where concerns(item.kind) && !fallen.contains(item.serial) {
        fallen.append(item.serial)
        breaches.append(
          Breach(message: "\(plant.itemName(item.serial, item.kind)) lies on the floor"))
      }
      if let within = rule.within { breaches += overdue(within, plant) }
      return breaches
    }

    mutating func finish(_ plant: PlantObserver) -> [Breach] {
      guard count < rule.atLeast else { return [] }
      let found = count == 0 ? "no such item" : "only \(count) such items"
      return [Breach(message: "\(found) left there, not \(rule.atLeast) at least")]
    }

    private mutating func overdue(_ within: Int, _ plant: PlantObserver) -> [Breach] {
      for item in plant.arrivals where concerns(item.kind) {
        guests.append(Guest(serial: item.serial, kind: item.kind, since: plant.tick))
      }
      var breaches: [Breach] = []
      // They stand in the order in which they came.
      while let first = guests.first, plant.tick - first.since >= within {
        guests.removeFirst()
        // What a reset took away is nobody's fault, and what fell was told of.
        guard plant.isPresent(first.serial), !fallen.contains(first.serial) else { continue }
        let span = SimulatedTime.text(within, plant.tickLength)
        let item = plant.itemName(first.serial, first.kind)
        breaches.append(Breach(message: "\(item) is still there \(span) after it came"))
      }
      return breaches
    }

    private func concerns(_ kind: Int) -> Bool { rule.kinds.contains(ItemMask(index: kind)) }
  }
}
