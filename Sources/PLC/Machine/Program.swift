import Kernel

/// A source of a project: text, or a unit that another reader made.
public enum ProgramSource: Sendable {
  /// Structured text, with instruction lists and textual charts; `name` is what problems call it.
  case text(name: String, text: String)
  /// What a reader of drawn programs made of a file.
  case unit(name: String, CompilationUnit)
}

/// A variable of a compiled program that holds one word.
public struct ProgramVariable: Equatable, Sendable {
  /// The path to it, such as `Main.Delay.Q`; of a global or located one without a program, its
  /// name alone, and its address where it has no name.
  public let name: String
  public let type: Elementary
  /// Where its word is in ``Machine``.
  public let cell: Int
  /// Such as `%IX0.3`; nil if it is not located.
  public let address: String?
  /// Whether the program keeps it over a restart.
  public let isRetained: Bool
  /// Index of its type in ``Program/enumerations``; nil if it is a number.
  package var enumeration: Int?
}

/// A string variable of a compiled program.
public struct ProgramString: Equatable, Sendable {
  /// The path to it, as of a ``ProgramVariable``.
  public let name: String
  /// Its greatest length in code units.
  public let capacity: Int
  /// Whether it is a WSTRING.
  public let isWide: Bool
  /// Where its first word is in ``Machine``.
  public let cell: Int
  /// Whether the program keeps it over a restart.
  public let isRetained: Bool
}

/// A checked and compiled project: immutable, shared by all machines that run it.
public struct Program: Sendable {
  /// What the compiler warned of.
  public package(set) var warnings: [Problem] = []
  /// Nanoseconds of program time from one scan to the next: the greatest common divisor of the
  /// intervals of all tasks; nil when no task has an interval and any will do.
  public let scanInterval: Int64?
  /// Every variable that can be shown, in order of declaration, at most 100,000 of them; arrays of
  /// more than 4,096 elements are left out.
  public let variables: [ProgramVariable]
  /// The located ones among them: what meets the plant.
  public let located: [ProgramVariable]
  /// Every string that can be shown, in order of declaration.
  public let strings: [ProgramString]
  /// The contacts, coils and blocks of drawn programs, in the order of ``Machine/powerFlow``.
  public let elements: [DrawnElement]
  /// Depends on everything that runs: code, layout, constants, tasks and the budget of a scan.
  public let hash: UInt64

  /// The verified instructions and the tables that they name.
  var code: ProgramCode
  /// What memory looks like before the first scan.
  let memory: ProgramMemory
  /// What runs, in order of declaration.
  let entries: [ProgramEntry]
  /// Instructions one scan may execute.
  let budget: Int
  /// The sources that positions point into.
  let units: [ProgramUnit]
  /// Types whose values have names.
  let enumerations: [EnumerationNames]

  /// A variable by its path, without regard to the case of letters; nil if there is none.
  ///
  /// - Cost: linear in the variables: look up once and keep it.
  public func variable(named name: String) -> ProgramVariable? {
    variables.first { NameTable.equal($0.name, name) }
  }

  /// A string variable by its path, without regard to the case of letters; nil if there is none.
  public func string(named name: String) -> ProgramString? {
    strings.first { NameTable.equal($0.name, name) }
  }
}

/// Instructions and the tables that they name.
struct ProgramCode: Sendable {
  var instructions: [Instruction] = []
  /// By instruction.
  var positions: [Position] = []
  /// Every block before those that call it.
  var blocks: [CodeBlock] = []
  /// By block: what the interpreter must know of it.
  var frames: [Interpreter.Frame] = []
  var dimensions: [Dimension] = []
  var natives: [NativeRow] = []
  var tables: [JumpTable] = []
  var targets: [Int32] = []
  /// Calls inside of calls that may be open at once.
  var callDepth = 0
}

/// The code of a function or function block, or of one instance of a program.
struct CodeBlock: Sendable {
  var name: String
  var kind: BlockDeclaration.Kind
  var start: Int
  var count: Int
  /// Of function blocks: the cells of an instance.
  var cells: Int
  /// What its cells are called, from the base on, in the order of cells.
  var names: [(cell: Int, name: String)]

  /// Its instructions.
  var range: Range<Int> { start..<(start + count) }
}

/// What memory looks like before the first scan: state, then scratch and constants, then the
/// call stack.
struct ProgramMemory: Sendable {
  /// A run of cells with a string.
  struct Text: Equatable, Sendable {
    var cell: Int
    var capacity: Int
    var isWide: Bool
  }

  var image: [UInt64] = []
  /// Cells from 0 on that a snapshot must hold.
  var stateCount = 0
  /// Cells that instructions may name; the call stack stands behind them.
  var limit = 0
  /// Where the power flow at the first element is noted.
  var probes = 0
  /// Cells that outlast a restart.
  var retained: [Range<Int>] = []
  /// Every string in the state: their lengths are what a restored state could lie about.
  var texts: [Text] = []
}

/// A program instance as the machine starts it.
struct ProgramEntry: Equatable, Sendable {
  /// Index in ``ProgramCode/blocks``.
  var block: Int
  /// It runs in every scan whose number is a multiple of this.
  var every: Int
}

/// A source of a program, for what a trap says.
struct ProgramUnit: Sendable {
  var name: String
  var elements: [DrawnElement]
}

/// The names of an enumeration's values.
struct EnumerationNames: Sendable {
  var type: String
  var values: [(name: String, number: Int64)]
}
