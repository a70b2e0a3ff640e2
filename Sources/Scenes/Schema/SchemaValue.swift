/// A piece of JSON that keeps its keys in the order they were written.
package indirect enum SchemaValue {
  case bool(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([SchemaValue])
  case map([(key: String, value: SchemaValue)])

  /// Columns that a line of the text may have, as far as it can be helped.
  private static let width = 170

  /// The longest piece that shares a line with others.
  private static let small = 80

  /// The value as JSON, two spaces a level, without a line end; what fits on a line is on one, and
  /// small pieces next to each other share lines.
  package func json(indent: String = "", after used: Int = 0) -> String {
    let line = onOneLine
    if indent.count + used + line.count <= Self.width { return line }
    let inner = indent + "  "
    switch self {
    case .list(let elements):
      return "[\n" + Self.filled(elements.map { ("", $0) }, inner) + "\n\(indent)]"
    case .map(let entries):
      let pieces = entries.map { (Self.quoted($0.key) + ": ", $0.value) }
      return "{\n" + Self.filled(pieces, inner) + "\n\(indent)}"
    default: return line
    }
  }

  private static func filled(_ pieces: [(key: String, value: SchemaValue)], _ indent: String)
    -> String
  {
    var lines: [String] = []
    var lastIsSmall = false
    for (number, piece) in pieces.enumerated() {
      let end = number + 1 < pieces.count ? "," : ""
      let text = piece.key + piece.value.json(indent: indent, after: piece.key.count + 1) + end
      let isSmall = text.count <= small
      if isSmall, lastIsSmall, lines[lines.count - 1].count + text.count < width {
        lines[lines.count - 1] += " " + text
      } else {
        lines.append(indent + text)
      }
      lastIsSmall = isSmall
    }
    return lines.joined(separator: "\n")
  }

  private var onOneLine: String {
    switch self {
    case .bool(let on): return on ? "true" : "false"
    case .whole(let number): return "\(number)"
    case .number(let number):
      // Whole numbers as such: 4 and not 4.0.
      return number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
    case .text(let text): return Self.quoted(text)
    case .list(let elements):
      return "[" + elements.map(\.onOneLine).joined(separator: ", ") + "]"
    case .map(let entries):
      let pairs = entries.map { "\(Self.quoted($0.key)): \($0.value.onOneLine)" }
      return "{" + pairs.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension SchemaValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(booleanLiteral on: Bool) { self = .bool(on) }
  package init(integerLiteral number: Int) { self = .whole(number) }
  package init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
  package init(dictionaryLiteral entries: (String, SchemaValue)...) {
    self = .map(entries.map { (key: $0.0, value: $0.1) })
  }
}
