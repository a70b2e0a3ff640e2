import Foundation
import Kernel
import Runtime
import Specs
import Tags

/// What was done to a plant in a run, tick by tick: with the scene, the program and the seed it is
/// enough to bring the run about again.
struct TestRecording: Encodable {
  /// One command, at the boundary after so many ticks.
  struct CommandRow: Encodable {
    var tick: Int
    /// `write`, `force`, `unforce`, `fault`, `heal`, `press`, `release` or `set`.
    var action: String
    /// The tag's name and kind, or the part's name.
    var tag: String?
    var kind: String?
    var part: String?
    /// A tag's value, a fault, or a device's setting.
    var value: String?
  }

  /// One expectation that was not met.
  struct FailureRow: Encodable {
    var tick: Int
    var seconds: Double
    var key: String
    var expectation: String
    var line: Int
    var column: Int
    var message: String
  }

  /// The snapshot beside the recording.
  struct SnapshotRow: Encodable {
    var file: String
    /// Ticks of the run before it; the commands of that boundary come after it.
    var tick: Int
  }

  var format = 1
  var version: String
  var spec: String
  var testCase: String
  var scene: String
  var sceneHash: String
  var program: String?
  var seed: UInt64
  var tickMilliseconds: Int
  var command: String
  var failures: [FailureRow]
  var snapshot: SnapshotRow
  var commands: [CommandRow]

  init(
    _ run: TestPlan.Run, _ failures: [CaseResult.Failure],
    _ commands: [CaseResult.AppliedCommand], _ plant: Plant, snapshotTick: Tick, version: String
  ) {
    self.version = version
    spec = run.spec.file
    testCase = run.testCase.name
    scene = run.spec.sceneName
    sceneHash = hexadecimal(run.sceneHash)
    program = run.programName
    seed = run.seed
    tickMilliseconds = run.tickLength.milliseconds
    command = run.command
    snapshot = SnapshotRow(file: TestEvidence.snapshotName, tick: snapshotTick)
    self.failures = failures.map { failure in
      FailureRow(
        tick: failure.tick, seconds: run.tickLength.time(at: failure.tick), key: failure.key,
        expectation: failure.expectation, line: failure.line, column: failure.column,
        message: failure.message)
    }
    self.commands = commands.map { CommandRow($0, plant) }
  }

  /// The recording as JSON with a line end.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(self)) ?? Data("{}".utf8)
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

extension TestRecording.CommandRow {
  init(_ command: CaseResult.AppliedCommand, _ plant: Plant) {
    self.init(tick: command.tick, action: "write")
    switch command.change {
    case .write(let tag, let value): set("write", tag, plant, CSV.value(value))
    case .force(let tag, let value): set("force", tag, plant, CSV.value(value))
    case .release(let tag): set("unforce", tag, plant, nil)
    case .fault(let tag, let fault, let on):
      set(on ? "fault" : "heal", tag, plant, fault == .openCircuit ? "open" : "short")
    case .operate(let device, let action):
      part = plant.parts.first { $0.device == device }?.name
      switch action {
      case .press: self.action = "press"
      case .release: self.action = "release"
      case .set(let number): (self.action, value) = ("set", "\(number)")
      }
    }
  }

  private mutating func set(_ action: String, _ tag: TagIndex, _ plant: Plant, _ value: String?) {
    self.action = action
    self.tag = plant.table[tag].name
    kind = "\(plant.table[tag].kind)"
    self.value = value
  }
}
