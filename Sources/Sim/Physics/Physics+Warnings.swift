import Kernel

extension Physics {
  /// Notes on an item what would have happened to it, and counts what it had not been told yet.
  mutating func warn(_ item: inout Item, _ warning: ItemWarnings) {
    guard !item.warnings.contains(warning) else { return }
    item.warnings.insert(warning)
    newWarnings += 1
  }

  /// Looks for items that the friction of this tick would have tipped over.
  mutating func findTipping(_ items: inout [Item], _ seconds: Double) {
    for mover in movers where mover.sampleCount > 0 {
      let item = items[mover.slot]
      guard !item.warnings.contains(.tips) else { continue }
      let acceleration = frictionAcceleration(mover, seconds)
      let square = acceleration.lengthSquared
      guard square > 0 else { continue }
      // Moment about the edge, both sides times the acceleration.
      let size = square.squareRoot()
      let reach = mover.rectangle.extent(along: acceleration * (1 / size))
      if item.mass * size * item.centreHeight > mover.load * reach {
        warn(&items[mover.slot], .tips)
      }
    }
  }

  /// Whether something within a step of its bottom still lies under a part of a footprint whose
  /// middle it no longer holds, and what holds it next is deeper than a real item would tilt to.
  func liesOnEdge(_ bottom: Double, over level: Double) -> Bool {
    guard bottom - level > Self.nearness else { return false }
    return map.owners.contains { (map.candidates[$0].height - bottom).magnitude <= Self.step }
  }
}
