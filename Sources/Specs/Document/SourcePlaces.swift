import Scenes

/// Finds the place of a character of a text value in the document it stands in.
struct SourcePlaces {
  private let lines: [[Unicode.Scalar]]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
      Array($0.unicodeScalars)
    }
  }

  /// Where the character stands that comes after `offset` others of a node's text. Texts of several
  /// lines are pointed at as a whole.
  func place(of node: DocumentNode, offset: Int) -> (line: Int, column: Int) {
    let whole = (node.line, node.column)
    guard lines.indices.contains(node.line - 1) else { return whole }
    let line = lines[node.line - 1]
    var index = node.column - 1
    guard line.indices.contains(index) else { return whole }
    let quote = line[index]
    switch quote {
    case "|", ">": return whole
    case "'", "\"": index += 1
    default:
      index += offset
      return line.indices.contains(index) ? (node.line, index + 1) : whole
    }
    for _ in 0..<offset {
      guard line.indices.contains(index) else { return whole }
      // An escaped character takes two places.
      let isEscaped = quote == "\"" ? line[index] == "\\" : line[index] == "'"
      index += isEscaped ? 2 : 1
    }
    // A mistake at the end of the text is at its closing quote.
    return line.indices.contains(index) ? (node.line, index + 1) : whole
  }
}
