extension Interpreter {
  /// Strings and native functions: their addresses and lengths stand in cells, so that both are
  /// checked before the library sees them.
  func text(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Outcome {
    switch i.opcode {
    case .compareStrings:
      let isWide = i.n != 0
      guard let a = units(at: m[i.b], isWide), let b = units(at: m[i.c], isWide) else {
        return .trap(.indexOutOfBounds)
      }
      let order = StringCells.compare(memory, Int(m[i.b]), Int(m[i.c]), isWide: isWide)
      m[i.a] = UInt64(bitPattern: Int64(order))
      return .charge((a + b) / 8)
    case .copyString:
      let isWide = i.n != 0
      guard let count = units(at: m[i.b], isWide), hasRoom(at: m[i.a], Int(i.c), isWide) else {
        return .trap(.indexOutOfBounds)
      }
      StringCells.copy(
        memory, from: Int(m[i.b]), to: Int(m[i.a]), capacity: Int(i.c), isWide: isWide)
      return .charge(count / 8)
    default:
      return native(i, m)
    }
  }

  private func native(_ i: Instruction, _ m: UnsafeMutablePointer<UInt64>) -> Outcome {
    let row = natives[Int(i.c)]
    let arguments = m + Int(i.b)
    let result = m - memory + Int(i.a)
    let written = result..<(result + row.resultCount)
    var charge = 0
    for index in row.function.textArguments(of: row.count) {
      let isWide = row.function.isWideArgument(row.type)
      guard let count = units(at: arguments[index], isWide) else {
        return .trap(.indexOutOfBounds)
      }
      // A string that is built over what it is built of would change lengths that were checked.
      if row.function.givesText {
        let start = Int(arguments[index])
        let read = start..<(start + StringCells.count(capacity: count, isWide: isWide))
        if read.overlaps(written) { return .trap(.indexOutOfBounds) }
      }
      charge += 1 + count / 2
    }
    let call = NativeCall(
      memory: memory, arguments: arguments - memory, count: row.count,
      result: result, type: row.type, capacity: row.capacity)
    if let cause = row.function.run(call) { return .trap(cause) }
    return charge > 0 ? .charge(charge) : .goOn
  }

  /// The length of the string at a computed address; nil when it does not lie in the memory.
  private func units(at address: UInt64, _ isWide: Bool) -> Int? {
    guard address < UInt64(limit) else { return nil }
    let length = memory[Int(address)]
    guard length <= UInt64(limit) * 8, hasRoom(at: address, Int(length), isWide) else {
      return nil
    }
    return Int(length)
  }

  private func hasRoom(at address: UInt64, _ capacity: Int, _ isWide: Bool) -> Bool {
    let count = StringCells.count(capacity: capacity, isWide: isWide)
    return count <= limit && address <= UInt64(limit - count)
  }
}

extension NativeFunction {
  /// Which of `count` arguments are strings.
  func textArguments(of count: Int) -> Range<Int> {
    switch self {
    case .length, .left, .right, .middle, .delete, .stringToWord, .stringToWide, .wideToString:
      0..<min(1, count)
    case .insert, .replace, .find: 0..<min(2, count)
    case .concatenate, .maximumString, .minimumString, .limitString: 0..<count
    case .selectString, .multiplexString: min(1, count)..<count
    default: 0..<0
    }
  }

  /// Whether its result is a string, whose first cell the call is given.
  var givesText: Bool {
    switch self {
    case .selectString, .maximumString, .minimumString, .limitString, .multiplexString, .left,
      .right, .middle, .concatenate, .insert, .delete, .replace, .wordToString, .stringToWide,
      .wideToString:
      true
    default: false
    }
  }

  /// Whether its string arguments are WSTRING.
  func isWideArgument(_ type: Elementary) -> Bool {
    switch self {
    case .stringToWord, .stringToWide: false
    case .wideToString: true
    default: type == .word
    }
  }

  /// Whether its string result is a WSTRING.
  func isWideResult(_ type: Elementary) -> Bool {
    switch self {
    case .wordToString, .wideToString: false
    case .stringToWide: true
    default: type == .word
    }
  }

  /// How many arguments it takes; the standard lets some take any number from two on.
  var arity: ClosedRange<Int> {
    switch self {
    case .absolute, .squareRoot, .naturalLogarithm, .commonLogarithm, .exponential, .sine, .cosine,
      .tangent, .arcSine, .arcCosine, .arcTangent, .fromBCD, .toBCD, .length, .wordToString,
      .stringToWord, .stringToWide, .wideToString, .datePart, .timeOfDayPart:
      1...1
    case .power, .shiftLeft, .shiftRight, .rotateLeft, .rotateRight, .left, .right, .find,
      .multiplyTimeByReal, .multiplyTimeByInteger, .divideTimeByReal, .divideTimeByInteger:
      2...2
    case .select, .limit, .selectString, .limitString, .middle, .insert, .delete: 3...3
    case .replace: 4...4
    case .maximum, .minimum, .maximumString, .minimumString, .concatenate: 1...Int.max
    case .multiplex, .multiplexString: 2...Int.max
    case .programTime, .scanInterval, .calendar: 0...0
    }
  }
}
