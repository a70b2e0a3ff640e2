import Kernel

@testable import PLC

/// A text that was parsed, lowered and checked.
struct CheckTrial {
  var project: CheckedProject?
  var problems: [Problem]

  init(_ text: String, profile: SemanticsProfile = .openplc) {
    self.init([text], profile: profile)
  }

  /// Several files of one project.
  init(_ texts: [String], profile: SemanticsProfile = .openplc) {
    var options = CompilerOptions()
    options.profile = profile
    let log = DiagnosticLog(names: texts.indices.map { "\($0).st" })
    let units = texts.enumerated().map { file, text in
      Lowering.lower(
        Parser.parse(text, file: file, log: log), options: options, log: log)
    }
    project = Checker.check(units, options: options, log: log)
    problems = log.problems.list
  }

  /// A program `Main` with these variables and statements; statements begin in line 2.
  init(
    vars: String, _ statements: String, before: String = "", profile: SemanticsProfile = .openplc
  ) {
    self.init(
      "PROGRAM Main VAR \(vars) END_VAR\n\(statements)\nEND_PROGRAM\n\(before)", profile: profile)
  }

  /// `PLC0130 2:5`, those of warnings with a `?` behind them.
  var codes: [String] {
    problems.map { "\($0.code) \($0.line):\($0.column)\($0.severity == .warning ? "?" : "")" }
  }

  func block(_ name: String) -> CheckedBlock? {
    project?.blocks.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The statements of a block in short, one a line.
  func text(of name: String = "Main") -> String {
    guard let project, let block = block(name) else {
      return problems.map(\.description).joined(separator: "\n")
    }
    let printer = CheckedPrinter(project: project, block: block)
    return block.statements.map { printer.text($0) }.joined(separator: "\n")
  }
}

/// Checked trees as short texts.
struct CheckedPrinter {
  var project: CheckedProject
  var block: CheckedBlock

  func text(_ statement: CheckedStatement) -> String {
    switch statement.kind {
    case .assign(let place, let value): "\(text(place)) := \(text(value))"
    case .guarded(let enable, let inner, let enabled):
      "EN \(text(enable)) \(list(inner))" + (enabled.map { " ENO \(text($0))" } ?? "")
    case .call(let call): text(call)
    case .branch(let branches, let otherwise):
      branches.map { "IF \(text($0.condition)) \(list($0.statements))" }.joined(separator: " ")
        + (otherwise.isEmpty ? "" : " ELSE \(list(otherwise))")
    case .choose(let selector, let choices, let otherwise):
      "CASE \(text(selector)) "
        + choices.map { choice in
          choice.labels.map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)"
          }
          .joined(separator: ",") + ": \(list(choice.statements))"
        }.joined(separator: " ") + (otherwise.isEmpty ? "" : " ELSE \(list(otherwise))")
    case .count(let place, let from, let to, let by, let type, let inner):
      "FOR \(text(place)) := \(text(from)) TO \(text(to)) BY \(text(by)) ON \(type) \(list(inner))"
    case .whileLoop(let condition, let inner): "WHILE \(text(condition)) \(list(inner))"
    case .repeatLoop(let inner, let end): "REPEAT \(list(inner)) UNTIL \(text(end))"
    case .exit: "EXIT"
    case .nextRound: "CONTINUE"
    case .leave: "RETURN"
    case .label(let label): "\(label):"
    case .jump(let label, let condition):
      "JUMP \(label)" + (condition.map { " IF \(text($0))" } ?? "")
    case .probe(let element, let power): "PROBE \(element) \(text(power))"
    }
  }

  private func list(_ statements: [CheckedStatement]) -> String {
    "{" + statements.map { text($0) }.joined(separator: "; ") + "}"
  }

  func text(_ place: Place) -> String {
    switch place.kind {
    case .local(let index): block.variables[index].name
    case .global(let index):
      project.globals[index].name.isEmpty
        ? project.globals[index].address?.description ?? "?" : "@\(project.globals[index].name)"
    case .field(let whole, let index):
      if case .structure(let structure) = whole.type {
        "\(text(whole)).\(project.types.structures[structure].fields[index].name)"
      } else {
        "?"
      }
    case .member(let whole, let index):
      if case .block(let block) = whole.type {
        "\(text(whole)).\(project.blocks[block].variables[index].name)"
      } else {
        "?"
      }
    case .element(let whole, let indices):
      "\(text(whole))[\(indices.map { text($0) }.joined(separator: ","))]"
    case .bit(let whole, let bit): "\(text(whole)).\(bit)"
    }
  }

  func text(_ expression: CheckedExpression) -> String {
    switch expression.kind {
    case .constant(let constant): text(constant, expression.type)
    case .load(let place): text(place)
    case .not(let inner): "(not \(text(inner)))"
    case .negate(let inner): "(neg \(text(inner)))"
    case .binary(let operation, let left, let right, let type, let wrap):
      "(\(operation.spelling) \(type)\(wrap == nil || wrap == type ? "" : "/\(wrap!)") "
        + "\(text(left)) \(text(right)))"
    case .compareStrings(let operation, let left, let right):
      "(\(operation.spelling) string \(text(left)) \(text(right)))"
    case .convert(let inner, let from, let to, let rule):
      rule == .halfToEven || rule == .halfAway
        ? "(\(from)>\(to) \(text(inner)))" : "(\(from)>\(to)/\(rule) \(text(inner)))"
    case .native(let function, let arguments):
      "(\(([("\(function)")] + arguments.map { text($0) }).joined(separator: " ")))"
    case .call(let call): text(call)
    case .ranged(let inner, let range): "(\(range.lowerBound)..\(range.upperBound) \(text(inner)))"
    }
  }

  private func text(_ call: CheckedCall) -> String {
    let block = project.blocks[call.block]
    var parts: [String] = []
    if let enable = call.enable { parts.append("EN \(text(enable))") }
    for argument in call.arguments {
      switch argument {
      case .input(let variable, let value):
        parts.append("\(block.variables[variable].name):=\(text(value))")
      case .inOut(let variable, let place):
        parts.append("\(block.variables[variable].name)<>\(text(place))")
      case .output(let variable, let isNegated, let place, let conversion):
        parts.append(
          "\(isNegated ? "NOT " : "")\(block.variables[variable].name)=>\(text(place))"
            + (conversion.map { "/\($0.from)>\($0.to)" } ?? ""))
      }
    }
    if let enabled = call.enabled { parts.append("ENO \(text(enabled))") }
    let callee = call.instance.map { text($0) } ?? block.name
    return "\(callee)(\(parts.joined(separator: ", ")))"
  }

  private func text(_ constant: Constant, _ type: DataType) -> String {
    switch constant {
    case .string(let units): return "'\(String(decoding: units, as: UTF16.self))'"
    case .zero: return "zero"
    case .composite(let parts): return "[\(parts.count)]"
    case .word(let word):
      switch type {
      case .elementary(.bool): return word == 0 ? "FALSE" : "TRUE"
      case .elementary(.real): return "\(Float(bitPattern: UInt32(word)))"
      case .elementary(.lreal): return "\(Double(bitPattern: word))"
      case .elementary(let type) where type.isBitString || type.isUnsigned: return "\(word)"
      case .elementary(.time): return "T#\(Int64(bitPattern: word))"
      default: return "\(Int64(bitPattern: word))"
      }
    }
  }
}
