/// Cuts a text into words. Comments and pragmas are left out; mistakes go to the log, and what a
/// mistake was found in becomes the word it was most likely meant to be.
struct Lexer {
  let bytes: [UInt8]
  private let origin: TextOrigin
  private let log: DiagnosticLog

  var index = 0
  private var line: Int32 = 1
  private var lineStart = 0
  /// Up to where characters of the line were counted, and how many bytes too many it has so far.
  private var countedTo = 0
  private var excess = 0

  private(set) var tokens: [Token] = []
  private(set) var literals: [Literal] = []
  private(set) var addresses: [DirectAddress] = []

  init(_ text: String, origin: TextOrigin, log: DiagnosticLog) {
    self.origin = origin
    self.log = log
    // A text beyond the limit is not even copied.
    let length = text.utf8.count
    let fits = length <= SyntaxLimits.bytes
    bytes = fits ? Array(text.utf8) : []
    if !fits {
      log.error(
        SyntaxProblem.textTooLarge, at: origin.position(line: 1, column: 1),
        "the text has \(length) bytes; at most \(SyntaxLimits.bytes) are read",
        hint: "split it into several files")
    }
    tokens.reserveCapacity(bytes.count / 4 + 1)
  }

  /// Cuts the whole text; the last word is the end.
  mutating func run() {
    // A byte order mark says nothing in UTF-8.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      excess = 3
      countedTo = 3
    }
    while skipBlanks() { word() }
    add(.end, from: index, column: column(of: index))
  }

  /// The byte at a distance; 0 behind the end.
  func byte(_ ahead: Int = 0) -> UInt8 {
    index + ahead < bytes.count ? bytes[index + ahead] : 0
  }

  /// The characters of a place's line before it, and one. Asked for places in rising order.
  mutating func column(of place: Int) -> Int32 {
    while countedTo < place {
      if bytes[countedTo] & 0xC0 == 0x80 { excess += 1 }
      countedTo += 1
    }
    return Int32(truncatingIfNeeded: place - lineStart - excess + 1)
  }

  mutating func add(_ kind: Token.Kind, from start: Int, column: Int32, value: Int = 0) {
    tokens.append(
      Token(
        kind: kind, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: index), line: line, column: column,
        value: Int32(truncatingIfNeeded: value)))
  }

  mutating func add(_ literal: Literal, from start: Int, column: Int32) {
    literals.append(literal)
    add(.literal, from: start, column: column, value: literals.count - 1)
  }

  mutating func add(_ address: DirectAddress, from start: Int, column: Int32) {
    addresses.append(address)
    add(.address, from: start, column: column, value: addresses.count - 1)
  }

  /// Reports a mistake on the current line.
  func problem(
    _ code: SyntaxProblem, column: Int32, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String
  ) {
    log.error(code, at: origin.position(line: line, column: column), message(), hint: hint())
  }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A piece of the text, cut short for messages.
  func quoted(_ start: Int) -> String { Lexer.quote(bytes[start..<index]) }

  /// `'text'`, cut after 40 characters.
  static func quote(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(160), as: UTF8.self)
    return text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
  }

  // MARK: Blanks

  /// Goes to the next word; false at the end.
  private mutating func skipBlanks() -> Bool {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): newLine()
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "("), UInt8(ascii: "/"):
        guard byte(1) == UInt8(ascii: "*") else { return true }
        let isSlash = bytes[index] == UInt8(ascii: "/")
        skip(open: (bytes[index], byte(1)), close: (byte(1), isSlash ? bytes[index] : 0x29))
      case UInt8(ascii: "{"): skip(open: (0x7B, nil), close: (0x7D, nil))
      default: return true
      }
    }
    return false
  }

  private mutating func newLine() {
    index += bytes[index] == UInt8(ascii: "\r") && byte(1) == UInt8(ascii: "\n") ? 2 : 1
    line += 1
    lineStart = index
    countedTo = index
    excess = 0
  }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  /// Skips a comment or pragma with those inside it.
  private mutating func skip(open: (UInt8, UInt8?), close: (UInt8, UInt8?)) {
    let start = origin.position(line: line, column: column(of: index))
    let length = open.1 == nil ? 1 : 2
    var depth = 0
    repeat {
      guard index < bytes.count else {
        log.error(
          SyntaxProblem.unclosedComment, at: start,
          length == 1 ? "a pragma '{' has no '}'" : "a comment is not closed",
          hint: length == 1
            ? "close it with '}'" : "comments may be nested: each '(*' needs its '*)'")
        return
      }
      if bytes[index] == open.0, open.1 == nil || open.1 == byte(1) {
        depth += 1
        index += length
      } else if bytes[index] == close.0, close.1 == nil || close.1 == byte(1) {
        depth -= 1
        index += length
      } else if bytes[index] == 0x0A || bytes[index] == 0x0D {
        newLine()
      } else {
        index += 1
      }
    } while depth > 0
  }

  // MARK: Words

  private mutating func word() {
    let start = index
    let column = column(of: start)
    switch bytes[index] {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"):
      name(from: start, column: column)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if let value = number(column: column) { add(Literal(value), from: start, column: column) }
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      add(Literal(string(column: column)), from: start, column: column)
    case UInt8(ascii: "%"): address(from: start, column: column)
    case 0x80...: foreignCharacter(from: start, column: column)
    default: symbol(from: start, column: column)
    }
  }

  private mutating func name(from start: Int, column: Int32) {
    while Lexer.isNamePart(byte()) { index += 1 }
    // A letter that names cannot have: take it along, so that it costs one problem only.
    if byte() >= 0x80, foreignLetter() > 0 {
      foreignCharacter(from: start, column: column)
      return
    }
    if byte() == UInt8(ascii: "#") {
      typed(from: start, column: column)
      return
    }
    let keyword = Keyword(word: text(start, index))
    switch keyword {
    case .true: add(Literal(.boolean(true)), from: start, column: column)
    case .false: add(Literal(.boolean(false)), from: start, column: column)
    case let keyword?: add(.keyword(keyword), from: start, column: column)
    case nil: add(.name, from: start, column: column)
    }
  }

  static func isNamePart(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The length of the letter outside of ASCII that stands here; 0 if it is no letter.
  private func foreignLetter() -> Int {
    let scalar = text(index, min(index + 4, bytes.count)).unicodeScalars.first
    guard let scalar, scalar.properties.isAlphabetic else { return 0 }
    return UTF8.width(scalar)
  }

  /// A character outside of ASCII, in a name or alone.
  private mutating func foreignCharacter(from start: Int, column: Int32) {
    while true {
      let letter = byte() < 0x80 ? 0 : foreignLetter()
      guard letter > 0 || Lexer.isNamePart(byte()) else { break }
      index += max(letter, 1)
    }
    if index > start {
      problem(
        .malformedName, column: column, "the name \(quoted(start)) has letters beyond A to Z",
        hint: "names are made of the letters A to Z, digits and underscores")
      add(.name, from: start, column: column)
      return
    }
    index += 1
    while byte() & 0xC0 == 0x80 { index += 1 }
    unknownCharacter(from: start, column: column)
  }

  private mutating func unknownCharacter(from start: Int, column: Int32) {
    let scalar = text(start, index).unicodeScalars.first
    let isBlank = scalar.map { $0.properties.isWhitespace || $0.value == 0xFEFF } ?? false
    let isShown = (scalar?.value ?? 0) >= 0x20 && !isBlank
    let code = String(scalar?.value ?? 0, radix: 16, uppercase: true)
    problem(
      .unknownCharacter, column: column,
      isShown ? "the character \(quoted(start)) has no meaning" : "a stray character U+\(code)",
      hint: "remove it; letters of other scripts stand only in comments and strings")
    // A blank of another kind separates words all the same.
    if !isBlank { add(.malformed, from: start, column: column) }
  }

  private mutating func symbol(from start: Int, column: Int32) {
    let (first, second) = (bytes[index], byte(1))
    if let (symbol, length) = Lexer.symbol(first, second) {
      index += length
      add(.symbol(symbol), from: start, column: column)
      return
    }
    guard let (kind, length, meant) = Lexer.foreignSymbol(first, second) else {
      index += 1
      unknownCharacter(from: start, column: column)
      return
    }
    index += length
    problem(
      .foreignOperator, column: column, "\(quoted(start)) is an operator of other languages",
      hint: "write \(meant)")
    add(kind, from: start, column: column)
  }

  private static func symbol(_ first: UInt8, _ second: UInt8) -> (Symbol, Int)? {
    switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
    case (":", "="): (.assign, 2)
    case (":", _): (.colon, 1)
    case ("=", ">"): (.output, 2)
    case ("=", let next) where next != "=": (.equal, 1)
    case ("<", ">"): (.notEqual, 2)
    case ("<", "="): (.lessOrEqual, 2)
    case ("<", _): (.less, 1)
    case (">", "="): (.greaterOrEqual, 2)
    case (">", _): (.greater, 1)
    case ("+", _): (.plus, 1)
    case ("-", _): (.minus, 1)
    case ("*", "*"): (.power, 2)
    case ("*", _): (.times, 1)
    case ("/", _): (.divide, 1)
    case ("&", let next) where next != "&": (.and, 1)
    case ("(", _): (.open, 1)
    case (")", _): (.close, 1)
    case ("[", _): (.openBracket, 1)
    case ("]", _): (.closeBracket, 1)
    case (",", _): (.comma, 1)
    case (";", _): (.semicolon, 1)
    case (".", "."): (.range, 2)
    case (".", _): (.dot, 1)
    case ("^", _): (.caret, 1)
    default: nil
    }
  }

  /// Operators that come from other languages, and what is meant.
  private static func foreignSymbol(
    _ first: UInt8, _ second: UInt8
  ) -> (kind: Token.Kind, length: Int, meant: String)? {
    switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
    case ("=", "="): (.symbol(.equal), 2, "'=' to compare, ':=' to assign")
    case ("!", "="): (.symbol(.notEqual), 2, "'<>'")
    case ("&", "&"): (.symbol(.and), 2, "'AND'")
    case ("|", "|"): (.keyword(.or), 2, "'OR'")
    case ("|", _): (.keyword(.or), 1, "'OR'")
    case ("!", _): (.keyword(.not), 1, "'NOT'")
    default: nil
    }
  }
}

/// Where a text stands in its file.
struct TextOrigin {
  var start: Position
  /// Whether all of the text is at one place, as that of a contact is.
  var isFixed: Bool

  /// The place of a line and column of the text, both counted from 1.
  func position(line: Int32, column: Int32) -> Position {
    if isFixed { return start }
    var position = start
    position.line += line - 1
    position.column = column
    return position
  }
}
