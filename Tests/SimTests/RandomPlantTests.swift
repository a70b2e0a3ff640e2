import Kernel
import Sim
import Tags
import Testing

/// What must hold for any plant, tried on plants drawn at random.
@Suite struct RandomPlantTests {
  /// A world beside the plant that must be the same after each tick.
  private struct Follower {
    let name: String
    var world: World
    /// The tick after which it is let go.
    let end: Int
    /// Whether it is restored from its own bytes at every 97th tick.
    var isRestored = false
  }

  /// Follows a plant, its actions included, and compares hashes after each tick.
  private func follow(
    _ seed: UInt64, ticks: Int, _ followers: (Int, World) throws -> [Follower]
  ) throws {
    var plant = RandomPlant(seed: seed)
    var world = World(model: plant.model, seed: seed)
    for action in plant.start { action.apply(to: &world) }
    var others = try followers(0, world)
    for tick in 1...ticks {
      for action in plant.act() {
        action.apply(to: &world)
        for index in others.indices { action.apply(to: &others[index].world) }
      }
      world.step()
      for index in others.indices {
        others[index].world.step()
        if others[index].isRestored, tick % 97 == 0 {
          others[index].world = try restored(others[index].world, seed)
        }
        guard others[index].world.hash != world.hash else { continue }
        let difference = world.snapshot().firstDifference(from: others[index].world)
        Issue.record(
          "seed \(seed), tick \(tick), \(others[index].name): \(String(describing: difference))")
        return
      }
      others.removeAll { $0.end <= tick }
      others += try followers(tick, world)
    }
  }

  private func restored(_ world: World, _ seed: UInt64) throws -> World {
    try World(
      model: world.model,
      restoring: try Snapshot(bytes: world.snapshot().bytes, file: "seed \(seed)"))
  }

  /// For 600 ticks after a restore at a 97th tick: in a debug build at one of the first six, another
  /// with each seed, in an optimised build at all of them. Beside it one world is restored from
  /// itself at every 97th tick, so that restored worlds are restored too.
  @Test(
    "snapshot, restore, continue = uninterrupted run, bit for bit", arguments: UInt64(1)...50)
  func lockstep(seed: UInt64) throws {
    let places =
      isOptimised ? (1...6).map { $0 * 97 } : [97 * (1 + Int(seed % 6))]
    try follow(seed, ticks: (places.last ?? 0) + 600) { tick, world in
      if tick == 0 {
        return [Follower(name: "restored often", world: world, end: 600, isRestored: true)]
      }
      guard places.contains(tick) else { return [] }
      return [
        Follower(
          name: "restored at \(tick)", world: try restored(world, seed), end: tick + 600)
      ]
    }
  }

  /// For 20,000 ticks; in a debug build most plants for 600.
  @Test("Looking at everything in every tick changes no bit", arguments: UInt64(1)...50)
  func fastPaths(seed: UInt64) throws {
    let isShort = !isOptimised && seed != Self.longSeed
    let ticks = isShort ? 600 : 20_000
    try follow(seed, ticks: ticks) { tick, world in
      guard tick == 0 else { return [] }
      var slow = world
      slow.usesFastPaths = false
      return [Follower(name: "without fast paths", world: slow, end: ticks)]
    }
  }

  /// The plant that runs for long in a debug build as well.
  private static let longSeed: UInt64 = 4

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
