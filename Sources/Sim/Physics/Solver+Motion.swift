import Kernel

extension Solver {
  /// Notes the friction force for the next tick's load transfer and lets tiny slip be rest.
  mutating func finish(_ index: Int, _ items: inout [Item], _ seconds: Double) {
    let one = work[index]
    var force = Vector2.zero
    for position in one.firstSample..<(one.firstSample + one.sampleCount) {
      force += samples[position].impulse
    }
    items[index].acceleration = force * (one.inverseMass / seconds)
    guard one.sampleCount > 0 else { return }
    // On one surface all samples have the same velocity: what is left of slip is rounding.
    let first = samples[one.firstSample]
    guard first.beneath < 0 else { return }
    for position in one.firstSample..<(one.firstSample + one.sampleCount)
    where samples[position].surfaceVelocity != first.surfaceVelocity { return }
    let slip = items[index].velocity - first.surfaceVelocity
    let edge = items[index].spin.magnitude * items[index].halfLength
    if slip.lengthSquared < Self.rest * Self.rest, edge < Self.rest {
      items[index].velocity = first.surfaceVelocity
      items[index].spin = 0
    }
  }

  /// Moves the items with their velocities.
  func move(_ items: inout [Item], _ seconds: Double) {
    for index in items.indices {
      var item = items[index]
      item.position += item.velocity * seconds
      if item.spin != 0 {
        item.yaw += item.spin * seconds
        // Kept within half a turn, so that it never loses digits.
        let turn = 360 * radiansPerDegree
        if item.yaw > turn / 2 { item.yaw -= turn } else if item.yaw < -turn / 2 { item.yaw += turn }
        item.rotation = Rotation(yaw: item.yaw)
      }
      items[index] = item
    }
  }
}
