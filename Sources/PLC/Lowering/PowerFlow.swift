/// The power at a place of a network: there when all of its factors are true, and always when
/// there are none. A single factor may be a value of any type.
struct PowerFlow {
  private(set) var factors: [Expression]
  /// Levels of operators in the deepest factor, those inside of a contact's own text aside.
  private(set) var depth = 0

  static let always = PowerFlow(factors: [])

  /// The parallel flows together; nil without any.
  static func joined(_ flows: [PowerFlow]) -> PowerFlow? {
    guard flows.count > 1 else { return flows.first }
    if flows.contains(where: \.isAlways) { return .always }
    let branches = flows.compactMap { Expression.joined($0.factors[...], by: .and) }
    let depth = flows.reduce(0) { max($0, $1.height) } + levels(flows.count)
    return Expression.joined(branches[...], by: .or)
      .map { PowerFlow(factors: [$0], depth: depth) }
  }

  /// Adds what must be true as well.
  mutating func append(_ factor: Expression) { factors.append(factor) }

  /// Levels of operators of the whole expression.
  var height: Int { depth + Self.levels(factors.count) }

  /// Whether it should not grow any further, because the expression would be too long or deep.
  var isLarge: Bool { factors.count >= 64 || height >= 16 }

  /// The levels of a tree over as many operands.
  private static func levels(_ count: Int) -> Int {
    count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0
  }

  static func value(_ expression: Expression) -> PowerFlow { PowerFlow(factors: [expression]) }

  /// No power at all: behind a mistake.
  static func never(at position: Position) -> PowerFlow { value(.boolean(false, position)) }

  var isAlways: Bool { factors.isEmpty }

  /// Whether repeating the expression costs no more than reading a variable.
  var isSimple: Bool {
    guard factors.count == 1 else { return factors.isEmpty }
    switch factors[0].kind {
    case .name, .literal, .address: return true
    default: return false
    }
  }

  func expression(at position: Position) -> Expression {
    .joined(factors[...], by: .and) ?? .boolean(true, position)
  }
}
