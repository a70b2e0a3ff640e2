/// What an operand of an instruction is.
enum OperandKind {
  case unused
  /// A cell from the base on.
  case cell
  /// Two cells: the end and the step of FOR.
  case pair
  /// As many cells as the operand `c` says.
  case run
  /// The cells of a native function's arguments, or its result.
  case arguments, result
  /// A cell whatever the base.
  case absolute
  /// A number that needs no check, one that counts cells or units, one that counts bits.
  case number, count, bit
  /// An instruction of the same block, below this one or not.
  case below, above
  /// The base of a block to be called; its first instruction, its length; its row of frames.
  case instance, fixedInstance, start, length, block
  /// A row of dimensions: of an array that begins in a cell from the base on, in one whatever the
  /// base, or anywhere; or a range.
  case array, fixedArray, openArray, range
  case table, native
}

/// What the field `n` of an instruction is.
enum FieldKind {
  case unused
  /// A cell from the base on.
  case cell
  /// Bits to cut by.
  case shift
  case flag
  case conversion
}

extension Opcode {
  /// How many flags it heeds.
  var flagCount: Int {
    switch self {
    case .logic, .jumpIf: 3
    case .logicMore: 5
    default: 0
    }
  }

  /// What the operands a, b and c are, and the field n: for the verifier and the disassembler.
  var shape: (a: OperandKind, b: OperandKind, c: OperandKind, n: FieldKind) {
    switch self {
    case .copy: (.cell, .cell, .unused, .unused)
    case .immediate: (.cell, .number, .number, .unused)
    case .load: (.cell, .absolute, .unused, .unused)
    case .store: (.absolute, .cell, .unused, .unused)
    case .loadAt, .storeAt, .addressMore: (.cell, .cell, .number, .unused)
    case .and, .or, .xor, .logic: (.cell, .cell, .cell, .unused)
    case .logicMore: (.cell, .cell, .cell, .cell)
    case .jump: (.unused, .unused, .below, .unused)
    case .jumpBack: (.unused, .unused, .above, .unused)
    case .jumpIf: (.cell, .cell, .below, .unused)
    case .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfLessOrEqual, .jumpIfBelow,
      .jumpIfBelowOrEqual:
      (.cell, .cell, .below, .unused)
    case .equal, .notEqual, .less, .lessOrEqual, .below, .belowOrEqual:
      (.cell, .cell, .cell, .unused)
    case .add, .subtract, .multiply, .addUnsigned, .subtractUnsigned, .multiplyUnsigned, .divide,
      .divideUnsigned, .modulo, .moduloUnsigned:
      (.cell, .cell, .cell, .shift)
    case .extend, .extendUnsigned, .complement, .negate, .negateUnsigned:
      (.cell, .cell, .unused, .shift)
    case .call: (.instance, .start, .length, .unused)
    case .callAbsolute: (.fixedInstance, .start, .length, .unused)
    case .callAt: (.cell, .block, .unused, .unused)
    case .giveBack: (.unused, .unused, .unused, .unused)
    case .loadElement, .storeElement, .element: (.cell, .cell, .array, .unused)
    case .elementAbsolute: (.cell, .cell, .fixedArray, .unused)
    case .elementMore: (.cell, .cell, .openArray, .unused)
    case .nextSigned, .nextUnsigned: (.cell, .pair, .above, .shift)
    case .enterSigned, .enterUnsigned: (.cell, .pair, .below, .shift)
    case .address: (.cell, .cell, .unused, .unused)
    case .check: (.cell, .unused, .range, .unused)
    case .copyCells: (.run, .run, .count, .unused)
    case .copyAt: (.cell, .cell, .count, .unused)
    case .clear: (.run, .unused, .count, .unused)
    case .bit, .setBit: (.cell, .cell, .bit, .unused)
    case .convert: (.cell, .cell, .unused, .conversion)
    case .choose: (.cell, .table, .unused, .unused)
    case .addReal, .subtractReal, .multiplyReal, .divideReal, .equalReal, .lessReal,
      .lessOrEqualReal, .addLReal, .subtractLReal, .multiplyLReal, .divideLReal, .equalLReal,
      .lessLReal, .lessOrEqualLReal:
      (.cell, .cell, .cell, .unused)
    case .negateReal, .negateLReal: (.cell, .cell, .unused, .unused)
    case .compareStrings: (.cell, .cell, .cell, .flag)
    case .copyString: (.cell, .cell, .count, .flag)
    case .native: (.result, .arguments, .native, .unused)
    }
  }
}
