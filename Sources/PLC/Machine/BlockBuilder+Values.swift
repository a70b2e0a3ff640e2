extension BlockBuilder {
  /// A cell with the value of an expression of one word: a variable's own, a constant or scratch.
  ///
  /// - Parameter spare: scratch that may be written, as that of the result.
  func value(_ expression: CheckedExpression, reusing spare: Operand = .none) -> Operand {
    switch expression.kind {
    case .constant(let constant): return self.constant(constant.word)
    case .load(let place):
      if case .bit = place.kind { break }
      if isNamed(place), case .cell(let cell) = location(of: place) { return cell }
    case .convert(let inner, let from, let to, let rule):
      // What only becomes a wider type is the same word.
      if rule.keepsWord(of: inner, from: from, to: to) { return value(inner, reusing: spare) }
    default: break
    }
    if case .temporary = spare {
      value(expression, into: spare)
      return spare
    }
    let cell = temporary()
    value(expression, into: cell)
    return cell
  }

  /// Works a value out; unless the cell is scratch, it is written when all operands are read.
  func value(_ expression: CheckedExpression, into cell: Operand) {
    let outer = position
    position = expression.position
    defer { position = outer }
    freeing {
      switch expression.kind {
      case .constant(let constant): immediate(cell, constant.word)
      case .load(let place): load(place, into: cell)
      case _ where expression.isGate: gate(expression, into: cell)
      case .not(let inner):
        emit(
          .complement, cell, value(inner, reusing: cell), n: expression.type.elementary.shift)
      case .negate(let inner): negate(inner, expression.type.elementary, into: cell)
      case .binary(let operation, let left, let right, let type, let wrap):
        binary(operation, left, right, on: type, wrap: wrap ?? type, into: cell)
      case .compareStrings(let operation, let left, let right):
        compareTexts(operation, left, right, into: cell)
      case .convert(let inner, let from, let to, let rule):
        convert(inner, from, to, rule, into: cell)
      case .native(let function, let arguments):
        native(function, arguments, expression.type, into: cell)
      case .call(let call): result(of: call, into: cell)
      case .ranged(let inner, let range): ranged(inner, range, into: cell)
      }
    }
  }

  private func load(_ place: Place, into cell: Operand) {
    if case .bit(let word, let index) = place.kind {
      emit(.bit, cell, read(location(of: word)), .number(index))
    } else if let (index, row) = simpleElement(place) {
      emit(.loadElement, cell, value(index), row)
    } else if place.type == .elementary(.bool), isNamed(place),
      case .cell(let source) = location(of: place)
    {
      if source != cell { emit(.logic, cell, source, source) }
    } else {
      read(location(of: place), into: cell)
    }
  }

  /// Both operands: what is on the left is read before a call on the right can change it.
  func operands(
    _ left: CheckedExpression, _ right: CheckedExpression, reusing spare: Operand = .none
  ) -> (Operand, Operand) {
    guard right.hasCall else { return (value(left, reusing: spare), value(right)) }
    let kept = temporary()
    value(left, into: kept)
    return (kept, value(right))
  }

  private func negate(_ inner: CheckedExpression, _ type: Elementary, into cell: Operand) {
    switch type {
    case .real: emit(.negateReal, cell, value(inner))
    case .lreal: emit(.negateLReal, cell, value(inner))
    default:
      let opcode = type.hasSign ? Opcode.negate : .negateUnsigned
      emit(opcode, cell, value(inner), n: type.shift)
    }
  }

  private func ranged(
    _ inner: CheckedExpression, _ range: ClosedRange<Int64>, into cell: Operand
  ) {
    let kept = value(inner)
    check(kept, range)
    copy(kept, to: cell)
  }

  /// Stops the program if a word is outside of a subrange.
  func check(_ cell: Operand, _ range: ClosedRange<Int64>) {
    let (width, overflows) = UInt64(bitPattern: range.upperBound &- range.lowerBound)
      .addingReportingOverflow(1)
    // A range of all words holds whatever comes.
    if overflows { return }
    draft.dimensions.append(
      DimensionDraft(start: .number(0), low: range.lowerBound, count: width, stride: 1))
    emit(.check, cell, .none, .dimension(draft.dimensions.count - 1))
  }

  // MARK: Conversions

  private func convert(
    _ inner: CheckedExpression, _ from: Elementary, _ to: Elementary, _ rule: Conversion,
    into cell: Operand
  ) {
    if case .constant(let constant) = inner.kind {
      immediate(cell, rule.apply(constant.word, from: from, to: to))
      return
    }
    if rule.keepsWord(of: inner, from: from, to: to) { return value(inner, into: cell) }
    guard rule.movesBits(from: from, to: to) else {
      let packed = PackedConversion(from: from, to: to, rule: rule)
      emit(.convert, cell, value(inner, reusing: cell), n: Int(packed.bits))
      return
    }
    // Sums and products are cut only once, to the narrower type.
    if case .binary(let operation, let left, let right, let on, let wrap?) = inner.kind,
      [.add, .subtract, .multiply].contains(operation), to.bitCount <= wrap.bitCount
    {
      binary(operation, left, right, on: on, wrap: to, into: cell)
    } else {
      emit(
        to.hasSign ? .extend : .extendUnsigned, cell, value(inner, reusing: cell), n: to.shift)
    }
  }

  // MARK: Native functions

  /// The number that a native function gives.
  private func native(
    _ function: NativeFunction, _ arguments: [CheckedExpression], _ type: DataType,
    into cell: Operand
  ) {
    switch function {
    case .programTime: read(reserved(Machine.timeCell), into: cell)
    case .scanInterval: read(reserved(Machine.intervalCell), into: cell)
    case .calendar: read(reserved(Machine.calendarCell), into: cell)
    default: native(function, arguments, type, result: cell)
    }
  }

  private func reserved(_ cell: Int) -> Location {
    isRelative ? .fixed(.reserved(cell)) : .cell(.reserved(cell))
  }

  /// Calls a native function; of a string, `result` is the first cell.
  func native(
    _ function: NativeFunction, _ arguments: [CheckedExpression], _ type: DataType,
    result: Operand
  ) {
    freeing {
      let first = temporary(max(1, arguments.count))
      for (index, argument) in arguments.enumerated() {
        // A string stays where it is, or in scratch that is kept until the function has run.
        if case .string = argument.type {
          text(argument, into: first.advanced(by: index))
        } else {
          value(argument, into: first.advanced(by: index))
        }
      }
      var capacity = 0
      if case .string(let units, _) = type { capacity = units }
      let row = NativeRow(
        function: function, count: arguments.count,
        type: worksOn(function, arguments, type), capacity: capacity)
      emit(.native, result, first, .number(builder.native(row)))
    }
  }

  /// The type a function works on: see ``NativeCall/type``.
  private func worksOn(
    _ function: NativeFunction, _ arguments: [CheckedExpression], _ result: DataType
  ) -> Elementary {
    switch function {
    case .wordToString: return arguments.first?.type.elementary ?? .dint
    case .stringToWord: return result.elementary
    default: break
    }
    let texts = function.textArguments(of: arguments.count)
    if let first = texts.first, case .string(_, let isWide) = arguments[first].type {
      return isWide ? .word : .byte
    }
    if case .string(_, let isWide) = result { return isWide ? .word : .byte }
    return result.elementary
  }
}

extension Constant {
  /// The word of a value of one cell.
  var word: UInt64 {
    if case .word(let word) = self { word } else { 0 }
  }
}

extension Conversion {
  /// Whether a conversion only cuts or widens whole numbers and bit strings.
  fileprivate func movesBits(from: Elementary, to: Elementary) -> Bool {
    self != .seconds && self != .milliseconds && (from.isWhole || from == .bool) && to.isWhole
  }

  /// Whether the word of a value stays what it is.
  fileprivate func keepsWord(
    of value: CheckedExpression, from: Elementary, to: Elementary
  ) -> Bool {
    movesBits(from: from, to: to) && value.isCut && to.holds(from)
  }
}

extension Elementary {
  /// Whether every word of another type is one of this type.
  fileprivate func holds(_ other: Elementary) -> Bool {
    if hasSign == other.hasSign { return bitCount >= other.bitCount }
    return hasSign && bitCount > other.bitCount
  }
}

extension CheckedExpression {
  /// Whether the word is surely one of its type, and not a wider intermediate result.
  fileprivate var isCut: Bool {
    switch kind {
    case .constant, .load, .native, .call, .convert, .ranged: true
    default: false
    }
  }

  /// Whether a block of the project runs when it is worked out.
  var hasCall: Bool {
    switch kind {
    case .constant: false
    case .call: true
    case .load(let place): place.hasCall
    case .not(let inner), .negate(let inner), .convert(let inner, _, _, _), .ranged(let inner, _):
      inner.hasCall
    case .binary(_, let left, let right, _, _), .compareStrings(_, let left, let right):
      left.hasCall || right.hasCall
    case .native(_, let arguments): arguments.contains { $0.hasCall }
    }
  }

  /// Whether it can be worked out in vain: it changes nothing, cannot be a trap, and is short.
  var isHarmless: Bool {
    switch kind {
    case .constant: true
    case .call, .native, .ranged, .compareStrings: false
    case .load(let place): place.isHarmless
    case .not(let inner), .negate(let inner), .convert(let inner, _, _, _): inner.isHarmless
    case .binary(let operation, let left, let right, let on, _):
      (on.isReal || ![.divide, .modulo].contains(operation)) && operation != .power
        && left.isHarmless && right.isHarmless
    }
  }
}

extension Place {
  var hasCall: Bool {
    switch kind {
    case .local, .global: false
    case .field(let outer, _), .member(let outer, _), .bit(let outer, _): outer.hasCall
    case .element(let outer, let indices): outer.hasCall || indices.contains { $0.hasCall }
    }
  }

  var isHarmless: Bool {
    switch kind {
    case .local, .global: true
    case .field(let outer, _), .member(let outer, _), .bit(let outer, _): outer.isHarmless
    case .element(let outer, let indices):
      outer.isHarmless
        && indices.allSatisfy { if case .constant = $0.kind { true } else { false } }
    }
  }
}
