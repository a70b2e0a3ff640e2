import Kernel
import PLC

/// What the variables of a program made by chance hold.
struct RandomProgramState {
  var profile: SemanticsProfile
  var variables: [Int128]
  var arrays: [[Int128]]
}

/// A statement of a program made by chance.
indirect enum RandomStatement {
  case assign(Int, RandomExpression)
  case assignElement(Int, RandomExpression, RandomExpression)
  case branch([(condition: RandomExpression, statements: [RandomStatement])], [RandomStatement])
  case choose(
    RandomExpression, [(labels: [Int128], statements: [RandomStatement])], [RandomStatement])
  /// Variable, first and last value, step, and the condition that leaves the loop early.
  case count(Int, Int128, Int128, by: Int128, exit: RandomExpression?, [RandomStatement])
  /// Rounds are counted in a variable, so that it ends.
  case whileLoop(Int, rounds: Int128, RandomExpression, [RandomStatement])
  case repeatLoop(Int, rounds: Int128, RandomExpression, [RandomStatement])

  var text: String {
    switch self {
    case .assign(let variable, let value): return "x\(variable) := \(value.text);"
    case .assignElement(let array, let index, let value):
      return "a\(array)[\(RandomExpression.index(index))] := \(value.text);"
    case .branch(let branches, let otherwise):
      let texts = branches.enumerated().map { index, branch in
        let word = index == 0 ? "IF" : "ELSIF"
        return "\(word) \(branch.condition.text) THEN\n\(Self.text(branch.statements))"
      }
      return texts.joined(separator: "\n") + "\n\(Self.rest(otherwise))END_IF;"
    case .choose(let selector, let choices, let otherwise):
      let texts = choices.map { choice in
        "\(choice.labels.map(String.init).joined(separator: ", ")): \(Self.text(choice.statements))"
      }
      return "CASE \(selector.text) MOD 6 OF\n\(texts.joined(separator: "\n"))\n"
        + "\(Self.rest(otherwise))END_CASE;"
    case .count(let variable, let first, let last, let step, let exit, let statements):
      let leave = exit.map { "IF \($0.text) THEN EXIT; END_IF;\n" } ?? ""
      return "FOR x\(variable) := \(first) TO \(last) BY \(step) DO\n\(leave)"
        + "\(Self.text(statements))\nEND_FOR;"
    case .whileLoop(let variable, let rounds, let condition, let statements):
      return "x\(variable) := 0;\nWHILE x\(variable) < \(rounds) AND \(condition.text) DO\n"
        + "x\(variable) := x\(variable) + 1;\n\(Self.text(statements))\nEND_WHILE;"
    case .repeatLoop(let variable, let rounds, let condition, let statements):
      return "x\(variable) := 0;\nREPEAT\nx\(variable) := x\(variable) + 1;\n"
        + "\(Self.text(statements))\nUNTIL x\(variable) >= \(rounds) OR \(condition.text)\n"
        + "END_REPEAT;"
    }
  }

  static func text(_ statements: [RandomStatement]) -> String {
    statements.map(\.text).joined(separator: "\n")
  }

  private static func rest(_ statements: [RandomStatement]) -> String {
    statements.isEmpty ? "" : "ELSE\n\(text(statements))\n"
  }

  static func run(_ statements: [RandomStatement], _ state: inout RandomProgramState) {
    for statement in statements { statement.run(&state) }
  }

  private func run(_ state: inout RandomProgramState) {
    switch self {
    case .assign(let variable, let value): state.variables[variable] = value.stored(state)
    case .assignElement(let array, let index, let value):
      let place = RandomExpression.place(index, state)
      state.arrays[array][place] = value.stored(state)
    case .branch(let branches, let otherwise):
      let taken = branches.first { $0.condition.value(state) != 0 }
      Self.run(taken?.statements ?? otherwise, &state)
    case .choose(let selector, let choices, let otherwise):
      let number = selector.value(state) % 6
      let taken = choices.first { $0.labels.contains(number) }
      Self.run(taken?.statements ?? otherwise, &state)
    case .count(let variable, let first, let last, let step, let exit, let statements):
      state.variables[variable] = first
      while step > 0 ? state.variables[variable] <= last : state.variables[variable] >= last {
        if let exit, exit.value(state) != 0 { return }
        Self.run(statements, &state)
        state.variables[variable] += step
      }
    case .whileLoop(let variable, let rounds, let condition, let statements):
      state.variables[variable] = 0
      while state.variables[variable] < rounds, condition.value(state) != 0 {
        state.variables[variable] += 1
        Self.run(statements, &state)
      }
    case .repeatLoop(let variable, let rounds, let condition, let statements):
      state.variables[variable] = 0
      repeat {
        state.variables[variable] += 1
        Self.run(statements, &state)
      } while !(state.variables[variable] >= rounds || condition.value(state) != 0)
    }
  }
}
