import Kernel

/// An instruction list made by chance, with what it leaves in its variables: it is carried out as
/// it is written, so that jumps only ever lead forwards.
struct RandomList {
  /// A current result and its type.
  private struct Result {
    var type: String
    var value: Int
  }

  private var random: Generator
  private var variables: [Result] = []
  private var declarations: [String] = []
  private var lines: [String] = []
  /// Whether instructions are carried out, and the label that ends a jump over them.
  private var skipsTo: Int?
  private var hasReturned = false

  private static let numbers = ["SINT", "INT", "DINT", "UINT"]

  init(seed: UInt64) {
    random = Generator(seed: seed)
    for type in Self.numbers + ["INT", "BOOL", "BOOL", "BOOL"] {
      let value = type == "BOOL" ? random.below(2) : random.pick([0, 1, 2, 5, 100, 127])
      declarations.append("x\(variables.count) : \(type) := \(Self.text(value, type));")
      variables.append(Result(type: type, value: value))
    }
    let parts = 3 + random.below(6)
    for part in 0..<parts { write(part, of: parts) }
    lines.append("L\(parts):")
  }

  var text: String {
    """
    PROGRAM Main
    VAR \(declarations.joined(separator: " ")) END_VAR
    \(lines.joined(separator: "\n"))
    END_PROGRAM
    """
  }

  /// As expectations of a ``LanguageCase``.
  var expected: String {
    variables.enumerated().map { "x\($0) = \(Self.text($1.value, $1.type))" }
      .joined(separator: ", ")
  }

  private static func text(_ value: Int, _ type: String) -> String {
    type == "BOOL" ? (value == 0 ? "FALSE" : "TRUE") : "\(value)"
  }

  private var runs: Bool { skipsTo == nil && !hasReturned }

  /// A label, a result, what is stored of it, and perhaps a jump or a return.
  private mutating func write(_ part: Int, of parts: Int) {
    lines.append("L\(part):")
    if skipsTo == part { skipsTo = nil }
    let result = chain(random.pick(Self.numbers + ["BOOL", "BOOL", "BOOL"]), depth: 2)
    for _ in 0...random.below(3) { store(result) }
    guard result.type == "BOOL" else { return }
    let isTrue = result.value != 0
    switch random.below(8) {
    case 0, 1, 2:
      let target = part + 1 + random.below(parts - part)
      let (name, isTaken) = random.pick([("JMP", true), ("JMPC", isTrue), ("JMPCN", !isTrue)])
      lines.append("\(name) L\(target)")
      if runs, isTaken { skipsTo = target }
    case 3:
      let (name, isTaken) = random.pick([("RETC", isTrue), ("RETCN", !isTrue)])
      lines.append(name)
      if runs, isTaken { hasReturned = true }
    default: break
    }
  }

  private mutating func store(_ result: Result) {
    let name = result.type == "BOOL" ? random.pick(["ST", "STN", "S", "R"]) : "ST"
    let target = variable(result.type)
    lines.append("\(name) x\(target)")
    guard runs else { return }
    switch name {
    case "ST": variables[target].value = result.value
    case "STN": variables[target].value = 1 - result.value
    case "S": if result.value != 0 { variables[target].value = 1 }
    default: if result.value != 0 { variables[target].value = 0 }
    }
  }

  private mutating func variable(_ type: String) -> Int {
    random.pick(variables.indices.filter { variables[$0].type == type })
  }

  /// A literal or a variable of a type.
  private mutating func operand(_ type: String) -> (text: String, value: Int) {
    guard random.below(3) == 0 else {
      let index = variable(type)
      return ("x\(index)", variables[index].value)
    }
    let value = type == "BOOL" ? random.below(2) : random.pick([0, 1, 2, 3, 7, 50, 100])
    return (Self.text(value, type), value)
  }

  /// `LD` and what follows it up to a store.
  private mutating func chain(_ type: String, depth: Int) -> Result {
    let first = variable(type)
    var result = variables[first]
    let isNegated = type == "BOOL" && random.below(3) == 0
    lines.append("\(isNegated ? "LDN" : "LD") x\(first)")
    if isNegated { result.value = 1 - result.value }
    for _ in 0..<random.below(5) {
      if result.type == "BOOL" { logic(&result, depth) } else { arithmetic(&result, depth) }
    }
    return result
  }

  /// The operand of an operator: in its line, or a list in parentheses behind it.
  private mutating func operand(of name: String, _ type: String, _ depth: Int) -> Int {
    guard depth > 0, random.below(3) == 0 else {
      let (text, value) = operand(type)
      lines.append("\(name) \(text)")
      return value
    }
    let opening = lines.count
    lines.append("\(name)(")
    var result = chain(type, depth: depth - 1)
    if result.type != type {
      // A comparison made a BOOL of it: numbers begin anew.
      let first = variable(type)
      result = variables[first]
      lines.append("LD x\(first)")
    }
    // The first load may stand behind the parenthesis.
    if random.below(2) == 0, lines[opening + 1].hasPrefix("LD ") {
      lines[opening] += " " + lines.remove(at: opening + 1).dropFirst(3)
    }
    lines.append(")")
    return result.value
  }

  private mutating func logic(_ result: inout Result, _ depth: Int) {
    let name = random.pick(["AND", "OR", "XOR", "ANDN", "ORN", "XORN", "NOT"])
    if name == "NOT" {
      lines.append(name)
      result.value = 1 - result.value
      return
    }
    var other = operand(of: name, "BOOL", depth)
    if name.hasSuffix("N") { other = 1 - other }
    switch name.prefix(2) {
    case "AN": result.value &= other
    case "OR": result.value |= other
    default: result.value ^= other
    }
  }

  private mutating func arithmetic(_ result: inout Result, _ depth: Int) {
    let (type, a) = (result.type, result.value)
    let name = random.pick(["ADD", "SUB", "MUL", "DIV", "MOD", "MAX", "GT", "GE", "EQ", "NE", "LE"])
    if name == "DIV" || name == "MOD" {
      let divisor = random.pick([2, 3, 5])
      lines.append("\(name) \(divisor)")
      result.value = name == "DIV" ? a / divisor : a % divisor
      return
    }
    let b = operand(of: name, type, name == "MAX" ? 0 : depth)
    func truth(_ isTrue: Bool) -> Result { Result(type: "BOOL", value: isTrue ? 1 : 0) }
    switch name {
    case "ADD": result.value = Self.cut(a + b, type)
    case "SUB": result.value = Self.cut(a - b, type)
    case "MUL": result.value = Self.cut(a * b, type)
    case "MAX": result.value = max(a, b)
    case "GT": result = truth(a > b)
    case "GE": result = truth(a >= b)
    case "EQ": result = truth(a == b)
    case "NE": result = truth(a != b)
    default: result = truth(a <= b)
    }
  }

  private static func cut(_ value: Int, _ type: String) -> Int {
    switch type {
    case "SINT": Int(Int8(truncatingIfNeeded: value))
    case "INT": Int(Int16(truncatingIfNeeded: value))
    case "DINT": Int(Int32(truncatingIfNeeded: value))
    default: Int(UInt16(truncatingIfNeeded: value))
    }
  }
}
