import Tags

extension TagTable {
  /// The tag of that name, and of that kind if one is given; the scene must have one.
  public func only(_ name: String, _ kind: TagKind? = nil) -> TagIndex {
    let found = indices(named: name).filter { kind == nil || self[$0].kind == kind }
    guard found.count == 1 else {
      preconditionFailure("the scene has \(found.count) tags '\(name)', not one")
    }
    return found[0]
  }
}
