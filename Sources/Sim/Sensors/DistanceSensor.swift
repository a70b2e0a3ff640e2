import Kernel
import Tags

/// A proximity switch with a signal in volts: 0 V with an item at its face, 10 V at its range or
/// with none before it.
public struct DistanceSensor: Sendable, Equatable {
  /// Its line of sight; where an item ends along it is measured at the end of the tick.
  public var ray: Ray
  public var tag: TagIndex

  public init(ray: Ray, tag: TagIndex) {
    self.ray = ray
    self.tag = tag
  }
}

extension World {
  /// Turns the distance of the nearest item before each sensor into volts.
  ///
  /// Cost: O(sensors × items on the surfaces near each).
  mutating func senseDistances() {
    for sensor in model.distanceSensors {
      let share = nearestShare(sensor.ray)
      state.io.write(sensor.tag, .float(Float(10 * share)))
    }
  }

  /// The distance of the nearest item before a ray as a share of its range; 1 if there is none.
  private func nearestShare(_ ray: Ray) -> Double {
    var share = 1.0
    _ = hasItem(near: ray.origin, within: ray.range) { slot in
      let item = state.items[slot]
      let range = ray.range * ray.factor(item)
      guard item.isPresent, range > 0, ray.sees(item) else { return false }
      let footprint = item.rectangle(at: item.place(at: state.runTick, seconds))
      if let distance = ray.distance(to: footprint), distance < range {
        share = min(share, distance / range)
      }
      return share == 0
    }
    return share
  }
}
