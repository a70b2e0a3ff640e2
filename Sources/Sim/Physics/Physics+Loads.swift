import Kernel

extension Physics {
  /// Spreads a mover's load over its samples as a plane of pressure, and hands it on.
  ///
  /// The plane α + βx + γy is the one whose sum is the load and whose first moments are those of
  /// what stands on the item and of the friction force of the last tick, which acts at the
  /// bottom and shifts load against the acceleration. Nothing pulls: where the plane is negative
  /// the item is lifted, and another plane through the other samples carries the same load.
  mutating func spreadLoad(_ index: Int, _ items: [Item], _ seconds: Double) {
    let mover = movers[index]
    guard mover.sampleCount > 0 else { return }
    let item = items[mover.slot]
    press(index, item, item.acceleration, seconds)
    for position in mover.firstSample..<(mover.firstSample + mover.sampleCount) {
      let sample = samples[position]
      guard sample.beneath >= 0 else { continue }
      let local = movers[sample.beneath].rotation.undo(sample.armBeneath)
      movers[sample.beneath].load += sample.pressure
      movers[sample.beneath].moment += local * sample.pressure
    }
  }

  /// Sets pressures and friction limits of a mover whose friction accelerates it like that.
  private mutating func press(
    _ index: Int, _ item: Item, _ acceleration: Vector2, _ seconds: Double
  ) {
    let mover = movers[index]
    let range = mover.firstSample..<(mover.firstSample + mover.sampleCount)
    var moment = mover.moment
    if acceleration != .zero {
      moment -= mover.rotation.undo(acceleration) * (item.mass * item.centreHeight)
    }
    findPressures(range, mover.load, moment, isWhole: mover.soleSurface >= -1)
    var total = 0.0
    for position in range { total += samples[position].pressure }
    let scale = total > 0 ? mover.load / total : 0
    for position in range {
      samples[position].pressure *= scale
      let impulse = samples[position].pressure * seconds
      samples[position].limit = samples[position].friction * impulse
      if samples[position].rollingFriction >= 0 {
        samples[position].rolling = samples[position].rollingFriction * impulse
      }
    }
  }

  /// Solves items on several surfaces again with the load that this tick's own friction shifts.
  ///
  /// On one surface the shift changes nothing of the sum. On a seam it does, and it feeds itself:
  /// the load goes where the friction is, and the last tick's answer would come a tick late.
  mutating func refineLoads(_ items: [Item], _ seconds: Double) {
    for _ in 0..<Self.loadRounds {
      var found = false
      for index in movers.indices where movers[index].isOnSeam {
        let acceleration = frictionAcceleration(movers[index], seconds)
        press(index, items[movers[index].slot], acceleration, seconds)
        found = true
      }
      guard found else { return }
      solveSeams()
    }
  }

  /// Adds up what stands on each load cell.
  mutating func weigh() {
    for sample in samples where sample.loadCell >= 0 {
      cellLoads[sample.loadCell] += sample.pressure / Self.gravity
    }
  }

  /// α + βx + γy.
  private struct PressurePlane {
    var alpha: Double
    var beta = 0.0
    var gamma = 0.0

    func pressure(at place: Vector2) -> Double { alpha + beta * place.x + gamma * place.y }
  }

  /// Finds what presses on each sample, N, up to a common factor.
  private mutating func findPressures(
    _ range: Range<Int>, _ load: Double, _ moment: Vector2, isWhole: Bool
  ) {
    for position in range { samples[position].pressure = 1 }
    var isWhole = isWhole
    // Each round lifts at least one sample, and a plane needs three.
    for _ in 0..<(range.count) {
      let plane = pressurePlane(range, load, moment, isWhole: isWhole)
      var lifted = false
      for position in range where samples[position].pressure > 0 {
        let pressure = plane.pressure(at: samples[position].local) * samples[position].weight
        samples[position].pressure = max(0, pressure)
        if pressure <= 0 { lifted = true }
      }
      guard lifted else { return }
      isWhole = false
    }
  }

  private func pressurePlane(
    _ range: Range<Int>, _ load: Double, _ moment: Vector2, isWhole: Bool
  ) -> PressurePlane {
    // Without a moment, samples that are all there share evenly.
    if isWhole, moment == .zero { return PressurePlane(alpha: load) }
    var (n, sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for position in range where samples[position].pressure > 0 {
      let place = samples[position].local
      let weight = samples[position].weight
      n += weight
      sx += weight * place.x
      sy += weight * place.y
      sxx += weight * place.x * place.x
      sxy += weight * place.x * place.y
      syy += weight * place.y * place.y
    }
    if isWhole {
      return PressurePlane(alpha: load / n, beta: moment.x / sxx, gamma: moment.y / syy)
    }
    // Cramer's rule; samples on one line cannot carry a moment across it.
    let c00 = sxx * syy - sxy * sxy
    let c01 = sy * sxy - sx * syy
    let c02 = sx * sxy - sy * sxx
    let determinant = n * c00 + sx * c01 + sy * c02
    guard determinant > 1e-9 * n * sxx * syy else { return PressurePlane(alpha: load / n) }
    let c11 = n * syy - sy * sy
    let c12 = sx * sy - n * sxy
    let c22 = n * sxx - sx * sx
    return PressurePlane(
      alpha: (c00 * load + c01 * moment.x + c02 * moment.y) / determinant,
      beta: (c01 * load + c11 * moment.x + c12 * moment.y) / determinant,
      gamma: (c02 * load + c12 * moment.x + c22 * moment.y) / determinant)
  }
}
