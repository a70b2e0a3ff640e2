import Kernel

/// `whenever`: each time a condition comes about, another must hold soon after.
struct Whenever: Rule {
  var wording: Wording
  var cause: Int
  var effect: Int
  /// Ticks from the cause to the latest boundary at which the effect must hold.
  var within: Int
  /// How often the cause must come about at least.
  var atLeast: Int

  func watch() -> any RuleWatch { Watch(rule: self) }

  private struct Watch: RuleWatch {
    let rule: Whenever
    var wasSo = false
    var count = 0
    /// When the cause came about that has had no effect yet.
    var pending: Tick?
    var isBroken = false

    mutating func observe(_ plant: borrowing PlantObserver) -> [Breach] {
      let isSo = plant.holds(rule.cause)
      defer { wasSo = isSo }
      if isSo, !wasSo {
        count += 1
        if pending == nil { pending = plant.tick }
      }
      guard let since = pending else { return [] }
      if plant.holds(rule.effect) {
        pending = nil
      } else if plant.tick - since >= rule.within, !isBroken {
        isBroken = true
        let span = SimulatedTime.text(rule.within, plant.tickLength)
        let start = SimulatedTime.text(since, plant.tickLength)
        return [
          Breach(
            message: "the cause came about at \(start), and the effect not within \(span)",
            conditions: [rule.cause, rule.effect])
        ]
      }
      return []
    }

    mutating func finish(_ plant: PlantObserver) -> [Breach] {
      guard count < rule.atLeast, !isBroken else { return [] }
      let times = count == 0 ? "never" : "only \(count) times"
      return [
        Breach(
          message: "the cause \(times) came about, so that little was tried",
          conditions: [rule.cause])
      ]
    }
  }
}
