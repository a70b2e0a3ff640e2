import Kernel
import PlantTesting
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// The main job: the bundled scenes under their controllers, headless.
@Suite struct SortingTests {
  /// Where an item was last seen before a remover took it.
  struct Departure: Equatable {
    var kind: ItemKind
    var exit: Exit
  }

  enum Exit: Equatable { case left, forward, right, nowhere }

  /// Runs until so many items have left, and notes where each did.
  private func run(
    _ session: inout Session, until count: Int, limit: Int
  ) -> [Int: Departure] {
    var departures: [Int: Departure] = [:]
    var before: [Item] = []
    for _ in 0..<limit where departures.count < count {
      session.tick()
      let items = session.world.items
      let present = Set(items.map(\.serial))
      for item in before where !present.contains(item.serial) {
        let place = item.position
        let exit: Exit =
          place.y > 3 ? .left : place.y < -3 ? .right : place.x > 3 ? .forward : .nowhere
        departures[item.serial] = Departure(kind: session.world.kind(of: item), exit: exit)
      }
      before = items
    }
    return departures
  }

  /// Nothing stands on the floor: what was emitted is on the conveyors or has left.
  private func expectNothingLost(_ session: Session, above height: Double, _ departed: Int) {
    let world = session.world
    let state = world.state
    #expect(world.items.allSatisfy { $0.bottom >= height })
    #expect(world.items.count + departed == state.nextSerial - 1)
    #expect(state.removed.reduce(0, +) == departed)
  }

  @Test("Every box leaves by the exit its mass demands", arguments: [1, 2, 3])
  func sortingByWeight(seed: UInt64) throws {
    let scene = try SceneLibrary.standard.load(named: "sorting-by-weight")
    var session = Session(scene: scene, seed: seed, controller: SortingByWeight())
    // 60 boxes at about 4 s each.
    let departures = run(&session, until: 60, limit: 80_000)
    #expect(departures.count == 60)
    for (_, departure) in departures {
      // Under 8 kg left, up to 10 kg straight on, heavier right.
      let mass = departure.kind.mass
      #expect(departure.exit == (mass < 8 ? .left : mass <= 10 ? .forward : .right))
    }
    expectNothingLost(session, above: 0.87, 60)

    // The tags agree: those that have left, and the few still on the way out, were counted.
    let io = session.world.state.io
    let table = session.plant.table
    for (name, exit) in [
      ("Left count", Exit.left), ("Forward count", .forward), ("Right count", .right),
    ] {
      let counted = Int(io[table.only(name)].number)
      let gone = departures.values.count { $0.exit == exit }
      let under = session.world.items.count {
        exit == .left
          ? $0.position.y > 0.3 : exit == .right ? $0.position.y < -0.3 : $0.position.x > 0.3
      }
      #expect(counted == gone + under, "\(name)")
    }
  }

  @Test("Low loads leave to the left and high ones to the right", arguments: [1, 2, 3])
  func sortingByHeight(seed: UInt64) throws {
    let scene = try SceneLibrary.standard.load(named: "sorting-by-height-basic")
    var session = Session(scene: scene, seed: seed, controller: SortingByHeight())
    let departures = run(&session, until: 60, limit: 120_000)
    #expect(departures.count >= 60)
    for (serial, departure) in departures where departure.kind != ItemKind.squarePallet {
      #expect(departure.exit == (departure.kind == ItemKind.boxS ? .left : .right))
      // Its pallet, emitted just before it, went the same way.
      #expect(departures[serial - 1]?.exit == departure.exit)
    }
    expectNothingLost(session, above: 0.5 - 1e-9, departures.count)
    #expect(Int(session.world.state.io[session.plant.table.only("Counter")].number) >= 30)
  }

  @Test("From A to B under its one-line program: the box arrives and stops at the sensor")
  func fromAToB() throws {
    let scene = try SceneLibrary.standard.load(named: "from-a-to-b")
    var session = Session(scene: scene, seed: 1, controller: FromAToB())
    for _ in 0..<4000 { session.tick() }
    let io = session.world.state.io
    #expect(!io[session.plant.table.only("Sensor")].isOn)
    #expect(session.world.state.ramps.allSatisfy { $0 == 0 })
    #expect(session.world.items.allSatisfy { $0.velocity == .zero })
  }
}
