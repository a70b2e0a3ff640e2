/// What tells one kind of document from another where the readers of this folder meet it: its
/// name, its limits and its hints. Problem numbers 1 to 19 mean the same in every kind.
package struct DocumentFormat: Sendable {
  /// The letters before a problem's number.
  package var prefix: String
  /// What messages call a document: "scene".
  package var noun: String
  /// The greatest size of a document, bytes.
  package var sizeLimit: Int
  /// How to mend a document that is too large.
  package var splitHint: String
  /// What a document begins with.
  package var beginHint: String
  /// How deep a document needs to be, in words.
  package var depth: String

  package init(
    prefix: String, noun: String, sizeLimit: Int, splitHint: String, beginHint: String,
    depth: String
  ) {
    self.prefix = prefix
    self.noun = noun
    self.sizeLimit = sizeLimit
    self.splitHint = splitHint
    self.beginHint = beginHint
    self.depth = depth
  }

  /// Scene files.
  package static let scene = DocumentFormat(
    prefix: "SCN", noun: "scene", sizeLimit: 4_000_000,
    splitHint: "split the plant into several scenes",
    beginHint: "begin with 'beltline: 1', a name, a title and a list of parts", depth: "seven")
}
