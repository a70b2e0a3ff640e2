/// A function of the standard library that runs in the machine itself and not in its code.
///
/// - Arguments and result are words as ``Constant`` describes them; of a string, the word is the
///   absolute cell of its first word.
/// - A string in memory is one word with its length in code units, then the units, eight bytes or
///   four 16-bit units a word, the first in the lowest bits.
package enum NativeFunction: UInt16, CaseIterable, Sendable {
  /// ABS of a number, of the type in ``NativeCall/type``.
  case absolute

  /// Carries the function out.
  ///
  /// - Returns: the trap that stops the program, or nil.
  package func run(_ call: NativeCall) -> Trap.Cause? {
    nil
  }
}

/// A call of a native function.
package struct NativeCall {
  /// The machine's memory.
  package var memory: UnsafeMutablePointer<UInt64>
  /// Absolute cell of the first argument; the others follow.
  package var arguments: Int
  package var count: Int
  /// Absolute cell for the result; of a string result, the cell of its length.
  package var result: Int
  /// The type the function works on, where it has several.
  package var type: Elementary
  /// The greatest length of a string result in code units.
  package var capacity: Int
}
