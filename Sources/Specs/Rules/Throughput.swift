import Kernel
import Sim

/// `throughput`: how many items leave in a span of time, counted over the rest of the run.
struct Throughput: Rule {
  var wording: Wording
  var kinds: ItemMask
  var removers: [Int]
  /// Items in a second, at least and at most.
  var range: ClosedRange<Double>
  /// How the rate was written: items in so many seconds, and the unit's name.
  var unit: (seconds: Double, name: String)
  /// Ticks that do not count: the plant fills first.
  var from: Tick

  func watch() -> any RuleWatch { Watch(rule: self) }

  private struct Watch: RuleWatch {
    let rule: Throughput
    var count = 0

    mutating func observe(_ plant: borrowing PlantObserver) -> [Breach] {
      guard plant.tick > rule.from else { return [] }
      for departure in plant.departures
      where rule.kinds.contains(ItemMask(index: departure.kind))
        && rule.removers.contains(departure.remover)
      {
        count += 1
      }
      return []
    }

    mutating func finish(_ plant: PlantObserver) -> [Breach] {
      let seconds = plant.tickLength.time(at: plant.tick - rule.from)
      // Compared as counts, so that a rate that is met to the item is met.
      let least = rule.range.lowerBound * seconds
      let most = rule.range.upperBound * seconds
      guard Double(count) < least - 1e-9 || Double(count) > most + 1e-9 else { return [] }
      let rate = (Double(count) / seconds * rule.unit.seconds * 100).rounded() / 100
      let span = SimulatedTime.text(plant.tick - rule.from, plant.tickLength)
      return [
        Breach(message: "\(count) items left in \(span), which is \(rate)/\(rule.unit.name)")
      ]
    }
  }
}
