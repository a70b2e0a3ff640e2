/// What a document may demand, so that none can exhaust memory or time.
enum MarkupLimits {
  static let bytes = 16 << 20
  /// Elements inside each other.
  static let depth = 200
  static let elements = 500_000
  /// Attributes of one element.
  static let attributes = 100
}

/// What is wrong with a document as XML: reading ends there.
struct MarkupMistake: Error {
  var code: PLCopenProblem
  var place: MarkupElement.Place
  var message: String
  var hint: String
}
