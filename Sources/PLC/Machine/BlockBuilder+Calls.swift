extension BlockBuilder {
  /// A call with its parameters, EN and ENO.
  func call(_ call: CheckedCall) {
    guarded(by: call.enable, enabled: call.enabled) {
      freeing { callAlways(call) }
    }
  }

  /// Where the result of a function is after a call.
  func result(of call: CheckedCall) -> Location {
    self.call(call)
    let callee = project.blocks[call.block]
    let offset = callee.result.map { builder.row(call.block).offsets[$0] } ?? 0
    return frame(call.block).advanced(by: offset)
  }

  /// The result of one word.
  func result(of call: CheckedCall, into cell: Operand) {
    read(result(of: call), into: cell)
  }

  private func callAlways(_ call: CheckedCall) {
    let callee = project.blocks[call.block]
    let variables = call.instance.map { location(of: $0) } ?? frame(call.block)
    func parameter(_ variable: Int) -> Location {
      variables.advanced(by: builder.row(call.block).offsets[variable])
    }
    assignArguments(call, parameter)
    // What a function is not given starts from its initial value.
    if callee.kind == .function {
      for (index, variable) in callee.variables.enumerated()
      where variable.role == .input && !call.gives(index) {
        initialize(parameter(index), variable)
      }
    }
    checkReferences(call, callee)
    emitCall(call.block, variables)
    for argument in call.arguments {
      guard case .output(let index, let isNegated, let place, let conversion) = argument else {
        continue
      }
      let output = Output(
        location: parameter(index), type: callee.variables[index].type, isNegated: isNegated,
        conversion: conversion)
      freeing { fetch(output, to: place) }
    }
  }

  private func emitCall(_ block: Int, _ variables: Location) {
    if !draft.callees.contains(block) { draft.callees.append(block) }
    let (start, length) = (Operand.start(of: block), Operand.length(of: block))
    guard project.blocks[block].kind == .functionBlock else {
      emit(.callAbsolute, .number(0), start, length)
      return
    }
    switch variables {
    case .cell(let instance): emit(.call, instance, start, length)
    case .fixed(let instance): emit(.callAbsolute, instance, start, length)
    case .found: emit(.callAt, address(of: variables), .block(block))
    }
  }

  /// The variables of a function.
  private func frame(_ block: Int) -> Location {
    let first = Operand.frame(block: block, offset: 0)
    return isRelative ? .fixed(first) : .cell(first)
  }

  // MARK: Parameters

  /// Assigns inputs and hands references over, in the order in which they are written.
  private func assignArguments(_ call: CheckedCall, _ parameter: (Int) -> Location) {
    let last = call.arguments.lastIndex { $0.hasCall } ?? -1
    // A call inside of a later argument may be of the same function: what stands before it waits.
    var waiting: [(cell: Operand, type: DataType, to: Location)] = []
    for (index, argument) in call.arguments.enumerated() {
      switch argument {
      case .input(let variable, let expression):
        let type = project.blocks[call.block].variables[variable].type
        if index < last, call.instance == nil {
          let kept = temporary(builder.layout.size(of: type))
          assign(expression, to: .cell(kept), type)
          waiting.append((kept, type, parameter(variable)))
        } else {
          assign(expression, to: parameter(variable), type)
        }
      case .inOut(let variable, let place):
        let kept = temporary()
        address(of: location(of: place), into: kept)
        waiting.append((kept, .elementary(.lint), parameter(variable)))
      case .output: break
      }
    }
    for (cell, type, target) in waiting {
      if type.isWord {
        write(cell, to: target)
      } else {
        copyCells(builder.layout.size(of: type), from: .cell(cell), to: target)
      }
    }
  }

  private func checkReferences(_ call: CheckedCall, _ callee: CheckedBlock) {
    for (index, variable) in callee.variables.enumerated()
    where variable.role == .inOut && !call.gives(index) {
      builder.log.error(
        MachineProblem.openReference, at: position,
        "the call of '\(callee.name)' says nothing for its in-out parameter '\(variable.name)'",
        hint: "name the variable that it works on: \(variable.name) := …")
    }
  }

  // MARK: Outputs

  /// An output of a called block on its way to a place.
  private struct Output {
    var location: Location
    var type: DataType
    var isNegated: Bool
    var conversion: CheckedCall.OutputConversion?
  }

  private func fetch(_ output: Output, to place: Place) {
    guard output.type.isWord else {
      let target = location(of: place)
      if case .string(let capacity, let isWide) = place.type {
        let from = address(of: output.location)
        emit(.copyString, address(of: target), from, .number(capacity), n: isWide ? 1 : 0)
      } else {
        copyCells(builder.layout.size(of: output.type), from: output.location, to: target)
      }
      return
    }
    var cell = read(output.location)
    // Only a BOOL can be negated.
    if output.isNegated {
      let negated = temporary()
      negate(cell, into: negated)
      cell = negated
    }
    if let conversion = output.conversion {
      let packed = PackedConversion(
        from: conversion.from, to: conversion.to, rule: conversion.rule)
      let converted = temporary()
      emit(.convert, converted, cell, n: Int(packed.bits))
      cell = converted
    }
    write(cell, to: place)
  }
}

extension CheckedCall {
  /// Whether a parameter is among the arguments.
  fileprivate func gives(_ variable: Int) -> Bool {
    arguments.contains {
      switch $0 {
      case .input(variable, _), .inOut(variable, _): true
      default: false
      }
    }
  }
}

extension CheckedCall.Argument {
  /// Whether a block runs while the argument is worked out.
  fileprivate var hasCall: Bool {
    switch self {
    case .input(_, let expression): expression.hasCall
    case .inOut(_, let place): place.hasCall
    case .output: false
    }
  }
}
