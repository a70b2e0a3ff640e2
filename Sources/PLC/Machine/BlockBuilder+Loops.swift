extension BlockBuilder {
  // MARK: CASE

  func choose(
    _ selector: CheckedExpression,
    _ choices: [(labels: [ClosedRange<Int64>], statements: [CheckedStatement])],
    _ otherwise: [CheckedStatement]
  ) {
    let targets = choices.map { _ in newLabel() }
    let other = newLabel()
    let done = newLabel()
    let rows = zip(choices, targets).flatMap { choice, label in
      choice.labels.map { (range: $0, label: label) }
    }
    freeing {
      let cell = value(selector)
      if let table = table(rows, other) {
        emit(.choose, cell, .table(table))
      } else {
        for row in rows { jump(to: row.label, if: cell, in: row.range) }
        jump(to: other)
      }
    }
    for (choice, label) in zip(choices, targets) {
      place(label)
      statements(choice.statements)
      jump(to: done)
    }
    place(other)
    statements(otherwise)
    place(done)
  }

  /// A jump table where labels lie close together; nil where comparing takes less.
  private func table(
    _ rows: [(range: ClosedRange<Int64>, label: Int)], _ other: Int
  ) -> Int? {
    guard rows.count > 3, let low = rows.map(\.range.lowerBound).min(),
      let high = rows.map(\.range.upperBound).max()
    else { return nil }
    let (distance, overflows) = high.subtractingReportingOverflow(low)
    guard !overflows, distance < Int64(rows.count * 16 + 64) else { return nil }
    var labels = Array(repeating: other, count: Int(distance) + 1)
    // The first choice that lists a value has it.
    for row in rows.reversed() {
      for value in row.range { labels[Int(value - low)] = row.label }
    }
    draft.tables.append(TableDraft(low: low, labels: labels, otherwise: other))
    return draft.tables.count - 1
  }

  private func jump(to label: Int, if cell: Operand, in range: ClosedRange<Int64>) {
    freeing {
      let low = constant(UInt64(bitPattern: range.lowerBound))
      if range.lowerBound == range.upperBound {
        emit(.jumpIfEqual, cell, low, .label(label))
        return
      }
      let outside = newLabel()
      emit(.jumpIfLess, cell, low, .label(outside))
      let high = constant(UInt64(bitPattern: range.upperBound))
      emit(.jumpIfLessOrEqual, cell, high, .label(label))
      place(outside)
    }
  }

  // MARK: FOR

  /// The end and the step are worked out once, behind the first value of the counter.
  func count(
    _ place: Place, from: CheckedExpression, to: CheckedExpression, by: CheckedExpression,
    on type: Elementary, _ list: [CheckedStatement]
  ) {
    let limits = temporary(2)
    let location = location(of: place)
    // A counter that instructions cannot name counts in scratch and is copied each round.
    var counter = temporary()
    var isNamed = false
    if case .cell(let cell) = location { (counter, isNamed) = (cell, true) }
    value(from, into: counter)
    if !isNamed { write(counter, to: location) }
    value(to, into: limits)
    value(by, into: limits.advanced(by: 1))
    let (top, next, done) = (newLabel(), newLabel(), newLabel())
    let isSigned = type.hasSign
    emit(isSigned ? .enterSigned : .enterUnsigned, counter, limits, .label(done), n: type.shift)
    self.place(top)
    // The last step may leave the subrange, as no round has that value.
    if case .subrange(_, let range) = place.type { check(counter, range) }
    if !isNamed { write(counter, to: location) }
    inLoop(next: next, end: done) { statements(list) }
    self.place(next)
    if !isNamed { read(location, into: counter) }
    emit(isSigned ? .nextSigned : .nextUnsigned, counter, limits, .label(top), n: type.shift)
    if !isNamed { write(counter, to: location) }
    self.place(done)
  }

  // MARK: WHILE and REPEAT

  func whileLoop(_ condition: CheckedExpression, _ list: [CheckedStatement]) {
    let (top, done) = (newLabel(), newLabel())
    place(top)
    jump(to: done, if: condition, is: false)
    inLoop(next: top, end: done) { statements(list) }
    jump(to: top)
    place(done)
  }

  func repeatLoop(_ list: [CheckedStatement], until condition: CheckedExpression) {
    let (top, next, done) = (newLabel(), newLabel(), newLabel())
    place(top)
    inLoop(next: next, end: done) { statements(list) }
    place(next)
    jump(to: done, if: condition, is: true)
    jump(to: top)
    place(done)
  }

  private func inLoop(next: Int, end: Int, _ work: () -> Void) {
    loops.append((next, end))
    work()
    loops.removeLast()
  }
}
