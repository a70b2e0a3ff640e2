/// A function of the standard that is no block: a row of the table.
struct StandardFunction {
  struct Parameter {
    var name: String
    var family: Family
  }

  /// What an argument may be.
  enum Family {
    /// Of the type that all shared parameters have in common.
    case shared(Generic)
    case exact(Elementary)
    /// Any integer, handed over as LINT.
    case count
    /// Any integer or float, on its own.
    case number
  }

  /// The generic types of the standard.
  enum Generic {
    case any, anyElementary, anyNumber, anyReal, anyBit, anyString
    /// ANY_BIT without BOOL.
    case anyBits
  }

  /// What a call becomes.
  enum Meaning {
    /// An operator between all arguments, from the left.
    case operation(BinaryOperator)
    /// Every argument compared with the next.
    case comparison(BinaryOperator)
    case not
    /// The value itself.
    case move
    /// A native function whose result has the shared type.
    case native(NativeFunction)
    /// One of several values, words or strings.
    case selection(NativeFunction, strings: NativeFunction)
    /// A native function on strings that gives a string.
    case text(NativeFunction)
    /// A native function on strings that gives a number.
    case place(NativeFunction)
    /// A float without its fraction, as the integer that is wanted.
    case truncation
    case conversion(StandardConversion)
    /// A value of the run time, for the library only.
    case intrinsic(NativeFunction, Elementary)
  }

  var name: String
  var parameters: [Parameter]
  /// Whether the last parameter may be repeated, under the numbers that follow.
  var isExtensible = false
  var meaning: Meaning
  /// The shared type, where the name says it: `ADD_INT`.
  var forced: Elementary?

  /// The index of a parameter by name; those of an extensible function go on without end.
  func parameter(_ name: String) -> Int? {
    if let index = parameters.firstIndex(where: { NameTable.equal($0.name, name) }) {
      return index
    }
    guard isExtensible, let last = parameters.last, let first = Self.number(last.name),
      let number = Self.number(name),
      NameTable.equal(String(name.prefix(2)), String(last.name.prefix(2))), number > first,
      number < StandardFunctions.mostArguments
    else { return nil }
    return parameters.count - 1 + number - first
  }

  /// The number behind the two letters of `IN3`.
  private static func number(_ name: String) -> Int? {
    name.utf8.dropFirst(2).allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(name.dropFirst(2)) : nil
  }

  func parameter(at index: Int) -> Parameter { parameters[min(index, parameters.count - 1)] }

  func parameterName(at index: Int) -> String {
    guard index >= parameters.count, let last = parameters.last,
      let first = Self.number(last.name)
    else { return parameters[index].name }
    return "IN\(first + index - parameters.count + 1)"
  }
}

/// The standard functions of the second edition.
enum StandardFunctions {
  /// The greatest number of arguments of an extensible function.
  static let mostArguments = 256

  /// The function of that name: of the table, typed as in `ADD_INT`, or a conversion.
  static func named(_ name: String) -> StandardFunction? {
    if let index = names.index(of: name) { return table[index] }
    if let conversion = StandardConversion(name) {
      return StandardFunction(
        name: name, parameters: [.init(name: "IN", family: .shared(.any))],
        meaning: .conversion(conversion))
    }
    return typed(name)
  }

  /// A function of the table with the name of a type behind it.
  private static func typed(_ name: String) -> StandardFunction? {
    guard let underscore = name.firstIndex(of: "_"),
      let type = Elementary.named(String(name[name.index(after: underscore)...])),
      let index = names.index(of: String(name[..<underscore]))
    else { return nil }
    var function = table[index]
    guard
      function.parameters.contains(where: { if case .shared = $0.family { true } else { false } })
    else { return nil }
    function.name = NameTable.uppercased(name)
    function.forced = type
    return function
  }

  /// The names of the table, for suggestions.
  static var allNames: [String] { names.names }

  private static let names: NameTable = {
    var names = NameTable()
    for function in table {
      precondition(names.insert(function.name) != nil, "a standard function stands there twice")
    }
    return names
  }()

  private static let table =
    numeric + arithmetic + bits + selections + comparisons + texts + times + intrinsics

  private typealias Row = StandardFunction
  private typealias Parameter = StandardFunction.Parameter

  private static func one(_ generic: StandardFunction.Generic) -> [Parameter] {
    [Parameter(name: "IN", family: .shared(generic))]
  }

  private static func two(_ generic: StandardFunction.Generic) -> [Parameter] {
    [
      Parameter(name: "IN1", family: .shared(generic)),
      Parameter(name: "IN2", family: .shared(generic)),
    ]
  }

  private static let numeric: [Row] =
    [
      Row(name: "ABS", parameters: one(.anyNumber), meaning: .native(.absolute)),
      Row(name: "TRUNC", parameters: one(.anyReal), meaning: .truncation),
    ]
    + [
      ("SQRT", NativeFunction.squareRoot), ("LN", .naturalLogarithm), ("LOG", .commonLogarithm),
      ("EXP", .exponential), ("SIN", .sine), ("COS", .cosine), ("TAN", .tangent),
      ("ASIN", .arcSine), ("ACOS", .arcCosine), ("ATAN", .arcTangent),
    ].map { Row(name: $0, parameters: one(.anyReal), meaning: .native($1)) }

  private static let arithmetic: [Row] = [
    Row(name: "ADD", parameters: two(.any), isExtensible: true, meaning: .operation(.add)),
    Row(name: "MUL", parameters: two(.any), isExtensible: true, meaning: .operation(.multiply)),
    Row(name: "SUB", parameters: two(.any), meaning: .operation(.subtract)),
    Row(name: "DIV", parameters: two(.any), meaning: .operation(.divide)),
    Row(name: "MOD", parameters: two(.any), meaning: .operation(.modulo)),
    Row(name: "EXPT", parameters: two(.any), meaning: .operation(.power)),
    Row(name: "MOVE", parameters: one(.any), meaning: .move),
  ]

  private static let bits: [Row] =
    [
      Row(name: "AND", parameters: two(.any), isExtensible: true, meaning: .operation(.and)),
      Row(name: "OR", parameters: two(.any), isExtensible: true, meaning: .operation(.or)),
      Row(name: "XOR", parameters: two(.any), isExtensible: true, meaning: .operation(.xor)),
      Row(name: "NOT", parameters: one(.anyBit), meaning: .not),
    ]
    + [
      ("SHL", NativeFunction.shiftLeft), ("SHR", .shiftRight), ("ROL", .rotateLeft),
      ("ROR", .rotateRight),
    ].map {
      Row(
        name: $0, parameters: one(.anyBits) + [Parameter(name: "N", family: .count)],
        meaning: .native($1))
    }

  private static let selections: [Row] = [
    Row(
      name: "SEL",
      parameters: [
        Parameter(name: "G", family: .exact(.bool)),
        Parameter(name: "IN0", family: .shared(.any)),
        Parameter(name: "IN1", family: .shared(.any)),
      ], meaning: .selection(.select, strings: .selectString)),
    Row(
      name: "MAX", parameters: two(.anyElementary), isExtensible: true,
      meaning: .selection(.maximum, strings: .maximumString)),
    Row(
      name: "MIN", parameters: two(.anyElementary), isExtensible: true,
      meaning: .selection(.minimum, strings: .minimumString)),
    Row(
      name: "LIMIT",
      parameters: ["MN", "IN", "MX"].map {
        Parameter(name: $0, family: .shared(.anyElementary))
      }, meaning: .selection(.limit, strings: .limitString)),
    Row(
      name: "MUX",
      parameters: [
        Parameter(name: "K", family: .count), Parameter(name: "IN0", family: .shared(.any)),
        Parameter(name: "IN1", family: .shared(.any)),
      ], isExtensible: true, meaning: .selection(.multiplex, strings: .multiplexString)),
  ]

  private static let comparisons: [Row] =
    [
      ("GT", BinaryOperator.greater), ("GE", .greaterOrEqual), ("EQ", .equal),
      ("LE", .lessOrEqual), ("LT", .less),
    ].map {
      Row(name: $0, parameters: two(.any), isExtensible: true, meaning: .comparison($1))
    } + [Row(name: "NE", parameters: two(.any), meaning: .comparison(.notEqual))]

  private static func counts(_ names: [String]) -> [Parameter] {
    names.map { Parameter(name: $0, family: .count) }
  }

  private static let texts: [Row] = [
    Row(name: "LEN", parameters: one(.anyString), meaning: .place(.length)),
    Row(name: "LEFT", parameters: one(.anyString) + counts(["L"]), meaning: .text(.left)),
    Row(name: "RIGHT", parameters: one(.anyString) + counts(["L"]), meaning: .text(.right)),
    Row(name: "MID", parameters: one(.anyString) + counts(["L", "P"]), meaning: .text(.middle)),
    Row(
      name: "CONCAT", parameters: two(.anyString), isExtensible: true,
      meaning: .text(.concatenate)),
    Row(name: "INSERT", parameters: two(.anyString) + counts(["P"]), meaning: .text(.insert)),
    Row(name: "DELETE", parameters: one(.anyString) + counts(["L", "P"]), meaning: .text(.delete)),
    Row(
      name: "REPLACE", parameters: two(.anyString) + counts(["L", "P"]), meaning: .text(.replace)),
    Row(name: "FIND", parameters: two(.anyString), meaning: .place(.find)),
  ]

  private static func pair(_ first: Elementary, _ second: Elementary) -> [Parameter] {
    [
      Parameter(name: "IN1", family: .exact(first)), Parameter(name: "IN2", family: .exact(second)),
    ]
  }

  private static let times: [Row] =
    [
      ("ADD_TIME", .time, .time, .add), ("ADD_TOD_TIME", .timeOfDay, .time, .add),
      ("ADD_DT_TIME", .dateAndTime, .time, .add), ("SUB_TIME", .time, .time, .subtract),
      ("SUB_DATE_DATE", .date, .date, .subtract), ("SUB_TOD_TIME", .timeOfDay, .time, .subtract),
      ("SUB_TOD_TOD", .timeOfDay, .timeOfDay, .subtract),
      ("SUB_DT_TIME", .dateAndTime, .time, .subtract),
      ("SUB_DT_DT", .dateAndTime, .dateAndTime, .subtract),
      ("CONCAT_DATE_TOD", .date, .timeOfDay, .add),
    ].map { (name: String, first: Elementary, second: Elementary, operation: BinaryOperator) in
      Row(name: name, parameters: pair(first, second), meaning: .operation(operation))
    }
    + [
      ("MULTIME", BinaryOperator.multiply), ("MUL_TIME", .multiply), ("DIVTIME", .divide),
      ("DIV_TIME", .divide),
    ].map {
      Row(
        name: $0,
        parameters: [
          Parameter(name: "IN1", family: .exact(.time)), Parameter(name: "IN2", family: .number),
        ], meaning: .operation($1))
    }

  private static let intrinsics: [Row] = [
    Row(name: "__PROGRAM_TIME", parameters: [], meaning: .intrinsic(.programTime, .time)),
    Row(name: "__SCAN_INTERVAL", parameters: [], meaning: .intrinsic(.scanInterval, .time)),
    Row(name: "__CALENDAR", parameters: [], meaning: .intrinsic(.calendar, .dateAndTime)),
  ]
}
