import Kernel
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
      }
    }
    if function.code != nil { append(operation) }
    return function.result
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
