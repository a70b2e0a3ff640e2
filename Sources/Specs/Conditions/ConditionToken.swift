import Runtime

/// The pieces of a condition's text, each with its place.
struct ConditionToken {
  enum Content: Equatable {
    /// A word of letters, digits and underscores.
    case word(String)
    /// A text in quotes, without them.
    case quoted(String)
    /// A number, and how it was written: it may be part of a name.
    case number(Double, String)
    case span(SimulatedSpan, String)
    case symbol(String)
    case end
  }

  var content: Content
  /// Characters before it in the text.
  var offset: Int
}

/// Why a text is no condition.
struct ConditionMistake: Error {
  /// Characters before the place in the text.
  var offset: Int
  var message: String
  var hint: String
}

/// Cuts a condition's text into tokens.
struct ConditionLexer {
  private let text: [Unicode.Scalar]
  private var place = 0

  /// Two characters before one: the longest symbol counts.
  private static let symbols = [
    "==", "!=", "<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", ":",
  ]

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// All tokens, and one that marks the end.
  mutating func tokens() throws(ConditionMistake) -> [ConditionToken] {
    var tokens: [ConditionToken] = []
    while true {
      while place < text.count, text[place].properties.isWhitespace { place += 1 }
      let start = place
      guard place < text.count else {
        tokens.append(ConditionToken(content: .end, offset: start))
        return tokens
      }
      tokens.append(ConditionToken(content: try next(), offset: start))
    }
  }

  private mutating func next() throws(ConditionMistake) -> ConditionToken.Content {
    let first = text[place]
    if first == "'" || first == "\"" { return .quoted(try quoted(by: first)) }
    if Self.isDigit(first)
      || (first == "." && place + 1 < text.count && Self.isDigit(text[place + 1]))
    {
      return try number()
    }
    if Self.isLetter(first) { return .word(run(where: Self.isWord)) }
    for symbol in Self.symbols {
      let scalars = Array(symbol.unicodeScalars)
      if text[place...].starts(with: scalars) {
        place += scalars.count
        return .symbol(symbol)
      }
    }
    throw ConditionMistake(
      offset: place, message: "'\(first)' has no meaning in a condition",
      hint: "put a name with such characters into quotes: 'Belt (V)'")
  }

  /// A quote within the text is written twice.
  private mutating func quoted(by quote: Unicode.Scalar) throws(ConditionMistake) -> String {
    let start = place
    var found = String.UnicodeScalarView()
    place += 1
    while place < text.count {
      if text[place] == quote {
        place += 1
        guard place < text.count, text[place] == quote else { return String(found) }
      }
      found.append(text[place])
      place += 1
    }
    throw ConditionMistake(
      offset: start, message: "the quote that begins here does not end",
      hint: "write the same quote behind the name")
  }

  /// Digits, a fraction and an exponent; letters behind them are a unit of time.
  private mutating func number() throws(ConditionMistake) -> ConditionToken.Content {
    let start = place
    var written = run(where: { Self.isDigit($0) || $0 == "." })
    if place + 1 < text.count, text[place] == "e" || text[place] == "E",
      Self.isDigit(text[place + 1]) || (text[place + 1] == "-" && place + 2 < text.count)
    {
      written += "e"
      place += 1
      if text[place] == "-" {
        written += "-"
        place += 1
      }
      written += run(where: Self.isDigit)
    }
    let unit = run(where: Self.isWord)
    if unit.isEmpty, let number = Double(written), number.isFinite {
      return .number(number, written)
    }
    if let span = SimulatedSpan(written + unit) { return .span(span, written + unit) }
    throw ConditionMistake(
      offset: start, message: "'\(written)\(unit)' is neither a number nor a time",
      hint: "times have a unit: 500ms, 2s, 5m, 1h or 20t for ticks")
  }

  private mutating func run(where belongs: (Unicode.Scalar) -> Bool) -> String {
    var found = String.UnicodeScalarView()
    while place < text.count, belongs(text[place]) {
      found.append(text[place])
      place += 1
    }
    return String(found)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || isDigit(scalar)
  }
}
