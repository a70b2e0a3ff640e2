import Runtime
import Tags

/// A condition as it was written: a tree whose pieces know their places.
struct ConditionSyntax {
  enum Operator: String {
    case implies, or, and
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "mod"
  }

  indirect enum Content {
    case number(Double)
    case span(SimulatedSpan)
    case truth(Bool)
    /// A tag, or a word of the language if it is not quoted.
    case name(String, kind: TagKind?, isQuoted: Bool)
    case call(String, [ConditionSyntax])
    case not(ConditionSyntax)
    case negate(ConditionSyntax)
    case binary(Operator, ConditionSyntax, ConditionSyntax)
  }

  var content: Content
  /// Characters before it in the text; of two operands, before the operator.
  var offset: Int
}
