import Foundation
import Kernel
import PLC
import Runtime
import Scenes
import Sim
import Synchronization
import Tags
import Testing

/// Who controls a live session: the program, or the client that writes first.
@Suite struct HandoverTests {
  private typealias Plant = ProgramPlant

  private func session(
    _ source: ProgramChoice.Source, library: SceneLibrary = SceneLibrary(folders: []),
    changes: @escaping @Sendable (ControllerReport) -> Void = { _ in }
  ) throws -> LiveSession {
    let scene = Plant.scene()
    var choice = ProgramChoice()
    choice.source = source
    let session = LiveSession(
      scene: scene, paused: true,
      controller: try ProgramController(
        try Plant.counter(), name: "program.st", scene: scene),
      programs: choice, library: library, controllerChanged: changes)
    session.start()
    return session
  }

  private func change(_ session: LiveSession, _ changes: Command.Change...) async throws -> Frame {
    try await session.submit(Command(.change(changes)))
  }

  @Test(
    "The first write of a client ends a demo: outputs keep their values, the program scans no more")
  func handover() async throws {
    let session = try session(.demo)
    defer { session.stop() }
    var frame = try await session.submit(Command(.step(9)))
    #expect(frame.controller.kind == .program && frame.controller.state == .running)
    #expect(frame.tags[Plant.count.position].value == .int(3))
    frame = try await change(session, .write(Plant.lamp, .bit(true)))
    #expect(frame.controller.kind == .client && frame.controller.state == .handedOver)
    #expect(frame.controller.name == "program.st" && frame.program == nil)
    frame = try await session.submit(Command(.step(100)))
    #expect(frame.tags[Plant.count.position].value == .int(3))
    #expect(frame.tags[Plant.lamp.position].value == .bit(true))
    // The plant alone decides from here on.
    var alone = Session(scene: Plant.scene(), seed: 1)
    try alone.apply([.write(Plant.count, .int(3)), .write(Plant.lamp, .bit(true))])
    alone.run(109)
    #expect(frame.hash == alone.hash)
  }

  @Test("Forces, faults and the tags that every plant has end no demo")
  func noHandover() async throws {
    let session = try session(.demo)
    defer { session.stop() }
    let frame = try await change(
      session, .force(Plant.lamp, .bit(true)), .release(Plant.lamp),
      .fault(Plant.lamp, .shortCircuit, on: true), .write(ReservedTag.pause.index, .bit(true)),
      .write(ReservedTag.pause.index, .bit(false)))
    #expect(frame.controller.state == .running)
    #expect(try await change(session, .write(Plant.valve, .float(0))).controller.kind == .client)
  }

  @Test("A list of changes that is refused hands nothing over")
  func refused() async throws {
    let scene = TestScene.make()
    var choice = ProgramChoice()
    choice.source = .demo
    let session = LiveSession(
      scene: scene, paused: true, controller: FollowEye(), programs: choice)
    session.start()
    defer { session.stop() }
    let device = try #require(session.frame.plant.parts[0].device)
    await #expect(throws: Command.Refusal.self) {
      _ = try await change(
        session, .write(TestScene.belt, .bit(true)), .operate(device: device, .set(2)))
    }
    #expect(session.frame.controller.kind == .program)
  }

  @Test(
    "Without a demo a write is one of many, and the program goes on",
    arguments: [
      ProgramChoice.Source.bundled, .files(["program.st"]), .none,
    ])
  func noDemo(_ source: ProgramChoice.Source) async throws {
    let session = try session(source)
    defer { session.stop() }
    let frame = try await change(session, .write(Plant.count, .int(77)))
    #expect(frame.controller.state == .running)
    #expect(try await session.submit(Command(.step(1))).tags[Plant.count.position].value == .int(1))
  }

  @Test("Reset and another seed start the program anew and attach it again")
  func reset() async throws {
    let session = try session(.demo)
    defer { session.stop() }
    for action in [Command.Action.reset, .seed(9)] {
      _ = try await session.submit(Command(.step(40)))
      _ = try await change(session, .write(Plant.lamp, .bit(true)))
      var frame = try await session.submit(Command(action))
      #expect(frame.controller.state == .running && frame.program?.scans == 0)
      frame = try await session.submit(Command(.step(5)))
      #expect(frame.tags[Plant.count.position].value == .int(2))
    }
  }

  @Test("Who is in charge is told when it changes, and not before")
  func told() async throws {
    let reports = Reports()
    let session = try session(.demo) { reports.add($0) }
    defer { session.stop() }
    _ = try await session.submit(Command(.step(3)))
    #expect(reports.list.isEmpty)
    _ = try await change(session, .write(Plant.lamp, .bit(true)))
    _ = try await change(session, .write(Plant.lamp, .bit(false)))
    _ = try await session.submit(Command(.reset))
    _ = try await session.submit(Command(.load(Plant.scene(name: "other"))))
    #expect(reports.list.map(\.kind) == [.client, .program, .none])
  }

  // MARK: Scenes with programs beside them

  private func library(_ program: String?) throws -> SceneLibrary {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("programs-\(UUID().uuidString)")
    for (name, program) in [("first", program), ("second", nil)] {
      let scene = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: scene, withIntermediateDirectories: true)
      try Data(
        """
        beltline: 1
        name: \(name)
        title: A lamp
        summary: One lamp.
        parts:
          - name: Lamp
            kind: light-indicator
            pose: {x: 0, y: 0}
            signals:
              lamp: {name: Lamp, address: 0}
        """.utf8
      ).write(to: scene.appendingPathComponent("scene.yaml"))
      if let program {
        try Data(program.utf8).write(to: scene.appendingPathComponent("program.st"))
      }
    }
    return SceneLibrary(folders: [folder])
  }

  private let program = """
    PROGRAM Main VAR Lamp AT %QX0.0 : BOOL; END_VAR Lamp := TRUE; END_PROGRAM
    """

  @Test("A scene comes with its own program, or with none")
  func bundled() async throws {
    for source in [ProgramChoice.Source.bundled, .demo] {
      let session = try session(source, library: try library(program))
      defer { session.stop() }
      var frame = try await session.load(sceneNamed: "first")
      #expect(frame.controller.name == "program.st" && frame.controller.state == .running)
      frame = try await session.load(sceneNamed: "second")
      #expect(frame.controller == .none)
    }
    let files = try session(.files(["/no/such/file.st"]), library: try library(program))
    defer { files.stop() }
    #expect(try await files.load(sceneNamed: "first").controller == .none)
  }

  @Test("A scene whose program is broken is not loaded, and the old one goes on")
  func broken() async throws {
    let session = try session(.bundled, library: try library("PROGRAM Main nonsense"))
    defer { session.stop() }
    do throws(LiveSession.LoadFailure) {
      _ = try await session.load(sceneNamed: "first")
      Issue.record("it was loaded")
    } catch {
      guard case .problems(let problems) = error else {
        Issue.record("refused")
        return
      }
      #expect(problems.list.first?.code.hasPrefix("PLC") == true)
    }
    #expect(session.frame.plant.name == "tags" && session.frame.controller.state == .running)
  }
}

/// What a session told, from its own thread.
private final class Reports: Sendable {
  private let reports = Mutex<[ControllerReport]>([])
  var list: [ControllerReport] { reports.withLock { $0 } }
  func add(_ report: ControllerReport) { reports.withLock { $0.append(report) } }
}
