import Kernel

/// Everything that changes of one tag.
@frozen
public struct TagState: Equatable, Sendable {
  /// What the controller wrote (output) or the part sensed (input) last.
  public internal(set) var written: TagValue
  /// The last force; kept after its release.
  public internal(set) var forcedValue: TagValue
  /// Whether the force is on.
  public internal(set) var isForced: Bool
  /// The wire faults that are on.
  public internal(set) var faults: WireFaults
  /// What readers see: always the result of ``resolve(written:force:faults:maximum:)``.
  public internal(set) var value: TagValue
}

/// The input and output image: the state of every tag of a scene, by ``TagIndex``.
///
/// Effective values are resolved at each change, so no reader can see a stale one.
public struct IOImage: Sendable, Equatable {
  /// All tag states, by position.
  public private(set) var states: [TagState]
  private let maxima: [TagValue]
  private let kinds: [TagKind]
  /// Counts the changes of effective output values since the image was made. Not part of the
  /// state: it only tells a reader that a second look is worth while.
  public private(set) var outputChanges = 0

  /// The image before the first tick, with the forces and faults the scene starts with.
  public init(_ table: TagTable) {
    maxima = table.tags.map(\.rangeMaximum)
    kinds = table.tags.map(\.kind)
    states = table.tags.map { tag in
      TagState(
        written: tag.initial, forcedValue: tag.initialForce ?? .zero(tag.type),
        isForced: tag.initialForce != nil, faults: tag.initialFaults, value: tag.initial)
    }
    for position in states.indices { resolveTag(position) }
  }

  /// An image without tags, to put in the place of one that is lent out.
  public static let empty = IOImage(states: [], maxima: [], kinds: [])

  private init(states: [TagState], maxima: [TagValue], kinds: [TagKind]) {
    self.states = states
    self.maxima = maxima
    self.kinds = kinds
  }

  /// The effective value.
  @inlinable
  public subscript(index: TagIndex) -> TagValue { states[index.position].value }

  /// Sets what the controller wrote or the part sensed. Remembered while forced or faulted.
  public mutating func write(_ index: TagIndex, _ value: TagValue) {
    guard states[index.position].written != value else { return }
    require(value, index)
    states[index.position].written = value
    resolveTag(index.position)
  }

  /// Overrides the value until ``release(_:)``.
  public mutating func force(_ index: TagIndex, _ value: TagValue) {
    require(value, index)
    states[index.position].forcedValue = value
    states[index.position].isForced = true
    resolveTag(index.position)
  }

  /// Ends a force; without one nothing changes.
  public mutating func release(_ index: TagIndex) {
    states[index.position].isForced = false
    resolveTag(index.position)
  }

  /// Sets or clears wire faults.
  public mutating func setFault(_ index: TagIndex, _ fault: WireFaults, on: Bool) {
    if on {
      states[index.position].faults.insert(fault)
    } else {
      states[index.position].faults.remove(fault)
    }
    resolveTag(index.position)
  }

  private mutating func resolveTag(_ position: Int) {
    let state = states[position]
    let value = resolve(
      written: state.written, force: state.isForced ? state.forcedValue : nil,
      faults: state.faults, maximum: maxima[position])
    guard value != state.value else { return }
    states[position].value = value
    if kinds[position] == .output { outputChanges &+= 1 }
  }

  /// Whether there is a state for each tag, of its type, whose value is what readers must see: to
  /// be asked when the states came from elsewhere.
  public var isConsistent: Bool {
    guard states.count == maxima.count else { return false }
    return zip(states, maxima).allSatisfy { state, maximum in
      let value = resolve(
        written: state.written, force: state.isForced ? state.forcedValue : nil,
        faults: state.faults, maximum: maximum)
      // Words are compared as well, because a value that is no number equals nothing.
      return state.written.type == maximum.type && state.forcedValue.type == maximum.type
        && (state.value == value || state.value.stateWord == value.stateWord)
    }
  }

  private func require(_ value: TagValue, _ index: TagIndex) {
    precondition(
      value.type == maxima[index.position].type, "a value of another type for \(index)")
  }
}

extension TagState: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    visitor.visit("written", &written)
    visitor.visit("forcedValue", &forcedValue)
    visitor.visit("isForced", &isForced)
    var bits = UInt64(faults.rawValue)
    visitor.visit("faults", &bits)
    faults = WireFaults(rawValue: UInt8(truncatingIfNeeded: bits))
    visitor.visit("value", &value)
  }
}

extension IOImage: StateVisitable {
  public mutating func accept(_ visitor: inout some StateVisitor) {
    let blank = TagState(
      written: .bit(false), forcedValue: .bit(false), isForced: false, faults: [],
      value: .bit(false))
    visitor.visit("states", &states, blank: blank)
  }
}
