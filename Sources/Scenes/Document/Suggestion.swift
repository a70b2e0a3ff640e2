/// The words nearest to one that is unknown, for hints.
package enum Suggestion {
  /// "did you mean 'x'?" when a word is close, else the words there are.
  package static func hint(for word: String, among words: [String]) -> String {
    if let near = near(word, among: words) { return "did you mean '\(near)'?" }
    return words.isEmpty ? "leave it out" : "there are: \(words.joined(separator: ", "))"
  }

  /// The word that was probably meant; nil if none is close.
  package static func near(_ word: String, among words: [String]) -> String? {
    let wanted = word.lowercased()
    // Words longer than any of ours cannot be near one, and would only cost time.
    guard wanted.utf8.count <= 40 else { return nil }
    let near = words.map { (word: $0, distance: distance(wanted, $0.lowercased())) }
      .min { $0.distance < $1.distance }
    if let near, near.distance <= max(2, wanted.count / 3) { return near.word }
    return wanted.utf8.count > 2 ? words.first(where: { $0.contains(wanted) }) : nil
  }

  /// How many characters must be added, taken away or replaced to make `b` of `a`.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
