/// A piece of JSON that keeps its keys in the order they were written.
indirect enum SchemaValue {
  case bool(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([SchemaValue])
  case map([(key: String, value: SchemaValue)])

  /// The value as JSON, two spaces a level, without a line end.
  func json(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .bool(let on): return on ? "true" : "false"
    case .whole(let number): return "\(number)"
    case .number(let number):
      // Whole numbers as such: 4 and not 4.0.
      return number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
    case .text(let text): return Self.quoted(text)
    case .list(let elements):
      if elements.isEmpty { return "[]" }
      let lines = elements.map { inner + $0.json(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .map(let entries):
      if entries.isEmpty { return "{}" }
      let lines = entries.map {
        "\(inner)\(Self.quoted($0.key)): \($0.value.json(indent: inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
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
  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral on: Bool) { self = .bool(on) }
  init(integerLiteral number: Int) { self = .whole(number) }
  init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
  init(dictionaryLiteral entries: (String, SchemaValue)...) {
    self = .map(entries.map { (key: $0.0, value: $0.1) })
  }
}
