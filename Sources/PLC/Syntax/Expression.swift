/// An expression as it was written or drawn; names are not resolved yet.
package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    case literal(Literal)
    /// A variable, or a value of an enumeration.
    case name(String)
    /// `COLOUR#RED`.
    case qualifiedValue(type: String, value: String)
    /// `%IX0.3`, used without a declaration.
    case address(DirectAddress)
    /// A field of a structure, or an input or output of a function block instance.
    case member(Expression, String)
    case index(Expression, [Expression])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// A function with its value.
    case call(Call)
  }

  package var kind: Kind
  package var position: Position

  package init(_ kind: Kind, _ position: Position) {
    self.kind = kind
    self.position = position
  }
}

/// A call of a function or of a function block instance.
package struct Call: Sendable {
  /// One argument between the parentheses.
  package struct Argument: Sendable {
    /// Nil in informal calls.
    package var name: String?
    package var value: Value
    package var position: Position

    package init(name: String?, value: Value, position: Position) {
      self.name = name
      self.value = value
      self.position = position
    }
  }

  package enum Value: Sendable {
    /// `:=` or informal; also what an in-out parameter stands for.
    case input(Expression)
    /// `=>`; negated by `NOT` before the name.
    case output(Expression, isNegated: Bool)
  }

  /// A name, or a place that holds a function block instance.
  package var callee: Expression
  package var arguments: [Argument]

  package init(callee: Expression, arguments: [Argument]) {
    self.callee = callee
    self.arguments = arguments
  }
}

package enum UnaryOperator: Sendable {
  case not
  case negate
  case plus
}

package enum BinaryOperator: Sendable {
  case or, xor, and
  case equal, notEqual, less, greater, lessOrEqual, greaterOrEqual
  case add, subtract, multiply, divide, modulo, power
}

/// A literal with the type it was given, if any: `INT#5` has one, `5` has none.
package struct Literal: Equatable, Sendable {
  package enum Value: Equatable, Sendable {
    /// Always positive; a sign is a unary operator. `isNegative` only behind a type: `INT#-5`.
    case integer(UInt64, isNegative: Bool)
    /// With the digits as written, so that REAL is rounded once.
    case real(Double, digits: String)
    case boolean(Bool)
    /// Code units: bytes of a STRING, 16-bit units of a WSTRING.
    case string([UInt16], isWide: Bool)
    /// Nanoseconds.
    case time(Int64)
    /// Nanoseconds since midnight, 1 January 1970; of a time of day, since midnight.
    case date(Int64)
    case timeOfDay(Int64)
    case dateAndTime(Int64)
  }

  package var value: Value
  /// The prefix as written, such as `INT`.
  package var typeName: String?

  package init(_ value: Value, typeName: String? = nil) {
    self.value = value
    self.typeName = typeName
  }
}

/// A direct address such as `%QX100.3` or `%IW*`.
package struct DirectAddress: Equatable, Sendable {
  package enum Area: UInt8, Sendable {
    case input, output, memory
  }

  package enum Size: UInt8, Sendable {
    case bit, byte, word, doubleWord, longWord
  }

  package var area: Area
  package var size: Size
  /// The numbers between the dots; empty for an address left open by `*`.
  package var path: [Int]

  package init(area: Area, size: Size, path: [Int]) {
    self.area = area
    self.size = size
    self.path = path
  }
}

extension DirectAddress: CustomStringConvertible {
  /// `%QX100.3`.
  package var description: String {
    let area = ["I", "Q", "M"][Int(area.rawValue)]
    let size = ["X", "B", "W", "D", "L"][Int(size.rawValue)]
    return "%\(area)\(size)" + (path.isEmpty ? "*" : path.map(String.init).joined(separator: "."))
  }
}
