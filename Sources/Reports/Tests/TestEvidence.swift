import Foundation
import Kernel
import Runtime
import Specs
import Tags

/// What a failed run leaves behind: the trace of its tags, a recording of what was done to the
/// plant, and a snapshot of shortly before.
///
/// A run is a pure function of its spec and seed: so nothing is recorded until it has failed, and
/// then it is run again.
public struct TestEvidence: Sendable {
  /// The folder of its files.
  public let folder: String

  static let traceName = "trace.csv"
  static let recordingName = "recording.json"
  static let snapshotName = "before.snap"

  /// How long before the failure the snapshot is made, ms.
  private static let lead = 2000

  /// Removes what an earlier run of the same name left in a folder, and nothing else.
  public static func clear(_ folder: String) {
    for name in [traceName, recordingName, snapshotName] {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    // A folder with other files in it stays.
    rmdir(folder)
  }

  /// Runs a failed run again and writes its files into a folder, which is made.
  ///
  /// - Returns: nil for a run that did not fail.
  public static func write(
    of run: TestPlan.Run, _ result: CaseResult, keepsGoing: Bool, folder: String, version: String
  ) throws(ReportFile.Failure) -> TestEvidence? {
    guard case .failed(let failures) = result.outcome, let first = failures.first else {
      return nil
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ReportFile.Failure(description: "\(folder) cannot be made")
    }
    let lead = run.tickLength.ticks(inMilliseconds: lead)
    let snapshotTick = max(0, first.tick - lead)
    var trace = try TagTrace(path: "\(folder)/\(traceName)")
    var snapshot: [UInt8] = []
    var plant: Plant?
    var again = run.start(keepsGoing: keepsGoing)
    do {
      try again.replay(
        through: result.ticks,
        look: { tick, session in
          plant = session.plant
          try trace.add(session.tags, of: session.plant, tick: tick)
          if tick == snapshotTick { snapshot = session.snapshot }
        })
    } catch {
      trace.discard()
      throw error as? ReportFile.Failure
        ?? ReportFile.Failure(description: "\(folder)/\(traceName) cannot be written")
    }
    try trace.finish()
    try write(snapshot, to: "\(folder)/\(snapshotName)")
    if let plant {
      let recording = TestRecording(
        run, failures, result.commands, plant, snapshotTick: snapshotTick, version: version)
      try write(recording.json.utf8, to: "\(folder)/\(recordingName)")
    }
    return TestEvidence(folder: folder)
  }

  private static func write(
    _ bytes: some Sequence<UInt8>, to path: String
  ) throws(ReportFile.Failure) {
    let file = try ReportFile(path: path)
    try file.write(bytes: bytes)
    try file.finish()
  }

  /// The folder of each run of a plan under another: the spec's, the case's name, and the seed.
  public static func folders(of plan: TestPlan, under root: String) -> [String] {
    var taken: [String: String] = [:]
    return plan.suites.flatMap { suite -> [String] in
      let stem = slug(URL(fileURLWithPath: suite.file).deletingPathExtension().lastPathComponent)
      // Two specs of one name in different folders are told apart by a number.
      var name = stem
      var number = 1
      while let other = taken[name], other != suite.file {
        number += 1
        name = "\(stem)-\(number)"
      }
      taken[name] = suite.file
      return plan.runs[suite.runs].map { run in
        "\(root)/\(name)/\(run.caseIndex + 1)-\(slug(run.testCase.name))-seed-\(run.seed)"
      }
    }
  }

  /// A name for files: a to z, 0 to 9 and `-`.
  static func slug(_ text: String) -> String {
    let letters = text.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    let words = String(letters).split(separator: "-").joined(separator: "-")
    return words.isEmpty ? "case" : String(words.prefix(60))
  }
}
