import Scenes
import Tags

/// A mistake in a condition or a name, with its code.
struct Finding: Error {
  var code: SpecProblem
  /// Characters before the place in the text.
  var offset = 0
  var message: String
  var hint: String
}

/// Finds the tag that a name in a spec means.
struct TagSearch {
  let table: TagTable
  /// The scene's name, for hints.
  let scene: String

  /// Words shown in a hint before it points to the list of tags instead.
  private static let shown = 12

  /// The one tag of that name.
  ///
  /// - Parameters:
  ///   - kind: the kind asked for, if one was.
  ///   - preferred: the kind that is meant where a name is shared and no kind asked for.
  ///   - words: what else the name could have been, for hints.
  func find(
    _ name: String, kind: TagKind?, preferring preferred: TagKind? = nil, words: [String] = []
  ) throws(Finding) -> TagIndex {
    let named = table.indices(named: name)
    guard !named.isEmpty else { throw unknown(name, words) }
    let found = named.filter { kind == nil || table[$0].kind == kind }
    guard !found.isEmpty else {
      throw Finding(
        code: .unknownName, message: "'\(name)' is no \(kind.map { "\($0)" } ?? "tag")",
        hint: "it is an \(table[named[0]].kind): leave the word before the colon out")
    }
    if found.count == 1 { return found[0] }
    let narrowed = found.filter { table[$0].kind == preferred }
    if narrowed.count == 1 { return narrowed[0] }
    let kinds = Set(found.map { table[$0].kind })
    throw Finding(
      code: .sharedName, message: "\(found.count) tags are called '\(name)'",
      hint: kinds.count > 1
        ? "write 'input:\(name)' or 'output:\(name)'"
        : "give each a name of its own in the scene")
  }

  private func unknown(_ name: String, _ words: [String]) -> Finding {
    // Reserved tags are rarely meant and would crowd the hint.
    let names = table.tags.dropFirst(ReservedTag.allCases.count).map(\.name)
    let near = Suggestion.near(name, among: words + names)
    let list =
      names.count <= Self.shown
      ? "there are: \(names.map { "'\($0)'" }.joined(separator: ", "))"
      : "'beltline scene tags \(scene)' lists them"
    return Finding(
      code: .unknownName, message: "the scene has no tag '\(name.prefix(100))'",
      hint: near.map { "did you mean '\($0)'?" } ?? list)
  }
}
