/// Calls: what is called, and where its arguments go.
extension BodyChecker {
  /// What stands in front of the parentheses.
  enum Callee {
    case instance(Target, BlockInterface)
    case action(Int)
    case function(BlockInterface)
    case standard(StandardFunction)
  }

  /// What a call calls, told if it is nothing that can be called.
  func callee(of call: Call) -> Callee? {
    guard case .name(let name) = call.callee.kind else { return instance(call.callee) }
    let position = call.callee.position
    if let block, block.names.index(of: name) != nil {
      let isOwn = NameTable.equal(name, block.name)
      // A call of itself was told when blocks were put in order.
      if isOwn, block.kind == .function { return nil }
      if !isFunction(name) || isInstance(name) { return instance(call.callee) }
    }
    if let index = action(name) { return .action(index) }
    if let id = project.names.index(of: name) {
      return function(id, name, at: position)
    }
    if let function = StandardFunctions.named(name) {
      if case .intrinsic = function.meaning, !isLibrary {
        log.error(
          CheckProblem.reservedName, at: position, "'\(name)' is for the library only",
          hint: "use a timer or RTC")
        return nil
      }
      return .standard(function)
    }
    if project.globalNames.index(of: name) != nil { return instance(call.callee) }
    log.error(
      CheckProblem.unknownFunction, at: position, "there is no function or instance '\(name)'",
      hint: project.suggestion(
        for: name,
        among: [project.names.names, StandardFunctions.allNames, block?.names.names ?? []],
        otherwise: "declare it, or correct its spelling"))
    return nil
  }

  private func isFunction(_ name: String) -> Bool {
    project.names.index(of: name).map { project.declarations[$0].block?.kind == .function }
      ?? (StandardFunctions.named(name) != nil)
  }

  private func isInstance(_ name: String) -> Bool {
    guard let block, let index = block.names.index(of: name) else { return false }
    switch meaning(index, of: block) {
    case .local(let local):
      if case .block = block.variables[local].type { return true }
    case .global(let global, _):
      if case .block? = project.resolveGlobal(global)?.type { return true }
    case .broken, .pending: return true
    }
    return false
  }

  private func function(_ id: Int, _ name: String, at position: Position) -> Callee? {
    guard let declared = project.declarations[id].block else {
      log.error(
        CheckProblem.notCallable, at: position, "'\(name)' is a type and cannot be called",
        hint: "call a function, or an instance of a function block")
      return nil
    }
    switch declared.kind {
    case .function:
      guard let interface = project.interfaces[id], interface.isResolved else {
        // Statements stand behind the functions that they call, unless those stand in a circle,
        // which was told. What is left are values that are needed before.
        if !log.hasErrors {
          log.error(
            CheckProblem.notConstant, at: position,
            "this value is not known before the program runs",
            hint: "use literals and variables declared CONSTANT")
        }
        return nil
      }
      return .function(interface)
    case .functionBlock:
      log.error(
        CheckProblem.instanceCall, at: position,
        "'\(name)' is a function block: only an instance of it can be called",
        hint: "declare one in VAR, such as my\(name) : \(name), and call that")
    case .program:
      log.error(
        CheckProblem.notCallable, at: position, "'\(name)' is a program and cannot be called",
        hint: "let a task run it, or make it a function block")
    }
    return nil
  }

  private func instance(_ expression: Expression) -> Callee? {
    guard let target = place(expression) else { return nil }
    guard case .block(let block) = target.place.type else {
      log.error(
        CheckProblem.notCallable, at: expression.position,
        "'\(target.name)' is \(project.name(of: target.place.type)) and cannot be called",
        hint: "call a function, or an instance of a function block")
      return nil
    }
    return .instance(target, project.interface(ofBlock: block))
  }

  /// A call that gives a value.
  func callValue(_ call: Call, wanted: DataType?, at position: Position) -> Value? {
    guard let callee = callee(of: call) else {
      checkAlone(call.arguments)
      return nil
    }
    switch callee {
    case .instance(let target, _):
      log.error(
        CheckProblem.instanceCall, at: position,
        "'\(target.name)' is an instance of a function block: its call gives no value",
        hint: "call it in a statement of its own, then use its outputs")
    case .action:
      log.error(
        CheckProblem.actionCall, at: position, "an action gives no value",
        hint: "call it in a statement of its own")
    case .function(let interface):
      if let guarded = Guard(call, interface) {
        return keptValue(guarded, wanted: wanted, at: position)
      }
      return functionValue(interface, call, at: position)
    case .standard(let function):
      if let guarded = Guard(call, nil) { return keptValue(guarded, wanted: wanted, at: position) }
      return standardValue(function, call, wanted: wanted, at: position)
    }
    return nil
  }

  /// The value of a function of the project or of the library's text.
  private func functionValue(
    _ interface: BlockInterface, _ call: Call, at position: Position
  ) -> Value? {
    guard let checked = checkedCall(of: interface, instance: nil, call, at: position),
      let result = interface.result, interface.isKnown(result)
    else { return nil }
    let type = interface.variables[result].type.base
    return .typed(CheckedExpression(kind: .call(checked), type: type, position: position), type)
  }

  /// Tells the mistakes inside of arguments that belong to nothing.
  func checkAlone(_ arguments: [Call.Argument]) {
    for argument in arguments {
      switch argument.value {
      case .input(let expression), .output(let expression, _):
        _ = value(expression, wanted: nil)
      }
    }
  }

  /// Arguments by the parameter they are for.
  struct Matching {
    var slots: [(slot: Int, argument: Call.Argument)] = []
    var enable: Expression?
    var enabled: Call.Argument?
    var isGood = true
  }

  /// Finds the parameter of every argument. EN and ENO belong to every block.
  func match(
    _ call: Call, _ name: String, limit: Int, hasOwnEnable: Bool, parameter: (String) -> Int?
  ) -> Matching {
    var matching = Matching()
    var taken = Array(repeating: false, count: limit)
    var next = 0
    for argument in call.arguments {
      guard let slot = slot(of: argument, name, limit, next, parameter, hasOwnEnable, &matching)
      else { continue }
      if argument.name == nil { next += 1 }
      guard !taken[slot] else {
        log.error(
          CheckProblem.argumentTwice, at: argument.position,
          "an argument of '\(name)' is given twice", hint: "leave one out")
        matching.isGood = false
        continue
      }
      taken[slot] = true
      matching.slots.append((slot, argument))
    }
    return matching
  }

  private func slot(
    of argument: Call.Argument, _ name: String, _ limit: Int, _ next: Int,
    _ parameter: (String) -> Int?, _ hasOwnEnable: Bool, _ matching: inout Matching
  ) -> Int? {
    guard let written = argument.name else {
      if next < limit { return next }
      log.error(
        CheckProblem.tooManyArguments, at: argument.position,
        "'\(name)' has \(limit) parameters; this is one argument too many", hint: "leave it out")
      matching.isGood = false
      checkAlone([argument])
      return nil
    }
    if let slot = parameter(written), slot < limit { return slot }
    if !hasOwnEnable {
      if NameTable.equal(written, "EN"), case .input(let expression) = argument.value {
        matching.enable = expression
        return nil
      }
      if NameTable.equal(written, "ENO"), case .output = argument.value {
        matching.enabled = argument
        return nil
      }
    }
    matching.isGood = false
    checkAlone([argument])
    log.error(
      CheckProblem.unknownParameter, at: argument.position,
      "'\(name)' has no parameter '\(written)'",
      hint: parameterHint(written, of: name))
    return nil
  }

  private func parameterHint(_ written: String, of name: String) -> String {
    var known: [String] = []
    if let id = project.names.index(of: name), let interface = project.interfaces[id] {
      known = interface.parameters.map { interface.variables[$0].name }
    } else if let function = StandardFunctions.named(name) {
      known = function.parameters.map(\.name)
    }
    guard !known.isEmpty else { return "it has no parameters" }
    return project.suggestion(
      for: written, among: [known], otherwise: "it has \(known.joined(separator: ", "))")
  }
}
