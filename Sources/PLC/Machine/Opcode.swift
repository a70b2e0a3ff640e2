/// What one instruction does.
///
/// `a`, `b` and `c` stand for the cells that the operands name, seen from the base of the running
/// block: 0 in programs and functions, the first cell of the instance in function blocks. An
/// absolute operand is a cell whatever the base. Booleans are words 0 and 1.
enum Opcode: UInt8, CaseIterable, Sendable {
  // Copies.

  /// a := b
  case copy
  /// a := the 64 bits in the fields b and c.
  case immediate
  /// a := the absolute cell b.
  case load
  /// The absolute cell a := b.
  case store
  /// a := the cell that b names, `c` further.
  case loadAt
  /// The cell that a names, `c` further, := b.
  case storeAt

  // Logic.

  /// a := b and c, of booleans; the flags say what is negated: b, c, the result. With all three
  /// it is an OR.
  case logic
  /// a := (b and c) and the cell `n`, of booleans; the flags negate b, c, what comes of them, `n`
  /// and the result.
  case logicMore
  /// Of bit strings, and XOR of booleans.
  case and, or, xor

  // Jumps to instruction c of the same block, further down unless they say otherwise.

  case jump
  /// Up, or to itself: charges the budget.
  case jumpBack
  /// If a and b, of booleans, with flags as of ``logic``.
  case jumpIf
  /// On a and b as words.
  case jumpIfEqual, jumpIfNotEqual
  /// On a and b with signs.
  case jumpIfLess, jumpIfLessOrEqual
  /// On a and b without signs.
  case jumpIfBelow, jumpIfBelowOrEqual

  // Comparisons of words.

  case equal, notEqual
  case less, lessOrEqual
  /// Without signs.
  case below, belowOrEqual

  // Whole numbers; the result is cut by `n` bits above, with its sign or without.

  case add, subtract, multiply
  case addUnsigned, subtractUnsigned, multiplyUnsigned
  /// a := b cut by `n` bits.
  case extend, extendUnsigned

  // Calls. The budget is charged with the length `c` of the block that begins at `b`.

  /// With the base moved on by `a`.
  case call
  /// With the base at the absolute cell `a`.
  case callAbsolute
  /// Of block `b` with the base at the cell that a names.
  case callAt
  case giveBack

  // Arrays: `c` is a row of the table of dimensions.

  /// a := the element that b counts of an array at the row's start.
  case loadElement
  /// The element that b counts of an array at the row's start := a.
  case storeElement
  /// One round of FOR: `a` the counter, `b` two cells with end and step; back to `c` while the
  /// counter, moved on by the step and cut as `n` says, is not past the end and did not wrap.
  case nextSigned, nextUnsigned

  // From here on the less frequent ones, carried out outside of the loop.

  /// a := the absolute cell of the cell b.
  case address
  /// a := b + the number `c`, for addresses.
  case addressMore
  /// a := the absolute cell of the element that b counts, of an array at the row's start, at its
  /// start as an absolute cell, or of one that begins at the cell a named before.
  case element, elementAbsolute, elementMore
  /// A trap unless a lies in the row's range.
  case check
  /// `c` cells from a on := those from b on.
  case copyCells
  /// `c` cells from the one that a names on := those from the one that b names on.
  case copyAt
  /// `c` cells from a on := 0.
  case clear
  /// a := bit `c` of b.
  case bit
  /// Bit `c` of a := b.
  case setBit
  /// a := not b, cut by `n` bits.
  case complement
  case negate, negateUnsigned
  /// Towards zero, with a trap on zero.
  case divide, divideUnsigned, modulo, moduloUnsigned
  /// a := b by a rule and types packed into `n`.
  case convert
  /// Jumps to the place in table `b` that a counts.
  case choose
  /// A jump to `c` unless FOR has a first round: operands as of ``nextSigned``.
  case enterSigned, enterUnsigned

  case addReal, subtractReal, multiplyReal, divideReal, negateReal
  case equalReal, lessReal, lessOrEqualReal
  case addLReal, subtractLReal, multiplyLReal, divideLReal, negateLReal
  case equalLReal, lessLReal, lessOrEqualLReal

  /// a := −1, 0 or 1 as the string that b names compares to that which c names; wide if `n` is 1.
  case compareStrings
  /// The string that a names := the one that b names, cut to `c` units; wide if `n` is 1.
  case copyString
  /// a := the native function of row `c` on the arguments from b on.
  case native
}
