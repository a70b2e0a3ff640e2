extension NetworkLowering {
  /// Calls a block with what leads to its inputs.
  mutating func call(_ block: NetworkBlock, _ element: Int) {
    let place = positions[element]
    var arguments: [Call.Argument] = []
    var isFed = block.inputs.allSatisfy { NameTable.equal($0.name, "EN") }
    for (port, pin) in (block.inputs + block.inOuts).enumerated() {
      guard let flow = power(graph.ports[element][port]) else {
        if port >= block.inputs.count { reportUnfedInOut(pin, element) }
        continue
      }
      let isEnable = NameTable.equal(pin.name, "EN")
      if !isEnable { isFed = true }
      if isEnable { watchBlock(element, flow) }
      let value = modified(flow.expression(at: place), by: pin.modifier, element)
      arguments.append(
        Call.Argument(
          name: pin.name.isEmpty ? nil : pin.name, value: .input(value), position: place))
    }
    if outputs[element].needsEnabled {
      let output = Call.Value.output(.name(enabled(element), place), isNegated: false)
      arguments.append(Call.Argument(name: "ENO", value: output, position: place))
    }
    if block.instance != nil {
      emit(.call(Call(callee: expression(of: element), arguments: arguments)), element)
    } else if isFed {
      callFunction(block, element, arguments)
    } else {
      reportUnfed(element)
    }
    outputs[element].isCalled = true
  }

  private mutating func callFunction(
    _ block: NetworkBlock, _ element: Int, _ arguments: [Call.Argument]
  ) {
    let place = positions[element]
    var arguments = arguments
    for parameter in outputs[element].parameters {
      guard let name = output(parameter, of: block, element) else { continue }
      let target = Call.Value.output(.name(name, place), isNegated: false)
      arguments.append(Call.Argument(name: parameter, value: target, position: place))
    }
    let call = Expression(
      .call(Call(callee: .name(block.typeName, place), arguments: arguments)), place)
    // Who read the value before this call gave it a variable with a type.
    if let name = outputs[element].result {
      emit(.assign(.name(name, place), call), element)
    } else {
      let name = scope.fresh("value")
      outputs[element].result = name
      emit(.bind(name, call), element)
    }
  }

  /// The value at the output of a block that a wire comes from.
  mutating func value(of link: NetworkGraph.Link) -> Expression {
    let place = positions[link.source]
    guard let block = graph.block(link.source), let output = graph.output(link) else {
      error(
        .unknownPin, link.source, "it has no output '\(link.parameter)'",
        hint: "draw the wire from one of its outputs")
      return .boolean(false, place)
    }
    let value: Expression
    switch output.role {
    case .enabled: value = .name(enabled(link.source), place)
    case .inOut(let port): value = variable(at: port, of: link.source)
    case .result: value = .name(result(of: block, link.source), place)
    case .parameter:
      if block.instance != nil {
        value = Expression(.member(expression(of: link.source), output.name), place)
      } else if let name = self.output(output.name, of: block, link.source) {
        value = .name(name, place)
      } else {
        value = .boolean(false, place)
      }
    }
    return modified(value, by: output.modifier, link.source)
  }

  /// The hidden variable that keeps a block's ENO.
  private mutating func enabled(_ element: Int) -> String {
    if let name = outputs[element].enabled { return name }
    let name = scope.fresh("ENO")
    scope.declare(name, "BOOL", at: positions[element])
    outputs[element].enabled = name
    return name
  }

  /// The hidden variable that keeps a function's value.
  private mutating func result(of block: NetworkBlock, _ element: Int) -> String {
    if let name = outputs[element].result { return name }
    let name = scope.fresh("value")
    outputs[element].result = name
    // Read before the call: the value of the scan before, whose type must be known now.
    if outputs[element].isCalled {
      scope.declare(name, "BOOL", at: positions[element])
    } else if let type = graph.typeOfValue(element, in: scope) {
      scope.declare(name, type, at: positions[element])
    } else {
      scope.declare(name, "BOOL", at: positions[element])
      error(
        .untypedFeedback, element, "its value leads back to it, and its type cannot be told",
        hint: "lead the value back through a variable")
    }
    return name
  }

  /// The hidden variable that keeps an output of a function other than its value.
  private mutating func output(
    _ name: String, of block: NetworkBlock, _ element: Int
  ) -> String? {
    let known = outputs[element]
    guard let index = known.parameters.firstIndex(where: { NameTable.equal($0, name) })
    else { return nil }
    if known.parameterNames.isEmpty { declareOutputs(of: block, element) }
    let variable = outputs[element].parameterNames[index]
    return variable.isEmpty ? nil : variable
  }

  private mutating func declareOutputs(of block: NetworkBlock, _ element: Int) {
    let function = scope.unit.blocks.first { NameTable.equal($0.name, block.typeName) }
    for parameter in outputs[element].parameters {
      let sections = function?.sections.filter { $0.kind == .output } ?? []
      let declared = sections.flatMap(\.variables).first { NameTable.equal($0.name, parameter) }
      guard let declared else {
        error(
          .unknownOutput, element, "it has no output '\(parameter)' whose type is known here",
          hint: "use the function's value, or declare the function in the same file")
        outputs[element].parameterNames.append("")
        continue
      }
      let name = scope.fresh("output")
      scope.declare(name, declared.type, at: positions[element])
      outputs[element].parameterNames.append(name)
    }
  }

  /// The variable that an in-out parameter stands for, through as many blocks as it takes.
  private mutating func variable(at port: Int, of element: Int) -> Expression {
    var (element, port) = (element, port)
    for _ in graph.ports {
      guard let link = graph.ports[element][port].first else { break }
      if case .inOut(let next)? = graph.output(link)?.role {
        (element, port) = (link.source, next)
        continue
      }
      switch graph.network.elements[link.source].kind {
      case .input, .inOut: return expression(of: link.source)
      default: break
      }
      break
    }
    error(
      .unfedInOut, element, "no variable leads to its in-out parameter",
      hint: "connect a variable to it")
    return .boolean(false, positions[element])
  }

  /// The power at the EN of a block, for who watches it.
  private mutating func watchBlock(_ element: Int, _ flow: PowerFlow) {
    guard scope.options.watchesPowerFlow else { return }
    let place = positions[element]
    emit(.probe(element: Int(place.element), flow.expression(at: place)), element)
  }

  private mutating func reportUnfedInOut(_ pin: NetworkBlock.Pin, _ element: Int) {
    error(
      .unfedInOut, element, "no variable leads to its in-out parameter '\(pin.name)'",
      hint: "connect a variable to it")
  }

  private mutating func reportUnfed(_ element: Int) {
    let used = outputs[element]
    if used.needsResult || used.needsEnabled || !used.parameters.isEmpty {
      error(
        .unfedFunction, element, "nothing leads to its inputs, so it has no value",
        hint: "connect its inputs")
    } else {
      scope.log.warning(
        NetworkProblem.unfedFunction, at: positions[element],
        "nothing leads to its inputs, so it is not called", hint: "connect its inputs or delete it")
    }
  }
}
