/// Gives unquoted scalars their type, by the core schema of YAML 1.2 without octal and hexadecimal
/// numbers, which nobody expects in a scene.
enum ScalarReader {
  static func read(_ text: String) -> DocumentNode.Content {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN": return .number(.nan)
    default: return number(text) ?? .text(text)
    }
  }

  private static func number(_ text: String) -> DocumentNode.Content? {
    var digits = text[...]
    let negative = digits.first == "-"
    if negative || digits.first == "+" { digits = digits.dropFirst() }
    if digits == ".inf" || digits == ".Inf" || digits == ".INF" {
      return .number(negative ? -.infinity : .infinity)
    }
    // The library's parser takes words such as "nan" and hexadecimal as well: only what a decimal
    // number can begin with gets there, and only these characters.
    guard let first = digits.utf8.first, isDigit(first) || first == UInt8(ascii: "."),
      digits.utf8.contains(where: isDigit),
      digits.utf8.allSatisfy({ isDigit($0) || ".eE+-".utf8.contains($0) })
    else { return nil }
    if let whole = Int(text) { return .whole(whole) }
    return Double(text).map { .number($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
