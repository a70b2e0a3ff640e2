/// The name filter of the tag list: matches the whole name without regard to case; `*` stands for
/// any run of characters and `?` for one.
///
/// - Cost: at most pattern × name steps; nothing a client sends makes it worse.
struct NamePattern {
  private let pattern: [Unicode.Scalar]

  init(_ pattern: String) { self.pattern = Self.folded(pattern) }

  /// Whether the whole name matches.
  func matches(_ name: String) -> Bool {
    let name = Self.folded(name)
    var place = 0
    var next = 0
    // Where the last star stood, and how far into the name it reaches so far. Only the last star
    // needs to be tried again, so there is no backtracking over several.
    var star: Int?
    var reach = 0
    while next < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = place
        reach = next
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[next] {
        place += 1
        next += 1
      } else if let star {
        reach += 1
        next = reach
        place = star + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    Array(text.lowercased().unicodeScalars)
  }
}
