/// Calls of the standard functions.
extension BodyChecker {
  func standardValue(
    _ function: StandardFunction, _ call: Call, wanted: DataType?, at position: Position
  ) -> Value? {
    guard let arguments = standardArguments(function, call, wanted: wanted, at: position) else {
      return nil
    }
    return standardValue(function, arguments, wanted: wanted, at: position)
  }

  /// The values of all arguments in the order of the parameters; what is wrong was told.
  private func standardArguments(
    _ function: StandardFunction, _ call: Call, wanted: DataType?, at position: Position
  ) -> [Value]? {
    let least = function.parameters.count
    let limit = function.isExtensible ? StandardFunctions.mostArguments : least
    let matching = match(call, function.name, limit: limit, hasOwnEnable: false) {
      function.parameter($0)
    }
    let count = max(least, (matching.slots.map(\.slot).max() ?? 0) + 1)
    var values: [Value?] = Array(repeating: nil, count: least == 0 ? 0 : count)
    var isGiven = values.map { _ in false }
    for (slot, argument) in matching.slots {
      isGiven[slot] = true
      guard case .input(let expression) = argument.value else {
        log.error(
          CheckProblem.argumentDirection, at: argument.position,
          "'\(function.parameterName(at: slot))' is an input of '\(function.name)'",
          hint: "write \(function.parameterName(at: slot)) := value")
        continue
      }
      values[slot] = standardArgument(
        expression, function.parameter(at: slot).family, function, wanted)
    }
    for slot in isGiven.indices where !isGiven[slot] {
      log.error(
        CheckProblem.missingArgument, at: position,
        "'\(function.parameterName(at: slot))' of '\(function.name)' is not given",
        hint: "add the argument")
    }
    let known = values.compactMap { $0 }
    return matching.isGood && known.count == values.count ? known : nil
  }

  private func standardArgument(
    _ expression: Expression, _ family: StandardFunction.Family, _ function: StandardFunction,
    _ wanted: DataType?
  ) -> Value? {
    switch family {
    case .exact(let type):
      return self.expression(expression, as: .elementary(type)).map {
        .typed($0, .elementary(type))
      }
    case .count:
      guard let value = value(expression, wanted: .elementary(.int)) else { return nil }
      if case .typed(let checked, .elementary(let type)) = value, type.isInteger {
        return .typed(converted(cut(checked, type), to: .lint), .elementary(.lint))
      }
      return convert(value, to: .elementary(.lint)).map { .typed($0, .elementary(.lint)) }
    case .number: return value(expression, wanted: nil)
    case .shared:
      let inner = function.forced.map { DataType.elementary($0) }
      let value = value(expression, wanted: inner ?? (function.keepsType ? wanted : nil))
      guard let value, let inner else { return value.map { cut($0) } }
      return convert(value, to: inner).map { .typed($0, inner) }
    }
  }

  /// A value handed to a function has its type, and no wider one.
  func cut(_ value: Value) -> Value {
    guard case .typed(let checked, .elementary(let type)) = value else { return value }
    return .typed(cut(checked, type), .elementary(type))
  }

  private func cut(_ checked: CheckedExpression, _ type: Elementary) -> CheckedExpression {
    converted(checked, to: type)
  }

  private func standardValue(
    _ function: StandardFunction, _ values: [Value], wanted: DataType?, at position: Position
  ) -> Value? {
    switch function.meaning {
    case .operation(let operation):
      var result = values[0]
      for value in values.dropFirst() {
        guard let next = operate(operation, result, value, at: position) else { return nil }
        result = cut(next)
      }
      return result
    case .comparison(let operation):
      return comparison(operation, values, at: position)
    case .not: return unary(.not, values[0], wanted: wanted, at: position)
    case .move: return values[0]
    case .native(let native):
      return uniform(native, function, values, wanted, at: position)
    case .selection(let words, let strings):
      return selection(words, strings, function, values, wanted, at: position)
    case .text(let native): return text(native, function, values, at: position)
    case .place(let native):
      guard let strings = shared(function, values, wanted: nil, at: position) else { return nil }
      let result = CheckedExpression(
        kind: .native(native, strings.values), type: .elementary(.lint), position: position)
      return .typed(converted(result, to: .int), .elementary(.int))
    case .truncation: return truncation(values[0], wanted, at: position)
    case .conversion(let conversion):
      return converted(values[0], conversion, function.name, at: position)
    case .intrinsic(let native, let type):
      return .typed(
        CheckedExpression(kind: .native(native, []), type: .elementary(type), position: position),
        .elementary(type))
    }
  }

  /// All arguments as the function wants them: the shared ones in the type they have in common.
  private func shared(
    _ function: StandardFunction, _ values: [Value], wanted: DataType?, at position: Position
  ) -> (type: DataType, values: [CheckedExpression])? {
    var generic = StandardFunction.Generic.any
    var alike: [Value] = []
    for (index, value) in values.enumerated() {
      if case .shared(let family) = function.parameter(at: index).family {
        generic = family
        alike.append(value)
      }
    }
    let isReal = if case .anyReal = generic { true } else { false }
    guard let found = common(alike, wanted: wanted),
      let type = isReal ? Self.float(found) : found, generic.holds(type)
    else {
      tellOperand(function.name, alike, at: position)
      return nil
    }
    var checked: [CheckedExpression] = []
    for (index, value) in values.enumerated() {
      var target = type
      if case .shared = function.parameter(at: index).family {
      } else if let own = value.type {
        target = own
      }
      guard let argument = convert(value, to: target) else { return nil }
      checked.append(argument)
    }
    return (type, checked)
  }

  /// A float type for integers that become floats unasked.
  private static func float(_ type: DataType) -> DataType? {
    guard case .elementary(let elementary) = type else { return nil }
    return [Elementary.real, .lreal].first { elementary.widens(to: $0) }.map { .elementary($0) }
  }

  private func uniform(
    _ native: NativeFunction, _ function: StandardFunction, _ values: [Value],
    _ wanted: DataType?, at position: Position
  ) -> Value? {
    guard let arguments = shared(function, values, wanted: wanted, at: position) else {
      return nil
    }
    return .typed(
      CheckedExpression(
        kind: .native(native, arguments.values), type: arguments.type, position: position),
      arguments.type)
  }

  private func selection(
    _ words: NativeFunction, _ strings: NativeFunction, _ function: StandardFunction,
    _ values: [Value], _ wanted: DataType?, at position: Position
  ) -> Value? {
    guard let arguments = shared(function, values, wanted: wanted, at: position) else {
      return nil
    }
    let native: NativeFunction
    switch arguments.type {
    case .string: native = strings
    case .array, .structure, .block, .subrange:
      tellOperand(function.name, values, at: position)
      return nil
    case .elementary, .enumeration: native = words
    }
    return .typed(
      CheckedExpression(
        kind: .native(native, arguments.values), type: arguments.type, position: position),
      arguments.type)
  }

  private func text(
    _ native: NativeFunction, _ function: StandardFunction, _ values: [Value],
    at position: Position
  ) -> Value? {
    guard let arguments = shared(function, values, wanted: nil, at: position),
      case .string(_, let isWide) = arguments.type
    else { return nil }
    // As long as all strings together, so that only what takes the result cuts it.
    var sum = 0
    for case .string(let capacity, _) in values.compactMap(\.type) {
      sum = min(SizeLimit.string, sum + capacity)
    }
    let type = DataType.string(capacity: max(1, sum), isWide: isWide)
    return .typed(
      CheckedExpression(kind: .native(native, arguments.values), type: type, position: position),
      type)
  }

  /// `GT(a, b, c)` is `a > b AND b > c`; what stands between is evaluated twice.
  private func comparison(
    _ operation: BinaryOperator, _ values: [Value], at position: Position
  ) -> Value? {
    for value in values.dropFirst().dropLast() {
      guard case .typed(let checked, _) = value, !checked.isSimple else { continue }
      log.error(
        CheckProblem.argumentSize, at: value.position,
        "an argument between the first and the last must be a variable or a constant",
        hint: "assign it to a variable first")
      return nil
    }
    var result: Value?
    for (a, b) in zip(values, values.dropFirst()) {
      guard let next = operate(operation, a, b, at: position) else { return nil }
      guard let present = result else {
        result = next
        continue
      }
      result = operate(.and, present, next, at: position)
    }
    return result
  }
}

extension CheckedExpression {
  /// Whether it is a variable or constant, converted or not.
  var isSimple: Bool {
    switch kind {
    case .constant: true
    case .load(let place):
      switch place.kind {
      case .local, .global: true
      case .field(let whole, _), .member(let whole, _), .bit(let whole, _):
        CheckedExpression(kind: .load(whole), type: type, position: position).isSimple
      case .element: false
      }
    case .convert(let operand, _, _, _): operand.isSimple
    default: false
    }
  }
}

extension StandardFunction {
  /// Whether the result has the type of the arguments, so that what is wanted of it is wanted of
  /// them.
  var keepsType: Bool {
    switch meaning {
    case .operation, .not, .move, .native, .selection: true
    default: false
    }
  }
}

extension StandardFunction.Generic {
  func holds(_ type: DataType) -> Bool {
    switch (self, type) {
    case (.any, _): true
    case (.anyElementary, .elementary), (.anyElementary, .string), (.anyString, .string): true
    case (.anyNumber, .elementary(let type)): type.isNumber
    case (.anyReal, .elementary(let type)): type.isReal
    case (.anyBit, .elementary(let type)): type.isBitString
    case (.anyBits, .elementary(let type)): type.isBitString && type != .bool
    default: false
    }
  }
}
