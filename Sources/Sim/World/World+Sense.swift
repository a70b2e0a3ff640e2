import Kernel
import Tags

extension World {
  /// Turns the state of items, load cells and devices into input tags.
  mutating func sense() {
    castRays()
    for sensor in model.raySensors { sensor.sense(state.rays, into: &state.io) }
    for (cell, reading) in zip(model.loadCells, state.loadCells) {
      if let tag = cell.tag { state.io.write(tag, .float(cell.volts(reading))) }
    }
  }
}
