import Kernel

/// The conditions of a case, made flat so that a tick evaluates all of them in one pass without
/// an allocation.
struct ConditionSet: Sendable {
  /// One condition for people.
  struct Entry: Sendable {
    var text: String
    var line: Int
    var column: Int
    /// What of the plant it looks at, in the order of its text.
    var readings: [Int]
  }

  private(set) var entries: [Entry] = []
  private(set) var readings: [Reading] = []
  private(set) var operations: [Operation] = []
  private(set) var cells = 0
  private(set) var depth = 0

  /// The index of a reading; the same reading is taken once a tick however many ask for it.
  mutating func index(of reading: Reading) -> Int {
    if let known = readings.firstIndex(of: reading) { return known }
    readings.append(reading)
    return readings.count - 1
  }

  /// Adds a condition whose operations leave one number on the stack, and returns its index.
  mutating func add(_ entry: Entry, _ code: [Operation]) -> Int {
    var height = 0
    for operation in code {
      var operation = operation
      if operation.cells > 0 {
        operation.index = cells
        cells += operation.cells
      }
      height += operation.growth
      depth = max(depth, height)
      operations.append(operation)
    }
    precondition(height == 1, "a condition leaves one number on the stack")
    operations.append(Operation(code: .store, index: entries.count))
    entries.append(entry)
    return entries.count - 1
  }
}

/// The conditions of a case in a run: what they read, what they remember and how they came out.
struct ConditionState {
  let set: ConditionSet
  /// How each reading is taken.
  let fetches: [Reading.Fetch]
  /// What was read at this boundary; the owner fills it in before ``evaluate(tick:)``.
  var values: [Double]
  private(set) var results: [Bool]
  private var memory: [Double]
  private var stack: [Double]
  private var isFirst = true

  init(_ set: ConditionSet) {
    self.set = set
    fetches = set.readings.enumerated().map { Reading.Fetch($1, index: $0) }
    values = Array(repeating: 0, count: set.readings.count)
    results = Array(repeating: false, count: set.entries.count)
    memory = Array(repeating: -1, count: set.cells)
    stack = Array(repeating: 0, count: set.depth + 1)
  }

  /// Evaluates every condition, once a tick boundary and in order of the boundaries.
  mutating func evaluate(tick: Tick) {
    var top = 0
    for operation in set.operations {
      switch operation.code {
      case .constant:
        stack[top] = operation.number
        top += 1
      case .read:
        stack[top] = values[operation.index]
        top += 1
      case .store:
        top -= 1
        results[operation.index] = stack[top] != 0
      case .not, .negate, .absolute, .rising, .falling, .changed, .count, .held, .recent:
        stack[top - 1] = single(operation, stack[top - 1], tick)
      default:
        top -= 1
        stack[top - 1] = Self.joined(operation.code, stack[top - 1], stack[top])
      }
    }
    isFirst = false
  }

  private mutating func single(_ operation: Operation, _ value: Double, _ tick: Tick) -> Double {
    let cell = operation.index
    switch operation.code {
    case .not: return value == 0 ? 1 : 0
    case .negate: return -value
    case .absolute: return value.magnitude
    case .rising:
      defer { memory[cell] = value }
      return !isFirst && value != 0 && memory[cell] == 0 ? 1 : 0
    case .falling:
      defer { memory[cell] = value }
      return !isFirst && value == 0 && memory[cell] != 0 ? 1 : 0
    case .changed:
      defer { memory[cell] = value }
      return !isFirst && value != memory[cell] ? 1 : 0
    case .count:
      if isFirst {
        memory[cell] = 0
      } else if value != 0, memory[cell + 1] == 0 {
        memory[cell] += 1
      }
      memory[cell + 1] = value
      return memory[cell]
    case .held:
      // The cell holds the tick since which it is true, or −1.
      if value == 0 { memory[cell] = -1 } else if memory[cell] < 0 { memory[cell] = Double(tick) }
      return memory[cell] >= 0 && Double(tick) - memory[cell] >= operation.number ? 1 : 0
    default:
      // Recent: the cell holds the last tick at which it was true, or −1.
      if value != 0 { memory[cell] = Double(tick) }
      return memory[cell] >= 0 && Double(tick) - memory[cell] <= operation.number ? 1 : 0
    }
  }

  private static func joined(_ code: Operation.Code, _ a: Double, _ b: Double) -> Double {
    switch code {
    case .and: a != 0 && b != 0 ? 1 : 0
    case .or: a != 0 || b != 0 ? 1 : 0
    case .implies: a == 0 || b != 0 ? 1 : 0
    case .equal: a == b ? 1 : 0
    case .unequal: a != b ? 1 : 0
    case .less: a < b ? 1 : 0
    case .lessOrEqual: a <= b ? 1 : 0
    case .greater: a > b ? 1 : 0
    case .greaterOrEqual: a >= b ? 1 : 0
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .remainder: a.truncatingRemainder(dividingBy: b)
    case .minimum: min(a, b)
    case .maximum: max(a, b)
    default: preconditionFailure("\(code) does not join two numbers")
    }
  }
}
