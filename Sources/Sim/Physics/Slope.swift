import Kernel

/// A slope as the solver uses it: velocities along it, and what of them the floor plan shows.
///
/// A velocity along a slope is written in the plan's axes: its part across the slope is that of
/// the plan, its part up the slope is longer by 1 / cosine.
struct Slope: Sendable, Equatable {
  /// How much it rises a metre along x and y.
  var gradient: Vector2
  /// Unit vector of the plan straight up the slope; null when level.
  var up: Vector2
  /// Cosine of its angle against the floor.
  var cosine: Double

  static let level = Slope(gradient: .zero)

  init(gradient: Vector2) {
    self.gradient = gradient
    cosine = 1
    up = .zero
    guard gradient != .zero else { return }
    cosine = 1 / (1 + gradient.lengthSquared).squareRoot()
    up = gradient * (1 / gradient.length)
  }

  var isLevel: Bool { gradient == .zero }

  /// Acceleration down the slope by gravity, m/s².
  var pull: Vector2 { gradient * (-Physics.gravity * cosine) }

  /// The velocity along the slope that shows as `velocity` on the plan.
  func along(_ velocity: Vector2) -> Vector2 {
    isLevel ? velocity : velocity + up * (velocity.dot(up) * (1 / cosine - 1))
  }

  /// What the plan shows of a velocity along the slope.
  func onPlan(_ velocity: Vector2) -> Vector2 {
    isLevel ? velocity : velocity - up * (velocity.dot(up) * (1 - cosine))
  }

  /// The velocity along the slope that is left of one in the air: the part into the slope is lost.
  func landing(_ velocity: Vector2, rise: Double) -> Vector2 {
    if isLevel { return velocity }
    let steep = velocity.dot(up)
    let sine = gradient.length * cosine
    return velocity + up * (steep * cosine + rise * sine - steep)
  }
}
