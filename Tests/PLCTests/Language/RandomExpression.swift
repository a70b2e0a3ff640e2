import Kernel
import PLC

/// An expression on whole numbers, bit strings or booleans, with its value by the rules of the
/// reference page.
struct RandomExpression {
  indirect enum Kind {
    case literal
    case variable(Int)
    /// One of the elements of an array, chosen by what remains of a number.
    case element(Int, RandomExpression)
    case binary(String, RandomExpression, RandomExpression)
    case unary(String, RandomExpression)
    case convert(RandomExpression)
    case select(RandomExpression, RandomExpression, RandomExpression)
    case shift(String, RandomExpression, Int)
  }

  var kind: Kind
  var type: Elementary
  var literal: Int128 = 0

  var text: String {
    switch kind {
    case .literal where type == .bool: literal == 0 ? "FALSE" : "TRUE"
    case .literal: "\(type.name)#\(literal)"
    case .variable(let index): "x\(index)"
    case .element(let array, let index): "a\(array)[\(Self.index(index))]"
    case .binary(let name, let a, let b): "(\(a.text) \(name) \(b.text))"
    case .unary(let name, let a): "(\(name) \(a.text))"
    case .convert(let a): "\(a.type.name)_TO_\(type.name)(\(a.text))"
    case .select(let g, let a, let b): "SEL(\(g.text), \(a.text), \(b.text))"
    case .shift(let name, let a, let count): "\(name)(\(a.text), \(count))"
    }
  }

  /// An index from 0 to 3, whatever the number.
  static func index(_ number: RandomExpression) -> String { "(\(number.text) MOD 4 + 4) MOD 4" }

  /// The value, which may be wider than its type until it is stored.
  func value(_ state: RandomProgramState) -> Int128 {
    switch kind {
    case .literal: return literal
    case .variable(let index): return state.variables[index]
    case .element(let array, let index): return state.arrays[array][Self.place(index, state)]
    case .binary(let name, let a, let b):
      return Self.operate(name, a.value(state), b.value(state), a.type, state.profile)
    case .unary(let name, let a):
      let value = a.value(state)
      if name == "NOT" { return type == .bool ? 1 - value : (~value).cut(type) }
      return (-value).cut(state.profile.computing(type))
    case .convert(let a): return a.stored(state).cut(type)
    case .select(let g, let a, let b):
      return g.value(state) == 0 ? a.stored(state) : b.stored(state)
    case .shift(let name, let a, let count): return shifted(name, a.value(state), count)
    }
  }

  /// The value cut to its type.
  func stored(_ state: RandomProgramState) -> Int128 { value(state).cut(type) }

  static func place(_ index: RandomExpression, _ state: RandomProgramState) -> Int {
    let remainder = Int(index.value(state) % 4)
    return (remainder + 4) % 4
  }

  private static func operate(
    _ name: String, _ a: Int128, _ b: Int128, _ type: Elementary, _ profile: SemanticsProfile
  ) -> Int128 {
    let computing = profile.computing(type)
    switch name {
    case "+": return (a + b).cut(computing)
    case "-": return (a - b).cut(computing)
    case "*": return (a &* b).cut(computing)
    case "/": return (a / b).cut(computing)
    case "MOD": return (a % b).cut(computing)
    case "AND", "&": return a & b
    case "OR": return a | b
    case "XOR": return a ^ b
    case "<": return a < b ? 1 : 0
    case ">": return a > b ? 1 : 0
    case "<=": return a <= b ? 1 : 0
    case ">=": return a >= b ? 1 : 0
    case "=": return a == b ? 1 : 0
    default: return a != b ? 1 : 0
    }
  }

  private func shifted(_ name: String, _ value: Int128, _ count: Int) -> Int128 {
    let turn = count % type.width
    switch name {
    case "SHL": return count < type.width ? (value << Int128(count)).cut(type) : 0
    case "SHR": return count < type.width ? value >> Int128(count) : 0
    case "ROL": return (value << Int128(turn) | value >> Int128(type.width - turn)).cut(type)
    default: return (value >> Int128(turn) | value << Int128(type.width - turn)).cut(type)
    }
  }
}

extension SemanticsProfile {
  /// In what type a compiler computes: matiec leaves it to C, which widens what is small.
  fileprivate func computing(_ type: Elementary) -> Elementary {
    guard self == .openplc else { return type }
    switch type {
    case .sint, .int, .usint, .uint: return .dint
    default: return type
    }
  }
}

extension Elementary {
  static let signed: [Elementary] = [.sint, .int, .dint, .lint]
  static let unsigned: [Elementary] = [.usint, .uint, .udint, .ulint]
  static let bitStrings: [Elementary] = [.byte, .word, .dword, .lword]

  var width: Int {
    switch self {
    case .bool: 1
    case .sint, .usint, .byte: 8
    case .int, .uint, .word: 16
    case .dint, .udint, .dword: 32
    default: 64
    }
  }

  var isSigned: Bool { Self.signed.contains(self) }
}

extension Int128 {
  /// The lowest bits, as a type reads them.
  func cut(_ type: Elementary) -> Int128 {
    let size = Int128(1) << Int128(type.width)
    let low = self & (size - 1)
    return type.isSigned && low >= size / 2 ? low - size : low
  }
}
