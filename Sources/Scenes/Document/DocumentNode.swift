/// A piece of a document with its place: what is left of YAML once its scalars have a type.
package struct DocumentNode {
  /// One key of a map with its value.
  package struct Entry {
    package var key: String
    /// The place of the key.
    package var line: Int
    package var column: Int
    package var value: DocumentNode
  }

  package enum Content {
    case null
    case bool(Bool)
    case whole(Int)
    /// Any other number, also an infinite one or none at all (`.nan`).
    case number(Double)
    case text(String)
    case list([DocumentNode])
    case map([Entry])
  }

  package var content: Content
  /// Counted from 1.
  package var line: Int
  package var column: Int

  package init(content: Content, line: Int, column: Int) {
    self.content = content
    self.line = line
    self.column = column
  }

  /// What the content is, for messages such as "expected a list, found a number".
  package var description: String {
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
  package var shown: String {
    switch content {
    case .whole(let number): "\(number)"
    case .number(let number): "\(number)"
    default: description
    }
  }
}
