import Kernel
import Testing

@testable import PLC

/// Prints syntax trees as s-expressions, so that a table can hold them.
enum Printer {
  static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let literal): text(literal)
    case .name(let name): name
    case .qualifiedValue(let type, let value): "\(type)#\(value)"
    case .address(let address): address.description
    case .member(let base, let name): "(. \(text(base)) \(name))"
    case .index(let base, let indices): "([] \(text(base)) \(list(indices.map(text))))"
    case .unary(let operation, let operand): "(\(operation) \(text(operand)))"
    case .binary(let operation, let left, let right):
      "(\(operation) \(text(left)) \(text(right)))"
    case .call(let call): text(call)
    }
  }

  static func text(_ literal: Literal) -> String {
    let prefix = literal.typeName.map { "\($0)#" } ?? ""
    switch literal.value {
    case .integer(let magnitude, let isNegative):
      return prefix + (isNegative ? "-" : "") + "\(magnitude)"
    case .real(let value, let digits): return prefix + "real:\(value):\(digits)"
    case .boolean(let value): return prefix + (value ? "TRUE" : "FALSE")
    case .string(let units, let isWide):
      return prefix + (isWide ? "wide:" : "text:") + String(decoding: units, as: UTF16.self)
    case .time(let value): return prefix + "time:\(value)"
    case .date(let value): return prefix + "date:\(value)"
    case .timeOfDay(let value): return prefix + "tod:\(value)"
    case .dateAndTime(let value): return prefix + "dt:\(value)"
    }
  }

  static func text(_ call: Call) -> String {
    "(call \(list([text(call.callee)] + call.arguments.map(text))))"
  }

  static func text(_ argument: Call.Argument) -> String {
    let name = argument.name.map { "\($0) " } ?? ""
    switch argument.value {
    case .input(let value): return argument.name == nil ? text(value) : "(:= \(name)\(text(value)))"
    case .output(let value, let isNegated):
      return "(\(isNegated ? "not" : "")=> \(name)\(text(value)))"
    }
  }

  static func list(_ parts: [String]) -> String { parts.joined(separator: " ") }

  // MARK: Statements

  static func text(_ statements: [Statement]) -> String { list(statements.map(text)) }

  static func text(_ statement: Statement) -> String {
    switch statement.kind {
    case .assign(let target, let value): "(:= \(text(target)) \(text(value)))"
    case .call(let call): text(call)
    case .branch(let branches, let otherwise):
      "(if \(list(branches.map { "(\(text($0.condition)) \(text($0.statements)))" }))"
        + (otherwise.isEmpty ? ")" : " (else \(text(otherwise))))")
    case .choose(let selector, let choices, let otherwise):
      "(case \(text(selector)) \(list(choices.map(text)))"
        + (otherwise.isEmpty ? ")" : " (else \(text(otherwise))))")
    case .count(let counting): text(counting)
    case .whileLoop(let condition, let statements): "(while \(text(condition)) \(text(statements)))"
    case .repeatLoop(let statements, let condition):
      "(repeat \(text(statements)) until \(text(condition)))"
    case .exit: "exit"
    case .nextRound: "continue"
    case .leave: "return"
    case .empty: ";"
    case .label, .jump, .bind, .probe: "never parsed"
    }
  }

  static func text(_ choice: Statement.Choice) -> String {
    let labels = choice.labels.map { label in
      switch label {
      case .value(let value): text(value)
      case .range(let low, let high): "\(text(low))..\(text(high))"
      }
    }
    return "((\(list(labels))) \(text(choice.statements)))"
  }

  static func text(_ counting: Statement.Counting) -> String {
    let by = counting.by.map { " by \(text($0))" } ?? ""
    return "(for \(text(counting.counter)) \(text(counting.from)) \(text(counting.to))\(by) "
      + "\(text(counting.statements)))"
  }

  // MARK: Declarations

  static func text(_ type: TypeSpecification) -> String {
    switch type.kind {
    case .named(let name): return name
    case .string(let isWide, let length):
      return (isWide ? "WSTRING" : "STRING") + (length.map { "[\(text($0))]" } ?? "")
    case .array(let ranges, let element):
      let bounds = ranges.map { "\(text($0.low))..\(text($0.high))" }
      return "(array \(list(bounds)) \(text(element)))"
    case .subrange(let base, let low, let high):
      return "(range \(base) \(text(low))..\(text(high)))"
    case .enumeration(let values):
      return "(enum \(list(values.map { $0.name + ($0.value.map { "=\(text($0))" } ?? "") })))"
    case .structure(let fields): return "(struct \(list(fields.map(text))))"
    }
  }

  static func text(_ initial: Initializer) -> String {
    switch initial {
    case .value(let value): return text(value)
    case .array(let elements, _):
      let texts = elements.map { element in
        let value = element.value.map(text) ?? "_"
        return element.count.map { "\(text($0))x\(value)" } ?? value
      }
      return "[\(list(texts))]"
    case .structure(let fields, _):
      return "{\(list(fields.map { "\($0.name)=\(text($0.value))" }))}"
    }
  }

  static func text(_ variable: VariableDeclaration) -> String {
    let address = variable.address.map { "@\($0)" } ?? ""
    let edge = variable.edge == .none ? "" : " \(variable.edge)"
    let initial = variable.initial.map { " = \(text($0))" } ?? ""
    return "(\(variable.name)\(address) \(text(variable.type))\(edge)\(initial))"
  }

  static func text(_ section: VariableSection) -> String {
    let constant = section.isConstant ? " constant" : ""
    let retained = section.isRetained ? " retain" : ""
    return "(\(section.kind)\(constant)\(retained) \(list(section.variables.map(text))))"
  }

  static func text(_ type: TypeDeclaration) -> String {
    "(type \(type.name) \(text(type.type))\(type.initial.map { " = \(text($0))" } ?? ""))"
  }

  static func text(_ block: BlockDeclaration) -> String {
    let parts =
      block.sections.map(text) + [text(block.body)]
      + block.actions.map { "(action \($0.name) \(text($0.body)))" }
    let type = block.returnType.map { ":\(text($0))" } ?? ""
    return "(\(block.kind) \(block.name)\(type) \(list(parts.filter { !$0.isEmpty })))"
  }

  static func text(_ configuration: ConfigurationDeclaration) -> String {
    let parts = configuration.globals.map(text) + configuration.resources.map(text)
    return "(configuration \(configuration.name) \(list(parts)))"
  }

  static func text(_ resource: ResourceDeclaration) -> String {
    let tasks = resource.tasks.map { task in
      let settings = [
        ("interval", task.interval), ("single", task.single), ("priority", task.priority),
      ]
      return "(task \(task.name)"
        + settings.map { name, value in value.map { " \(name) \(text($0))" } ?? "" }.joined() + ")"
    }
    let programs = resource.programs.map { program in
      "(program \(program.name) \(program.task ?? "-") \(program.type)"
        + program.arguments.map { " \(text($0))" }.joined() + ")"
    }
    return "(resource \(resource.name) \(list(resource.globals.map(text) + tasks + programs)))"
  }

  static func text(_ unit: CompilationUnit) -> String {
    list(
      unit.types.map(text) + unit.globals.map(text) + unit.blocks.map(text)
        + unit.configurations.map(text))
  }

  // MARK: Bodies of other languages

  static func text(_ body: Body) -> String {
    switch body {
    case .statements(let statements): text(statements)
    case .list(let list): "(list \(text(list)))"
    case .chart(let chart): text(chart)
    case .network: "never parsed"
    }
  }

  static func text(_ instructions: [ListInstruction]) -> String {
    list(instructions.map(text))
  }

  static func text(_ instruction: ListInstruction) -> String {
    let name =
      instruction.operation + (instruction.isConditional ? "?" : "")
      + (instruction.isNegated ? "!" : "")
    let parts =
      [name, instruction.operand.map(text), instruction.nested.map { "[\(text($0))]" }]
      .compactMap { $0 } + instruction.arguments.map(text)
    let label = instruction.label.map { "\($0): " } ?? ""
    return label + (parts.count == 1 ? name : "(\(list(parts)))")
  }

  static func text(_ chart: Chart) -> String {
    let steps = chart.steps.map { step in
      let lines = step.associations.map { line in
        "(\(line.action) \(line.qualifier)\(line.duration.map { " \(text($0))" } ?? ""))"
      }
      return "(\(step.isInitial ? "initial " : "step ")\(list([step.name] + lines)))"
    }
    let transitions = chart.transitions.map { transition in
      let name = (transition.name ?? "-") + (transition.priority.map { ":\($0)" } ?? "")
      let condition =
        switch transition.condition {
        case .expression(let expression): text(expression)
        case .body(let body): text(body)
        }
      return "(\(name) (\(list(transition.from))) (\(list(transition.to))) \(condition))"
    }
    let actions = chart.actions.map { "(action \($0.name) \(text($0.body)))" }
    return "(chart \(list(steps + transitions + actions)))"
  }
}

/// The texts of what a parser read, and the problems it told, each as `line:column CODE`.
struct Reading {
  var text: String
  var problems: [String]
  var messages: [String]

  init(_ read: (DiagnosticLog) -> String?) {
    let log = DiagnosticLog(names: ["test"])
    text = read(log) ?? "nil"
    let list = log.problems.list
    problems = list.map { "\($0.line):\($0.column) \($0.code)" }
    messages = list.map { "\($0)" }
  }

  static func expression(_ text: String) -> Reading {
    Reading { log in
      Parser.expression(text, at: Position(line: 7, column: 3), log: log).map(Printer.text)
    }
  }

  static func statements(_ text: String) -> Reading {
    Reading { Printer.text(Parser.statements(text, at: Position(line: 1, column: 1), log: $0)) }
  }

  static func list(_ text: String) -> Reading {
    Reading { Printer.text(Parser.list(text, at: Position(line: 1, column: 1), log: $0)) }
  }

  static func unit(_ text: String) -> Reading {
    Reading { Printer.text(Parser.parse(text, file: 0, log: $0)) }
  }
}

/// A row of a table: a text and how it reads.
struct Row: CustomTestStringConvertible {
  var source: String
  var tree: String

  init(_ source: String, _ tree: String) { (self.source, self.tree) = (source, tree) }

  var testDescription: String { source }
}
