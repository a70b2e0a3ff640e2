/// Types and initial values as they are written.
extension Parser {
  func typeSpecification() -> TypeSpecification? {
    guard enter("types") else { return nil }
    defer { nesting -= 1 }
    let position = position
    switch token.kind {
    case .keyword(.array): return array(position)
    case .keyword(.structure): return structure(position)
    case .symbol(.open): return enumeration(position)
    case .name: break
    default:
      unexpected("a type", hint: "a type is a name, ARRAY, STRUCT or '(' and values")
      return nil
    }
    if refusesForeignType() { return nil }
    let name = text(of: token)
    advance()
    if NameTable.equal(name, "STRING") || NameTable.equal(name, "WSTRING") {
      return string(isWide: name.utf8.count == 7, position)
    }
    if at(.open) { return restricted(name, position) }
    return TypeSpecification(.named(name), position)
  }

  private func array(_ position: Position) -> TypeSpecification? {
    advance()
    guard expect(.openBracket, hint: "ARRAY [1..10] OF INT") else { return nil }
    var ranges: [(low: Expression, high: Expression)] = []
    repeat {
      if at(.times) {
        unsupported("an array of any length", hint: "write the bounds: ARRAY [1..10] OF INT")
        return nil
      }
      guard let range = range() else { return nil }
      ranges.append(range)
    } while accept(.comma)
    guard expect(.closeBracket), expect(.of, hint: "ARRAY [1..10] OF INT"),
      let element = typeSpecification()
    else { return nil }
    return TypeSpecification(.array(ranges, of: element), position)
  }

  private func range() -> (low: Expression, high: Expression)? {
    guard let low = expression(), expect(.range, hint: "a range is written 1..10"),
      let high = expression()
    else { return nil }
    return (low, high)
  }

  private func structure(_ position: Position) -> TypeSpecification? {
    let line = position.line
    advance()
    var fields: [VariableDeclaration] = []
    declarations(until: .endStructure, of: "STRUCT", line: line) { parser in
      guard let declared = parser.variables() else { return false }
      fields += declared
      return true
    }
    return TypeSpecification(.structure(fields), position)
  }

  /// `(RED, GREEN := 5) INT`: a type behind it is read, and has no further meaning.
  private func enumeration(_ position: Position) -> TypeSpecification? {
    advance()
    guard let values = enumerationValues() else { return nil }
    if token.kind == .name { advance() }
    return TypeSpecification(.enumeration(values), position)
  }

  private func enumerationValues() -> [(name: String, value: Expression?)]? {
    var values: [(name: String, value: Expression?)] = []
    repeat {
      guard let name = expectName("a value of the enumeration") else { return nil }
      var value: Expression?
      if accept(.assign) {
        value = expression()
        if value == nil { return nil }
      }
      values.append((name, value))
    } while accept(.comma)
    return expect(.close, hint: "(RED, GREEN, BLUE)") ? values : nil
  }

  /// `INT (0..10)`, or `INT (LOW := 1, HIGH := 2)`.
  private func restricted(_ name: String, _ position: Position) -> TypeSpecification? {
    advance()
    let behind = peek().kind
    let isEnumeration = [.symbol(.comma), .symbol(.assign), .symbol(.close)].contains(behind)
    if token.kind == .name, isEnumeration {
      return enumerationValues().map { TypeSpecification(.enumeration($0), position) }
    }
    guard let (low, high) = range(), expect(.close) else { return nil }
    return TypeSpecification(.subrange(base: name, low: low, high: high), position)
  }

  private func string(isWide: Bool, _ position: Position) -> TypeSpecification? {
    let isRound = at(.open)
    guard isRound || at(.openBracket) else {
      return TypeSpecification(.string(isWide: isWide, length: nil), position)
    }
    advance()
    guard let length = expression(), expect(isRound ? .close : .closeBracket) else { return nil }
    return TypeSpecification(.string(isWide: isWide, length: length), position)
  }

  // MARK: Initial values

  /// What stands behind `:=` in a declaration.
  func initializer() -> Initializer? {
    guard enter("initial values") else { return nil }
    defer { nesting -= 1 }
    if at(.openBracket) { return arrayInitializer() }
    if at(.open), peek().kind == .name, peek(2).kind == .symbol(.assign) {
      return structureInitializer()
    }
    return expression().map { .value($0) }
  }

  private func arrayInitializer() -> Initializer? {
    let position = position
    advance()
    var elements: [(count: Expression?, value: Initializer?)] = []
    if accept(.closeBracket) { return .array([], position) }
    repeat {
      guard token.kind == .literal, peek().kind == .symbol(.open) else {
        guard let value = initializer() else { return nil }
        elements.append((nil, value))
        continue
      }
      guard let count = expressionOfCount(), let repeated = repeated() else { return nil }
      elements.append((count, repeated.value))
    } while accept(.comma)
    return expect(.closeBracket, hint: "[1, 3(0), 5]") ? .array(elements, position) : nil
  }

  private func expressionOfCount() -> Expression? {
    let count = Expression(.literal(literals[Int(token.value)]), position)
    advance()
    return count
  }

  /// `(0)` behind a count; `()` leaves the elements as they are. Several values in the
  /// parentheses are not repeated as a group in this language's second edition.
  private func repeated() -> (value: Initializer?, Void)? {
    advance()
    if accept(.close) { return (nil, ()) }
    guard let value = initializer(), expect(.close, hint: "3(0) is three times 0") else {
      return nil
    }
    return (value, ())
  }

  private func structureInitializer() -> Initializer? {
    let position = position
    advance()
    var fields: [(name: String, value: Initializer)] = []
    repeat {
      guard let name = expectName("a field"), expect(.assign), let value = initializer() else {
        return nil
      }
      fields.append((name, value))
    } while accept(.comma)
    return expect(.close, hint: "(field := 1, other := 2)") ? .structure(fields, position) : nil
  }
}
