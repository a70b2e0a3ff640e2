import Kernel
import PLC
import Runtime
import Scenes
import Tags

extension ConditionCompiler {
  /// Adds the operations of a call and returns the type of its result.
  mutating func emitCall(
    _ name: String, _ arguments: [ConditionSyntax], at offset: Int
  ) -> Vocabulary.ValueType {
    let known = ConditionFunction.all.filter { vocabulary.isOfPlant || $0.isTimeless }
    guard let function = known.first(where: { $0.name == name }) else {
      push(0)
      report(
        .unknownFunction, offset, "there is no function '\(name.prefix(40))'",
        hint: Suggestion.hint(for: name, among: known.map(\.name)))
      return .unknown
    }
    guard arguments.count == function.arguments.count else {
      push(0)
      report(
        .otherArguments, offset,
        "'\(name)' takes \(function.arguments.count) arguments, not \(arguments.count)",
        hint: "write \(function.form)")
      return function.result
    }
    var operation = Operation(code: function.code ?? .constant)
    var result = function.result
    for (wanted, argument) in zip(function.arguments, arguments) {
      switch wanted {
      case .truth: want(.truth, emit(argument), argument, "the argument of '\(name)'")
      case .number: want(.number, emit(argument), argument, "the argument of '\(name)'")
      case .any:
        if case .word = emit(argument) {
          report(
            .otherArguments, argument.offset, "a word does not change",
            hint: "write \(function.form)")
        }
      case .span: operation.number = ticks(argument, of: function)
      case .remover: readRemover(argument, of: function)
      case .variable: result = readVariable(argument, of: function)
      }
    }
    if function.code != nil { append(operation) }
    return result
  }

  /// A time must be known before the run: only one that is written out is.
  private mutating func ticks(_ argument: ConditionSyntax, of function: ConditionFunction) -> Double
  {
    if case .span(let span) = argument.content { return Double(span.ticks(of: tickLength)) }
    report(
      .otherArguments, argument.offset, "the second argument of '\(function.name)' must be a time",
      hint: "write \(function.form)")
    return 0
  }

  /// A variable by its path, or by its last name where only one has it.
  private mutating func readVariable(
    _ argument: ConditionSyntax, of function: ConditionFunction
  ) -> Vocabulary.ValueType {
    guard case .name(let name, kind: nil, _) = argument.content else {
      push(0)
      report(
        .otherArguments, argument.offset,
        "the argument of '\(function.name)' must be the path of a variable",
        hint: "write \(function.form)")
      return .unknown
    }
    guard case .known(let variables) = vocabulary.program else {
      push(0)
      if case .none = vocabulary.program {
        report(
          .unknownVariable, argument.offset, "the spec names no program",
          hint: "name one with 'program'")
      }
      return .unknown
    }
    let exact = variables.filter { NameTable.equal($0.name, name) }
    let suffix = "." + name
    let found =
      exact.isEmpty
      ? variables.filter { NameTable.equal(String($0.name.suffix(suffix.count)), suffix) } : exact
    guard found.count == 1, let variable = found.first else {
      push(0)
      report(
        .unknownVariable, argument.offset,
        found.isEmpty
          ? "the program has no variable '\(name.prefix(100))' of an elementary type"
          : "\(found.count) variables are called '\(name)'",
        hint: found.isEmpty
          ? Suggestion.near(name, among: variables.map(\.name)).map { "did you mean '\($0)'?" }
            ?? "'beltline plc io' lists what it has"
          : "write one of \(found.prefix(5).map { "'\($0.name)'" }.joined(separator: ", "))")
      return .unknown
    }
    let type = Reading.form(variable.type)
    read(Reading(source: .variable(variable), label: "plc('\(variable.name)')", form: type))
    return type == .truth ? .truth : .number
  }

  private mutating func readRemover(_ argument: ConditionSyntax, of function: ConditionFunction) {
    guard case .name(let name, kind: nil, _) = argument.content else {
      push(0)
      report(
        .otherArguments, argument.offset,
        "the argument of '\(function.name)' must be the name of a remover",
        hint: "write \(function.form)")
      return
    }
    let found = RemoverName.indices(named: name, among: vocabulary.removers)
    if found.isEmpty, vocabulary.table != nil {
      push(0)
      report(
        .unknownRemover, argument.offset, "the scene has no remover '\(name.prefix(100))'",
        hint: Suggestion.hint(for: name, among: vocabulary.removers.map(\.part)))
      return
    }
    read(Reading(source: .removedBy(found), label: "removed('\(name)')", form: .whole))
  }
}
