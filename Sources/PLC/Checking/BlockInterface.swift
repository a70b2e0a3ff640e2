/// The variables of a block, its parameters among them: what its callers and its own statements
/// need to know.
final class BlockInterface {
  let declaration: BlockDeclaration
  let unit: Int
  /// Index in ``CheckedProject/blocks``.
  let index: Int
  let isLibrary: Bool

  /// Every name that the block's own statements may use without an owner.
  var names = NameTable()
  /// What each name means inside.
  var meanings: [Meaning] = []
  /// The variable of each name for those outside; −1 if they cannot see it.
  var members: [Int] = []
  var variables: [CheckedVariable] = []
  private var known: [Bool] = []
  /// Inputs, in-outs and outputs in order of declaration, as indices of `variables`.
  private(set) var parameters: [Int] = []
  /// The place of each variable among the parameters, as far as there are any; −1 of others.
  private var slots: [Int] = []
  /// Its own variables as they are declared, in that order.
  var entries: [Entry] = []
  var edges: [EdgeInput] = []
  var result: Int?
  /// Of one instance.
  var size = TypeSize(words: 0, depth: 0)
  /// Whether its variables are known, as far as they are without mistakes.
  var isResolved = false

  init(declaration: BlockDeclaration, unit: Int, index: Int, isLibrary: Bool) {
    self.declaration = declaration
    self.unit = unit
    self.index = index
    self.isLibrary = isLibrary
  }

  enum Meaning {
    case local(Int)
    /// `isConstant` if this block declares it so, whatever the global itself is.
    case global(Int, isConstant: Bool)
    /// Not read yet: index in ``BlockInterface/entries``.
    case pending(Int)
    /// A mistake in its declaration was told.
    case broken
  }

  /// A variable on its way into an interface.
  struct Entry {
    var section: VariableSection
    var declaration: VariableDeclaration
    /// Index in the interface's variables.
    var variable: Int
    var state = State.pending

    enum State {
      case pending, done
      /// Being read: whoever needs it now stands in a circle.
      case busy
    }
  }

  /// An input declared R_EDGE or F_EDGE.
  struct EdgeInput {
    var input: Int
    /// What the block's statements read instead of it.
    var edge: Int
    var previous: Int
    var isRising: Bool
  }

  var kind: BlockDeclaration.Kind { declaration.kind }
  var name: String { declaration.name }

  /// The variable of that name as others see it.
  func member(_ name: String) -> Int? {
    guard let index = names.index(of: name), members[index] >= 0 else { return nil }
    return members[index]
  }

  /// Adds a name; false if there is one already.
  func enter(_ name: String, _ meaning: Meaning, member: Int = -1) -> Bool {
    guard names.insert(name) != nil else { return false }
    meanings.append(meaning)
    members.append(member)
    return true
  }

  func addParameter(_ variable: Int) {
    while slots.count < variable { slots.append(-1) }
    slots.append(parameters.count)
    parameters.append(variable)
  }

  /// The place of a name among the parameters.
  func slot(_ name: String) -> Int? {
    guard let variable = member(name), variable < slots.count, slots[variable] >= 0 else {
      return nil
    }
    return slots[variable]
  }

  /// Whether a variable was declared without mistakes.
  func isKnown(_ variable: Int) -> Bool { variable < known.count && known[variable] }

  /// Notes that type and initial value of a variable are there.
  func markKnown(_ variable: Int) {
    let name = variables[variable].name
    while known.count < variables.count { known.append(false) }
    known[variable] = true
    if let index = names.index(of: name), members[index] == variable {
      meanings[index] = .local(variable)
    }
  }

  /// Adds a variable that no source can name.
  func addHidden(_ name: String, _ type: DataType, _ position: Position) -> Int {
    let index = variables.count
    variables.append(
      CheckedVariable(
        name: name, type: type, role: .local, initial: .zero, isHidden: true, position: position))
    _ = enter(name, .local(index))
    while known.count < index { known.append(false) }
    known.append(true)
    return index
  }

  /// What an instance starts with.
  var initial: Constant { Constant.joined(variables.map(\.initial)) }
}

extension Constant {
  var isZero: Bool {
    switch self {
    case .zero: true
    case .word(let word): word == 0
    case .string(let units): units.isEmpty
    case .composite: false
    }
  }

  /// A composite, or zero if all of its parts are.
  static func joined(_ parts: [Constant]) -> Constant {
    parts.allSatisfy(\.isZero) ? .zero : .composite(parts)
  }
}
