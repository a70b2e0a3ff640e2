import Kernel
import Sim
import Tags

/// What a scene says of one part, checked against its row of the catalogue; the row makes the
/// part's definition of it.
struct PartDraft: Sendable {
  /// The value of a setting.
  enum Value: Sendable {
    case number(Double)
    case whole(Int)
    case bool(Bool)
    case items(ItemMask)
    case span(ClosedRange<Double>)
  }

  var name: String
  var pose: Pose
  /// The word of the mode.
  var mode: String
  /// Every setting of the row, with its default where the scene says nothing.
  var settings: [String: Value] = [:]
  /// The tag of each signal; empty until tags have indices.
  var tags: [String: TagIndex] = [:]

  // A row asks only for settings it has itself declared, in the shape it has declared.

  func number(_ key: String) -> Double {
    guard case .number(let value)? = settings[key] else { undeclared(key) }
    return value
  }

  func whole(_ key: String) -> Int {
    guard case .whole(let value)? = settings[key] else { undeclared(key) }
    return value
  }

  func bool(_ key: String) -> Bool {
    guard case .bool(let value)? = settings[key] else { undeclared(key) }
    return value
  }

  func items(_ key: String) -> ItemMask {
    guard case .items(let value)? = settings[key] else { undeclared(key) }
    return value
  }

  func span(_ key: String) -> ClosedRange<Double> {
    guard case .span(let value)? = settings[key] else { undeclared(key) }
    return value
  }

  private func undeclared(_ key: String) -> Never {
    preconditionFailure("the catalogue row of '\(name)' has no such setting '\(key)'")
  }
}

extension PartKind.Shape {
  /// The value of a setting that a scene leaves out.
  var standard: PartDraft.Value {
    switch self {
    case .number(_, _, let value): .number(value)
    case .whole(_, let value): .whole(value)
    case .bool(let value): .bool(value)
    case .items(let value): .items(value)
    case .span(_, _, let value): .span(value)
    }
  }
}
