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
      let ray = sensor.ray
      var share = 1.0
      for slot in slotsNear(ray.origin) where state.items[slot].isPresent {
        let item = state.items[slot]
        let range = ray.range * ray.factor(item)
        guard range > 0, ray.sees(item) else { continue }
        let footprint = item.rectangle(at: item.place(at: state.runTick, seconds))
        guard let distance = ray.distance(to: footprint), distance < range else { continue }
        share = min(share, distance / range)
      }
      state.io.write(sensor.tag, .float(Float(10 * share)))
    }
  }
}
