import Foundation
import Kernel
import Runtime
import Sim
import Tags
import Testing

/// Snapshots of sessions, and their problems.
@Suite struct SnapshotSceneTests {
  @Test("A session goes on from a snapshot with its seed, and refuses that of another scene")
  func sessions() throws {
    var session = Session(scene: TestScene.make(), seed: 9)
    try session.apply([.write(TestScene.emit, .bit(true)), .write(TestScene.belt, .bit(true))])
    for _ in 0..<700 { session.tick() }
    let snapshot = try Snapshot(bytes: session.snapshot, file: "test")

    var other = Session(scene: TestScene.make(), seed: 1)
    try other.restore(snapshot, file: "test")
    #expect(other.world.state.tick == 700 && other.world.state.seed == 9)
    for _ in 0..<700 {
      session.tick()
      other.tick()
    }
    #expect(other.world.hash == session.world.hash)

    var slower = Session(scene: TestScene.make(milliseconds: 10), seed: 1)
    let before = slower.world.hash
    let problems = #expect(throws: Problems.self) { try slower.restore(snapshot, file: "test") }
    #expect(problems?.list.map(\.code) == ["SNP0007"])
    #expect(slower.world.hash == before)
  }

  @Test("A file that cannot be read is a problem with its name")
  func unreadable() {
    for path in ["/no/such/file.snap", "/"] {
      let problems = #expect(throws: Problems.self) { _ = try SnapshotFile.read(path: path) }
      #expect(problems?.list.map(\.code) == ["SNP0001"])
      #expect(problems?.list.first?.file == path)
    }
    let problems = #expect(throws: Problems.self) { _ = try SnapshotFile.read(path: "/dev/zero") }
    #expect(problems?.list.map(\.code) == ["SNP0002"], "a device without end is not read to it")
  }

  @Test("Every code has a row in the reference, and no other has")
  func referencePage() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("Docs/reference/snapshot-problems.md"),
      encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| SNP") }.map { $0.dropFirst(2) }
    #expect(rows.map { String($0.prefix(7)) } == SnapshotProblem.allCases.map(\.rawValue))
  }
}
