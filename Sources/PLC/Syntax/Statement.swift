/// A statement as it was written, or as a drawn program was turned into.
package struct Statement: Sendable {
  package indirect enum Kind: Sendable {
    case assign(Expression, Expression)
    /// Of a function block instance, or of a function whose value is not wanted.
    case call(Call)
    /// IF and each ELSIF in order, then ELSE.
    case branch([Branch], otherwise: [Statement])
    case choose(Expression, [Choice], otherwise: [Statement])
    case count(Counting)
    case whileLoop(Expression, [Statement])
    /// The condition ends the loop.
    case repeatLoop([Statement], until: Expression)
    case exit
    case nextRound
    case leave
    case empty
    /// Where ``jump(to:when:)`` may lead: made of drawn programs and instruction lists only.
    case label(String)
    /// Always, or when the condition is true.
    case jump(to: String, when: Expression?)
    /// Keeps a value under a name that no source can write; its type is that of the value. The
    /// variable keeps its value from scan to scan, and is declared by the first `bind` of its name.
    case bind(String, Expression)
    /// Notes the power flow at an element: only for who watches, never read by the program.
    case probe(element: Int, Expression)
  }

  package var kind: Kind
  package var position: Position

  package init(_ kind: Kind, _ position: Position) {
    self.kind = kind
    self.position = position
  }

  /// A condition and what it guards.
  package struct Branch: Sendable {
    package var condition: Expression
    package var statements: [Statement]

    package init(condition: Expression, statements: [Statement]) {
      self.condition = condition
      self.statements = statements
    }
  }

  /// One line of a CASE: `1, 3..5: …`.
  package struct Choice: Sendable {
    package enum Label: Sendable {
      case value(Expression)
      case range(Expression, Expression)
    }

    package var labels: [Label]
    package var statements: [Statement]
    package var position: Position

    package init(labels: [Label], statements: [Statement], position: Position) {
      self.labels = labels
      self.statements = statements
      self.position = position
    }
  }

  /// FOR.
  package struct Counting: Sendable {
    package var counter: Expression
    package var from: Expression
    package var to: Expression
    package var by: Expression?
    package var statements: [Statement]

    package init(
      counter: Expression, from: Expression, to: Expression, by: Expression?,
      statements: [Statement]
    ) {
      self.counter = counter
      self.from = from
      self.to = to
      self.by = by
      self.statements = statements
    }
  }
}
