/// A function of the condition language.
struct ConditionFunction {
  /// What an argument must be.
  enum Argument {
    case truth
    case number
    /// Either of them.
    case any
    /// A time with its unit, known before the run.
    case span
    /// The name of a remover.
    case remover
    /// The path of a program's variable; the result has its type.
    case variable
  }

  var name: String
  var arguments: [Argument]
  var result: Vocabulary.ValueType
  /// Nil for a reading.
  var code: Operation.Code?
  /// How it is written, for hints.
  var form: String
  /// Whether it is of use where nothing has a past.
  var isTimeless = false

  static let all: [ConditionFunction] = [
    .init(
      name: "rising", arguments: [.truth], result: .truth, code: .rising, form: "rising('At scale')"
    ),
    .init(
      name: "falling", arguments: [.truth], result: .truth, code: .falling,
      form: "falling('At scale')"),
    .init(
      name: "changed", arguments: [.any], result: .truth, code: .changed, form: "changed(Weight)"),
    .init(
      name: "held", arguments: [.truth, .span], result: .truth, code: .held,
      form: "held('At scale', 500ms)"),
    .init(
      name: "recent", arguments: [.truth, .span], result: .truth, code: .recent,
      form: "recent('At scale', 2s)"),
    .init(
      name: "count", arguments: [.truth], result: .number, code: .count, form: "count('At scale')"),
    .init(
      name: "removed", arguments: [.remover], result: .number, code: nil,
      form: "removed('Right remover')"),
    .init(
      name: "plc", arguments: [.variable], result: .unknown, code: nil,
      form: "plc('Main.count')"),
    .init(
      name: "abs", arguments: [.number], result: .number, code: .absolute,
      form: "abs(Weight - 4.8)",
      isTimeless: true),
    .init(
      name: "min", arguments: [.number, .number], result: .number, code: .minimum,
      form: "min(a, b)", isTimeless: true),
    .init(
      name: "max", arguments: [.number, .number], result: .number, code: .maximum,
      form: "max(a, b)", isTimeless: true),
  ]
}
