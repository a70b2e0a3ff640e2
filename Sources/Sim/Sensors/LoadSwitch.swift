import Kernel
import Tags

/// A switch in a level surface that is on while an item stands over it. It moves with the surface.
public struct LoadSwitch: Sendable, Equatable {
  /// Index of the surface in ``Model/surfaces``.
  public var surface: Int
  /// Where it is while the surface is at home.
  public var place: Vector2
  /// The input it drives.
  public var tag: TagIndex?

  public init(surface: Int, place: Vector2, tag: TagIndex?) {
    self.surface = surface
    self.place = place
    self.tag = tag
  }
}

extension World {
  /// Writes what stands over switches at the end of the tick.
  mutating func senseLoads() {
    for sensor in model.loadSwitches {
      if let tag = sensor.tag { state.io.write(tag, .bit(isPressed(sensor))) }
    }
  }

  private func isPressed(_ sensor: LoadSwitch) -> Bool {
    let surface = model.surfaces[sensor.surface]
    var place = sensor.place
    if let axis = surface.turning {
      let turn = Rotation(yaw: state.axes[axis].motion.position)
      place = surface.origin + turn.apply(place - surface.origin)
    }
    let height = tracker.surfaces[sensor.surface].height
    return hasItem(near: place, within: 0) { slot in
      let item = state.items[slot]
      guard item.isPresent, (item.bottom - height).magnitude <= Physics.step else { return false }
      let here = item.place(at: state.runTick, seconds)
      // The circle around it first: most items are elsewhere.
      return (here - place).lengthSquared <= item.radius * item.radius
        && item.rectangle(at: here).contains(place)
    }
  }
}
