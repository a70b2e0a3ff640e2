import Kernel
import Tags

/// A piece of a model that can be part of the model's hash.
///
/// It adds one word for each number, flag and index it stores, one for each case of an enum and
/// for the presence of an optional, and a text as ``StateHash/add(_:)-(String)`` does. A test
/// counts the stored properties, so that none is forgotten.
protocol ModelPiece {
  func add(to hash: inout StateHash)
}

extension ModelBuilder: ModelPiece {
  /// The hash of a model of these primitives, tags, kinds and items: equal models have equal
  /// hashes on every platform, and a snapshot fits only a model of the same hash.
  func hash(
    _ table: TagTable, _ tickLength: TickLength, resetsMechanisms: Bool, _ kinds: [ItemKind],
    _ initialItems: [InitialItem]
  ) -> UInt64 {
    var hash = StateHash()
    tickLength.milliseconds.add(to: &hash)
    resetsMechanisms.add(to: &hash)
    table.tags.add(to: &hash)
    kinds.add(to: &hash)
    initialItems.add(to: &hash)
    add(to: &hash)
    return hash.value
  }

  func add(to hash: inout StateHash) {
    ramps.add(to: &hash)
    axes.add(to: &hash)
    surfaces.add(to: &hash)
    walls.add(to: &hash)
    rays.add(to: &hash)
    raySensors.add(to: &hash)
    loadCells.add(to: &hash)
    loadSwitches.add(to: &hash)
    distanceSensors.add(to: &hash)
    encoders.add(to: &hash)
    vessels.add(to: &hash)
    emitters.add(to: &hash)
    removers.add(to: &hash)
    panel.add(to: &hash)
  }
}

extension StateHash {
  /// Mixes several pieces in, in their order.
  mutating func mix(_ pieces: any ModelPiece...) {
    for piece in pieces { piece.add(to: &self) }
  }
}

// MARK: Numbers, texts and their collections

extension Int: ModelPiece {
  func add(to hash: inout StateHash) { hash.add(stateWord) }
}

extension Double: ModelPiece {
  func add(to hash: inout StateHash) { hash.add(stateWord) }
}

extension Bool: ModelPiece {
  func add(to hash: inout StateHash) { hash.add(stateWord) }
}

extension String: ModelPiece {
  func add(to hash: inout StateHash) { hash.add(self) }
}

extension ClosedRange: ModelPiece where Bound == Double {
  func add(to hash: inout StateHash) { hash.mix(lowerBound, upperBound) }
}

extension Array: ModelPiece where Element: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.add(UInt64(count))
    for element in self { element.add(to: &hash) }
  }
}

extension Optional: ModelPiece where Wrapped: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.add(self == nil ? 0 : 1)
    if let wrapped = self { wrapped.add(to: &hash) }
  }
}

// MARK: Tags

extension TagIndex: ModelPiece {
  func add(to hash: inout StateHash) { hash.add(UInt64(position)) }
}

extension TagValue: ModelPiece {
  func add(to hash: inout StateHash) {
    // The case first, as with any enum; the word tells the types apart as well.
    hash.add(UInt64(type.rawValue))
    hash.add(stateWord)
  }
}

extension Tag: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.add(name)
    for word in [id.high, id.low, UInt64(type.rawValue), UInt64(kind.rawValue)] { hash.add(word) }
    hash.mix(address, rangeMaximum, initial, initialForce)
    hash.add(UInt64(initialFaults.rawValue))
  }
}

// MARK: Geometry

extension Vector2: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(x, y) }
}

extension Pose: ModelPiece {
  func add(to hash: inout StateHash) { hash.mix(x, y, z, yaw) }
}

extension Rectangle: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(centre, rotation.cosine, rotation.sine, halfLength, halfWidth)
  }
}

extension Sector: ModelPiece {
  func add(to hash: inout StateHash) {
    hash.mix(centre, innerRadius, outerRadius, start, end)
  }
}

extension Region: ModelPiece {
  func add(to hash: inout StateHash) {
    switch self {
    case .rectangle(let rectangle): hash.mix(0, rectangle)
    case .sector(let sector): hash.mix(1, sector)
    case .cut(let rectangle, let end, let outward): hash.mix(2, rectangle, end, outward)
    }
  }
}
