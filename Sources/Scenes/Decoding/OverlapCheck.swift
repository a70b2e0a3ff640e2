import Kernel
import Sim

/// Finds parts that stand in each other.
struct OverlapCheck {
  let log: ProblemLog

  private struct Candidate {
    var index: Int
    var footprint: Footprint
    /// The extent along one axis of the floor.
    var low: Double
    var high: Double
  }

  /// Reports each part that stands in one before it in the document, once.
  ///
  /// - Cost: O(n log n) for plants whose parts lie beside each other.
  func check(_ parts: [PartEntry]) {
    let footprints = parts.map { $0.isComplete ? $0.kind.make($0.draft).footprint : nil }
    let partners = partners(footprints)
    for (index, part) in parts.enumerated() {
      guard let other = partners[index] else { continue }
      log.report(
        .overlap, at: part.node,
        "part '\(part.draft.name)' stands in part '\(parts[other].draft.name)'",
        hint: "move one of them; parts may touch")
    }
  }

  /// For each part, one that comes before it in the document and overlaps it.
  private func partners(_ footprints: [Footprint?]) -> [Int?] {
    let along = candidates(footprints) { $0.x }
    let across = candidates(footprints) { $0.y }
    // The axis along which the plant is longer tells more parts apart.
    let sorted = length(along) >= length(across) ? along : across
    var partners = [Int?](repeating: nil, count: footprints.count)
    var open: [Candidate] = []
    for candidate in sorted {
      open.removeAll { $0.high < candidate.low }
      for other in open {
        let later = max(candidate.index, other.index)
        // One partner is enough for a report: a heap of parts need not be untangled.
        guard partners[later] == nil, candidate.footprint.overlaps(other.footprint) else {
          continue
        }
        partners[later] = min(candidate.index, other.index)
      }
      open.append(candidate)
    }
    return partners
  }

  private func candidates(
    _ footprints: [Footprint?], axis: (Vector2) -> Double
  ) -> [Candidate] {
    footprints.enumerated().compactMap { index, footprint in
      guard let footprint else { return nil }
      let radius = Vector2(footprint.length / 2, footprint.width / 2).length
      let centre = axis(footprint.centre)
      return Candidate(
        index: index, footprint: footprint, low: centre - radius, high: centre + radius)
    }.sorted { ($0.low, $0.index) < ($1.low, $1.index) }
  }

  private func length(_ sorted: [Candidate]) -> Double {
    guard let first = sorted.first, let last = sorted.last else { return 0 }
    return last.low - first.low
  }
}
