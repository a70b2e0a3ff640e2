import Kernel
import Tags

extension World {
  /// Turns the state of items, load cells and devices into input tags.
  mutating func sense() {
    castRays()
    if tracker.rays.readsAll {
      for sensor in model.raySensors { sensor.sense(state.rays, into: &state.io) }
      tracker.rays.readsAll = false
    } else {
      for ray in tracker.rays.changed {
        for index in model.sensorsOfRay[ray] {
          model.raySensors[index].sense(state.rays, into: &state.io)
        }
      }
    }
    tracker.rays.changed.clear()
    for index in model.loadCells.indices {
      if let tag = model.loadCells[index].tag {
        state.io.write(tag, .float(model.loadCells[index].volts(state.loadCells[index])))
      }
    }
    for index in model.axes.indices {
      model.axes[index].sense(state.axes[index], into: &state.io)
    }
    senseLoads()
    senseDistances()
    for index in model.encoders.indices {
      model.encoders[index].sense(state.encoders[index], into: &state.io)
    }
    for index in model.vessels.indices {
      model.vessels[index].sense(state.vessels[index], state.ramps, into: &state.io)
    }
    tracker.outputChanges = state.io.outputChanges
  }
}
