/// Reads comma-separated values as RFC 4180 has them.
enum DelimitedText {
  /// The rows that are not empty, each with the line it begins in, counted from 1.
  ///
  /// A quote that is never closed ends with the text.
  /// - Parameter limit: more rows are not read.
  static func rows(of text: String, limit: Int) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var line = 1
    var start = 1
    func isEmpty() -> Bool { fields.isEmpty && field.allSatisfy { $0 == " " } }
    var scalars = text.unicodeScalars[...]
    // Some programs begin a file with a byte order mark, which means nothing in UTF-8.
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    while rows.count < limit, let scalar = scalars.popFirst() {
      if scalar == "\n" { line += 1 }
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        field.append(scalar)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(String(field))
        field = .init()
      case "\r" where !isQuoted && scalars.first == "\n": break
      case "\n" where !isQuoted:
        if !isEmpty() { rows.append((start, fields + [String(field)])) }
        fields = []
        field = .init()
        start = line
      default: field.append(scalar)
      }
    }
    if rows.count < limit, !isEmpty() { rows.append((start, fields + [String(field)])) }
    return rows
  }
}
