import Runtime
import Tags

/// Something that conditions look at.
struct Reading: Sendable, Equatable {
  /// What is looked at.
  enum Source: Sendable, Equatable {
    case tag(TagIndex)
    /// Simulated seconds since the start.
    case time
    case emitted
    case removed
    /// Items that some of the removers took.
    case removedBy([Int])
    case present
    case fallen
    case warnings
    /// A property of an item's kind.
    case property(Int)
  }

  /// How a value is shown.
  enum Form: Sendable, Equatable {
    case truth
    case whole
    /// A float of 32 bits.
    case single
    case seconds
    case double
  }

  var source: Source
  /// What failures call it.
  var label: String
  var form: Form

  /// A value as a failure shows it.
  func text(_ value: Double) -> String {
    switch form {
    case .truth: value != 0 ? "true" : "false"
    case .whole: "\(Int(value))"
    case .single: "\(Float(value))"
    case .seconds: "\(value) s"
    case .double: "\(value)"
    }
  }
}
