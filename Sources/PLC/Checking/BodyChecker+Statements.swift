/// Statements.
extension BodyChecker {
  /// The statements of the block.
  func check() -> [CheckedStatement] {
    guard let block, case .statements(let written) = block.declaration.body else { return [] }
    collectNames(written)
    let checked = edges(of: block) + statements(written)
    checkUnusedActions(of: block)
    if let result = block.result, block.isKnown(result), !assignsResult, !block.isLibrary {
      log.warning(
        CheckProblem.missingResult, at: block.declaration.position,
        "the function '\(block.name)' never sets its result",
        hint: "assign to \(block.variables[result].name)")
    }
    return checked
  }

  /// Tells the mistakes in actions that nobody calls.
  private func checkUnusedActions(of block: BlockInterface) {
    for index in block.declaration.actions.indices where !isActionChecked[index] {
      let action = block.declaration.actions[index]
      let name = Expression(.name(action.name), action.position)
      _ = inline(index, Call(callee: name, arguments: []), at: action.position)
    }
  }

  /// The statements of a program whose instance has arguments.
  func check(with arguments: [Call.Argument]) -> [CheckedStatement] {
    labels.end = labelCount
    labelCount += 1
    let outside = BodyChecker(project)
    var (first, last): ([CheckedStatement], [CheckedStatement]) = ([], [])
    for argument in arguments {
      let position = argument.position
      guard let name = argument.name, let variable = block?.member(name),
        let kind = transfer(argument, variable, outside)
      else {
        log.error(
          CheckProblem.programArguments, at: position,
          "this is no input := value or output => variable of '\(block?.name ?? "")'",
          hint: "name an input or output of the program, with a global variable or constant")
        continue
      }
      let statement = CheckedStatement(kind: kind, position: position)
      if case .input = argument.value { first.append(statement) } else { last.append(statement) }
    }
    let checked = check()
    let end = labels.end.map { CheckedStatement(kind: .label($0), position: .none) }
    return first + checked + (labels.isEndUsed ? [end].compactMap { $0 } : []) + last
  }

  /// The assignment between a parameter and what stands for it outside.
  private func transfer(
    _ argument: Call.Argument, _ index: Int, _ outside: BodyChecker
  ) -> CheckedStatement.Kind? {
    guard let variable = block?.variables[index] else { return nil }
    let own = Place(kind: .local(index), type: variable.type, position: argument.position)
    switch (variable.role, argument.value) {
    case (.input, .input(let expression)):
      return outside.expression(expression, as: variable.type).map { .assign(own, $0) }
    case (.output, .output(let expression, false)):
      let target = Target(place: own, access: .writable, name: variable.name)
      guard let found = outside.place(expression),
        outside.checkWritable(found, at: expression.position), let value = load(target)
      else { return nil }
      return convert(value, to: found.place.type).map { .assign(found.place, $0) }
    default: return nil
    }
  }

  /// Finds the labels, and the values that are kept under a name, before they are used.
  func collectNames(_ statements: [Statement]) {
    labels.first = labelCount
    SyntaxWalk.each(statements) { statement in
      switch statement.kind {
      case .label(let name):
        if labels.names.insert(name) == nil {
          log.error(
            CheckProblem.labelTaken, at: statement.position, "there are two labels '\(name)'",
            hint: "give one of them another name")
        }
      case .bind(let name, let value):
        if boundNames.insert(name) != nil { boundValues.append(value) }
      default: break
      }
    }
    labelCount += labels.names.count
  }

  /// At each call, the edges of the inputs that have them.
  private func edges(of block: BlockInterface) -> [CheckedStatement] {
    block.edges.flatMap { edge in
      let position = block.variables[edge.input].position
      let bool = DataType.elementary(.bool)
      func place(_ index: Int) -> Place {
        Place(kind: .local(index), type: bool, position: position)
      }
      func load(_ index: Int) -> CheckedExpression {
        CheckedExpression(kind: .load(place(index)), type: bool, position: position)
      }
      func not(_ index: Int) -> CheckedExpression {
        CheckedExpression(kind: .not(load(index)), type: bool, position: position)
      }
      let (now, then) =
        edge.isRising
        ? (load(edge.input), not(edge.previous)) : (not(edge.input), load(edge.previous))
      let changed = CheckedExpression(
        kind: .binary(.and, now, then, on: .bool, wrap: nil), type: bool, position: position)
      return [
        CheckedStatement(kind: .assign(place(edge.edge), changed), position: position),
        CheckedStatement(
          kind: .assign(place(edge.previous), load(edge.input)), position: position),
      ]
    }
  }

  /// Statements in order, each behind what has to run before it.
  func statements(_ list: [Statement]) -> [CheckedStatement] {
    let outer = before
    defer { before = outer }
    var result: [CheckedStatement] = []
    for statement in list {
      if !openActions.isEmpty, !countInlined(at: statement.position) { return result }
      before = []
      mayRunBefore = true
      if let checked = self.statement(statement) {
        result += before + checked
      } else {
        tellLost(statement)
      }
    }
    return result
  }

  /// A statement of which nothing is left has a mistake that was told; if none was, the program
  /// must not run without it.
  private func tellLost(_ statement: Statement) {
    if case .empty = statement.kind { return }
    guard !log.hasErrors else { return }
    log.error(
      MachineProblem.refusedCode, at: statement.position,
      "the compiler lost this statement: it is a mistake of the compiler",
      hint: "write it in another way, and report it")
  }

  /// Whether one more statement may stand in place of the call of an action.
  private func countInlined(at position: Position) -> Bool {
    inlined += 1
    guard inlined > SizeLimit.inlined else { return true }
    log.error(
      CheckProblem.tooLarge, at: position,
      "the actions of '\(block?.name ?? "")' take more than \(SizeLimit.inlined) statements, "
        + "counted at each call",
      hint: "make function blocks of its actions")
    return false
  }

  private func statement(_ statement: Statement) -> [CheckedStatement]? {
    let position = statement.position
    func one(_ kind: CheckedStatement.Kind?) -> [CheckedStatement]? {
      kind.map { [CheckedStatement(kind: $0, position: position)] }
    }
    switch statement.kind {
    case .assign(let target, let value):
      return underGuard(value, at: position) { one(self.assignment(target, $0)) }
    case .bind(let name, let value):
      return underGuard(value, at: position) { one(self.binding(name, $0, at: position)) }
    case .call(let call): return self.call(call, at: position)
    case .branch(let branches, let otherwise): return one(branch(branches, otherwise))
    case .choose(let selector, let choices, let otherwise):
      return one(choose(selector, choices, otherwise))
    case .count(let counting): return one(count(counting))
    case .whileLoop(let condition, let inner):
      mayRunBefore = false
      let condition = self.condition(condition)
      let checked = loop(inner)
      return one(condition.map { .whileLoop($0, checked) })
    case .repeatLoop(let inner, let end):
      let checked = loop(inner)
      mayRunBefore = false
      return one(condition(end).map { .repeatLoop(checked, until: $0) })
    case .exit: return one(inLoop("EXIT", .exit, at: position))
    case .nextRound: return one(inLoop("CONTINUE", .nextRound, at: position))
    case .leave: return one(leave())
    case .empty: return nil
    case .label(let name):
      return one(labels.names.index(of: name).map { .label(labels.first + $0) })
    case .jump(let name, let condition): return one(jump(name, condition, at: position))
    case .probe(let element, let power): return one(probe(element, power, at: position))
    }
  }

  /// A value that may be a call of a function with EN, which then guards what is done with it.
  private func underGuard(
    _ value: Expression, at position: Position, _ check: (Expression) -> [CheckedStatement]?
  ) -> [CheckedStatement]? {
    guard let found = guardOf(value) else { return check(value) }
    return guarded(found, at: position) {
      check(Expression(.call(found.call), value.position))
    }.map { [$0] }
  }

  private func assignment(_ target: Expression, _ value: Expression) -> CheckedStatement.Kind? {
    guard let found = place(target), checkWritable(found, at: target.position) else {
      _ = self.value(value, wanted: nil)
      return nil
    }
    if case .block = found.place.type {
      log.error(
        CheckProblem.notAssignable, at: target.position,
        "'\(found.name)' is an instance of a function block and cannot be assigned",
        hint: "assign to its inputs")
      return nil
    }
    return expression(value, as: found.place.type).map { .assign(found.place, $0) }
  }

  /// Keeps a value in a hidden variable, which the first such statement declares.
  private func binding(_ name: String, _ value: Expression, at position: Position)
    -> CheckedStatement.Kind?
  {
    guard let block else { return nil }
    if let index = boundValue(name) ?? block.member(name) {
      let variable = block.variables[index]
      let place = Place(kind: .local(index), type: variable.type, position: position)
      return expression(value, as: variable.type).map { .assign(place, $0) }
    }
    guard let checked = self.value(value, wanted: nil), let type = type(of: checked),
      let converted = convert(checked, to: type)
    else { return nil }
    let index = block.addHidden(name, type, position)
    return .assign(Place(kind: .local(index), type: type, position: position), converted)
  }

  /// The hidden variable of a name that a statement gives a value to, perhaps further down.
  func boundValue(_ name: String) -> Int? {
    guard let block, let bound = boundNames.index(of: name) else { return nil }
    if let index = block.names.index(of: name), case .local(let local) = block.meanings[index] {
      return local
    }
    guard !openValues.contains(bound) else { return nil }
    // What has to run before the value is made where the statement stands.
    let (outer, mayRun) = (before, mayRunBefore)
    openValues.append(bound)
    mayRunBefore = true
    defer {
      openValues.removeLast()
      (before, mayRunBefore) = (outer, mayRun)
    }
    let written = boundValues[bound]
    let plain = guardOf(written).map { Expression(.call($0.call), written.position) } ?? written
    guard let value = value(plain, wanted: nil), let type = type(of: value) else { return nil }
    return block.addHidden(name, type, written.position)
  }

  private func call(_ call: Call, at position: Position) -> [CheckedStatement]? {
    guard let callee = callee(of: call) else {
      checkAlone(call.arguments)
      return nil
    }
    func one(_ call: CheckedCall?) -> [CheckedStatement]? {
      call.map { [CheckedStatement(kind: .call($0), position: position)] }
    }
    switch callee {
    case .instance(let target, let interface):
      return one(checkedCall(of: interface, instance: target.place, call, at: position))
    case .action(let index): return inline(index, call, at: position)
    case .function(let interface):
      guard let found = Guard(call, interface) else {
        return one(checkedCall(of: interface, instance: nil, call, at: position))
      }
      return guarded(found, at: position) {
        one(self.checkedCall(of: interface, instance: nil, found.call, at: position))
      }.map { [$0] }
    case .standard(let function):
      guard let found = Guard(call, nil) else { return unused(function, call, at: position) }
      return guarded(found, at: position) {
        self.unused(function, found.call, at: position)
      }.map { [$0] }
    }
  }

  /// A standard function in a statement of its own: its value goes to OUT, or nowhere.
  private func unused(_ function: StandardFunction, _ call: Call, at position: Position)
    -> [CheckedStatement]?
  {
    var rest = Call(callee: call.callee, arguments: [])
    var target: Expression?
    for argument in call.arguments {
      if case .output(let expression, false) = argument.value, target == nil,
        NameTable.equal(argument.name ?? "", "OUT")
      {
        target = expression
      } else {
        rest.arguments.append(argument)
      }
    }
    let value = Expression(.call(rest), position)
    guard let target else {
      guard let checked = self.value(value, wanted: nil) else { return nil }
      return convert(checked, to: type(of: checked) ?? .elementary(.bool)) == nil ? nil : []
    }
    return assignment(target, value).map { [CheckedStatement(kind: $0, position: position)] }
  }

  private func probe(_ element: Int, _ power: Expression, at position: Position)
    -> CheckedStatement.Kind?
  {
    guard let value = value(power, wanted: .elementary(.bool)), let block else { return nil }
    let flows: Value?
    switch value.elementary {
    case .bool?: flows = value
    case let type? where type.isTemporal:
      let zero = Value.typed(.word(0, .elementary(type), position), .elementary(type))
      flows = operate(.notEqual, value, zero, at: position)
    case .some: flows = operate(.notEqual, value, .number(.integer(0), position), at: position)
    // A number, text, array or structure is there, whatever it says.
    case nil:
      flows = .typed(.word(1, .elementary(.bool), position), .elementary(.bool))
    }
    guard let flows, let checked = convert(flows, to: .elementary(.bool)) else { return nil }
    return .probe(project.firstElement(of: block.unit) + element, checked)
  }
}
