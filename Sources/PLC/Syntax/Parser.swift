/// Reads structured text, instruction lists and textual charts.
///
/// A mistake costs one problem; reading goes on at the next statement, declaration or block.
package final class Parser {
  let bytes: [UInt8]
  var tokens: [Token]
  let literals: [Literal]
  let addresses: [DirectAddress]
  let origin: TextOrigin
  let log: DiagnosticLog

  /// The index of the word to read next.
  var next = 0
  /// Levels of expressions, and of statements, types and values, that are being read.
  var expressionDepth = 0
  var nesting = 0
  /// The statements being read that still need their END, from the outermost.
  var open: [OpenStatement] = []
  /// Words such as END_METHOD that are missing in the rest of the text.
  var unclosed: [String] = []
  /// The word the last problem was reported at: a second one there would be of the same mistake.
  var complainedAt = -1

  init(_ text: String, origin: TextOrigin, log: DiagnosticLog) {
    var lexer = Lexer(text, origin: origin, log: log)
    lexer.run()
    (bytes, tokens, literals) = (lexer.bytes, lexer.tokens, lexer.literals)
    (addresses, self.origin, self.log) = (lexer.addresses, origin, log)
  }

  /// The declarations of a text. Mistakes go to the log; what could be read is in the unit.
  package static func parse(_ text: String, file: Int, log: DiagnosticLog) -> CompilationUnit {
    let start = Position(file: file, line: 1, column: 1)
    let parser = Parser(text, origin: TextOrigin(start: start, isFixed: false), log: log)
    return parser.unit()
  }

  /// Statements without a block around them. Their first line is that of `position`, columns are
  /// those of the text.
  package static func statements(
    _ text: String, at position: Position, log: DiagnosticLog
  ) -> [Statement] {
    let parser = Parser(text, origin: TextOrigin(start: position, isFixed: false), log: log)
    var statements = parser.statements()
    // What ends a block has nothing to end here.
    while parser.token.kind != .end {
      parser.closesNothing()
      statements += parser.statements()
    }
    return statements
  }

  /// An instruction list without a block around it, with places as for ``statements(_:at:log:)``.
  package static func list(
    _ text: String, at position: Position, log: DiagnosticLog
  ) -> [ListInstruction] {
    let parser = Parser(text, origin: TextOrigin(start: position, isFixed: false), log: log)
    var list = parser.list()
    while parser.token.kind != .end {
      parser.closesNothing()
      list += parser.list()
    }
    return list
  }

  /// One expression, as drawn programs hold them in contacts, coils and variables. Positions in
  /// it are `position`.
  package static func expression(
    _ text: String, at position: Position, log: DiagnosticLog
  ) -> Expression? {
    whole(text, at: position, log) { $0.expression() }
  }

  /// An initial value, written as behind `:=`. Positions in it are `position`.
  package static func initializer(
    _ text: String, at position: Position, log: DiagnosticLog
  ) -> Initializer? {
    whole(text, at: position, log) { $0.initializer() }
  }

  /// A type, written as behind `:`. Positions in it are `position`.
  package static func typeSpecification(
    _ text: String, at position: Position, log: DiagnosticLog
  ) -> TypeSpecification? {
    whole(text, at: position, log) { $0.typeSpecification() }
  }

  /// A duration, as a literal, a name, or by ISO 8601 such as `PT0.02S`.
  package static func duration(
    _ text: String, at position: Position, log: DiagnosticLog
  ) -> Expression? {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    let trimmed = text.utf8.drop(while: blanks.contains)
    let isISO = trimmed.first == UInt8(ascii: "P") || trimmed.starts(with: "-P".utf8)
    if isISO, trimmed.count <= SyntaxLimits.numberLength {
      let bytes = Array(trimmed.reversed().drop(while: blanks.contains).reversed())
      if let time = DurationText.nanoseconds(ofISO8601: bytes[...]) {
        return Expression(.literal(Literal(.time(time))), position)
      }
    }
    return expression(text, at: position, log: log)
  }

  /// Reads a text that has to be one thing and no more.
  private static func whole<Part>(
    _ text: String, at position: Position, _ log: DiagnosticLog,
    read: (Parser) -> Part?
  ) -> Part? {
    let parser = Parser(text, origin: TextOrigin(start: position, isFixed: true), log: log)
    guard let part = read(parser) else { return nil }
    guard parser.token.kind == .end else {
      parser.unexpected("the end of '\(text.prefix(60))'")
      return nil
    }
    return part
  }
}
