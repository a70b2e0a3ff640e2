extension BlockBuilder {
  func statement(_ statement: CheckedStatement) {
    switch statement.kind {
    case .assign(let place, let expression): assign(expression, to: place)
    case .guarded(let enable, let list, let enabled):
      guarded(by: enable, enabled: enabled) { statements(list) }
    case .call(let call): self.call(call)
    case .branch(let arms, let otherwise): branch(arms, otherwise)
    case .choose(let selector, let choices, let otherwise): choose(selector, choices, otherwise)
    case .count(let counter, let from, let to, let by, let type, let list):
      count(counter, from: from, to: to, by: by, on: type, list)
    case .whileLoop(let condition, let list): whileLoop(condition, list)
    case .repeatLoop(let list, let condition): repeatLoop(list, until: condition)
    case .exit:
      if let loop = loops.last { jump(to: loop.end) }
    case .nextRound:
      if let loop = loops.last { jump(to: loop.next) }
    case .leave: jump(to: end)
    case .label(let index): place(userLabel(index))
    case .jump(let index, let condition): jump(toUser: index, when: condition)
    case .probe(let element, let expression): probe(element, expression)
    }
  }

  /// Assigns a value of any type.
  func assign(_ expression: CheckedExpression, to place: Place) {
    if case .bit(let word, let index) = place.kind {
      let bit = value(expression)
      let location = location(of: word)
      let cell = read(location)
      emit(.setBit, cell, bit, .number(index))
      write(cell, to: location)
    } else if expression.type.isWord, let (index, row) = simpleElement(place) {
      // The index is worked out last, as the place of an element always is.
      let (cell, counted) = operands(expression, index)
      emit(.storeElement, cell, counted, row)
    } else {
      assign(expression, to: location(of: place), place.type)
    }
  }

  /// Assigns a value to a location of that type.
  func assign(_ expression: CheckedExpression, to location: Location, _ type: DataType) {
    freeing {
      switch type {
      case .string(let capacity, let isWide):
        let source = text(expression)
        emit(
          .copyString, address(of: location), source, .number(capacity), n: isWide ? 1 : 0)
      case .array, .structure, .block:
        assignCells(expression, to: location, type)
      case .elementary, .enumeration, .subrange:
        if case .cell(let cell) = location {
          value(expression, into: cell)
        } else {
          write(value(expression), to: location)
        }
      }
    }
  }

  private func assignCells(
    _ expression: CheckedExpression, to location: Location, _ type: DataType
  ) {
    let count = builder.layout.size(of: type)
    switch expression.kind {
    case .load(let source):
      copyCells(count, from: self.location(of: source), to: location)
    case .constant(let constant):
      copyCells(count, from: constants(builder.words(of: constant, type)), to: location)
    case .call(let call):
      copyCells(count, from: result(of: call), to: location)
    default:
      builder.refuse("nothing else gives a value of many cells", at: expression.position)
    }
  }

  /// What EN guards, and ENO behind it.
  func guarded(by enable: CheckedExpression?, enabled: Place?, _ work: () -> Void) {
    guard let enable else {
      work()
      if let enabled { assign(.boolean(true, position), to: enabled) }
      return
    }
    freeing {
      let isOn = temporary()
      value(enable, into: isOn)
      let done = newLabel()
      jump(to: done, if: isOn, is: false)
      work()
      place(done)
      if let enabled { write(isOn, to: enabled) }
    }
  }

  /// Writes a boolean to a place of any kind.
  func write(_ cell: Operand, to place: Place) {
    if case .bit(let word, let index) = place.kind {
      let location = location(of: word)
      let kept = read(location)
      emit(.setBit, kept, cell, .number(index))
      write(kept, to: location)
    } else {
      write(cell, to: location(of: place))
    }
  }

  private func jump(toUser index: Int, when condition: CheckedExpression?) {
    let label = userLabel(index)
    guard let condition else { return jump(to: label) }
    guard draft.labels[label] >= 0 else { return jump(to: label, if: condition, is: true) }
    // Only plain jumps lead up.
    let over = newLabel()
    jump(to: over, if: condition, is: false)
    jump(to: label)
    place(over)
  }

  private func probe(_ element: Int, _ expression: CheckedExpression) {
    guard builder.options.watchesPowerFlow else { return }
    if isRelative {
      emit(.store, .probe(element), value(expression))
    } else {
      value(expression, into: .probe(element))
    }
  }

  // MARK: IF

  private func branch(
    _ arms: [(condition: CheckedExpression, statements: [CheckedStatement])],
    _ otherwise: [CheckedStatement]
  ) {
    if arms.count == 1, otherwise.isEmpty, setOrReset(arms[0].condition, arms[0].statements) {
      return
    }
    let done = newLabel()
    for (index, arm) in arms.enumerated() {
      let next = newLabel()
      jump(to: next, if: arm.condition, is: false)
      statements(arm.statements)
      if index < arms.count - 1 || !otherwise.isEmpty { jump(to: done) }
      place(next)
    }
    statements(otherwise)
    place(done)
  }

  /// `IF condition THEN coil := TRUE; END_IF` as one instruction, and so with FALSE; false when the
  /// statements are others.
  private func setOrReset(
    _ condition: CheckedExpression, _ statements: [CheckedStatement]
  ) -> Bool {
    guard statements.count == 1, case .assign(let place, let value) = statements[0].kind,
      place.type == .elementary(.bool), case .constant(let constant) = value.kind,
      condition.isLogic, isNamed(place), case .cell(let coil) = location(of: place)
    else { return false }
    // A coil that is set is on where it was or the condition is; one that is reset stays on where
    // it was and the condition is not.
    let isSet = constant.word != 0
    let before = CheckedExpression(kind: .load(place), type: place.type, position: position)
    let term = isSet ? condition : condition.inverted
    let after = CheckedExpression(
      kind: .binary(isSet ? .or : .and, before, term, on: .bool, wrap: nil), type: place.type,
      position: position)
    self.value(after, into: coil)
    return true
  }
}

extension CheckedExpression {
  /// TRUE or FALSE.
  static func boolean(_ value: Bool, _ position: Position) -> CheckedExpression {
    CheckedExpression(
      kind: .constant(.word(value ? 1 : 0)), type: .elementary(.bool), position: position)
  }
}
