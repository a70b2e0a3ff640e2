import Kernel
import Specs

/// A test report as JUnit's XML, as continuous integration reads it: a suite a spec, a case a run.
///
/// Never without a case: a spec that cannot be loaded is a case with an error, and so is a plan
/// that runs nothing. `time` is in simulated seconds, so that the same runs give the same bytes.
public struct JUnit {
  private let report: TestReport

  public init(_ report: TestReport) { self.report = report }

  /// The document with a line end.
  public var text: String {
    var suites = report.plan.suites.map(suite)
    if report.plan.runs.isEmpty, report.unloadable == 0 {
      suites.append(broken(name: "beltline test", file: nil, "nothing", [TestReport.nothing]))
    }
    let tests = suites.reduce(0) { $0 + $1.tests }
    let errors = suites.reduce(0) { $0 + $1.errors }
    let seconds = report.outcomes.reduce(0) { $0 + $1.seconds }
    let head = XML.attributes([
      ("name", "beltline"), ("tests", "\(tests)"), ("failures", "\(report.failed)"),
      ("errors", "\(errors)"), ("skipped", "\(report.skipped)"), ("time", Self.time(seconds)),
    ])
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(head)>\n"
      + suites.map(\.text).joined() + "</testsuites>\n"
  }

  private struct Suite {
    var text: String
    var tests: Int
    var errors = 0
  }

  private func suite(_ suite: TestPlan.Suite) -> Suite {
    if case .failure(let problems) = suite.result {
      return broken(
        name: suite.name, file: suite.file, problems.list.first?.code ?? "problem",
        problems.list.map(\.description))
    }
    let outcomes = report.outcomes[suite.runs]
    let head = XML.attributes([
      ("name", suite.name), ("tests", "\(outcomes.count)"),
      ("failures", "\(outcomes.count { !$0.failures.isEmpty })"), ("errors", "0"),
      ("skipped", "\(outcomes.count(where: \.isSkipped))"),
      ("time", Self.time(outcomes.reduce(0) { $0 + $1.seconds })), ("file", suite.file),
    ])
    var properties = [("version", report.version)]
    if let run = outcomes.first?.run {
      properties += [("scene", run.spec.sceneName), ("scene-hash", hexadecimal(run.sceneHash))]
      if let program = run.programName { properties.append(("program", program)) }
    }
    let text =
      "  <testsuite\(head)>\n" + Self.properties(properties, indent: "    ")
      + outcomes.map { testCase($0, suite) }.joined() + "  </testsuite>\n"
    return Suite(text: text, tests: outcomes.count)
  }

  private func testCase(_ outcome: TestOutcome, _ suite: TestPlan.Suite) -> String {
    let run = outcome.run
    var attributes = [
      ("name", run.name), ("classname", suite.name), ("time", Self.time(outcome.seconds)),
      ("file", suite.file),
    ]
    if let failure = outcome.failures.first { attributes.append(("line", "\(failure.line)")) }
    var text = "    <testcase\(XML.attributes(attributes))>\n"
    var properties = [("seed", "\(run.seed)"), ("command", run.command)]
    if let result = outcome.result { properties.append(("hash", hexadecimal(result.hash))) }
    if let evidence = outcome.evidence { properties.append(("evidence", evidence.folder)) }
    text += Self.properties(properties, indent: "      ")
    for failure in outcome.failures {
      let lines = TestText.lines(failure, of: run) + ["again: \(run.command)"]
      let head = XML.attributes([
        ("message", "\(failure.expectation): \(failure.message)"), ("type", failure.key),
      ])
      text += "      <failure\(head)>\(XML.escaped(lines.joined(separator: "\n")))</failure>\n"
    }
    if outcome.isSkipped { text += "      <skipped message=\"interrupted\"/>\n" }
    return text + "    </testcase>\n"
  }

  /// A suite of one case that could not be.
  private func broken(name: String, file: String?, _ type: String, _ lines: [String]) -> Suite {
    let place = file.map { [("file", $0)] } ?? []
    let head = XML.attributes([("name", name), ("tests", "1"), ("errors", "1")] + place)
    let testCase = XML.attributes([("name", "the spec loads"), ("classname", name)] + place)
    let error = XML.attributes([("message", lines.first ?? ""), ("type", type)])
    let text = """
        <testsuite\(head)>
          <testcase\(testCase)>
            <error\(error)>\(XML.escaped(lines.joined(separator: "\n")))</error>
          </testcase>
        </testsuite>

      """
    return Suite(text: text, tests: 1, errors: 1)
  }

  private static func properties(_ pairs: [(String, String)], indent: String) -> String {
    let rows = pairs.map { name, value in
      "\(indent)  <property\(XML.attributes([("name", name), ("value", value)]))/>\n"
    }
    return "\(indent)<properties>\n\(rows.joined())\(indent)</properties>\n"
  }

  /// Seconds with three decimals.
  private static func time(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    let rest = String(1000 + milliseconds % 1000).dropFirst()
    return "\(milliseconds / 1000).\(rest)"
  }
}
