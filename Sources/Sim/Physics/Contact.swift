import Kernel

/// Two movers, or a mover and a wall, that touch or are about to within the tick.
struct Contact: Sendable {
  /// One of the one or two places.
  struct Place: Sendable {
    /// Levers of the normal and of the tangent about the middles of a and b, m.
    var leverA = 0.0
    var leverB = 0.0
    var tangentLeverA = 0.0
    var tangentLeverB = 0.0
    /// Closing speed that is allowed (gap over tick) or, negative, asked back, m/s.
    var bias = 0.0
    /// Impulses found so far, N s: along the normal, and friction along the tangent.
    var impulse = 0.0
    var tangentImpulse = 0.0
    /// How the speed along either answers to an impulse along it, 1/kg, by the masses alone.
    var compliance = 0.0
    var tangentCompliance = 0.0
    /// Whether it presses, and which way its friction points if it slides: along the tangent, against
    /// it, or 0 where it sticks.
    var isPressing = false
    var sliding = 0.0
  }

  var a: Int
  /// −1 for a wall.
  var b: Int
  /// The serial number of the first item, shifted, and that of the second or a wall's number.
  var key: Int
  /// From a to b.
  var normal: Vector2
  var friction: Double
  /// Speed of a belt around the wall, along the normal turned left, m/s.
  var belt = 0.0
  var count: Int
  var place0 = Place()
  var place1 = Place()
  /// How an impulse at one place moves the other along the normal, 1/kg.
  var crossCompliance = 0.0
  /// The impulses of the last tick.
  var old = ContactMemory()

  /// Whether it held anything in this tick.
  var presses: Bool { place0.impulse > 0 || place1.impulse > 0 }

  /// Takes the impulses of the last tick.
  mutating func recall() {
    place0.impulse = old.normal0
    place0.tangentImpulse = old.tangent0
    // What a second place held is gone with it.
    place1.impulse = count > 1 ? old.normal1 : 0
    place1.tangentImpulse = count > 1 ? old.tangent1 : 0
  }
}

/// Impulses of a contact, kept to start the next tick's solve from.
struct ContactMemory: Sendable, Equatable {
  var key = 0
  var normal0 = 0.0
  var normal1 = 0.0
  var tangent0 = 0.0
  var tangent1 = 0.0

  /// The entry of a key in a list sorted by key; null impulses if there is none.
  static func find(_ key: Int, in memory: [ContactMemory]) -> ContactMemory {
    var low = 0
    var high = memory.count
    while low < high {
      let middle = (low + high) / 2
      if memory[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < memory.count && memory[low].key == key ? memory[low] : ContactMemory()
  }
}

extension ContactMemory: StateVisitable {
  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("key", &key)
    visitor.visit("normal0", &normal0)
    visitor.visit("normal1", &normal1)
    visitor.visit("tangent0", &tangent0)
    visitor.visit("tangent1", &tangent1)
  }
}
