import Kernel
import Sim
import Tags
import Testing

/// What must hold for any plant, tried on plants drawn at random.
@Suite struct RandomPlantTests {
  /// Steps worlds of one plant side by side and compares their hashes after each tick.
  ///
  /// One is restored from its own bytes at every 97th tick, one once and then left alone, and one
  /// looks at everything in every tick.
  @Test("Restoring and looking at everything change no bit", arguments: UInt64(1)...50)
  func lockstep(seed: UInt64) throws {
    var plant = RandomPlant(seed: seed)
    var world = World(model: plant.model, seed: seed)
    for action in plant.start { action.apply(to: &world) }
    var others = [world, world, world]
    let names = ["restored often", "restored once", "without fast paths"]
    others[2].usesFastPaths = false
    let once = 97 * (1 + Int(seed % 6))
    for tick in 1...600 {
      for action in plant.act() {
        action.apply(to: &world)
        for index in others.indices { action.apply(to: &others[index]) }
      }
      world.step()
      for index in others.indices {
        others[index].step()
        guard others[index].hash != world.hash else { continue }
        let difference = world.snapshot().firstDifference(from: others[index])
        Issue.record(
          "seed \(seed), tick \(tick), \(names[index]): \(String(describing: difference))")
        return
      }
      for index in [0, 1] where index == 0 ? tick % 97 == 0 : tick == once {
        let bytes = others[index].snapshot().bytes
        others[index] = try World(
          model: plant.model, restoring: try Snapshot(bytes: bytes, file: "seed \(seed)"))
      }
    }
  }

  @Test("The plants are worth their name: they hold every kind of thing, and it moves")
  func variety() {
    var surfaces = 0
    var (walls, rays, cells, removed, emitted, frozen) = (0, 0, 0, 0, 0, 0)
    for seed in UInt64(1)...20 {
      var plant = RandomPlant(seed: seed)
      var world = World(model: plant.model, seed: seed)
      for action in plant.start { action.apply(to: &world) }
      for _ in 0..<200 {
        for action in plant.act() { action.apply(to: &world) }
        world.step()
      }
      surfaces += plant.model.surfaces.count
      walls += plant.model.walls.count
      rays += plant.model.rays.count
      cells += plant.model.loadCells.count
      removed += world.state.removed.reduce(0, +)
      emitted += world.state.emittedCount(of: plant.model)
      frozen += world.items.count { $0.velocity == .zero }
    }
    #expect(surfaces > 60 && walls > 5 && rays > 20 && cells > 3)
    #expect(removed > 5 && emitted > 20 && frozen > 5)
  }
}

extension State {
  /// Items that emitters made.
  fileprivate func emittedCount(of model: Model) -> Int {
    nextSerial - 1 - model.initialItems.count
  }
}
