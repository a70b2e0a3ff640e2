import Kernel

extension Physics {
  /// Spreads a mover's load over its samples, and hands it on to what it stands on.
  mutating func spreadLoad(_ index: Int, _ items: [Item], _ seconds: Double) {
    movers[index].loadAcceleration = items[movers[index].slot].acceleration
    guard movers[index].sampleCount > 0 else { return }
    samples.withUnsafeMutableBufferPointer { samples in
      guard let start = samples.baseAddress else { return }
      Pressure(movers[index], start).spread(movers[index].loadAcceleration, seconds)
    }
    guard movers[index].isStacked else { return }
    for position in movers[index].samples {
      let sample = samples[position]
      guard sample.beneath >= 0 else { continue }
      let local = movers[sample.beneath].rotation.undo(sample.armBeneath)
      movers[sample.beneath].load += sample.pressure
      movers[sample.beneath].moment += local * sample.pressure
    }
  }

  /// Adds up what stands on each load cell.
  mutating func weigh() {
    guard !cellLoads.isEmpty else { return }
    for sample in samples where sample.loadCell >= 0 {
      cellLoads[sample.loadCell] += sample.pressure / Self.gravity
    }
  }
}
