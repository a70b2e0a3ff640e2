/// Checks the statements of one block, and every expression of a project.
///
/// A mistake is told where it is found, and nil goes up from there: nobody above tells it again.
final class BodyChecker {
  let project: ProjectChecker
  /// The block whose names can be used; nil where only those of the whole project can.
  let block: BlockInterface?

  /// Statements that have to run before the one being checked.
  var before: [CheckedStatement] = []
  /// Whether statements may be put before the present expression, which is evaluated once then.
  var mayRunBefore = false
  /// Loops around the present statement.
  var loops = 0
  /// Labels of the statements being checked: those of the block, or of the action called last.
  var labels = LabelScope()
  /// Labels given out so far.
  var labelCount = 0
  /// Actions whose calls are being replaced by their statements, from the outside in.
  var openActions: [Int] = []
  /// Statements made in place of calls of actions so far.
  var inlined = 0
  /// The actions of the block.
  let actionNames: NameTable
  /// Whether each was called so far.
  var isActionChecked: [Bool]
  /// Variables added for values that a call keeps.
  var keptValues = 0
  /// Values that lowering keeps under a name, by the first statement that sets them.
  var boundNames = NameTable()
  var boundValues: [Expression] = []
  /// Values whose type is being found.
  var openValues: [Int] = []
  /// Whether the function's result was assigned.
  var assignsResult = false

  init(_ project: ProjectChecker, block: BlockInterface? = nil) {
    self.project = project
    self.block = block
    var names = NameTable()
    for action in block?.declaration.actions ?? [] { names.insert(action.name) }
    actionNames = names
    isActionChecked = Array(repeating: false, count: block?.declaration.actions.count ?? 0)
  }

  var log: DiagnosticLog { project.log }
  var profile: SemanticsProfile { project.profile }

  /// Whether names that only the library may use are allowed.
  var isLibrary: Bool { block?.isLibrary ?? false }
}

/// The labels that jumps may lead to.
struct LabelScope {
  var names = NameTable()
  /// Number of the first.
  var first = 0
  /// Behind the last statement of an action: where its RETURN leads.
  var end: Int?
  var isEndUsed = false
}

/// A checked expression before it is put to use.
enum Value {
  /// A number that takes the type of what it meets.
  case number(Number, Position)
  /// What the expression says, and the type that the program sees: an intermediate result may be
  /// wider (see ``SemanticsProfile/computing(_:)``), a subrange is its base type.
  case typed(CheckedExpression, DataType)

  var position: Position {
    switch self {
    case .number(_, let position): position
    case .typed(let expression, _): expression.position
    }
  }

  /// The type the program sees; nil of a number without one.
  var type: DataType? {
    if case .typed(_, let type) = self { return type }
    return nil
  }

  /// The elementary type the program sees, if it is one.
  var elementary: Elementary? {
    if case .typed(_, .elementary(let type)) = self { return type }
    return nil
  }
}

/// A number without a type.
enum Number: Equatable {
  case integer(Int128)
  /// With its digits where it was written out, so that it is rounded once.
  case real(Double, digits: String)

  /// The word of that type; nil if it does not fit.
  func word(as type: Elementary) -> UInt64? {
    switch (self, type) {
    case (.integer(let number), .real):
      return UInt64(Float(number).bitPattern)
    case (.integer(let number), .lreal):
      return Double(number).bitPattern
    case (.integer(let number), _):
      guard let numbers = type.numbers, numbers.contains(number) else { return nil }
      return UInt64(truncatingIfNeeded: number)
    case (.real(let number, let digits), .real):
      let rounded = Float(digits) ?? Float(number)
      return rounded.isFinite ? UInt64(rounded.bitPattern) : nil
    case (.real(let number, _), .lreal):
      return number.isFinite ? number.bitPattern : nil
    case (.real, _):
      return nil
    }
  }

  /// The type it has where nothing else decides: INT or the next that holds it; REAL.
  var natural: Elementary? {
    switch self {
    case .integer: [.int, .dint, .lint, .ulint].first { word(as: $0) != nil }
    case .real(let number, _):
      number.magnitude <= Double(Float.greatestFiniteMagnitude) ? .real : .lreal
    }
  }
}

extension CheckedExpression {
  /// A word that is known.
  static func word(_ word: UInt64, _ type: DataType, _ position: Position) -> CheckedExpression {
    CheckedExpression(kind: .constant(.word(word)), type: type, position: position)
  }

  /// The elementary type the machine works in.
  var elementary: Elementary? {
    switch type {
    case .elementary(let type), .subrange(let type, _): type
    default: nil
    }
  }
}
