/// A function of the standard library that runs in the machine itself and not in its code.
///
/// - Arguments and result are words as ``Constant`` describes them; of a string, the word is the
///   absolute cell of its first word.
/// - A string in memory is one word with its length in code units, then the units, eight bytes or
///   four 16-bit units a word, the first in the lowest bits.
/// - ``NativeCall/type`` is the type it works on; of strings, `byte` for STRING and `word` for
///   WSTRING.
/// - What the standard leaves open, and every edge, is told in `Docs/reference/plc-library.md`.
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
  /// Four bits a digit: from a bit string of `type` to a ULINT, and back. A digit above nine, and
  /// a number with more digits than the bit string has, are `invalidArgument`.
  case fromBCD, toBCD

  // Strings; lengths and places are LINT words, places count from 1.
  case length, left, right, middle, concatenate, insert, delete, replace, find
  /// Between an elementary value of `type` and a STRING.
  case wordToString, stringToWord
  case stringToWide, wideToString

  // Times.
  /// A TIME times, or divided by, a number that was converted to LREAL or LINT before. Division
  /// by zero is `divisionByZero`.
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
    switch self {
    case .absolute: call.absolute()
    case .squareRoot, .naturalLogarithm, .commonLogarithm, .exponential, .sine, .cosine, .tangent,
      .arcSine, .arcCosine, .arcTangent:
      call.calculate(self)
    case .power: call.power()
    case .select, .multiplex: return call.pick(self)
    case .maximum, .minimum: call.extreme(isGreatest: self == .maximum)
    case .limit: call.limit()
    case .selectString, .multiplexString: return call.pickString(self)
    case .maximumString, .minimumString: call.extremeString(isGreatest: self == .maximumString)
    case .limitString: call.limitString()
    case .shiftLeft, .shiftRight, .rotateLeft, .rotateRight: return call.move(self)
    case .fromBCD: return call.fromBCD()
    case .toBCD: return call.toBCD()
    case .length: call.give(UInt64(call.string(0).count))
    case .left, .right, .middle: call.cutOut(self)
    case .concatenate: call.concatenate()
    case .insert, .delete, .replace: call.exchange(self)
    case .find: call.find()
    case .wordToString: call.wordToString()
    case .stringToWord: call.stringToWord()
    case .stringToWide, .wideToString: call.changeWidth(toWide: self == .stringToWide)
    case .multiplyTimeByReal, .multiplyTimeByInteger: call.multiplyTime(self)
    case .divideTimeByReal, .divideTimeByInteger: return call.divideTime(self)
    case .datePart, .timeOfDayPart: call.part(self)
    case .programTime: call.give(call.memory[0])
    case .scanInterval: call.give(call.memory[1])
    case .calendar: call.give(call.memory[2])
    }
    return nil
  }
}
