import Kernel

/// Something that must be true of a whole run: an invariant, a reaction, what becomes of items.
///
/// A new kind of rule is one type of this, one watch, a reader of its key and its row of the
/// reference page.
protocol Rule: Sendable {
  var wording: Wording { get }
  /// Whether it wants to know of every item that comes.
  var followsItems: Bool { get }
  /// Whether it wants to know of items on the floor.
  var watchesFloor: Bool { get }

  /// Follows one run.
  func watch() -> any RuleWatch
}

extension Rule {
  var followsItems: Bool { false }
  var watchesFloor: Bool { false }
}

/// A rule in a run.
protocol RuleWatch {
  /// Looks at the plant at a tick boundary, from the one before the first tick on, and returns what
  /// broke the rule there.
  mutating func observe(_ plant: borrowing PlantObserver) -> [Breach]
  /// What was still missing at the end, after the last look.
  mutating func finish(_ plant: PlantObserver) -> [Breach]
}

extension RuleWatch {
  mutating func finish(_ plant: PlantObserver) -> [Breach] { [] }
}

/// How a rule was broken.
struct Breach {
  /// One sentence without its full stop.
  var message: String
  /// The conditions whose readings explain it.
  var conditions: [Int] = []
}
