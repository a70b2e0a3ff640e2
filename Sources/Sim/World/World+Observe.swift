import Kernel

/// An item that a remover took.
public struct Departure: Sendable, Equatable {
  /// The serial number of the item.
  public let item: Int
  /// Index in ``Model/kinds``.
  public let kind: Int
  /// Index in ``Model/removers``.
  public let remover: Int
}

/// What an onlooker may ask in every tick: nothing here costs an allocation or changes anything.
extension World {
  /// What removers took in the last step, in order of their slots. Not part of the state: a world
  /// that was restored from a snapshot has none before its first step.
  public var departures: [Departure] { tracker.departures }

  /// The number of items in the plant.
  public var itemCount: Int { state.items.count - state.freeSlots.count }

  /// Calls a function for every item that lies on the floor: whose bottom is less than a
  /// millimetre above it, where nothing else carries at that height. Cost: O(items).
  public func forEachItemOnFloor(_ action: (_ serial: Int, _ kind: Int) -> Void) {
    for index in state.items.indices where isOnFloor(index) {
      action(state.items[index].serial, state.items[index].kind)
    }
  }

  /// Calls a function for every item whose serial number is at least `first`. Cost: O(items).
  public func forEachItem(
    since first: Int, _ action: (_ serial: Int, _ kind: Int) -> Void
  ) {
    for index in state.items.indices where state.items[index].serial >= first {
      action(state.items[index].serial, state.items[index].kind)
    }
  }

  private static let floorHeight = 0.001

  private func isOnFloor(_ slot: Int) -> Bool {
    guard state.items[slot].bottom < Self.floorHeight, state.items[slot].isPresent else {
      return false
    }
    // Few items are that low, so that asking every surface costs little.
    let place = state.items[slot].place(at: state.runTick, seconds)
    return !model.surfaces.indices.contains { surface in
      tracker.surfaces[surface].height < Self.floorHeight
        && model.surfaces[surface].region.contains(place)
    }
  }
}
