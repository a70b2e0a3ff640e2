import Kernel
import Runtime
import Scenes
import Sim
import Tags
import Testing

/// The session on its thread: commands, steps, publication, refusals.
@Suite struct LiveSessionTests {
  private func paused(_ limits: LiveSession.Limits = .init()) -> LiveSession {
    let session = LiveSession(scene: TestScene.make(), seed: 3, paused: true, limits: limits)
    session.start()
    return session
  }

  private let start: [Command.Change] = [
    .write(TestScene.emit, .bit(true)), .write(TestScene.belt, .bit(true)),
  ]

  @Test("While paused a write applies at once and no tick passes")
  func pausedWrite() async throws {
    let session = paused()
    defer { session.stop() }
    let frame = try await session.submit(Command(.change(start)))
    #expect(frame.tick == 0)
    #expect(frame.tags[TestScene.belt.position].value == .bit(true))
    #expect(session.frame.number >= frame.number)
  }

  @Test("Steps advance exactly so many ticks and answer when they are done")
  func steps() async throws {
    let session = paused()
    defer { session.stop() }
    _ = try await session.submit(Command(.change(start)))
    #expect(try await session.submit(Command(.step(1))).tick == 1)
    #expect(try await session.submit(Command(.step(999))).tick == 1000)
    #expect(session.frame.items.count >= 3)
    await #expect(throws: Command.Refusal.stepOutOfRange) {
      try await session.submit(Command(.step(0)))
    }
    await #expect(throws: Command.Refusal.stepOutOfRange) {
      try await session.submit(Command(.step(10_000_001)))
    }
  }

  @Test("Live, stepped in any portions, and headless runs reach the same state")
  func sameStateAnyWay() async throws {
    var headless = Session(scene: TestScene.make(), seed: 3)
    try headless.apply(start)
    for _ in 0..<3000 { headless.tick() }

    let session = paused()
    defer { session.stop() }
    _ = try await session.submit(Command(.change(start)))
    var left = 3000
    for portion in [1, 7, 500, 33, 1200] {
      _ = try await session.submit(Command(.step(portion)))
      left -= portion
    }
    let frame = try await session.submit(Command(.step(left)))
    #expect(frame.hash == headless.world.hash)
  }

  @Test("state does not depend on the wall-clock speed factor")
  func anySpeed() async throws {
    for speed in [Speed.factor(30), .factor(500), .unlimited] {
      let session = paused()
      defer { session.stop() }
      _ = try await session.submit(Command(.change(start)))
      _ = try await session.submit(Command(.speed(speed)))
      _ = try await session.submit(Command(.run))
      while session.frame.tick < 1500 { await Task.yield() }
      let frame = try await session.submit(Command(.pause))
      var headless = Session(scene: TestScene.make(), seed: 3)
      try headless.apply(start)
      for _ in 0..<frame.tick { headless.tick() }
      #expect(frame.hash == headless.world.hash)
    }
  }

  @Test("A running session shows a write in the frame of its reply, at every speed")
  func runningWrite() async throws {
    for speed in [Speed.factor(1), .factor(50), .unlimited] {
      let session = LiveSession(scene: TestScene.make(), speed: speed)
      session.start()
      defer { session.stop() }
      var last = -1
      for round in 0..<20 {
        let value = TagValue.bit(round % 2 == 0)
        let frame = try await session.submit(Command(.change([.write(TestScene.belt, value)])))
        #expect(frame.tags[TestScene.belt.position].value == value)
        #expect(frame.tick > last)
        last = frame.tick
      }
    }
  }

  @Test("The time scale tag shows the speed, and the plant's state does not depend on it")
  func timeScale() async throws {
    let session = paused()
    defer { session.stop() }
    let before = session.frame.hash
    let frame = try await session.submit(Command(.speed(.factor(4))))
    #expect(frame.tags[ReservedTag.timeScale.index.position].value == .float(4))
    #expect(frame.hash == before)
    let unlimited = try await session.submit(Command(.speed(.unlimited)))
    #expect(unlimited.tags[ReservedTag.timeScale.index.position].value == .float(0))
  }

  @Test("A list of changes is carried out whole or not at all")
  func changesAreAtomic() async throws {
    let session = paused()
    defer { session.stop() }
    let device = try #require(session.frame.plant.parts[0].device)
    await #expect(throws: Command.Refusal.settingOutOfRange(at: 1, 0...1)) {
      try await session.submit(
        Command(
          .change([.write(TestScene.belt, .bit(true)), .operate(device: device, .set(2))])))
    }
    #expect(session.frame.tags[TestScene.belt.position].value == .bit(false))
    let frame = try await session.submit(
      Command(.change([.operate(device: device, .press)])))
    #expect(frame.tags[TestScene.button.position].value == .bit(true))
    #expect(frame.panel[device] == 1)
  }

  @Test("Force, fault and their ends act as the tag model says, through commands")
  func forceAndFault() async throws {
    let session = paused()
    defer { session.stop() }
    let eye = TestScene.eye
    func value(_ changes: [Command.Change]) async throws -> TagState {
      try await session.submit(Command(.change(changes))).tags[eye.position]
    }
    #expect(try await value([]).value == .bit(true))
    #expect(try await value([.force(eye, .bit(false))]).value == .bit(false))
    #expect(try await value([.fault(eye, .shortCircuit, on: true)]).value == .bit(true))
    #expect(try await value([.fault(eye, .openCircuit, on: true)]).value == .bit(false))
    let healed = try await value([
      .release(eye), .fault(eye, [.openCircuit, .shortCircuit], on: false),
    ])
    #expect(healed.value == .bit(true))
    #expect(!healed.isForced)
  }

  @Test("Loading a scene starts a new generation; indices of the old one are refused")
  func generations() async throws {
    let session = paused()
    defer { session.stop() }
    let old = session.frame.plant.generation
    _ = try await session.submit(Command(.step(10)))
    let frame = try await session.submit(Command(.load(TestScene.make(name: "other"))))
    #expect(frame.plant.name == "other")
    #expect(frame.tick == 0)
    #expect(frame.plant.generation != old)
    await #expect(throws: Command.Refusal.sceneChanged) {
      try await session.submit(Command(.change([]), generation: old))
    }
  }

  @Test("Reset starts anew with the same seed, seed with another")
  func resetAndSeed() async throws {
    let session = paused()
    defer { session.stop() }
    let fresh = session.frame.hash
    _ = try await session.submit(Command(.change(start)))
    _ = try await session.submit(Command(.step(700)))
    let reset = try await session.submit(Command(.reset))
    #expect(reset.tick == 0 && reset.hash == fresh && reset.seed == 3)
    let seeded = try await session.submit(Command(.seed(4)))
    #expect(seeded.seed == 4 && seeded.hash != fresh)
  }

  @Test("Steps are refused while running; pause and run say so in the frame")
  func runAndPause() async throws {
    let session = paused()
    defer { session.stop() }
    #expect(try await session.submit(Command(.run)).clock.isRunning)
    await #expect(throws: Command.Refusal.notPaused) {
      try await session.submit(Command(.step(1)))
    }
    let frame = try await session.submit(Command(.pause))
    #expect(!frame.clock.isRunning)
    let tick = frame.tick
    #expect(try await session.submit(Command(.step(5))).tick == tick + 5)
  }

  @Test("Pause ends a long step early and both are answered")
  func pauseEndsStep() async throws {
    let session = paused()
    defer { session.stop() }
    async let stepped = session.submit(Command(.step(10_000_000)))
    while session.frame.tick == 0 { await Task.yield() }
    await #expect(throws: Command.Refusal.notPaused) {
      try await session.submit(Command(.step(1)))
    }
    _ = try await session.submit(Command(.pause))
    let frame = try await stepped
    #expect(frame.tick > 0 && frame.tick < 10_000_000)
  }

  @Test("A full queue and an ended session refuse at once")
  func refusals() async throws {
    var limits = LiveSession.Limits()
    limits.queuedCommands = 1
    // Not started: what is offered first waits, what comes next finds the queue full.
    let session = LiveSession(scene: TestScene.make(), limits: limits)
    let results = await withTaskGroup(of: Command.Refusal?.self) { group in
      for _ in 0..<2 {
        group.addTask {
          do throws(Command.Refusal) {
            _ = try await session.submit(Command(.pause))
            return nil
          } catch { return error }
        }
      }
      var results: [Command.Refusal?] = [await group.next() ?? nil]
      session.stop()
      results.append(await group.next() ?? nil)
      return results
    }
    #expect(results == [.queueFull, .stopped])
    await #expect(throws: Command.Refusal.stopped) { try await session.submit(Command(.run)) }
  }

  @Test("Late ticks are made up for or reported, never skipped")
  func lateTicksAreReported() async throws {
    var limits = LiveSession.Limits()
    limits.catchUpSeconds = 0
    let session = LiveSession(
      scene: TestScene.make(milliseconds: 1), speed: .factor(1000), limits: limits)
    session.start()
    defer { session.stop() }
    // With no catch-up allowed every tick that begins late counts.
    while session.frame.clock.overruns == 0 { await Task.yield() }
    let frame = try await session.submit(Command(.pause))
    #expect(frame.clock.overruns <= frame.tick)
    #expect(frame.clock.lateness.worst > 0)
  }
}
