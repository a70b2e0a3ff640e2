/// How the motion of items is worked out at the moment: for measuring and for tests.
public struct MotionCounts: Sendable, Equatable {
  /// Items that the solver works on.
  public var active = 0
  /// Items that move in closed form.
  public var riding = 0
  /// Items that rest with their impulses.
  public var resting = 0
  /// Contacts of active items that press.
  public var pressing = 0
}

extension World {
  /// Cost: O(items).
  public var motionCounts: MotionCounts {
    var counts = MotionCounts()
    for item in state.items where item.isPresent {
      switch item.motion {
      case .active: counts.active += 1
      case .riding: counts.riding += 1
      case .resting: counts.resting += 1
      }
    }
    counts.pressing = state.contacts.count + state.restingContacts.count
    return counts
  }
}
