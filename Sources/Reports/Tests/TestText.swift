import Kernel
import Specs

/// The readable report of a plan: one line a case, and a few on each failure.
public struct TestText {
  /// Colours of a terminal.
  private enum Colour: String {
    case green = "32"
    case red = "31"
    case yellow = "33"
    case faint = "2"
  }

  /// Failed seeds of a case that are named after the first.
  private static let named = 10

  private let isColoured: Bool

  /// - Parameter isColoured: whether it is for a terminal that shows colours.
  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// The head of a spec, or all that is wrong with it.
  public func head(_ suite: TestPlan.Suite) -> String {
    switch suite.result {
    case .success(let spec):
      let program = suite.runs.isEmpty ? "" : ", scene \(spec.sceneName)"
      return "\(Self.printable("\(spec.name) (\(spec.file)\(program))"))\n"
    case .failure(let problems):
      let lines = problems.list.map { "  \(Self.printable($0.description))\n" }.joined()
      return "\(suite.file)\n\(paint("  could not start", .red))\n\(lines)"
    }
  }

  /// A case, once all its runs are over.
  public func lines(_ outcomes: [TestOutcome]) -> String {
    guard let first = outcomes.first else { return "" }
    let failed = outcomes.filter { !$0.failures.isEmpty }
    let skipped = outcomes.count(where: \.isSkipped)
    let passed = outcomes.count - failed.count - skipped
    var text = ""
    if passed > 0 {
      let length = SimulatedTime.text(first.run.testCase.ticks, first.run.tickLength)
      let seeds = passed == 1 && outcomes.count == 1 ? "seed \(first.run.seed)" : "\(passed) seeds"
      text += "  \(paint("ok  ", .green)) \(Self.printable(first.run.testCase.name))"
      text += paint(", \(seeds), \(length)", .faint) + "\n"
    }
    // Seeds mostly fail for one reason: the first tells it, the others are named.
    if let first = failed.first { text += failure(first) }
    for outcome in failed.dropFirst().prefix(Self.named) { text += brief(outcome) }
    if failed.count > Self.named + 1 {
      text += "  \(paint("FAIL", .red)) and \(failed.count - Self.named - 1) more seeds of it\n"
    }
    if skipped > 0 {
      let seeds = skipped == 1 ? "" : ", \(skipped) seeds"
      let name = Self.printable(first.run.testCase.name)
      text += "  \(paint("----", .yellow)) \(name)\(seeds), interrupted\n"
    }
    return text
  }

  private func failure(_ outcome: TestOutcome) -> String {
    var text = "  \(paint("FAIL", .red)) \(Self.printable(outcome.run.name))\n"
    for failure in outcome.failures {
      for line in TestText.lines(failure, of: outcome.run) { text += "         \(line)\n" }
    }
    if let evidence = outcome.evidence {
      text += "       trace and recording: \(evidence.folder)\n"
    }
    return text + "       again: \(Self.printable(outcome.run.command))\n"
  }

  /// A failed run in one line.
  private func brief(_ outcome: TestOutcome) -> String {
    guard let failure = outcome.failures.first else { return "" }
    let time = SimulatedTime.text(failure.tick, outcome.run.tickLength)
    return "  \(paint("FAIL", .red)) \(Self.printable(outcome.run.name))"
      + ": \(failure.key) in line \(failure.line), at \(time)\n"
  }

  /// What happened instead of an expectation, line by line.
  static func lines(_ failure: CaseResult.Failure, of run: TestPlan.Run) -> [String] {
    let time = SimulatedTime.text(failure.tick, run.tickLength)
    var lines = [
      "\(run.spec.file):\(failure.line):\(failure.column): \(failure.key): \(failure.expectation)",
      "at \(time): \(failure.message)",
    ]
    if let because = failure.because { lines.append("because: \(because)") }
    if !failure.readings.isEmpty {
      lines.append(failure.readings.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
    }
    return lines.map(printable)
  }

  /// A text as one line for a terminal: what a spec or a program says must not move its cursor.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The last line: what there was and how fast it went.
  ///
  /// - Parameter seconds: how long it took in real time.
  public func summary(_ report: TestReport, seconds: Double) -> String {
    let runs = report.outcomes.count
    let passed = runs - report.failed - report.skipped
    var parts = [paint("\(passed) passed", passed > 0 ? .green : nil)]
    if report.failed > 0 { parts.append(paint("\(report.failed) failed", .red)) }
    if report.skipped > 0 { parts.append(paint("\(report.skipped) not run", .yellow)) }
    if report.unloadable > 0 {
      let specs = report.unloadable == 1 ? "spec" : "specs"
      parts.append(paint("\(report.unloadable) \(specs) could not start", .red))
    }
    let simulated = report.outcomes.reduce(0) { $0 + $1.seconds }
    let ratio = seconds > 0 ? Int(simulated / seconds) : 0
    var text = "\(runs) \(runs == 1 ? "run" : "runs"): \(parts.joined(separator: ", "))\n"
    if runs == 0, report.unloadable == 0 { text += "\(TestReport.nothing)\n" }
    guard runs > 0 else { return text }
    let took = (seconds * 100).rounded() / 100
    return text
      + paint(
        "\(Int(simulated)) s simulated in \(took) s, \(ratio) times as fast as real time\n", .faint)
  }

  private func paint(_ text: String, _ colour: Colour?) -> String {
    guard isColoured, let colour else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}
