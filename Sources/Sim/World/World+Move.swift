import Kernel

extension World {
  /// Moves items by one tick and lets the load cells follow what stands on them.
  mutating func moveItems() {
    solver.step(&state.items, memory: &state.contacts, model: model, ramps: state.ramps)
    let seconds = model.tickLength.seconds
    for (index, cell) in model.loadCells.enumerated() {
      cell.advance(&state.loadCells[index], load: solver.cellLoads[index], seconds: seconds)
    }
  }
}
