import Foundation
import Kernel
import Reports
import Runtime
import Scenes
import Tags
import Testing

@Suite struct HeadlessRunTests {
  private static let document = """
    beltline: 1
    name: test
    title: Test
    tick: 10
    parts:
      - name: Belt
        kind: belt-conveyor
        pose: {x: 0, y: 0}
      - name: Lamp, "red"
        kind: light-indicator
      - name: Boxes
        kind: emitter
        pose: {x: -1, y: 0, z: 0.875}
        settings: {interval: 100}
        signals: {emit: {name: Boxes, force: true}}

    """

  /// A folder of its own, gone after the test.
  private final class Place {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("beltline-run-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: path(name), encoding: .utf8)
    }

    var names: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
  }

  private func session() throws -> Session {
    Session(scene: try SceneFile.decode(Self.document, file: "test"), seed: 1)
  }

  @Test func aRunTakesSoManyTicks() throws {
    var run = HeadlessRun(session: try session())
    #expect(try run.run(ticks: 250))
    #expect(run.session.frame().tick == 250)
    #expect(run.session.frame().time == 2.5)
  }

  @Test func aTraceHasTheStartAndEveryChange() throws {
    let place = try Place()
    var recording = HeadlessRun.Recording()
    recording.tags = try TagTrace(path: place.path("trace.csv"))
    let session = try session()
    let table = session.plant.table
    let lamp = try #require(table.indices(named: "Lamp, \"red\"").first)
    struct Blink: Controller {
      var lamp: TagIndex?
      mutating func start(table: TagTable) { lamp = table.indices(named: "Lamp, \"red\"").first }
      mutating func scan(_ io: inout ControllerIO) {
        if let lamp { io.write(lamp, .bit(io.milliseconds == 30)) }
      }
    }
    let scene = try SceneFile.decode(Self.document, file: "test")
    var run = HeadlessRun(
      session: Session(scene: scene, seed: 1, controller: Blink()), recording: recording)
    #expect(try run.run(ticks: 5))

    let lines = try place.text("trace.csv").split(separator: "\n").map(String.init)
    #expect(lines[0] == "tick,time,tag,kind,id,value")
    // One row a tag at tick 0, and all later rows are changes.
    #expect(lines.filter { $0.hasPrefix("0,0.000,") }.count == table.count)
    let id = table[lamp].id
    #expect(
      lines.filter { $0.contains("Lamp") } == [
        "0,0.000,\"Lamp, \"\"red\"\"\",output,\(id),false",
        "3,0.030,\"Lamp, \"\"red\"\"\",output,\(id),true",
        "4,0.040,\"Lamp, \"\"red\"\"\",output,\(id),false",
      ])
  }

  @Test func theItemsFileHasEveryItemOfEveryTickWithUnitsInItsHead() throws {
    let place = try Place()
    var recording = HeadlessRun.Recording()
    recording.items = try ItemTrace(path: place.path("items.csv"))
    var run = HeadlessRun(session: try session(), recording: recording)
    #expect(try run.run(ticks: 20))
    let lines = try place.text("items.csv").split(separator: "\n").map(String.init)
    #expect(
      lines[0] == "tick,time_s,item,kind,x_m,y_m,z_m,yaw_deg,vx_m_s,vy_m_s,speed_m_s,spin_deg_s")
    #expect(lines.count == 21)
    #expect(lines[1].hasPrefix("1,0.010,1,box-s,-1.0,0.0,"))
    #expect(lines[20].hasPrefix("20,0.200,1,box-s,"))
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: ",").count == 12 })
  }

  @Test func theItemsFileIsSampledOnTheSameTicksHoweverTheRunIsCut() throws {
    let place = try Place()
    func sampled(_ run: inout HeadlessRun?, _ session: Session, _ name: String, _ ticks: Int) throws
      -> [String]
    {
      var recording = HeadlessRun.Recording()
      recording.items = try ItemTrace(path: place.path(name), every: 8)
      run = HeadlessRun(session: session, recording: recording)
      #expect(try run?.run(ticks: ticks) == true)
      return try place.text(name).split(separator: "\n").dropFirst().map(String.init)
    }
    var run: HeadlessRun?
    let whole = try sampled(&run, try session(), "whole.csv", 60)
    #expect(whole.map { $0.prefix { $0 != "," } } == ["8", "16", "24", "32", "40", "48", "56"])
    let first = try sampled(&run, try session(), "first.csv", 21)
    let rest = try sampled(&run, try #require(run).session, "rest.csv", 39)
    #expect(first + rest == whole)
  }

  @Test func anInterruptedRunLeavesNoFileAndTouchesNone() throws {
    let place = try Place()
    try "old".write(toFile: place.path("trace.csv"), atomically: false, encoding: .utf8)
    var recording = HeadlessRun.Recording()
    recording.tags = try TagTrace(path: place.path("trace.csv"))
    recording.items = try ItemTrace(path: place.path("items.csv"))
    var run = HeadlessRun(session: try session(), recording: recording)
    var asked = 0
    let finished = try run.run(ticks: 100) {
      asked += 1
      return asked > 10
    }
    #expect(!finished)
    #expect(run.session.frame().tick == 10)
    #expect(place.names == ["trace.csv"])
    #expect(try place.text("trace.csv") == "old")
  }

  @Test func aPathThatCannotBeWrittenIsKnownBeforeTheRun() throws {
    let place = try Place()
    for path in [place.folder.path, place.path("missing/trace.csv"), ""] {
      #expect(throws: ReportFile.Failure.self) { _ = try TagTrace(path: path) }
    }
    #expect(place.names == [])
  }

  @Test func aFullDiskEndsTheRunWithAFailure() throws {
    var recording = HeadlessRun.Recording()
    recording.items = try ItemTrace(path: "/dev/full")
    var run = HeadlessRun(session: try session(), recording: recording)
    #expect(throws: ReportFile.Failure.self) { _ = try run.run(ticks: 5) }
  }

  @Test func theSummaryShowsWhatIsNotAtRest() throws {
    var session = try session()
    let belt = try #require(session.plant.table.indices(named: "Belt").first)
    try session.apply([.fault(belt, .shortCircuit, on: true)])
    var run = HeadlessRun(session: session)
    #expect(try run.run(ticks: 100))
    let frame = run.session.frame()
    let text = RunSummary(frame: frame, seconds: 0.5).text
    #expect(text.contains("1.000 s in 100 ticks of 10 ms"))
    #expect(text.contains("1 emitted, 0 removed, 1 in the plant"))
    #expect(text.contains(hexadecimal(frame.hash)))
    #expect(text.contains("output Belt = true (short circuit)"))
    #expect(text.contains("output Boxes = true (forced)"))
    #expect(!text.contains("Lamp"))
  }

  @Test func theListingsNameEveryTag() throws {
    let plant = try session().plant
    let camera = PlantListing.Camera(name: "Above", from: [0, 0, 5], to: [0, 0, 0])
    let listing = PlantListing(plant: plant, summary: "A test.", cameras: [camera])
    let lines = listing.tagsAsCSV.split(separator: "\n")
    #expect(lines.count == plant.table.count + 1)
    #expect(lines[0] == "name,kind,type,address,id,part,signal,force,fault")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(listing.tagsAsJSON.utf8)) as? [[String: Any]])
    #expect(rows.count == plant.table.count)
    let boxes = try #require(rows.first { $0["name"] as? String == "Boxes" })
    #expect(boxes["force"] as? String == "true" && boxes["part"] as? String == "Boxes")
    #expect(listing.tagsAsMarkdown.split(separator: "\n").count == plant.table.count + 2)
    #expect(listing.text.contains("Belt (belt-conveyor)"))
    #expect(listing.text.contains("Camera Above: from [0.0, 0.0, 5.0] to [0.0, 0.0, 0.0]"))
    let shown = try #require(
      try JSONSerialization.jsonObject(with: Data(listing.asJSON.utf8)) as? [String: Any])
    #expect(shown["tickMilliseconds"] as? Int == 10)
  }
}
