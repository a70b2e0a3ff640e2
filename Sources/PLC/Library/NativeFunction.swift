/// A function of the standard library that runs in the machine itself and not in its code.
///
/// - Arguments and result are words as ``Constant`` describes them; of a string, the word is the
///   absolute cell of its first word.
/// - A string in memory is one word with its length in code units, then the units, eight bytes or
///   four 16-bit units a word, the first in the lowest bits.
/// - ``NativeCall/type`` is the type it works on; of strings, `byte` for STRING and `word` for
///   WSTRING.
package enum NativeFunction: UInt16, CaseIterable, Sendable {
  // One number: of `type`.
  case absolute, squareRoot, naturalLogarithm, commonLogarithm, exponential
  case sine, cosine, tangent, arcSine, arcCosine, arcTangent
  /// EXPT: base and result of `type`, a float; the exponent a float of the same type.
  case power

  // Selection among words of `type`; `select` takes G, IN0, IN1, `limit` MN, IN, MX, and
  // `multiplex` K as a LINT, then IN0 and on: K outside is `invalidArgument`.
  case select, maximum, minimum, limit, multiplex
  case selectString, maximumString, minimumString, limitString, multiplexString

  // Bit strings of `type`: IN, then N as a LINT. A negative N is `invalidArgument`.
  case shiftLeft, shiftRight, rotateLeft, rotateRight
  /// Four bits a digit, from and to unsigned numbers.
  case fromBCD, toBCD

  // Strings; lengths and places are LINT words, places count from 1.
  case length, left, right, middle, concatenate, insert, delete, replace, find
  /// Between an elementary value of `type` and a STRING.
  case wordToString, stringToWord
  case stringToWide, wideToString

  // Times.
  /// A TIME times, or divided by, a number that was converted to LREAL or LINT before.
  case multiplyTimeByReal, multiplyTimeByInteger, divideTimeByReal, divideTimeByInteger
  /// Parts of a DATE_AND_TIME.
  case datePart, timeOfDayPart

  /// Program time at the start of the scan, TIME: the word in cell 0 of the machine.
  case programTime
  /// Program time from one scan to the next, TIME: the word in cell 1.
  case scanInterval
  /// The calendar at the start of the scan, DATE_AND_TIME: the word in cell 2.
  case calendar

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
