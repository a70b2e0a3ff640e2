import Kernel

/// The load of one mover, to be spread over the samples of its footprint.
///
/// Pressure is the plane α + βx + γy whose sum is the load and whose first moments are those of
/// what stands on the item and of its friction force, which acts at the bottom and shifts load
/// against the acceleration. Nothing pulls: where the plane is negative the item is lifted, and
/// another plane through the other samples carries the same load.
struct Pressure {
  /// α + βx + γy.
  private struct Plane {
    var alpha: Double
    var beta = 0.0
    var gamma = 0.0

    func pressure(at place: Vector2) -> Double { alpha + beta * place.x + gamma * place.y }
  }

  private let mover: Mover
  private let samples: UnsafeMutablePointer<Sample>
  private var range: Range<Int> { 0..<mover.sampleCount }

  /// - Parameter samples: those of all movers.
  init(_ mover: Mover, _ samples: UnsafeMutablePointer<Sample>) {
    self.mover = mover
    self.samples = samples + mover.firstSample
  }

  /// Sets pressures and friction limits for a mover that its friction accelerates like that.
  func spread(_ acceleration: Vector2, _ seconds: Double) {
    var moment = mover.moment
    if acceleration != .zero {
      moment -= mover.rotation.undo(acceleration) * mover.tiltMass
    }
    findPressures(moment)
    var total = 0.0
    for position in range { total += samples[position].pressure }
    let scale = total > 0 ? mover.load / total : 0
    for position in range {
      let sample = samples + position
      sample.pointee.pressure *= scale
      let impulse = sample.pointee.pressure * seconds
      sample.pointee.limit = sample.pointee.friction * impulse
      if sample.pointee.rollingFriction >= 0 {
        sample.pointee.rolling = sample.pointee.rollingFriction * impulse
      }
    }
  }

  /// Finds what presses on each sample, N, up to a common factor.
  private func findPressures(_ moment: Vector2) {
    if !mover.isOnSeam, mover.carrier >= -1 {
      tilt(moment)
      return
    }
    for position in range { samples[position].pressure = 1 }
    // Each round lifts at least one sample, and a plane needs three.
    for _ in range {
      let plane = plane(moment, isWhole: false)
      var lifted = false
      for position in range where samples[position].pressure > 0 {
        let pressure = plane.pressure(at: samples[position].local) * samples[position].weight
        samples[position].pressure = max(0, pressure)
        if pressure <= 0 { lifted = true }
      }
      guard lifted else { return }
    }
  }

  /// A whole footprint on one surface has four samples, which carry less of a moment than the
  /// footprint would: what is beyond them is left out, along the moment itself. So friction goes on to
  /// act in line with the slide, and turns nothing.
  private func tilt(_ moment: Vector2) {
    let even = plane(moment, isWhole: true)
    let lever = samples.pointee.local
    let most = (even.beta * lever.x).magnitude + (even.gamma * lever.y).magnitude
    let part = most > even.alpha ? even.alpha / most : 1
    for position in range {
      let place = samples[position].local * part
      samples[position].pressure = max(0, even.pressure(at: place)) * samples[position].weight
    }
  }

  private func plane(_ moment: Vector2, isWhole: Bool) -> Plane {
    let load = mover.load
    // Without a moment, samples that are all there share evenly.
    if isWhole, moment == .zero { return Plane(alpha: load) }
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
      return Plane(alpha: load / n, beta: moment.x / sxx, gamma: moment.y / syy)
    }
    // Cramer's rule; samples on one line cannot carry a moment across it.
    let c00 = sxx * syy - sxy * sxy
    let c01 = sy * sxy - sx * syy
    let c02 = sx * sxy - sy * sxx
    let determinant = n * c00 + sx * c01 + sy * c02
    guard determinant > 1e-9 * n * sxx * syy else { return Plane(alpha: load / n) }
    let c11 = n * syy - sy * sy
    let c12 = sx * sy - n * sxy
    let c22 = n * sxx - sx * sx
    return Plane(
      alpha: (c00 * load + c01 * moment.x + c02 * moment.y) / determinant,
      beta: (c01 * load + c11 * moment.x + c12 * moment.y) / determinant,
      gamma: (c02 * load + c12 * moment.x + c22 * moment.y) / determinant)
  }
}
