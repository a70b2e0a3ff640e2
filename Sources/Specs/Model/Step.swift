import Runtime

/// One step of a case: when it begins, what it does, and what must come of it.
struct Step: Sendable {
  /// When a step begins. No step begins before the one before it has ended.
  enum Beginning: Sendable {
    case atOnce
    /// At that tick of the run.
    case at(Int)
    /// So many ticks after the end of the step before.
    case after(Int)
    /// When a condition holds, which must be within so many ticks.
    case when(Int, within: Int)
  }

  /// What must come of it.
  struct Expectation: Sendable {
    /// The condition that must hold.
    var condition: Int
    /// The latest tick, counted from the beginning of the step, at which it must hold.
    var within: Int
    /// For how many ticks it must then go on to hold.
    var stays: Int
  }

  var beginning = Beginning.atOnce
  /// Done at its beginning, in order.
  var changes: [Command.Change] = []
  /// Done so many ticks later, whatever the other steps are about.
  var undo: (ticks: Int, changes: [Command.Change])?
  var expectation: Expectation?
  var wording: Wording
}
