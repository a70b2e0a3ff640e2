import Kernel

/// `eventually`: a condition that must come about once.
struct Eventually: Rule {
  var wording: Wording
  var condition: Int
  /// The latest tick at whose end it must have held.
  var within: Int

  func watch() -> any RuleWatch { Watch(rule: self) }

  private struct Watch: RuleWatch {
    let rule: Eventually
    var isOver = false

    mutating func observe(_ plant: borrowing PlantObserver) -> [Breach] {
      guard !isOver else { return [] }
      let isSo = plant.holds(rule.condition)
      let isLate = plant.tick >= rule.within
      isOver = isSo || isLate
      guard isLate, !isSo else { return [] }
      let span = SimulatedTime.text(rule.within, plant.tickLength)
      return [
        Breach(message: "it did not come about within \(span)", conditions: [rule.condition])
      ]
    }
  }
}
