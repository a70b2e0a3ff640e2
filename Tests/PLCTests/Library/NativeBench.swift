import Testing

@testable import PLC

/// Calls native functions in a memory of their own.
struct NativeBench {
  /// An argument as a test writes it.
  enum Argument: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
  {
    /// An integer or bit string, or a time in nanoseconds.
    case integer(Int64)
    /// A REAL or LREAL, as the type of the call has it.
    case real(Double)
    case string(String)
    case word(UInt64)

    init(integerLiteral value: Int64) { self = .integer(value) }
    init(floatLiteral value: Double) { self = .real(value) }
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
  }

  private(set) var memory: [UInt64]
  private var arguments: [UInt64] = []
  private let resultCell = 3
  private let argumentCell = 100

  init(_ arguments: [Argument], type: Elementary, wide: Bool? = nil) {
    // What was there before must not matter.
    memory = Array(repeating: 0xDEAD_BEEF_DEAD_BEEF, count: 1000)
    memory[0...2] = [11, 22, 33]
    var free = 200
    for (index, argument) in arguments.enumerated() {
      switch argument {
      case .integer(let value): memory[argumentCell + index] = UInt64(bitPattern: value)
      case .word(let value): memory[argumentCell + index] = value
      case .real(let value): memory[argumentCell + index] = floatWord(value, type)
      case .string(let text):
        let words = StringCells.words(of: Array(text.utf16), isWide: wide ?? (type == .word))
        memory.replaceSubrange(free..<free + words.count, with: words)
        memory[argumentCell + index] = UInt64(free)
        free += words.count
      }
    }
    self.arguments = Array(memory[argumentCell..<argumentCell + arguments.count])
  }

  /// Runs a function; the trap, if there is one.
  mutating func run(_ function: NativeFunction, _ type: Elementary, capacity: Int) -> Trap.Cause? {
    let count = arguments.count
    return memory.withUnsafeMutableBufferPointer { buffer in
      function.run(
        NativeCall(
          memory: buffer.baseAddress!, arguments: argumentCell, count: count, result: resultCell,
          type: type, capacity: capacity))
    }
  }

  var word: UInt64 { memory[resultCell] }

  func text(isWide: Bool) -> String {
    let units = (0..<Int(memory[resultCell])).map { index -> UInt16 in
      let perWord = isWide ? 4 : 8
      let word = memory[resultCell + 1 + index / perWord] >> UInt64(index % perWord * 64 / perWord)
      return isWide ? UInt16(truncatingIfNeeded: word) : UInt16(word & 0xFF)
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// A float as a word of REAL or LREAL.
func floatWord(_ value: Double, _ type: Elementary) -> UInt64 {
  type == .real ? UInt64(Float(value).bitPattern) : value.bitPattern
}

/// A word of REAL or LREAL as a float.
func float(_ word: UInt64, _ type: Elementary) -> Double {
  type == .real ? Double(Float(bitPattern: UInt32(word))) : Double(bitPattern: word)
}

/// The word a function gives.
func native(
  _ function: NativeFunction, _ type: Elementary, _ arguments: NativeBench.Argument...
) -> UInt64 {
  var bench = NativeBench(arguments, type: type)
  #expect(bench.run(function, type, capacity: 0) == nil, "\(function)")
  return bench.word
}

/// The trap a function ends with.
func trap(
  _ function: NativeFunction, _ type: Elementary, _ arguments: NativeBench.Argument...
) -> Trap.Cause? {
  var bench = NativeBench(arguments, type: type)
  return bench.run(function, type, capacity: 0)
}

/// The string a function of strings gives, of STRING and of WSTRING.
func text(
  _ function: NativeFunction, _ arguments: NativeBench.Argument..., capacity: Int = 254
) -> String {
  let texts = [Elementary.byte, .word].map { type in
    var bench = NativeBench(arguments, type: type)
    #expect(bench.run(function, type, capacity: capacity) == nil, "\(function)")
    return bench.text(isWide: type == .word)
  }
  #expect(texts[0] == texts[1], "STRING and WSTRING differ")
  return texts[0]
}
