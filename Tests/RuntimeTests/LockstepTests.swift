import Kernel
import PlantTesting
import Runtime
import Scenes
import Synchronization
import Tags
import Testing

/// Plants beside copies of themselves that must stay the same to the last bit.
@Suite struct LockstepTests {
  /// For 20,000 ticks, the tests of the built program do the same.
  @Test(
    "A scene is the same without the fast paths and from snapshots, whoever meddles with it",
    arguments: BundledPlants.names, [false, true])
  func scenes(name: String, isMeddledWith: Bool) throws {
    let scene = try SceneLibrary.standard.load(named: name)
    let controller = try #require(BundledPlants.controller(of: name))
    let session = Session(scene: scene, seed: 5, controller: controller)
    let meddler = RandomOperator(table: session.plant.table, draw: Generator(seed: 5))
    var lockstep = Lockstep(
      session, meddler: isMeddledWith ? meddler : nil, checks: [.withoutFastPaths, .restored])
    let difference = lockstep.run(ticks: 2000)
    #expect(difference == nil, "\(difference.map { "\($0)" } ?? "")")
  }

  /// A controller that copies of its session share: each does something else.
  private final class Shared: Controller {
    private let scans = Atomic<Int>(0)

    func start(table: TagTable) {}

    func scan(_ io: inout ControllerIO) {
      let number = scans.add(1, ordering: .relaxed).newValue
      io.write(TestScene.belt, .bit(number == 5 || number > 20))
    }
  }

  @Test("What differs is named with its tick and its field")
  func difference() throws {
    let session = Session(scene: TestScene.make(), seed: 1, controller: Shared())
    var lockstep = Lockstep(session, checks: [.withoutFastPaths])
    // Each tick is two scans: the fifth is the plant's in tick 3.
    let found = lockstep.run(ticks: 100)
    let difference = try #require(found)
    #expect(difference.tick == 3)
    #expect(difference.copy == "without fast paths")
    #expect("\(difference)".hasPrefix("without fast paths, tick 3: io.states["))
  }

  @Test("An interrupted run ends without a difference")
  func interruption() {
    let session = Session(scene: TestScene.make(), seed: 1, controller: Shared())
    var lockstep = Lockstep(session, checks: [.withoutFastPaths])
    #expect(lockstep.run(ticks: 100, isInterrupted: { true }) == nil)
  }
}
