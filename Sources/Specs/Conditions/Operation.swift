/// One step of a condition's evaluation on a stack of numbers; a truth is 1 or 0.
struct Operation: Sendable, Equatable {
  enum Code: UInt8, Sendable {
    /// Pushes `number`.
    case constant
    /// Pushes the reading `index`.
    case read
    case not, negate, absolute
    case and, or, implies
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    case add, subtract, multiply, divide, remainder, minimum, maximum
    /// These remember the past in the memory cell `index`.
    case rising, falling, changed, count
    /// These as well, and `number` is a count of ticks.
    case held, recent
    /// Takes the result of the condition `index` off the stack.
    case store
  }

  var code: Code
  var index = 0
  var number = 0.0

  /// How many cells of memory it needs.
  var cells: Int {
    switch code {
    case .rising, .falling, .changed, .held, .recent: 1
    case .count: 2
    default: 0
    }
  }

  /// By how much it makes the stack higher.
  var growth: Int {
    switch code {
    case .constant, .read: 1
    case .and, .or, .implies, .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .add, .subtract, .multiply, .divide, .remainder, .minimum, .maximum, .store:
      -1
    default: 0
    }
  }
}
