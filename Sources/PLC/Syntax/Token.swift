/// A word of a program text.
struct Token {
  enum Kind: Equatable {
    case name
    case keyword(Keyword)
    case symbol(Symbol)
    /// A value; ``Token/value`` is its index in ``Lexer/literals``.
    case literal
    /// `TYPE#VALUE`.
    case qualifiedValue
    /// ``Token/value`` is its index in ``Lexer/addresses``.
    case address
    /// What a problem was reported of already.
    case malformed
    case end
  }

  var kind: Kind
  /// The bytes of the text it takes.
  var start: Int32
  var end: Int32
  /// Counted from 1 in the text.
  var line: Int32
  var column: Int32
  var value: Int32 = 0
}

/// Signs, by how they are written.
enum Symbol: String {
  case assign = ":="
  case output = "=>"
  case equal = "="
  case notEqual = "<>"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case plus = "+"
  case minus = "-"
  case power = "**"
  case times = "*"
  case divide = "/"
  case and = "&"
  case open = "("
  case close = ")"
  case openBracket = "["
  case closeBracket = "]"
  case comma = ","
  case semicolon = ";"
  case colon = ":"
  case range = ".."
  case dot = "."
  case caret = "^"
}

/// Words that cannot be names. Others that only mean something in one place, such as `STEP`,
/// `TASK` or `ON`, may be names elsewhere.
enum Keyword: String, CaseIterable {
  case program = "PROGRAM"
  case endProgram = "END_PROGRAM"
  case function = "FUNCTION"
  case endFunction = "END_FUNCTION"
  case functionBlock = "FUNCTION_BLOCK"
  case endFunctionBlock = "END_FUNCTION_BLOCK"
  case type = "TYPE"
  case endType = "END_TYPE"
  case configuration = "CONFIGURATION"
  case endConfiguration = "END_CONFIGURATION"
  case resource = "RESOURCE"
  case endResource = "END_RESOURCE"

  case variables = "VAR"
  case variableInput = "VAR_INPUT"
  case variableOutput = "VAR_OUTPUT"
  case variableInOut = "VAR_IN_OUT"
  case variableTemp = "VAR_TEMP"
  case variableExternal = "VAR_EXTERNAL"
  case variableGlobal = "VAR_GLOBAL"
  case variableConfig = "VAR_CONFIG"
  case variableAccess = "VAR_ACCESS"
  case variableStat = "VAR_STAT"
  case variableInstance = "VAR_INST"
  case endVariables = "END_VAR"
  case constant = "CONSTANT"
  case retain = "RETAIN"
  case nonRetain = "NON_RETAIN"
  case at = "AT"
  case risingEdge = "R_EDGE"
  case fallingEdge = "F_EDGE"
  case array = "ARRAY"
  case of = "OF"
  case structure = "STRUCT"
  case endStructure = "END_STRUCT"

  case `if` = "IF"
  case then = "THEN"
  case elsif = "ELSIF"
  case `else` = "ELSE"
  case endIf = "END_IF"
  case `case` = "CASE"
  case endCase = "END_CASE"
  case `for` = "FOR"
  case to = "TO"
  case by = "BY"
  case `do` = "DO"
  case endFor = "END_FOR"
  case `while` = "WHILE"
  case endWhile = "END_WHILE"
  case `repeat` = "REPEAT"
  case until = "UNTIL"
  case endRepeat = "END_REPEAT"
  case exit = "EXIT"
  case `continue` = "CONTINUE"
  case `return` = "RETURN"

  case not = "NOT"
  case and = "AND"
  case or = "OR"
  case xor = "XOR"
  case mod = "MOD"
  case `true` = "TRUE"
  case `false` = "FALSE"

  case initialStep = "INITIAL_STEP"
  case endStep = "END_STEP"
  case transition = "TRANSITION"
  case endTransition = "END_TRANSITION"
  case action = "ACTION"
  case endAction = "END_ACTION"

  private static let all = allCases
  private static let table = {
    var table = NameTable()
    for keyword in allCases { table.insert(keyword.rawValue) }
    return table
  }()

  /// The keyword that a word is, whatever the case of its letters.
  init?(word: String) {
    guard let index = Self.table.index(of: word) else { return nil }
    self = Self.all[index]
  }

  /// Whether a section of variables begins.
  var opensSection: Bool {
    switch self {
    case .variables, .variableInput, .variableOutput, .variableInOut, .variableTemp,
      .variableExternal, .variableGlobal, .variableConfig, .variableAccess, .variableStat,
      .variableInstance:
      true
    default: false
    }
  }

  /// Whether a declaration begins that stands in no other but a configuration.
  var opensUnit: Bool {
    switch self {
    case .program, .function, .functionBlock, .type, .configuration, .resource: true
    default: false
    }
  }

  /// Whether the end of a whole declaration is meant.
  var closesUnit: Bool {
    switch self {
    case .endProgram, .endFunction, .endFunctionBlock, .endType, .endConfiguration, .endResource:
      true
    default: false
    }
  }

  /// Whether no body goes on past it.
  var endsBody: Bool { opensSection || opensUnit || closesUnit }

  /// Whether a statement begins with it.
  var opensStatement: Bool {
    switch self {
    case .if, .case, .for, .while, .repeat, .exit, .continue, .return: true
    default: false
    }
  }

  /// Whether no statement goes on past it.
  var stopsStatements: Bool {
    switch self {
    case .elsif, .else, .until, .endIf, .endCase, .endFor, .endWhile, .endRepeat,
      .endVariables, .endStructure, .initialStep, .endStep, .transition, .endTransition,
      .action, .endAction:
      true
    default: endsBody
    }
  }
}
