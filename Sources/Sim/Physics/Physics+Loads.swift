import Kernel

extension Physics {
  /// Spreads a mover's load over its samples as a plane of pressure, and hands it on.
  ///
  /// The plane α + βx + γy is the one whose sum is the load and whose first moments are those of
  /// what stands on the item and of the friction force of the last tick, which acts at the
  /// bottom and shifts load against the acceleration. Where the plane is negative nothing presses.
  mutating func spreadLoad(_ index: Int, _ items: [Item], _ seconds: Double) {
    let mover = movers[index]
    guard mover.sampleCount > 0 else { return }
    let range = mover.samples
    let item = items[mover.slot]
    var moment = mover.moment
    if item.acceleration != .zero {
      moment -= mover.rotation.undo(item.acceleration) * (item.mass * item.centreHeight)
    }
    let plane = pressurePlane(range, mover.load, moment, isWhole: mover.soleSurface >= -1)

    var total = 0.0
    for position in range { total += max(0, plane.pressure(at: samples[position].local)) }
    let scale = total > 0 ? mover.load / total : 0
    for position in range {
      let pressure = scale * max(0, plane.pressure(at: samples[position].local))
      // Until here the limit held the coefficient of friction.
      samples[position].limit *= pressure * seconds
      let sample = samples[position]
      if sample.loadCell >= 0 { cellLoads[sample.loadCell] += pressure / Self.gravity }
      if sample.beneath >= 0 {
        let local = movers[sample.beneath].rotation.undo(sample.armBeneath)
        movers[sample.beneath].load += pressure
        movers[sample.beneath].moment += local * pressure
      }
    }
  }

  /// α + βx + γy.
  private struct PressurePlane {
    var alpha: Double
    var beta = 0.0
    var gamma = 0.0

    func pressure(at place: Vector2) -> Double { alpha + beta * place.x + gamma * place.y }
  }

  private func pressurePlane(
    _ range: Range<Int>, _ load: Double, _ moment: Vector2, isWhole: Bool
  ) -> PressurePlane {
    let n = Double(range.count)
    // Without a moment, samples that are all there share evenly.
    if isWhole, moment == .zero { return PressurePlane(alpha: load / n) }
    var (sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for position in range {
      let place = samples[position].local
      sx += place.x
      sy += place.y
      sxx += place.x * place.x
      sxy += place.x * place.y
      syy += place.y * place.y
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
