/// Names that are nearly the one that was written.
extension ProjectChecker {
  /// A hint that names the nearest known name, or another hint if none is near.
  func suggestion(
    for name: String, among lists: [[String]], otherwise hint: String
  ) -> String {
    let wanted = Array(NameTable.uppercased(name).utf8)
    // A third of the letters may differ.
    var best = (distance: max(1, wanted.count / 3) + 1, name: "")
    for list in lists {
      for candidate in list
      where !candidate.utf8.contains(UInt8(ascii: "~")) && !candidate.utf8.starts(with: "__".utf8) {
        let letters = Array(NameTable.uppercased(candidate).utf8)
        guard abs(letters.count - wanted.count) < best.distance else { continue }
        let distance = Self.distance(wanted, letters, below: best.distance)
        if distance < best.distance { best = (distance, candidate) }
      }
    }
    return best.name.isEmpty ? hint : "did you mean '\(best.name)'?"
  }

  /// Letters to change, add or take away between two names; `limit` if there are as many or more.
  private static func distance(_ a: [UInt8], _ b: [UInt8], below limit: Int) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for (j, other) in b.enumerated() {
        let change = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, diagonal + 1, row[j] + 1)
        least = min(least, row[j + 1])
      }
      if least >= limit { return limit }
    }
    return row[b.count]
  }
}
