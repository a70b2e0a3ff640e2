import Kernel
import Runtime
import Sim
import Tags
import Testing

/// The session without a clock: tick order and scans.
@Suite struct SessionTests {
  @Test("A controller sees this tick's inputs, and its outputs act from the next tick on")
  func scanOrder() {
    var session = Session(scene: TestScene.make(), seed: 1, controller: FollowEye())
    session.tick()
    // The eye is free: the scan of tick 1 wrote the belt, which has not moved in tick 1.
    #expect(session.world.state.io[TestScene.belt] == .bit(true))
    #expect(session.world.state.ramps == [0])
    session.tick()
    #expect(session.world.state.ramps[0] > 0)
  }

  @Test("A controller cannot undo a force or a fault")
  func forceWins() throws {
    var session = Session(scene: TestScene.make(), seed: 1, controller: FollowEye())
    try session.apply([.force(TestScene.belt, .bit(false))])
    for _ in 0..<10 { session.tick() }
    #expect(session.world.state.io[TestScene.belt] == .bit(false))
    try session.apply([.release(TestScene.belt)])
    #expect(session.world.state.io[TestScene.belt] == .bit(true), "the write was remembered")
  }

  @Test("A restart forgets everything but the scene and the seed")
  func restart() throws {
    var session = Session(scene: TestScene.make(), seed: 9)
    let fresh = session.world.hash
    try session.apply([
      .write(TestScene.emit, .bit(true)), .force(TestScene.eye, .bit(false)),
    ])
    for _ in 0..<500 { session.tick() }
    #expect(session.world.hash != fresh)
    session.restart()
    #expect(session.world.hash == fresh)
  }
}
