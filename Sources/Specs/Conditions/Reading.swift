import PLC
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
    /// A variable of the program.
    case variable(ProgramVariable)
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
    // Numbers that large are no whole ones to a reader.
    case .whole: value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    case .single: "\(Float(value))"
    case .seconds: "\(value) s"
    case .double: "\(value)"
    }
  }
}

extension Reading {
  /// How a variable of a type is shown.
  static func form(_ type: Elementary) -> Form {
    switch type {
    case .bool: .truth
    case .sint, .int, .dint, .lint, .usint, .uint, .udint, .ulint, .byte, .word, .dword, .lword:
      .whole
    case .real: .single
    case .lreal: .double
    case .time, .date, .dateAndTime, .timeOfDay: .seconds
    }
  }
}

extension Reading {
  /// What a tick needs to know of a reading: without texts or lists, whose counts of references
  /// would cost more than the reading itself.
  struct Fetch: Sendable {
    enum Code: UInt8, Sendable {
      case tag, time, emitted, removed, present, fallen, warnings
      /// See the reading of that index.
      case other
    }

    var code: Code
    var index = 0

    /// - Parameter index: the reading's own.
    init(_ reading: Reading, index: Int) {
      switch reading.source {
      case .tag(let tag): (code, self.index) = (.tag, tag.position)
      case .time: code = .time
      case .emitted: code = .emitted
      case .removed: code = .removed
      case .present: code = .present
      case .fallen: code = .fallen
      case .warnings: code = .warnings
      case .removedBy, .variable, .property: (code, self.index) = (.other, index)
      }
    }
  }
}
