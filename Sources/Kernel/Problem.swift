/// A user's mistake in a document, with where it is and how to mend it.
public struct Problem: Equatable, Sendable {
  /// How bad it is: only errors keep a document from being used.
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// Stable code such as `SCN0012`; each has a row in the reference pages.
  public let code: String
  public let severity: Severity
  /// The document's name as the user gave it.
  public let file: String
  /// Counted from 1; 0 when the problem has no place.
  public let line: Int
  /// Counted from 1; 0 when the problem has no place.
  public let column: Int
  /// What is wrong.
  public let message: String
  /// How to mend it.
  public let hint: String

  public init(
    code: String, severity: Severity = .error, file: String, line: Int = 0, column: Int = 0,
    message: String, hint: String = ""
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}

extension Problem: CustomStringConvertible {
  /// `file:line:column: error SCN0012: message (hint)`.
  public var description: String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    let mend = hint.isEmpty ? "" : " (\(hint))"
    return "\(place): \(severity.rawValue) \(code): \(message)\(mend)"
  }
}

/// All problems of a document that cannot be used.
public struct Problems: Error, Sendable, CustomStringConvertible {
  /// The greatest number a document reports.
  public static let limit = 100
  public let list: [Problem]

  public init(_ list: [Problem]) { self.list = list }

  /// One line a problem.
  public var description: String { list.map(\.description).joined(separator: "\n") }
}
