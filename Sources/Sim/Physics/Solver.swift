import Kernel

/// Impulses of a contact, kept to start the next tick's solve from.
struct ContactMemory: Sendable, Equatable {
  var key = 0
  var normal0 = 0.0
  var normal1 = 0.0
}

extension ContactMemory: StateVisitable {
  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("key", &key)
    visitor.visit("normal0", &normal0)
    visitor.visit("normal1", &normal1)
  }
}

struct Solver: Sendable {}

extension World {
  mutating func moveItems() {}
  mutating func castRays() {}
}
