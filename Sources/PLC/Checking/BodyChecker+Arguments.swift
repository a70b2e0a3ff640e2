/// Arguments of the project's own blocks and of those in the library's text.
extension BodyChecker {
  /// A call of a function or instance with its arguments in place.
  func checkedCall(
    of interface: BlockInterface, instance: Place?, _ call: Call, at position: Position
  ) -> CheckedCall? {
    let parameters = interface.parameters
    let matching = match(
      call, interface.name, limit: parameters.count, hasOwnEnable: interface.member("EN") != nil
    ) { interface.slot($0) }
    var checked = CheckedCall(
      block: interface.index, instance: instance, arguments: [], enable: nil, enabled: nil)
    var isGood = matching.isGood
    var isGiven = Array(repeating: false, count: parameters.count)
    var outputs: [CheckedCall.Argument] = []
    for (slot, argument) in matching.slots {
      isGiven[slot] = true
      let variable = parameters[slot]
      guard let made = self.argument(argument, for: variable, of: interface) else {
        isGood = false
        continue
      }
      if case .output = made { outputs.append(made) } else { checked.arguments.append(made) }
    }
    if let enable = matching.enable {
      checked.enable = expression(enable, as: .elementary(.bool))
      if checked.enable == nil { isGood = false }
    }
    if let enabled = matching.enabled {
      checked.enabled = enabledPlace(enabled)
      if checked.enabled == nil { isGood = false }
    }
    let isComplete = isComplete(
      isGiven, of: interface, isFunction: instance == nil,
      isInformal: call.arguments.contains { $0.name == nil }, at: position)
    guard isComplete, isGood else { return nil }
    checked.arguments += outputs
    return checked
  }

  /// The place that ENO goes to.
  func enabledPlace(_ argument: Call.Argument) -> Place? {
    guard case .output(let expression, let isNegated) = argument.value else { return nil }
    guard let target = place(expression), checkWritable(target, at: expression.position) else {
      return nil
    }
    guard target.place.type == .elementary(.bool), !isNegated else {
      log.error(
        CheckProblem.argumentPlace, at: expression.position,
        "ENO needs a BOOL variable of its own", hint: "write ENO => and a BOOL variable")
      return nil
    }
    return target.place
  }

  private func argument(
    _ argument: Call.Argument, for variable: Int, of interface: BlockInterface
  ) -> CheckedCall.Argument? {
    let parameter = interface.variables[variable]
    guard interface.isKnown(variable) else {
      checkAlone([argument])
      return nil
    }
    switch (parameter.role, argument.value) {
    case (.input, .input(let expression)):
      return self.expression(expression, as: parameter.type).map {
        .input(variable: variable, $0)
      }
    case (.inOut, .input(let expression)):
      return reference(to: expression, parameter).map { .inOut(variable: variable, $0) }
    case (.output, .output(let expression, let isNegated)):
      return output(variable, parameter, to: expression, isNegated: isNegated)
    case (.output, .input(let expression)) where argument.name == nil:
      return output(variable, parameter, to: expression, isNegated: false)
    default:
      checkAlone([argument])
      let isOutput = parameter.role == .output
      log.error(
        CheckProblem.argumentDirection, at: argument.position,
        "'\(parameter.name)' is an \(isOutput ? "output" : "input") of '\(interface.name)'",
        hint: isOutput
          ? "write \(parameter.name) => variable" : "write \(parameter.name) := value")
      return nil
    }
  }

  /// The variable that an in-out parameter stands for during the call.
  private func reference(to expression: Expression, _ parameter: CheckedVariable) -> Place? {
    guard let target = place(expression), checkWritable(target, at: expression.position) else {
      return nil
    }
    if case .bit = target.place.kind {
      log.error(
        CheckProblem.argumentPlace, at: expression.position,
        "a bit of a bit string cannot stand for '\(parameter.name)'",
        hint: "use a BOOL variable, and assign it before and after the call")
      return nil
    }
    guard target.place.type == parameter.type else {
      log.error(
        CheckProblem.typeMismatch, at: expression.position,
        "'\(parameter.name)' needs a variable of \(project.name(of: parameter.type)), "
          + "not \(project.name(of: target.place.type))",
        hint: "an in-out variable must have exactly that type")
      return nil
    }
    return target.place
  }

  private func output(
    _ variable: Int, _ parameter: CheckedVariable, to expression: Expression, isNegated: Bool
  ) -> CheckedCall.Argument? {
    guard let target = place(expression), checkWritable(target, at: expression.position) else {
      return nil
    }
    let (from, to) = (parameter.type, target.place.type)
    if isNegated, from != .elementary(.bool) {
      log.error(
        CheckProblem.typeMismatch, at: expression.position,
        "only a BOOL can be negated on its way out", hint: "leave out NOT")
      return nil
    }
    var conversion: CheckedCall.OutputConversion?
    switch (from.base, to) {
    case (.elementary(let source), .elementary(let target)) where source.widens(to: target):
      if source != target {
        conversion = .init(from: source, to: target, rule: profile.rounding)
      }
    case (.string(_, let a), .string(_, let b)) where a == b: break
    default:
      guard from == to else {
        log.error(
          CheckProblem.typeMismatch, at: expression.position,
          "'\(parameter.name)' gives \(project.name(of: from)), "
            + "but the variable is \(project.name(of: to))",
          hint: "use a variable of the same type")
        return nil
      }
    }
    return .output(
      variable: variable, isNegated: isNegated, to: target.place, conversion: conversion)
  }

  /// Whether what the call leaves out may be: an instance keeps its inputs, a function called with
  /// names starts with the initial values of its own.
  private func isComplete(
    _ isGiven: [Bool], of interface: BlockInterface, isFunction: Bool, isInformal: Bool,
    at position: Position
  ) -> Bool {
    var isGood = true
    for (slot, variable) in interface.parameters.enumerated() where !isGiven[slot] {
      let parameter = interface.variables[variable]
      guard interface.isKnown(variable) else {
        isGood = false
        continue
      }
      guard parameter.role == .inOut || (parameter.role == .input && isFunction && isInformal)
      else { continue }
      log.error(
        CheckProblem.missingArgument, at: position,
        "'\(parameter.name)' of '\(interface.name)' is not given",
        hint: "add \(parameter.name) := "
          + (parameter.role == .inOut ? "a variable" : "a value"))
      isGood = false
    }
    return isGood
  }
}
