/// The power at a place of a network: there when all of its factors are true, and always when
/// there are none. A single factor may be a value of any type.
struct PowerFlow {
  var factors: [Expression]

  static let always = PowerFlow(factors: [])

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
