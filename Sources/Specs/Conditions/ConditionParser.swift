import Runtime
import Tags

/// Reads a condition by this grammar, loosest first:
///
///     condition   = choice ["implies" condition]
///     choice      = both {"or" both}
///     both        = denial {"and" denial}
///     denial      = "not" denial | comparison
///     comparison  = sum [("==" | "=" | "!=" | "<>" | "<" | "<=" | ">" | ">=") sum]
///     sum         = product {("+" | "-") product}
///     product     = factor {("*" | "/" | "mod") factor}
///     factor      = "-" factor | "(" condition ")" | NUMBER | TIME | "true" | "false"
///                 | WORD "(" condition {"," condition} ")" | name
///     name        = ["input:" | "output:"] (QUOTED | WORD {WORD | NUMBER})
struct ConditionParser {
  /// The greatest number of characters.
  static let lengthLimit = 1000
  /// The greatest depth of pieces within pieces.
  static let depthLimit = 40

  private static let keywords = ["and", "or", "not", "implies", "mod", "true", "false"]
  private static let comparisons: [String: ConditionSyntax.Operator] = [
    "==": .equal, "=": .equal, "!=": .unequal, "<>": .unequal, "<": .less, "<=": .lessOrEqual,
    ">": .greater, ">=": .greaterOrEqual,
  ]

  private let tokens: [ConditionToken]
  private var place = 0
  private var depth = 0

  private init(_ tokens: [ConditionToken]) { self.tokens = tokens }

  /// The condition in a text.
  static func parse(_ text: String) throws(ConditionMistake) -> ConditionSyntax {
    guard text.unicodeScalars.count <= lengthLimit else {
      throw ConditionMistake(
        offset: 0, message: "the condition is longer than \(lengthLimit) characters",
        hint: "make several of it")
    }
    var lexer = ConditionLexer(text)
    var parser = ConditionParser(try lexer.tokens())
    let condition = try parser.condition()
    if case .end = parser.next.content { return condition }
    throw parser.unexpected("and, or, a comparison or the end")
  }

  private var next: ConditionToken { tokens[place] }

  private mutating func advance() { place += 1 }

  /// Takes a keyword or a symbol if it comes next.
  private mutating func take(_ text: String) -> Bool {
    switch next.content {
    case .symbol(text): break
    case .word(let word) where Self.keyword(word) == text: break
    default: return false
    }
    advance()
    return true
  }

  /// A keyword in small or in capital letters.
  private static func keyword(_ word: String) -> String? {
    let small = word.lowercased()
    return keywords.contains(small) && (word == small || word == word.uppercased()) ? small : nil
  }

  private func unexpected(_ wanted: String) -> ConditionMistake {
    let found =
      switch next.content {
      case .end: "the condition ends"
      case .word(let text), .number(_, let text), .span(_, let text), .symbol(let text):
        "found '\(text)'"
      case .quoted(let text): "found the name '\(text)'"
      }
    return ConditionMistake(
      offset: next.offset, message: "\(found) where \(wanted) is expected",
      hint: "such as: 'At scale' and not 'Send left', or Weight > 4.5")
  }

  // MARK: From loose to tight

  private mutating func condition() throws(ConditionMistake) -> ConditionSyntax {
    let left = try choice()
    let offset = next.offset
    guard take("implies") else { return left }
    try enter()
    defer { depth -= 1 }
    return ConditionSyntax(content: .binary(.implies, left, try condition()), offset: offset)
  }

  private mutating func choice() throws(ConditionMistake) -> ConditionSyntax {
    var left = try both()
    while case let offset = next.offset, take("or") {
      left = ConditionSyntax(content: .binary(.or, left, try both()), offset: offset)
    }
    return left
  }

  private mutating func both() throws(ConditionMistake) -> ConditionSyntax {
    var left = try denial()
    while case let offset = next.offset, take("and") {
      left = ConditionSyntax(content: .binary(.and, left, try denial()), offset: offset)
    }
    return left
  }

  private mutating func denial() throws(ConditionMistake) -> ConditionSyntax {
    let offset = next.offset
    guard take("not") else { return try comparison() }
    try enter()
    defer { depth -= 1 }
    return ConditionSyntax(content: .not(try denial()), offset: offset)
  }

  private mutating func comparison() throws(ConditionMistake) -> ConditionSyntax {
    let left = try sum()
    let offset = next.offset
    guard let found = takeComparison() else { return left }
    let whole = ConditionSyntax(content: .binary(found, left, try sum()), offset: offset)
    if takeComparison() != nil {
      throw ConditionMistake(
        offset: offset, message: "two comparisons in a row",
        hint: "join them by 'and': 1 < x and x < 2")
    }
    return whole
  }

  private mutating func takeComparison() -> ConditionSyntax.Operator? {
    guard case .symbol(let text) = next.content, let found = Self.comparisons[text] else {
      return nil
    }
    advance()
    return found
  }

  private mutating func sum() throws(ConditionMistake) -> ConditionSyntax {
    var left = try product()
    while true {
      let offset = next.offset
      let found: ConditionSyntax.Operator
      if take("+") { found = .add } else if take("-") { found = .subtract } else { return left }
      left = ConditionSyntax(content: .binary(found, left, try product()), offset: offset)
    }
  }

  private mutating func product() throws(ConditionMistake) -> ConditionSyntax {
    var left = try factor()
    while true {
      let offset = next.offset
      let found: ConditionSyntax.Operator
      if take("*") {
        found = .multiply
      } else if take("/") {
        found = .divide
      } else if take("mod") {
        found = .remainder
      } else {
        return left
      }
      left = ConditionSyntax(content: .binary(found, left, try factor()), offset: offset)
    }
  }

  private mutating func factor() throws(ConditionMistake) -> ConditionSyntax {
    let offset = next.offset
    if take("-") {
      try enter()
      defer { depth -= 1 }
      return ConditionSyntax(content: .negate(try factor()), offset: offset)
    }
    if take("(") {
      try enter()
      defer { depth -= 1 }
      let inner = try condition()
      guard take(")") else { throw unexpected("')'") }
      return inner
    }
    if take("true") { return ConditionSyntax(content: .truth(true), offset: offset) }
    if take("false") { return ConditionSyntax(content: .truth(false), offset: offset) }
    switch next.content {
    case .number(let number, _):
      advance()
      return ConditionSyntax(content: .number(number), offset: offset)
    case .span(let span, _):
      advance()
      return ConditionSyntax(content: .span(span), offset: offset)
    case .word(let word) where Self.keyword(word) == nil:
      if case .symbol("(") = tokens[place + 1].content { return try call(word, offset) }
      return try name(offset)
    case .quoted: return try name(offset)
    default: throw unexpected("a tag, a number or a condition")
    }
  }

  private mutating func enter() throws(ConditionMistake) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw ConditionMistake(
        offset: next.offset,
        message: "the condition is nested deeper than \(Self.depthLimit) levels",
        hint: "make several of it")
    }
  }

  // MARK: Names

  private mutating func call(
    _ word: String, _ offset: Int
  ) throws(ConditionMistake) -> ConditionSyntax {
    advance()
    advance()
    try enter()
    defer { depth -= 1 }
    var arguments: [ConditionSyntax] = []
    if !take(")") {
      repeat { arguments.append(try condition()) } while take(",")
      guard take(")") else { throw unexpected("',' or ')'") }
    }
    return ConditionSyntax(content: .call(word, arguments), offset: offset)
  }

  /// Words that stand beside each other are one name, so that few names need quotes.
  private mutating func name(_ offset: Int) throws(ConditionMistake) -> ConditionSyntax {
    var kind: TagKind?
    if case .word(let word) = next.content, case .symbol(":") = tokens[place + 1].content,
      let found = TagKind(word: word)
    {
      kind = found
      advance()
      advance()
    }
    if case .quoted(let text) = next.content {
      advance()
      return Self.name(text, kind, isQuoted: true, offset)
    }
    var words: [String] = []
    loop: while true {
      switch next.content {
      case .word(let word) where Self.keyword(word) == nil: words.append(word)
      case .number(_, let text) where !words.isEmpty: words.append(text)
      case .span(_, let text) where !words.isEmpty: words.append(text)
      default: break loop
      }
      advance()
    }
    guard !words.isEmpty else { throw unexpected("a name") }
    return Self.name(words.joined(separator: " "), kind, isQuoted: false, offset)
  }

  /// A quoted name may hold its kind, as on the command line.
  private static func name(
    _ text: String, _ kind: TagKind?, isQuoted: Bool, _ offset: Int
  ) -> ConditionSyntax {
    var (text, kind) = (text, kind)
    if kind == nil, isQuoted {
      let name = TagName(text)
      (text, kind) = (name.name, name.kind)
    }
    return ConditionSyntax(
      content: .name(text, kind: kind, isQuoted: isQuoted), offset: offset)
  }
}

/// A tag's name, perhaps with its kind before it: `output:Weight`.
struct TagName {
  var name: String
  var kind: TagKind?

  init(_ text: String) {
    name = text
    for word in ["input", "output"] where text.hasPrefix(word + ":") {
      name = String(text.dropFirst(word.count + 1))
      kind = TagKind(word: word)
    }
  }
}

extension TagKind {
  init?(word: String) {
    switch word {
    case "input": self = .input
    case "output": self = .output
    default: return nil
    }
  }
}
