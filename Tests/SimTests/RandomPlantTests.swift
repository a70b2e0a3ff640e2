import Kernel
import PlantTesting
import Testing

@testable import Sim

/// What must hold for any plant, tried on plants drawn at random.
@Suite struct RandomPlantTests {
  /// The same for all of 20,000 ticks is a matter of `beltline lockstep`, which is optimised: the
  /// tests of the built program run it.
  private func differs(_ seed: UInt64, _ check: Lockstep.Check) -> String? {
    let plant = RandomPlant(seed: seed)
    var lockstep = Lockstep(plant.session(), meddler: plant.meddler, checks: [check])
    let difference = lockstep.run(ticks: 4 * Lockstep.restoreInterval + 50)
    return difference.map { "seed \(seed), \($0)" }
  }

  @Test(
    "snapshot, restore, continue = uninterrupted run, bit for bit", arguments: UInt64(1)...50)
  func snapshots(seed: UInt64) { #expect(differs(seed, .restored) == nil) }

  @Test("Looking at everything in every tick changes no bit", arguments: UInt64(1)...50)
  func fastPaths(seed: UInt64) { #expect(differs(seed, .withoutFastPaths) == nil) }

  @Test("The plants are worth their name: they hold every kind of thing, and it moves")
  func variety() {
    var surfaces = 0
    var (walls, rays, cells, removed, emitted, frozen) = (0, 0, 0, 0, 0, 0)
    for seed in UInt64(1)...20 {
      let world = RandomPlant(seed: seed).world(after: 200)
      surfaces += world.model.surfaces.count
      walls += world.model.walls.count
      rays += world.model.rays.count
      cells += world.model.loadCells.count
      removed += world.state.removed.reduce(0, +)
      emitted += world.state.nextSerial - 1 - world.model.initialItems.count
      frozen += world.items.count { $0.velocity == .zero }
    }
    #expect(surfaces > 60 && walls > 5 && rays > 20 && cells > 3)
    #expect(removed > 5 && emitted > 20 && frozen > 5)
  }
}
