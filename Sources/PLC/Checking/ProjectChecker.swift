/// What is known of a project while it is checked.
///
/// Every name of the project has a dense index: types and blocks in ``declarations``, global
/// variables in ``globals``, checked blocks in ``blocks``.
final class ProjectChecker {
  /// The sources, then the texts of the library.
  let units: [CompilationUnit]
  /// How many of the units are the project's own.
  let ownUnits: Int
  let options: CompilerOptions
  let log: DiagnosticLog

  /// Types and blocks, by the index of their name in `names`.
  var names = NameTable()
  var declarations: [Declaration] = []
  /// Declarations that are used, each behind all that it uses.
  var order: [Int] = []
  /// What became of each declaration.
  var types: [Resolution] = []
  var interfaces: [BlockInterface?] = []
  /// The declaration of each checked block, by its index in the checked project.
  var blocks: [Int] = []
  /// The last of the checked blocks: programs whose instances have arguments.
  var copies: [BlockInterface] = []
  /// The statements of each.
  var statements: [[CheckedStatement]] = []

  var typeTable = TypeTable()
  /// Names of the values of each enumeration and of the fields of each structure.
  var valueNames: [NameTable] = []
  var fieldNames: [NameTable] = []
  /// Words and depth of each structure.
  var structureSizes: [TypeSize] = []
  /// Every value of an enumeration that can be written without its type, with all it may mean.
  var bareValues = NameTable()
  var bareValueMeanings: [[EnumerationValue]] = []

  var globalNames = NameTable()
  /// The global of each name.
  var globalsByName: [Int] = []
  /// VAR_EXTERNAL declarations, to be compared with their globals.
  var externals: [External] = []
  /// Further declarations of an address, to be compared with the first.
  var shares: [Share] = []
  /// Global and located variables.
  var globals: [GlobalVariable] = []
  /// Located variables by their address.
  var addresses = NameTable()
  /// The global of each address.
  var addressGlobals: [Int] = []

  /// Variables being read, each because the one before it needs it.
  var openValues = 0

  /// Words that all variables together may still take.
  var wordsLeft = SizeLimit.project

  init(_ own: [CompilationUnit], options: CompilerOptions, log: DiagnosticLog) {
    units = own + Self.library(options.profile, firstFile: own.count)
    ownUnits = own.count
    self.options = options
    self.log = log
  }

  var profile: SemanticsProfile { options.profile }

  private static func library(_ profile: SemanticsProfile, firstFile: Int) -> [CompilationUnit] {
    let texts = LibrarySource.texts(profile)
    let log = DiagnosticLog(names: texts.map(\.name))
    let units = texts.enumerated().map { offset, source in
      Parser.parse(source.text, file: firstFile + offset, log: log)
    }
    precondition(!log.hasErrors, "the library's text has mistakes: \(log.problems)")
    return units
  }
}

/// The greatest sizes, in words of memory.
enum SizeLimit {
  /// Of one variable.
  static let variable = 1 << 20
  /// Levels of arrays, structures and blocks in each other.
  static let depth = 64
  /// Characters of a string.
  static let string = 32_767
  /// Of the variables of all blocks together, counted once each.
  static let project = 1 << 21
  /// Statements that stand in a block in place of calls of its actions.
  static let inlined = 1 << 14
}

/// A type or block by its name.
struct Declaration {
  enum Kind {
    case type(TypeDeclaration)
    case block(BlockDeclaration)
  }

  var kind: Kind
  /// Index of the unit it stands in.
  var unit: Int
  var isLibrary: Bool

  var name: String {
    switch kind {
    case .type(let type): type.name
    case .block(let block): block.name
    }
  }

  var position: Position {
    switch kind {
    case .type(let type): type.position
    case .block(let block): block.position
    }
  }

  var block: BlockDeclaration? {
    if case .block(let block) = kind { return block }
    return nil
  }
}

/// A type with what its variables start with.
struct ResolvedType {
  var type: DataType
  var initial: Constant
}

/// What a type takes.
struct TypeSize {
  /// Words of memory, cut off far above what is allowed.
  var words: Int
  /// Levels of arrays, structures and blocks in each other.
  var depth: Int

  static let word = TypeSize(words: 1, depth: 0)

  /// The size of something that holds both.
  func joined(_ other: TypeSize) -> TypeSize {
    TypeSize(
      words: min(SizeLimit.project * 2, words + other.words), depth: max(depth, other.depth))
  }
}

/// How far a declared type is known.
enum Resolution {
  case pending
  /// Being resolved: whoever needs it now stands in a circle.
  case busy
  /// Nil after a mistake that was told.
  case done(ResolvedType?)
}

/// One value of an enumeration.
struct EnumerationValue {
  var enumeration: Int
  var number: Int64
}

/// A declaration in VAR_EXTERNAL and the global variable it names.
struct External {
  var interface: BlockInterface
  var declaration: VariableDeclaration
  var global: Int
}

/// A further declaration of an address.
struct Share {
  var declaration: VariableDeclaration
  var global: Int
}

/// A global or located variable.
struct GlobalVariable {
  enum State {
    case pending, busy, done, broken
  }

  var declaration: VariableDeclaration
  var state = State.pending
  /// As far as it is known.
  var checked: CheckedVariable
  /// Whether an initial value was written.
  var hasInitial = false
}
