import Kernel

extension Solver {
  /// Spreads an item's load over its samples as a plane of pressure, and hands it on.
  ///
  /// The plane α + βx + γy is the one whose sum is the load and whose first moments are those of
  /// what stands on the item and of the friction force of the last tick, which acts at the
  /// bottom and shifts load against the acceleration. Where the plane is negative nothing presses.
  mutating func spreadLoad(_ index: Int, _ items: [Item], _ seconds: Double) {
    let count = work[index].sampleCount
    guard count > 0 else { return }
    let range = work[index].firstSample..<(work[index].firstSample + count)
    let item = items[index]
    let load = work[index].load
    let shift = item.rotation.undo(item.acceleration) * (item.kind.mass * item.kind.size.height / 2)
    let plane = pressurePlane(range, load, work[index].moment - shift)

    var total = 0.0
    for position in range {
      let local = samples[position].local
      total += max(0, plane.0 + plane.1 * local.x + plane.2 * local.y)
    }
    let scale = total > 0 ? load / total : 0
    for position in range {
      var sample = samples[position]
      let pressure =
        scale * max(0, plane.0 + plane.1 * sample.local.x + plane.2 * sample.local.y)
      // Until here the limit held the coefficient of friction.
      sample.limit *= pressure * seconds
      samples[position] = sample
      if sample.loadCell >= 0 { cellLoads[sample.loadCell] += pressure / Self.gravity }
      if sample.beneath >= 0 {
        let local = items[sample.beneath].rotation.undo(sample.armBeneath)
        work[sample.beneath].load += pressure
        work[sample.beneath].moment += local * pressure
      }
    }
  }

  private func pressurePlane(
    _ range: Range<Int>, _ load: Double, _ moment: Vector2
  ) -> (Double, Double, Double) {
    var (sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for position in range {
      let place = samples[position].local
      sx += place.x
      sy += place.y
      sxx += place.x * place.x
      sxy += place.x * place.y
      syy += place.y * place.y
    }
    let n = Double(range.count)
    if range.count == FootprintGrid.count { return (load / n, moment.x / sxx, moment.y / syy) }
    // Cramer's rule; samples on one line cannot carry a moment across it.
    let c00 = sxx * syy - sxy * sxy
    let c01 = sy * sxy - sx * syy
    let c02 = sx * sxy - sy * sxx
    let determinant = n * c00 + sx * c01 + sy * c02
    guard determinant > 1e-9 * n * sxx * syy else { return (load / n, 0, 0) }
    let c11 = n * syy - sy * sy
    let c12 = sx * sy - n * sxy
    let c22 = n * sxx - sx * sx
    return (
      (c00 * load + c01 * moment.x + c02 * moment.y) / determinant,
      (c01 * load + c11 * moment.x + c12 * moment.y) / determinant,
      (c02 * load + c12 * moment.x + c22 * moment.y) / determinant
    )
  }
}
