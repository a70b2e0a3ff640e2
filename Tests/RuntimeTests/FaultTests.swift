import Kernel
import PlantTesting
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// Faults and forces on the main path of Sorting by Weight change the plant and heal.
@Suite struct FaultTests {
  private var session: Session

  init() throws {
    let scene = try SceneLibrary.standard.load(named: "sorting-by-weight")
    session = Session(scene: scene, seed: 11, controller: SortingByWeight())
  }

  private func tag(_ name: String, _ kind: TagKind) -> TagIndex {
    session.plant.table.only(name, kind)
  }

  private func isOn(_ name: String, _ kind: TagKind) -> Bool {
    session.world.state.io[tag(name, kind)].isOn
  }

  /// Ticks on; returns the mass and the side (left 1, straight on 0, right −1) of what left.
  private mutating func run(seconds: Int) -> [(mass: Double, side: Int)] {
    var departures: [(mass: Double, side: Int)] = []
    for _ in 0..<(seconds * 200) {
      let before = session.world.items
      session.tick()
      let present = Set(session.world.items.map(\.serial))
      for item in before where !present.contains(item.serial) {
        let y = item.position.y
        departures.append((session.world.kind(of: item).mass, y > 3 ? 1 : y < -3 ? -1 : 0))
      }
    }
    return departures
  }

  private func isRight(_ departure: (mass: Double, side: Int)) -> Bool {
    departure.side == (departure.mass < 8 ? 1 : departure.mass <= 10 ? 0 : -1)
  }

  @Test("A short circuit on the weight reads 10 V: every box is heavy, until it is cleared")
  mutating func shortOnWeight() throws {
    let weight = tag("Weight", .input)
    try session.apply([.fault(weight, .shortCircuit, on: true)])
    let faulty = run(seconds: 40)
    #expect(session.world.state.io[weight] == .float(10))
    #expect(session.world.state.io[tag("Weight", .output)] == .int(20))
    #expect(faulty.count > 4)
    #expect(faulty.allSatisfy { $0.side == -1 })
    #expect(faulty.contains { !isRight($0) }, "light boxes went right too")

    try session.apply([.fault(weight, .shortCircuit, on: false)])
    // What is past the scale still goes where it was sent.
    _ = run(seconds: 15)
    let healed = run(seconds: 60)
    #expect(healed.count > 8)
    #expect(healed.allSatisfy(isRight))
  }

  @Test("A force on the scale's belt holds every box there and wins over the controller")
  mutating func forceOnLoadScale() throws {
    let load = tag("Load scale", .output)
    _ = run(seconds: 20)
    try session.apply([.force(load, .bit(false))])
    _ = run(seconds: 10)
    let held = run(seconds: 30)
    #expect(held.isEmpty)
    // The controller goes on writing what it wants; the force hides it.
    #expect(session.world.state.io.states[load.position].written == .bit(true))
    #expect(!isOn("Load scale", .output))

    try session.apply([.release(load)])
    #expect(isOn("Load scale", .output), "the controller's last write is back at once")
    let healed = run(seconds: 60)
    #expect(healed.count > 8)
    #expect(healed.allSatisfy(isRight))
  }

  @Test("An open circuit on the entry beam looks like a box that never goes: the belt waits")
  mutating func openOnScaleEntry() throws {
    let beam = tag("At scale entry", .input)
    // Break the wire while a box stands on the scale and the next is not yet at the beam.
    while !isOn("At scale", .input) || !isOn("At scale entry", .input) { session.tick() }
    #expect(isOn("Entry conveyor", .output))
    try session.apply([.fault(beam, .openCircuit, on: true)])
    session.tick()
    // Normally true while free: the controller now sees a box at the beam.
    #expect(!isOn("At scale entry", .input))
    #expect(session.world.state.io.states[beam.position].written == .bit(true), "it is free")
    #expect(!isOn("Entry conveyor", .output), "the entry belt waits for a box that is not there")

    try session.apply([.fault(beam, .openCircuit, on: false)])
    session.tick()
    #expect(isOn("Entry conveyor", .output))
    let healed = run(seconds: 60)
    #expect(healed.count > 8)
    #expect(healed.allSatisfy(isRight))
  }
}
