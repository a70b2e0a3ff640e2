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
    for index in movers.indices where movers[index].sampleCount > 0 {
      let slot = movers[index].slot
      guard !items[slot].warnings.contains(.tips) else { continue }
      let acceleration = frictionAcceleration(movers[index], seconds)
      let square = acceleration.lengthSquared
      guard square > 0 else { continue }
      // Moment about the edge, both sides times the acceleration.
      let size = square.squareRoot()
      let reach = movers[index].rectangle.extent(along: acceleration * (1 / size))
      if items[slot].mass * size * items[slot].centreHeight > movers[index].load * reach {
        warn(&items[slot], .tips)
      }
    }
  }

  /// Looks for items that a platform on its way lifts at one side, or leaves hanging at one.
  mutating func findCuts(_ items: inout [Item], _ plant: Plant) {
    for mover in movers where !mover.isDrive && !items[mover.slot].warnings.contains(.tips) {
      for surface in plant.model.index.surfaces(mover.position) {
        let height = plant.height(of: surface, at: mover.position)
        // Its own platform moves, or another one passes what it stands on.
        guard mover.lifted != 0 || plant.surfaces[surface].rise != 0,
          height > mover.bottom + Self.nearness, height < mover.top,
          plant.model.surfaces[surface].region.share(of: mover.rectangle) > Self.grazing
        else { continue }
        warn(&items[mover.slot], .tips)
        break
      }
    }
  }

  /// Part of a footprint that may hang over the gap beside a platform.
  private static let grazing = 0.01

  /// Whether something within a step of its bottom still lies under a part of a footprint whose
  /// middle it no longer holds, and what holds it next is deeper than a real item would tilt to.
  func liesOnEdge(_ bottom: Double, over level: Double) -> Bool {
    guard bottom - level > Self.nearness else { return false }
    return map.owners.contains { (map.candidates[$0].height - bottom).magnitude <= Self.step }
  }
}
