/// A piece of a document with its place: what is left of YAML once its scalars have a type.
struct DocumentNode {
  /// One key of a map with its value.
  struct Entry {
    var key: String
    /// The place of the key.
    var line: Int
    var column: Int
    var value: DocumentNode
  }

  enum Content {
    case null
    case bool(Bool)
    case whole(Int)
    /// Any other number, also an infinite one or none at all (`.nan`).
    case number(Double)
    case text(String)
    case list([DocumentNode])
    case map([Entry])
  }

  var content: Content
  /// Counted from 1.
  var line: Int
  var column: Int

  /// What the content is, for messages such as "expected a list, found a number".
  var description: String {
    switch content {
    case .null: "nothing"
    case .bool(let on): on ? "true" : "false"
    case .whole, .number: "the number \(shown)"
    case .text(let text): "the text '\(text.prefix(40))'"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// A number as the document has it, or nearly so.
  var shown: String {
    switch content {
    case .whole(let number): "\(number)"
    case .number(let number): "\(number)"
    default: description
    }
  }
}
