import Kernel

/// The planar solver's scratch space and constants. It carries nothing from tick to tick.
///
/// A tick goes through the stages of `step`, each in a file of its own: pairs, supports, loads,
/// contacts, solving, motion.
struct Solver: Sendable {
  static let gravity = 9.81
  /// Supports up to this much above an item's bottom still carry it, m: it is lifted, not blocked.
  static let step = 0.005
  /// A support that sinks by less than this in a tick takes its items along, m.
  static let follow = 0.003
  static let floorFriction = 0.5
  /// Speeds below this, against the supporting surface, are rest, m/s.
  static let rest = 1e-7

  /// What one tick works out about one item.
  struct Work: Sendable {
    var inverseMass = 0.0
    var inverseInertia = 0.0
    /// Weight it puts on its support, its own and of what stands on it, N.
    var load = 0.0
    /// First moment of the loads on top of it about its middle, in its own frame, N m.
    var moment = Vector2.zero
    /// Head of the list of items under it in `beneath`; −1 for none.
    var firstBeneath = -1
    var firstSample = 0
    var sampleCount = 0
    var isAirborne = false
    /// Whether a contact or another item acts on it.
    var isCoupled = false
    /// Where it was at the start of the tick, for the rays.
    var start = Rectangle(
      centre: .zero, rotation: Rotation(cosine: 1, sine: 0), halfLength: 0, halfWidth: 0)
  }

  /// An item with another one under it, as a list for each upper item.
  struct Beneath: Sendable {
    var lower: Int
    var next: Int
  }

  var work: [Work] = []
  /// Items by the left end of their extent in x.
  var sweepOrder: [Int] = []
  /// Items from the lowest to the highest.
  var heightOrder: [Int] = []
  var beneath: [Beneath] = []
  /// Pairs of items that could touch side by side.
  var sidePairs: [(Int, Int)] = []
  var samples: [Sample] = []
  var contacts: [Contact] = []
  /// Every surface as it is in this tick.
  var surfaces: [Candidate] = []
  var map = SupportMap()
  var shadows: [Shadow] = []
  /// Mass on each load cell, kg.
  var cellLoads: [Double] = []

  /// Moves all items by one tick.
  mutating func step(
    _ items: inout [Item], memory: inout [ContactMemory], model: Model, ramps: [Double]
  ) {
    let seconds = model.tickLength.seconds
    begin(items, model)
    findPairs(items, seconds)
    findSupports(&items, model, ramps, seconds)
    findContacts(items, memory, model, seconds)
    solve(&items, seconds)
    remember(items, &memory)
    move(&items, seconds)
  }

  private mutating func begin(_ items: [Item], _ model: Model) {
    work.removeAll(keepingCapacity: true)
    samples.removeAll(keepingCapacity: true)
    contacts.removeAll(keepingCapacity: true)
    beneath.removeAll(keepingCapacity: true)
    sidePairs.removeAll(keepingCapacity: true)
    cellLoads.removeAll(keepingCapacity: true)
    for _ in model.loadCells { cellLoads.append(0) }
    for item in items {
      let size = item.kind.size
      let mass = item.kind.mass
      var one = Work()
      one.inverseMass = 1 / mass
      one.inverseInertia =
        12 / (mass * (size.length * size.length + size.width * size.width))
      one.load = mass * Self.gravity
      one.start = item.rectangle
      work.append(one)
    }
  }
}

/// Impulses of a contact, kept to start the next tick's solve from.
struct ContactMemory: Sendable, Equatable {
  /// The serial number of the first item, shifted, and that of the second or a wall's number.
  var key = 0
  var impulse0 = 0.0
  var impulse1 = 0.0
}

extension ContactMemory: StateVisitable {
  mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("key", &key)
    visitor.visit("impulse0", &impulse0)
    visitor.visit("impulse1", &impulse1)
  }
}
