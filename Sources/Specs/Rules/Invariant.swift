import Kernel

/// `always` and `never`: a condition at every boundary from one on.
struct Invariant: Rule {
  var wording: Wording
  var condition: Int
  /// What the condition must be.
  var holds: Bool
  /// The first tick whose end is looked at. The one before the first tick never is: the program has
  /// not had its say there.
  var from: Tick

  func watch() -> any RuleWatch { Watch(rule: self) }

  private struct Watch: RuleWatch {
    let rule: Invariant
    var isBroken = false

    mutating func observe(_ plant: borrowing PlantObserver) -> [Breach] {
      let isRight = plant.holds(rule.condition) == rule.holds
      guard !isRight, !isBroken, plant.tick >= max(rule.from, 1) else { return [] }
      // Once is enough: what is broken stays broken.
      isBroken = true
      return [
        Breach(
          message: rule.holds ? "it does not hold" : "it came about",
          conditions: [rule.condition])
      ]
    }
  }
}
