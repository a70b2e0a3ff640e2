import Kernel
import Testing

/// Whether the build is optimised: then tests try more than a debug build has the time for.
let isOptimised = !_isDebugAssertConfiguration()

/// Finds the smallest plant that still breaks a rule.
struct Shrinker {
  /// Says how a plant breaks the rule; nil if it keeps it.
  let violation: (PlantSketch) -> String?
  /// Plants it may still try: a bound on the time that a failure costs.
  var trials = 1500

  init(_ violation: @escaping (PlantSketch) -> String?) { self.violation = violation }

  /// Leaves pieces out and makes numbers plainer as long as the rule stays broken.
  mutating func smallest(_ sketch: PlantSketch) -> PlantSketch {
    var best = sketch
    while trials > 0 {
      let before = best
      shorten(&best)
      leaveOut(&best)
      makePlain(&best)
      if best == before { break }
    }
    return best
  }

  private mutating func accept(_ candidate: PlantSketch, _ best: inout PlantSketch) -> Bool {
    guard trials > 0, candidate != best, candidate.isSound else { return false }
    trials -= 1
    guard violation(candidate) != nil else { return false }
    best = candidate
    return true
  }

  private mutating func shorten(_ best: inout PlantSketch) {
    var step = best.ticks / 2
    while step > 0 {
      var candidate = best
      candidate.ticks -= step
      if candidate.ticks < 1 || !accept(candidate, &best) { step /= 2 }
    }
  }

  /// Half of the pieces at a time, then a quarter, down to one.
  private mutating func leaveOut(_ best: inout PlantSketch) {
    var size = max(1, best.pieces.count / 2)
    while true {
      var start = 0
      while start < best.pieces.count {
        var candidate = best
        candidate.pieces.removeSubrange(start..<min(start + size, best.pieces.count))
        if !accept(candidate, &best) { start += size }
      }
      if size == 1 { return }
      size /= 2
    }
  }

  private mutating func makePlain(_ best: inout PlantSketch) {
    for piece in best.pieces.indices {
      for (number, plain) in best.pieces[piece].kind.plain.enumerated() {
        let value = best.pieces[piece].numbers[number]
        let halfway = plain.value + (value - plain.value) / 2
        for wanted in [plain.value, value.rounded(), (value * 10).rounded() / 10, halfway]
        where isPlainer(wanted, value, plain.value) {
          var candidate = best
          candidate.pieces[piece].numbers[number] = wanted
          if accept(candidate, &best) { break }
        }
      }
    }
  }

  /// Plainer is the plain value itself, then fewer digits, then nearer to the plain value: each
  /// step goes down in that order, so that shrinking ends.
  private func isPlainer(_ new: Double, _ old: Double, _ plain: Double) -> Bool {
    func rank(_ value: Double) -> Int {
      value == plain
        ? 0 : value == value.rounded() ? 1 : value * 10 == (value * 10).rounded() ? 2 : 3
    }
    if rank(new) != rank(old) { return rank(new) < rank(old) }
    return rank(new) == 3 && (new - plain).magnitude < (old - plain).magnitude - 1e-3
  }
}

/// Checks a rule on so many plants drawn from the seeds 1, 2, 3 …, ten times as many in an
/// optimised build. A plant that breaks it is made as small as possible
/// and described so that it can be built again.
func expectOfPlants(
  _ count: UInt64, stream: UInt64, _ draw: (inout Generator) -> PlantSketch,
  sourceLocation: SourceLocation = #_sourceLocation, _ violation: (PlantSketch) -> String?
) {
  for seed in 1...(isOptimised ? 10 * count : count) {
    var generator = Generator(seed: seed, stream: stream)
    let sketch = draw(&generator)
    guard let first = violation(sketch) else { continue }
    withoutActuallyEscaping(violation) { violation in
      var shrinker = Shrinker(violation)
      let smallest = shrinker.smallest(sketch)
      Issue.record(
        """
        seed \(seed): \(first)
        The smallest plant found, \(violation(smallest) ?? "which is sound"), has a \(smallest)
        """, sourceLocation: sourceLocation)
    }
    return
  }
}
