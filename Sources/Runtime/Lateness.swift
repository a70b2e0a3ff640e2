/// How late ticks began, as a histogram with four steps an octave from 1 µs to about 16 s.
struct Lateness {
  private var counts = [Int](repeating: 0, count: 97)
  private var total = 0
  private var worst = 0.0
  private static let bounds: [Double] = (0..<96).map { step in
    let octave = Double(1 << (step / 4))
    return 1e-6 * octave * [1, 1.189, 1.414, 1.682][step % 4]
  }

  /// Adds one tick that began so many seconds after its time.
  mutating func add(_ seconds: Double) {
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? 96
    counts[bucket] += 1
    total += 1
    worst = max(worst, seconds)
  }

  /// Upper bound of the bucket that holds the quantile; 0 before the first tick.
  func quantile(_ fraction: Double) -> Double {
    var left = Int(Double(total) * fraction)
    for (bucket, count) in counts.enumerated() {
      left -= count
      if left < 0 { return bucket < 96 ? min(Self.bounds[bucket], worst) : worst }
    }
    return worst
  }

  var summary: (median: Double, p99: Double, worst: Double) {
    (quantile(0.5), quantile(0.99), worst)
  }
}
