import Kernel
import PLC

/// A program in structured text made by chance.
struct RandomProgram {
  private var random: Generator
  /// Types of the variables; those of the loops stand behind the others and are assigned by them
  /// alone.
  private var types: [Elementary]
  private let assignable: Int
  private let arrays: [Elementary]
  private var initial: RandomProgramState
  private(set) var statements: [RandomStatement] = []

  init(seed: UInt64, profile: SemanticsProfile) {
    random = Generator(seed: seed)
    let numbers = Elementary.signed + Elementary.unsigned
    types = numbers + Elementary.bitStrings + [.bool, .bool, .bool, .int, .dint, .uint]
    assignable = types.count
    arrays = [random.pick(numbers), random.pick(Elementary.bitStrings), .bool]
    initial = RandomProgramState(profile: profile, variables: [], arrays: [])
    initial.arrays = arrays.map { _ in Array(repeating: 0, count: 4) }
    for type in types { initial.variables.append(number(type)) }
    statements = (0..<8 + random.below(12)).map { _ in statement(depth: 2) }
  }

  // MARK: Text and values

  var text: String {
    let variables = types.enumerated().map { index, type in
      let value = initial.variables[index]
      let literal = type == .bool ? (value == 0 ? "FALSE" : "TRUE") : "\(value)"
      return "x\(index) : \(type.name) := \(literal);"
    }
    let lists = arrays.enumerated().map { "a\($0) : ARRAY[0..3] OF \($1.name);" }
    return """
      PROGRAM Main
      VAR
      \((variables + lists).joined(separator: "\n"))
      END_VAR
      \(RandomStatement.text(statements))
      END_PROGRAM
      """
  }

  /// What the variables hold after some scans, as expectations of a ``LanguageCase``.
  func expected(scans: Int) -> String {
    var state = initial
    for _ in 0..<scans { RandomStatement.run(statements, &state) }
    let texts = types.enumerated().map { index, type in
      let value = state.variables[index]
      return "x\(index) = \(type == .bool ? (value == 0 ? "FALSE" : "TRUE") : "\(value)")"
    }
    return texts.joined(separator: ", ")
  }

  // MARK: Statements

  private mutating func list(_ depth: Int) -> [RandomStatement] {
    (0...random.below(3)).map { _ in statement(depth: depth) }
  }

  private mutating func statement(depth: Int) -> RandomStatement {
    switch depth > 0 ? random.below(10) : random.below(5) {
    case 0..<4:
      let variable = random.below(assignable)
      return .assign(variable, expression(types[variable], depth: 4))
    case 4:
      let array = random.below(arrays.count)
      return .assignElement(array, expression(.int, depth: 1), expression(arrays[array], depth: 3))
    case 5, 6:
      let branches = (0...random.below(2)).map { _ in
        (condition: expression(.bool, depth: 3), statements: list(depth - 1))
      }
      return .branch(branches, random.below(2) == 0 ? [] : list(depth - 1))
    case 7:
      var labels = [Int128](0..<6)
      let choices = (0...random.below(2)).map { _ in
        let own = (0...random.below(2)).map { _ in labels.remove(at: random.below(labels.count)) }
        return (labels: own, statements: list(depth - 1))
      }
      let selector = expression(random.pick([.sint, .int, .dint, .usint]), depth: 2)
      return .choose(selector, choices, random.below(2) == 0 ? [] : list(depth - 1))
    default: return loop(depth)
    }
  }

  private mutating func loop(_ depth: Int) -> RandomStatement {
    let variable = types.count
    types.append(.dint)
    initial.variables.append(0)
    let body = list(depth - 1)
    let condition = expression(.bool, depth: 2)
    switch random.below(4) {
    case 0: return .whileLoop(variable, rounds: Int128(1 + random.below(5)), condition, body)
    case 1: return .repeatLoop(variable, rounds: Int128(1 + random.below(5)), condition, body)
    default:
      let first = Int128(random.below(7)) - 3
      let step = random.pick([1, 1, 2, 3, -1, -2] as [Int128])
      let last = first + (step > 0 ? 1 : -1) * (Int128(random.below(7)) - 1)
      return .count(
        variable, first, last, by: step, exit: random.below(3) == 0 ? condition : nil, body)
    }
  }

  // MARK: Expressions

  private mutating func number(_ type: Elementary) -> Int128 {
    let size = Int128(1) << Int128(type.width)
    let least = type.isSigned ? -size / 2 : 0
    let most = least + size - 1
    let chance = Int128(random.next()).cut(type)
    return random.pick([0, 1, min(2, most), min(7, most), most, most - 1, least, chance, chance])
  }

  private mutating func atom(_ type: Elementary) -> RandomExpression {
    let places = arrays.indices.filter { arrays[$0] == type }
    if !places.isEmpty, random.below(3) == 0 {
      let index = RandomExpression(kind: .variable(1), type: .int)
      return RandomExpression(kind: .element(random.pick(places), index), type: type)
    }
    guard random.below(4) > 0 else {
      return RandomExpression(kind: .literal, type: type, literal: number(type))
    }
    let variable = random.pick(types.indices.filter { types[$0] == type })
    return RandomExpression(kind: .variable(variable), type: type)
  }

  private mutating func expression(_ type: Elementary, depth: Int) -> RandomExpression {
    guard depth > 0, random.below(4) > 0 else { return atom(type) }
    func made(_ kind: RandomExpression.Kind) -> RandomExpression {
      RandomExpression(kind: kind, type: type)
    }
    let a = expression(type, depth: depth - 1)
    if type == .bool { return condition(a, depth) }
    if random.below(5) == 0 {
      let sources = (Elementary.signed + Elementary.unsigned + Elementary.bitStrings)
        .filter { $0 != type }
      return made(.convert(expression(random.pick(sources), depth: depth - 1)))
    }
    if Elementary.bitStrings.contains(type) {
      switch random.below(4) {
      case 0: return made(.unary("NOT", a))
      case 1:
        let count = random.pick([0, 1, 3, 7, 8, 15, 16, 31, 33, 64, 70])
        return made(.shift(random.pick(["SHL", "SHR", "ROL", "ROR"]), a, count))
      default:
        let b = expression(type, depth: depth - 1)
        return made(.binary(random.pick(["AND", "OR", "XOR"]), a, b))
      }
    }
    switch random.below(8) {
    case 0 where type.isSigned: return made(.unary("-", a))
    case 1, 2:
      let divisor = random.pick([2, 3, 7, 10, 100] as [Int128])
      let b = RandomExpression(kind: .literal, type: type, literal: divisor)
      return made(.binary(random.pick(["/", "MOD"]), a, b))
    case 3:
      let b = expression(type, depth: depth - 1)
      return made(.select(expression(.bool, depth: depth - 1), a, b))
    default:
      return made(.binary(random.pick(["+", "-", "*"]), a, expression(type, depth: depth - 1)))
    }
  }

  private mutating func condition(_ a: RandomExpression, _ depth: Int) -> RandomExpression {
    func made(_ kind: RandomExpression.Kind) -> RandomExpression {
      RandomExpression(kind: kind, type: .bool)
    }
    switch random.below(6) {
    case 0: return made(.unary("NOT", a))
    case 1, 2:
      let b = expression(.bool, depth: depth - 1)
      return made(.binary(random.pick(["AND", "OR", "XOR", "&"]), a, b))
    default:
      let type = random.pick(Elementary.signed + Elementary.unsigned + Elementary.bitStrings)
      let left = expression(type, depth: depth - 1)
      let right = expression(type, depth: depth - 1)
      return made(.binary(random.pick(["<", ">", "<=", ">=", "=", "<>"]), left, right))
    }
  }
}
