import Kernel
import Runtime
import Scenes
import Tags

/// Checks conditions against what there is and adds them to a set.
struct ConditionCompiler {
  let vocabulary: Vocabulary
  let tickLength: TickLength
  private(set) var set = ConditionSet()
  /// Of the condition at hand.
  private var code: [Operation] = []
  private var readings: [Int] = []
  private var findings: [Finding] = []

  init(_ vocabulary: Vocabulary, tickLength: TickLength) {
    self.vocabulary = vocabulary
    self.tickLength = tickLength
  }

  /// Adds a condition: something that is true or false.
  ///
  /// - Returns: its index, or what is wrong with it.
  mutating func add(_ text: String, line: Int, column: Int) -> Result<Int, Findings> {
    do {
      let syntax = try ConditionParser.parse(text)
      (code, readings, findings) = ([], [], [])
      want(.truth, emit(syntax), syntax, "a condition")
    } catch {
      findings = [
        Finding(
          code: .conditionSyntax, offset: error.offset, message: error.message, hint: error.hint)
      ]
    }
    guard findings.isEmpty else { return .failure(Findings(list: findings)) }
    let entry = ConditionSet.Entry(text: text, line: line, column: column, readings: readings)
    return .success(set.add(entry, code))
  }

  /// All that is wrong with a condition.
  struct Findings: Error {
    var list: [Finding]
  }

  // MARK: Pieces

  /// Adds the operations of a piece and returns its type. Goes on past mistakes.
  mutating func emit(_ syntax: ConditionSyntax) -> Vocabulary.ValueType {
    switch syntax.content {
    case .number(let number):
      push(number)
      return .number
    case .span(let span):
      push(Double(span.ticks(of: tickLength) * tickLength.milliseconds) / 1000)
      return .number
    case .truth(let on):
      push(on ? 1 : 0)
      return .truth
    case .name(let name, let kind, let isQuoted):
      return emitName(name, kind, isQuoted: isQuoted, at: syntax.offset)
    case .call(let name, let arguments): return emitCall(name, arguments, at: syntax.offset)
    case .not(let inner):
      want(.truth, emit(inner), inner, "what stands behind 'not'")
      code.append(Operation(code: .not))
      return .truth
    case .negate(let inner):
      want(.number, emit(inner), inner, "what stands behind '-'")
      if let last = code.last, last.code == .constant {
        code[code.count - 1].number = -last.number
      } else {
        code.append(Operation(code: .negate))
      }
      return .number
    case .binary(let found, let left, let right):
      return emitBinary(found, left, right, at: syntax.offset)
    }
  }

  mutating func push(_ number: Double) {
    code.append(Operation(code: .constant, number: number))
  }

  mutating func append(_ operation: Operation) { code.append(operation) }

  mutating func read(_ reading: Reading) {
    let index = set.index(of: reading)
    if !readings.contains(index) { readings.append(index) }
    code.append(Operation(code: .read, index: index))
  }

  mutating func report(
    _ code: SpecProblem, _ offset: Int, _ message: String, hint: String
  ) {
    findings.append(Finding(code: code, offset: offset, message: message, hint: hint))
  }

  /// Reports a piece of another type than its place asks for.
  mutating func want(
    _ wanted: Vocabulary.ValueType, _ found: Vocabulary.ValueType, _ piece: ConditionSyntax,
    _ place: String
  ) {
    guard found != wanted, found != .unknown else { return }
    report(
      .otherType, piece.offset,
      "\(place) must be \(wanted.description), and this is \(found.description)",
      hint: wanted == .truth ? "compare it: … > 0" : "use a tag that holds a number")
  }

  // MARK: Names

  private mutating func emitName(
    _ name: String, _ kind: TagKind?, isQuoted: Bool, at offset: Int
  ) -> Vocabulary.ValueType {
    if !isQuoted, kind == nil,
      let word = vocabulary.words.first(where: { $0.reading.label == name })
    {
      read(word.reading)
      return word.type
    }
    let words = vocabulary.words.map(\.reading.label)
    guard vocabulary.isOfPlant else {
      push(0)
      report(
        .unknownName, offset, "an item has no '\(name.prefix(100))'",
        hint: Suggestion.hint(for: name, among: words))
      return .unknown
    }
    guard let table = vocabulary.table else {
      push(0)
      return .unknown
    }
    do throws(Finding) {
      let search = TagSearch(table: table, scene: vocabulary.scene)
      let tag = try search.find(name, kind: kind, words: isQuoted ? [] : words)
      read(Self.reading(tag, table))
      return table[tag].type == .bit ? .truth : .number
    } catch {
      push(0)
      report(error.code, offset, error.message, hint: error.hint)
      return .unknown
    }
  }

  /// A tag as a failure shows it: with its kind where the name is shared.
  static func reading(_ tag: TagIndex, _ table: TagTable) -> Reading {
    let name = table[tag].name
    let isShared = table.indices(named: name).count > 1
    let form: Reading.Form =
      switch table[tag].type {
      case .bit: .truth
      case .int: .whole
      case .float: .single
      }
    return Reading(
      source: .tag(tag), label: isShared ? "\(table[tag].kind):\(name)" : name, form: form)
  }

  // MARK: Operators

  private mutating func emitBinary(
    _ found: ConditionSyntax.Operator, _ left: ConditionSyntax, _ right: ConditionSyntax,
    at offset: Int
  ) -> Vocabulary.ValueType {
    switch found {
    case .and, .or, .implies:
      want(.truth, emit(left), left, "what stands before '\(found.rawValue)'")
      want(.truth, emit(right), right, "what stands behind '\(found.rawValue)'")
      let joined: [ConditionSyntax.Operator: Operation.Code] = [
        .and: .and, .or: .or, .implies: .implies,
      ]
      code.append(Operation(code: joined[found] ?? .and))
      return .truth
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      emitComparison(found, left, right, at: offset)
      return .truth
    case .add, .subtract, .multiply, .divide, .remainder:
      want(.number, emit(left), left, "what stands before '\(found.rawValue)'")
      want(.number, emit(right), right, "what stands behind '\(found.rawValue)'")
      let joined: [ConditionSyntax.Operator: Operation.Code] = [
        .add: .add, .subtract: .subtract, .multiply: .multiply, .divide: .divide,
        .remainder: .remainder,
      ]
      code.append(Operation(code: joined[found] ?? .add))
      return .number
    }
  }

  private mutating func emitComparison(
    _ found: ConditionSyntax.Operator, _ left: ConditionSyntax, _ right: ConditionSyntax,
    at offset: Int
  ) {
    let start = code.count
    let isEquality = found == .equal || found == .unequal
    if let words = wordsOf(left), isEquality {
      _ = emit(left)
      emitWord(right, among: words)
    } else {
      let leftType = emit(left)
      let middle = code.count
      let rightType = emit(right)
      roundConstants(start, middle)
      if isEquality {
        if leftType != rightType, leftType != .unknown, rightType != .unknown {
          report(
            .otherType, offset,
            "\(leftType.description) never equals \(rightType.description)",
            hint: "compare like with like")
        }
      } else {
        want(.number, leftType, left, "what stands before '\(found.rawValue)'")
        want(.number, rightType, right, "what stands behind '\(found.rawValue)'")
      }
    }
    let joined: [ConditionSyntax.Operator: Operation.Code] = [
      .equal: .equal, .unequal: .unequal, .less: .less, .lessOrEqual: .lessOrEqual,
      .greater: .greater, .greaterOrEqual: .greaterOrEqual,
    ]
    code.append(Operation(code: joined[found] ?? .equal))
  }

  /// A tag's float has 32 bits: what it is compared with must be the nearest of those, or
  /// `Weight <= 4.8` would be false of a weight written as 4.8.
  private mutating func roundConstants(_ start: Int, _ middle: Int) {
    guard middle == start + 1, code.count == middle + 1 else { return }
    for (value, other) in [(start, middle), (middle, start)]
    where code[value].code == .constant && code[other].code == .read
      && set.readings[code[other].index].form == .single
    {
      code[value].number = Double(Float(code[value].number))
    }
  }

  private func wordsOf(_ syntax: ConditionSyntax) -> [String]? {
    guard case .name(let name, kind: nil, isQuoted: false) = syntax.content,
      let word = vocabulary.words.first(where: { $0.reading.label == name }),
      case .word(let words) = word.type
    else { return nil }
    return words
  }

  private mutating func emitWord(_ syntax: ConditionSyntax, among words: [String]) {
    guard case .name(let name, kind: nil, _) = syntax.content else {
      push(0)
      report(
        .otherType, syntax.offset, "a word is expected here",
        hint: "put it into quotes, such as '\(words[0])'")
      return
    }
    push(Double(words.firstIndex(of: name) ?? 0))
    if !words.contains(name) {
      report(
        .unknownName, syntax.offset, "there is no '\(name.prefix(100))' to compare with",
        hint: Suggestion.hint(for: name, among: words))
    }
  }
}
