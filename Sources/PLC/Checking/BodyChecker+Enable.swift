/// EN and ENO of functions: the call happens, and its value is taken, only when EN is true.
extension BodyChecker {
  /// A call of a function without its EN and ENO, and these apart.
  struct Guard {
    var enable: Expression?
    var enabled: Call.Argument?
    var call: Call

    /// Nil if the call has neither; `interface` is that of the function if it is a block, whose
    /// own EN is a parameter like any other.
    init?(_ call: Call, _ interface: BlockInterface?) {
      guard interface?.member("EN") == nil else { return nil }
      self.call = Call(callee: call.callee, arguments: [])
      for argument in call.arguments {
        switch (argument.name, argument.value) {
        case (let name?, .input(let expression))
        where NameTable.equal(name, "EN") && enable == nil:
          enable = expression
        case (let name?, .output) where NameTable.equal(name, "ENO") && enabled == nil:
          enabled = argument
        default: self.call.arguments.append(argument)
        }
      }
      if enable == nil, enabled == nil { return nil }
    }
  }

  /// The guard of an assigned value, if it is a call of a function with EN or ENO.
  func guardOf(_ expression: Expression) -> Guard? {
    guard case .call(let call) = expression.kind,
      call.arguments.contains(where: { argument in
        ["EN", "ENO"].contains { NameTable.equal(argument.name ?? "", $0) }
      }), case .name(let name) = call.callee.kind
    else { return nil }
    if let id = project.names.index(of: name), project.declarations[id].block?.kind == .function {
      return Guard(call, project.interfaces[id])
    }
    return StandardFunctions.named(name).flatMap { _ in Guard(call, nil) }
  }

  /// Statements under EN; what has to run before them stands under it, too.
  func guarded(
    _ guarded: Guard, at position: Position, _ check: () -> [CheckedStatement]?
  ) -> CheckedStatement? {
    var enable: CheckedExpression? = .word(1, .elementary(.bool), position)
    if let written = guarded.enable {
      enable = expression(written, as: .elementary(.bool))
    }
    let outer = before
    before = []
    let inner = check()
    let statements = before
    before = outer
    var enabled: Place?
    if let argument = guarded.enabled {
      enabled = enabledPlace(argument)
      if enabled == nil { return nil }
    }
    guard let enable, let inner else { return nil }
    return CheckedStatement(
      kind: .guarded(enable: enable, statements + inner, enabled: enabled), position: position)
  }

  /// The value of a guarded call inside of an expression: it is kept in a hidden variable, which
  /// keeps what it has when EN is false.
  func keptValue(_ guarded: Guard, wanted: DataType?, at position: Position) -> Value? {
    guard let block, mayRunBefore else {
      log.error(
        CheckProblem.misplacedEnable, at: position,
        "a call with EN or ENO cannot stand here, where it may be evaluated again or not at all",
        hint: "assign its value to a variable first")
      return nil
    }
    var type: DataType?
    var variable = 0
    let statement = self.guarded(guarded, at: position) {
      guard let value = callValue(guarded.call, wanted: wanted, at: position),
        let natural = self.type(of: value), let checked = convert(value, to: natural)
      else { return nil }
      type = natural
      keptValues += 1
      variable = block.addHidden("kept~\(keptValues)", natural, position)
      let place = Place(kind: .local(variable), type: natural, position: position)
      return [CheckedStatement(kind: .assign(place, checked), position: position)]
    }
    guard let statement, let type else { return nil }
    before.append(statement)
    let place = Place(kind: .local(variable), type: type, position: position)
    return .typed(CheckedExpression(kind: .load(place), type: type, position: position), type)
  }

  /// The type of a variable that keeps a value.
  func type(of value: Value) -> DataType? {
    switch value {
    case .typed(_, let type): return type
    case .number(let number, let position):
      if let type = number.natural { return .elementary(type) }
      log.error(
        CheckProblem.literalRange, at: position, "this number does not fit into any type",
        hint: "use a smaller number")
      return nil
    }
  }
}
