import Kernel
import PlantTesting
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// Lists and schedules change how much is looked at, never what comes out.
@Suite struct FastPathTests {
  static let controllers: [(String, any Controller)] = [
    ("from-a-to-b", FromAToB()), ("sorting-by-weight", SortingByWeight()),
    ("sorting-by-height-basic", SortingByHeight()),
  ]

  @Test("The same hash at every tick with the fast paths off", arguments: [0, 1, 2])
  func sameBits(scene: Int) throws {
    let (name, controller) = Self.controllers[scene]
    let loaded = try SceneLibrary.standard.load(named: name)
    var fast = Session(scene: loaded, seed: 5, controller: controller)
    var slow = Session(scene: loaded, seed: 5, controller: controller)
    slow.looksAtEverything()
    for tick in 1...20_000 {
      fast.tick()
      slow.tick()
      guard fast.world.hash != slow.world.hash else { continue }
      let difference = zip(fast.world.items, slow.world.items).first { $0 != $1 }
      Issue.record("differs at tick \(tick): \(String(describing: difference))")
      return
    }
  }
}
