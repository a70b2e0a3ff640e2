/// What an operand of a draft stands for, before anything has its place in memory.
enum Operand: Equatable {
  case none
  case number(Int)
  /// A cell of the block's own variables.
  case own(Int)
  /// A cell of the block's scratch.
  case temporary(Int)
  /// A cell of a global variable.
  case global(Int, offset: Int)
  /// A cell of a function's variables.
  case frame(block: Int, offset: Int)
  /// A word of the table of constants.
  case constant(Int)
  /// Where the power flow at an element is noted.
  case probe(Int)
  /// One of the cells that the machine keeps for itself.
  case reserved(Int)
  /// Where a jump leads.
  case label(Int)
  /// The first instruction of a block, and how many it has.
  case start(of: Int)
  case length(of: Int)
  /// A block's place in the table of frames.
  case block(Int)
  /// A row that the block itself added to a table.
  case dimension(Int)
  case table(Int)

  /// The cell so much further.
  func advanced(by distance: Int) -> Operand {
    switch self {
    case .own(let cell): .own(cell + distance)
    case .temporary(let cell): .temporary(cell + distance)
    case .global(let index, let offset): .global(index, offset: offset + distance)
    case .frame(let block, let offset): .frame(block: block, offset: offset + distance)
    case .constant(let index): .constant(index + distance)
    default: self
    }
  }
}

/// An instruction whose operands have no place yet.
struct Draft {
  var opcode: Opcode
  var flags = 0
  var n = 0
  var a = Operand.none
  var b = Operand.none
  var c = Operand.none
  /// The third side of ``Opcode/logicMore``.
  var d = Operand.none
  var position: Position
}

/// One block in drafts.
struct BlockDraft {
  var drafts: [Draft] = []
  /// The draft that each label stands before.
  var labels: [Int] = []
  /// Rows that the block added to the tables; starts of arrays are operands until then.
  var dimensions: [DimensionDraft] = []
  var tables: [TableDraft] = []
  var temporaries = 0
  /// Blocks it calls, each once.
  var callees: [Int] = []
}

/// A row of the table of dimensions whose array has no place yet.
struct DimensionDraft {
  var start: Operand
  var low: Int64
  var count: UInt64
  var stride: Int
}

/// A jump table whose labels have no place yet.
struct TableDraft {
  var low: Int64
  var labels: [Int]
  var otherwise: Int
}

/// A jump table: where a CASE goes for each value from `low` on.
struct JumpTable: Equatable, Sendable {
  var low: Int64
  /// First row in the table of targets, and how many.
  var start: Int
  var count: Int
  /// For all other values.
  var otherwise: Int32
}
