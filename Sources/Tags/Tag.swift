/// A tag's dense index in its ``TagTable``.
@frozen
public struct TagIndex: Hashable, Sendable {
  /// Counted from 0, reserved tags first.
  public let position: Int

  @inlinable
  public init(_ position: Int) { self.position = position }
}

/// One named signal between the plant and its controller: what never changes of it.
public struct Tag: Equatable, Sendable {
  /// Free text, not unique.
  public let name: String
  /// Unique in its scene.
  public let id: TagID
  /// The place in the bank of its type and kind, unique there.
  public let address: Int
  public let type: TagType
  public let kind: TagKind
  /// What a short circuit reads: true, or the greatest value of the part's signal.
  public let rangeMaximum: TagValue
  /// The written or sensed value before anybody wrote or sensed.
  public let initial: TagValue
  /// The force the scene starts with, if any.
  public let initialForce: TagValue?
  /// The wire faults the scene starts with.
  public let initialFaults: WireFaults

  /// Values left out take the type's zero and range: true, 10 V, 2³¹ − 1.
  public init(
    name: String, id: TagID, address: Int, type: TagType, kind: TagKind,
    rangeMaximum: TagValue? = nil, initial: TagValue? = nil, initialForce: TagValue? = nil,
    initialFaults: WireFaults = []
  ) {
    self.name = name
    self.id = id
    self.address = address
    self.type = type
    self.kind = kind
    self.rangeMaximum = rangeMaximum ?? Self.standardMaximum(type)
    self.initial = initial ?? .zero(type)
    self.initialForce = initialForce
    self.initialFaults = initialFaults
    precondition(
      self.rangeMaximum.type == type && self.initial.type == type
        && (initialForce ?? self.initial).type == type, "a value of tag '\(name)' has another type")
  }

  private static func standardMaximum(_ type: TagType) -> TagValue {
    switch type {
    case .bit: .bit(true)
    case .int: .int(.max)
    case .float: .float(10)
    }
  }
}
