import Kernel
import Specs

/// A test report as version 14 of the Test Anything Protocol: a line a run, and what failed as YAML
/// below it.
public struct TAP {
  private let report: TestReport

  public init(_ report: TestReport) { self.report = report }

  /// The document with a line end.
  public var text: String {
    let entries = report.plan.suites.flatMap(entries)
    var text = "TAP version 14\n1..\(entries.count)"
    if entries.isEmpty { text += " # \(TestReport.nothing)" }
    text += "\n"
    for (number, entry) in entries.enumerated() {
      let result = entry.isRight ? "ok" : "not ok"
      text += "\(result) \(number + 1) - \(entry.title)\(entry.directive)\n"
      guard !entry.lines.isEmpty else { continue }
      text += "  ---\n" + entry.lines.map { "  \($0)\n" }.joined() + "  ...\n"
    }
    return text
  }

  private struct Entry {
    var isRight: Bool
    var title: String
    var directive = ""
    /// YAML, line by line.
    var lines: [String] = []
  }

  private func entries(_ suite: TestPlan.Suite) -> [Entry] {
    if case .failure(let problems) = suite.result {
      let lines = ["problems:"] + problems.list.map { "  - \(Self.quoted($0.description))" }
      return [
        Entry(
          isRight: false, title: Self.title("\(suite.name): the spec loads"), lines: lines)
      ]
    }
    return report.outcomes[suite.runs].map { entry($0, suite) }
  }

  private func entry(_ outcome: TestOutcome, _ suite: TestPlan.Suite) -> Entry {
    let run = outcome.run
    var entry = Entry(
      isRight: outcome.failures.isEmpty, title: Self.title("\(suite.name): \(run.name)"))
    if outcome.isSkipped { entry.directive = " # SKIP interrupted" }
    guard !outcome.failures.isEmpty else { return entry }
    entry.lines = [
      "seed: \(run.seed)", "scene: \(Self.quoted(run.spec.sceneName))",
      "scene-hash: \(Self.quoted(hexadecimal(run.sceneHash)))",
      "version: \(Self.quoted(report.version))", "command: \(Self.quoted(run.command))",
    ]
    if let evidence = outcome.evidence {
      entry.lines.append("evidence: \(Self.quoted(evidence.folder))")
    }
    entry.lines.append("failures:")
    for failure in outcome.failures {
      let time = SimulatedTime.text(failure.tick, run.tickLength)
      entry.lines += [
        "  - message: \(Self.quoted(failure.message))",
        "    expectation: \(Self.quoted("\(failure.key): \(failure.expectation)"))",
        "    at: \(Self.quoted(time))",
        "    file: \(Self.quoted(run.spec.file))", "    line: \(failure.line)",
        "    column: \(failure.column)",
      ]
      guard !failure.readings.isEmpty else { continue }
      entry.lines.append("    readings:")
      for reading in failure.readings {
        entry.lines.append("      \(Self.quoted(reading.name)): \(Self.quoted(reading.value))")
      }
    }
    return entry
  }

  /// A description: signs that would begin a directive are escaped.
  private static func title(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "#": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
      }
    }
    return result
  }

  /// A text as YAML in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
      }
    }
    return result + "\""
  }
}
