extension Statement {
  /// The lists of statements inside, in order.
  private var inner: [[Statement]] {
    switch kind {
    case .branch(let branches, let otherwise): branches.map(\.statements) + [otherwise]
    case .choose(_, let choices, let otherwise): choices.map(\.statements) + [otherwise]
    case .count(let counting): [counting.statements]
    case .whileLoop(_, let statements), .repeatLoop(let statements, _): [statements]
    default: []
    }
  }

  /// Whether the statement or one inside it satisfies a condition.
  func contains(_ condition: (Statement) -> Bool) -> Bool {
    condition(self) || inner.contains { $0.contains { $0.contains(condition) } }
  }

  /// The statement with a jump in place of each RETURN in it.
  func leaving(to label: String) -> Statement {
    func replace(_ statements: [Statement]) -> [Statement] {
      statements.map { $0.leaving(to: label) }
    }
    var result = self
    switch kind {
    case .leave: result.kind = .jump(to: label, when: nil)
    case .branch(let branches, let otherwise):
      let replaced = branches.map {
        Branch(condition: $0.condition, statements: replace($0.statements))
      }
      result.kind = .branch(replaced, otherwise: replace(otherwise))
    case .choose(let selector, let choices, let otherwise):
      let replaced = choices.map {
        Choice(labels: $0.labels, statements: replace($0.statements), position: $0.position)
      }
      result.kind = .choose(selector, replaced, otherwise: replace(otherwise))
    case .count(var counting):
      counting.statements = replace(counting.statements)
      result.kind = .count(counting)
    case .whileLoop(let condition, let statements):
      result.kind = .whileLoop(condition, replace(statements))
    case .repeatLoop(let statements, let condition):
      result.kind = .repeatLoop(replace(statements), until: condition)
    default: break
    }
    return result
  }
}
