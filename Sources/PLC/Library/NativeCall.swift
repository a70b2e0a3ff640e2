/// A call of a native function.
package struct NativeCall {
  /// The machine's memory.
  package var memory: UnsafeMutablePointer<UInt64>
  /// Absolute cell of the first argument; the others follow.
  package var arguments: Int
  package var count: Int
  /// Absolute cell for the result; of a string result, the cell of its length. It overlaps no
  /// string among the arguments.
  package var result: Int
  /// The type the function works on, where it has several.
  package var type: Elementary
  /// The greatest length of a string result in code units.
  package var capacity: Int
}

extension NativeCall {
  func word(_ index: Int) -> UInt64 { memory[arguments + index] }
  func integer(_ index: Int) -> Int64 { Int64(bitPattern: word(index)) }

  /// An argument that is a REAL or LREAL as `type` says.
  func real(_ index: Int) -> Double { type.double(word(index)) }

  func string(_ index: Int) -> StringUnits {
    StringUnits(memory: memory, cell: Int(word(index)), isWide: type == .word)
  }

  /// A length or place as an Int within bounds.
  func integer(_ index: Int, in range: ClosedRange<Int>) -> Int {
    min(max(Int(integer(index)), range.lowerBound), range.upperBound)
  }

  func give(_ word: UInt64) { memory[result] = word }
  func give(_ integer: Int64) { memory[result] = UInt64(bitPattern: integer) }

  /// The string result.
  func writer(isWide: Bool) -> StringWriter {
    StringWriter(memory: memory, cell: result, capacity: capacity, isWide: isWide)
  }
}
