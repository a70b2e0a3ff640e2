/// One instruction of the machine: sixteen bytes.
struct Instruction: Equatable, Sendable {
  var opcode: Opcode
  /// What logic negates, from the lowest bit on.
  var flags: UInt8 = 0
  /// What the opcode makes of it: a width, a cell, packed types.
  var n: UInt16 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0

  /// The 64-bit number of ``Opcode/immediate``.
  var number: UInt64 {
    UInt64(UInt32(bitPattern: b)) | UInt64(UInt32(bitPattern: c)) << 32
  }

  /// Both words of the instruction, for hashing.
  var words: (UInt64, UInt64) {
    (
      UInt64(opcode.rawValue) | UInt64(flags) << 8 | UInt64(n) << 16 | UInt64(UInt32(bitPattern: a))
        << 32, number
    )
  }
}

/// One dimension of an array, or a range that a value must lie in.
struct Dimension: Equatable, Sendable {
  /// Where the array begins, from the base or absolutely as the opcode says.
  var start = 0
  var low: Int64
  /// Values from `low` on.
  var count: UInt64
  /// Cells from one element to the next.
  var stride = 1
}

/// A native function as an instruction calls it.
struct NativeRow: Equatable, Sendable {
  var function: NativeFunction
  var count: Int
  var type: Elementary
  var capacity: Int

  /// The cells that the result takes.
  var resultCount: Int {
    guard function.givesText else { return 1 }
    return StringCells.count(capacity: capacity, isWide: function.isWideResult(type))
  }
}

/// How a conversion is packed into an instruction.
struct PackedConversion: Equatable {
  var from: Elementary
  var to: Elementary
  var rule: Conversion

  init(from: Elementary, to: Elementary, rule: Conversion) {
    self.from = from
    self.to = to
    self.rule = rule
  }

  /// Nil when the bits name no types or no rule.
  init?(_ bits: UInt16) {
    guard let from = Elementary(rawValue: UInt8(bits & 31)),
      let to = Elementary(rawValue: UInt8(bits >> 5 & 31)),
      let rule = Conversion(rawValue: UInt8(bits >> 10))
    else { return nil }
    self.init(from: from, to: to, rule: rule)
  }

  var bits: UInt16 {
    UInt16(from.rawValue) | UInt16(to.rawValue) << 5 | UInt16(rule.rawValue) << 10
  }
}
