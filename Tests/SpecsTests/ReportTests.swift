import Foundation
import FoundationXML
import Kernel
import Runtime
import Scenes
import Sim
import Testing

@testable import Reports
@testable import Specs

/// What is written of a plan that has been run.
@Suite struct ReportTests {
  private static let text = """
    beltline-spec: 1
    name: "Reports & <tags> # \\"quoted\\""
    scene: bench
    for: 1s
    cases:
      - {name: "one & all <fine>", never: Start light, seeds: [1, 2]}
      - name: "fails \\\\ #1"
        seeds: [3, 4]
        steps:
          - {at: 100ms, press: Start}
          - {write: {Meter: 2.5}}
          - {force: {input:Level: 1.5}, for: 100ms}
          - {fault: {Eye: open}}
          - {set: {Selector: Auto}}
          - {at: 500ms, expect: "Start light and Meter < 0"}

    """

  /// A plan of that spec and of one that is none, and its outcomes. The run of a number that is
  /// skipped is never begun.
  private func report(
    skipping: Set<Int> = [], evidence: TestEvidence? = nil,
    _ selection: TestPlan.Selection = .init()
  ) throws -> TestReport {
    let broken = Problems([
      Problem(code: "SPC0012", file: "b<>.yaml", line: 3, column: 4, message: "a \"b\" \u{1B}[0m")
    ])
    let plan = TestPlan(
      [
        .init(file: "a.yaml", result: .success(try TestBench.spec(Self.text)), files: []),
        .init(file: "b<>.yaml", result: .failure(broken), files: []),
      ], selection)
    let outcomes = plan.runs.enumerated().map { number, run -> TestOutcome in
      guard !skipping.contains(number) else { return TestOutcome(run: run, result: nil) }
      var started = run.start()
      return TestOutcome(run: run, result: started.run(), evidence: evidence)
    }
    return TestReport(version: "9.9.9", plan: plan, outcomes: outcomes)
  }

  // MARK: JUnit

  private func junit(_ report: TestReport) throws -> XMLElement {
    let document = try XMLDocument(xmlString: JUnit(report).text)
    return try #require(document.rootElement())
  }

  private func attribute(_ name: String, _ element: XMLElement?) -> String? {
    element?.attribute(forName: name)?.stringValue
  }

  private func properties(_ element: XMLElement) -> [String: String] {
    var found: [String: String] = [:]
    for property in element.elements(forName: "properties").first?.elements(forName: "property")
      ?? []
    {
      found[attribute("name", property) ?? ""] = attribute("value", property)
    }
    return found
  }

  @Test("JUnit counts what there was and escapes what it says")
  func junitCounts() throws {
    let root = try junit(try report())
    #expect(root.name == "testsuites")
    for (name, value) in [
      ("tests", "5"), ("failures", "2"), ("errors", "1"), ("skipped", "0"), ("time", "3.000"),
    ] { #expect(attribute(name, root) == value, "\(name)") }
    let suites = root.elements(forName: "testsuite")
    #expect(suites.map { attribute("tests", $0) } == ["4", "1"])
    #expect(attribute("name", suites[0]) == "Reports & <tags> # \"quoted\"")
    #expect(properties(suites[0])["version"] == "9.9.9")
    #expect(properties(suites[0])["scene"] == "bench")
    #expect(
      properties(suites[0])["scene-hash"] == hexadecimal(try TestBench.scene().model.hash))
    let cases = suites[0].elements(forName: "testcase")
    #expect(
      cases.map { attribute("name", $0) } == [
        "one & all <fine>, seed 1", "one & all <fine>, seed 2", "fails \\ #1, seed 3",
        "fails \\ #1, seed 4",
      ])
    #expect(cases.map { $0.elements(forName: "failure").count } == [0, 0, 1, 1])
    #expect(cases.map { attribute("time", $0) } == ["1.000", "1.000", "0.500", "0.500"])
    #expect(attribute("line", cases[2]) == "15" && attribute("file", cases[2]) == "a.yaml")
    #expect(properties(cases[3])["seed"] == "4")
    #expect(
      properties(cases[3])["command"] == "beltline test spec.yaml --filter 'fails \\ #1' --seed 4")
    let failure = cases[2].elements(forName: "failure")[0]
    #expect(attribute("type", failure) == "expect")
    #expect(attribute("message", failure) == "Start light and Meter < 0: it is not so")
    let told = failure.stringValue ?? ""
    for part in [":15:", "at 500 ms", "Start light = false, Meter = 2.5", "again: beltline test"] {
      #expect(told.contains(part), "\(part)")
    }
  }

  @Test("a spec that does not load is a case with an error")
  func junitErrors() throws {
    let suite = try junit(try report()).elements(forName: "testsuite")[1]
    #expect(attribute("errors", suite) == "1")
    let error = suite.elements(forName: "testcase")[0].elements(forName: "error")[0]
    #expect(attribute("type", error) == "SPC0012")
    // A control character has no place in XML.
    #expect(error.stringValue == "b<>.yaml:3:4: error SPC0012: a \"b\" \u{FFFD}[0m")
  }

  @Test("an interrupted plan tells what it did and what it skipped")
  func junitSkipped() throws {
    let root = try junit(try report(skipping: [1, 3]))
    #expect(attribute("skipped", root) == "2" && attribute("tests", root) == "5")
    let cases = root.elements(forName: "testsuite")[0].elements(forName: "testcase")
    #expect(cases.map { $0.elements(forName: "skipped").count } == [0, 1, 0, 1])
  }

  @Test("a plan that runs nothing is no empty document")
  func junitNothing() throws {
    let plan = TestPlan([])
    let root = try junit(TestReport(version: "1", plan: plan, outcomes: []))
    #expect(attribute("tests", root) == "1" && attribute("errors", root) == "1")
    #expect(TAP(TestReport(version: "1", plan: plan, outcomes: [])).text.contains("1..0 # "))
  }

  @Test(
    "XML holds no character that it must not",
    arguments: [
      ("a\nb\tc\r", "a&#10;b&#9;c&#13;"),
      ("\u{0}\u{B}\u{7F}\u{85}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      (unassigned, "\u{FFFD}\u{FFFD}\u{FFFD}"), ("ä€🏭", "ä€🏭"), ("]]>", "]]&gt;"),
    ])
  func escaping(text: String, expected: String) throws {
    #expect(XML.escaped(text) == expected)
    _ = try XMLDocument(xmlString: "<a b=\"\(XML.escaped(text))\">\(XML.escaped(text))</a>")
  }

  /// Characters that Unicode keeps for nothing.
  private static let unassigned = String(
    String.UnicodeScalarView([0xFFFE, 0xFDD0, 0x1FFFF].compactMap { Unicode.Scalar($0 as UInt32) }))

  // MARK: TAP

  @Test("TAP has a plan, a line a run, and YAML about failures")
  func tap() throws {
    let evidence = TestEvidence(folder: "results/x")
    let lines = TAP(try report(skipping: [1], evidence: evidence)).text
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.prefix(2) == ["TAP version 14", "1..5"])
    let results = lines.filter { $0.hasPrefix("ok") || $0.hasPrefix("not ok") }
    let suite = "Reports & <tags> \\# \"quoted\""
    #expect(
      results == [
        "ok 1 - \(suite): one & all <fine>, seed 1",
        "ok 2 - \(suite): one & all <fine>, seed 2 # SKIP interrupted",
        "not ok 3 - \(suite): fails \\\\ \\#1, seed 3",
        "not ok 4 - \(suite): fails \\\\ \\#1, seed 4",
        "not ok 5 - b<>.yaml: the spec loads",
      ])
    #expect(lines.filter { $0 == "  ---" }.count == 3 && lines.filter { $0 == "  ..." }.count == 3)
    for line in [
      "  seed: 3", "  version: \"9.9.9\"", "  evidence: \"results/x\"",
      "    - message: \"it is not so\"", "      at: \"500 ms\"", "      line: 15",
      "        \"Meter\": \"2.5\"",
      "    - \"b<>.yaml:3:4: error SPC0012: a \\\"b\\\"  [0m\"",
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test("each block of YAML in TAP can be read")
  func tapBlocks() throws {
    let text = TAP(try report()).text
    let blocks = text.components(separatedBy: "  ---\n").dropFirst()
      .map { $0.components(separatedBy: "  ...\n")[0] }
    #expect(blocks.count == 3)
    for block in blocks {
      let log = ProblemLog(file: "block")
      #expect(DocumentReader(log: log).read(block) != nil, "\(log.problems)")
    }
  }

  // MARK: Text

  @Test("the readable report tells each case once, and failures in full once")
  func readable() throws {
    let report = try report()
    let text = TestText(isColoured: false)
    var progress = TestProgress(report.plan, text)
    var shown = [progress.begin()]
    for outcome in report.outcomes { shown.append(progress.add(outcome)) }
    #expect(shown[0] == "Reports & <tags> # \"quoted\" (spec.yaml, scene bench)\n")
    #expect(shown[1] == "")
    #expect(shown[2] == "  ok   one & all <fine>, 2 seeds, 1 s\n")
    #expect(shown[3] == "")
    let failures = shown[4].split(separator: "\n").map(String.init)
    #expect(failures.first == "  FAIL fails \\ #1, seed 3")
    #expect(failures.contains("         spec.yaml:15:29: expect: Start light and Meter < 0"))
    #expect(failures.contains("         at 500 ms: it is not so"))
    #expect(failures.contains("  FAIL fails \\ #1, seed 4: expect in line 15, at 500 ms"))
    #expect(shown[4].contains("b<>.yaml\n  could not start\n"))
    let summary = text.summary(report, seconds: 2)
    #expect(summary.hasPrefix("4 runs: 2 passed, 2 failed, 1 spec could not start\n"))
    #expect(summary.contains("3 s simulated in 2.0 s, 1 times as fast as real time"))
    #expect(!shown.joined().contains("\u{1B}["))
    #expect(TestText(isColoured: true).lines([report.outcomes[0]]).contains("\u{1B}[32mok"))
  }

  @Test("a filter that matches nothing says so and shows no heads")
  func nothingRun() throws {
    var selection = TestPlan.Selection()
    selection.filters = ["no such case"]
    let plan = TestPlan(
      [.init(file: "a.yaml", result: .success(try TestBench.spec(Self.text)), files: [])], selection
    )
    var progress = TestProgress(plan, TestText(isColoured: false))
    #expect(progress.begin() == "")
    let report = TestReport(version: "1", plan: plan, outcomes: [])
    #expect(
      TestText(isColoured: false).summary(report, seconds: 0).contains(TestReport.nothing))
  }

  // MARK: Evidence

  @Test("a failed run leaves its trace, a recording and a snapshot; a later one clears them")
  func evidence() throws {
    let folder = try TestFolder()
    let plan = try report().plan
    let folders = TestEvidence.folders(of: plan, under: folder.path("out"))
    #expect(
      folders.map { $0.dropFirst(folder.path("out").count) } == [
        "/a/1-one-all-fine-seed-1", "/a/1-one-all-fine-seed-2", "/a/2-fails-1-seed-3",
        "/a/2-fails-1-seed-4",
      ])
    func write(_ number: Int) throws -> TestEvidence? {
      var run = plan.runs[number].start()
      return try TestEvidence.write(
        of: plan.runs[number], run.run(), keepsGoing: false, folder: folders[number],
        version: "9.9.9")
    }
    #expect(try write(0) == nil)
    #expect(folder.names("out") == [])
    let evidence = try #require(try write(2))
    #expect(evidence.folder == folders[2])
    #expect(
      folder.names("out/a/2-fails-1-seed-3") == ["before.snap", "recording.json", "trace.csv"])

    let trace = try folder.text("out/a/2-fails-1-seed-3/trace.csv").split(separator: "\n")
    #expect(trace[0] == "tick,time,tag,kind,id,value")
    #expect(
      trace.contains {
        $0.hasPrefix("10,0.100,Start,input,") == false && $0.hasPrefix("11,0.110,Start,input,")
      })
    #expect(trace.last.map { Int($0.prefix { $0 != "," }) ?? 0 <= 50 } == true)

    let data = Data(try folder.text("out/a/2-fails-1-seed-3/recording.json").utf8)
    let recording = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(recording["seed"] as? Int == 3 && recording["version"] as? String == "9.9.9")
    #expect(recording["scene"] as? String == "bench")
    let commands = try #require(recording["commands"] as? [[String: Any]])
    #expect(
      commands.map { $0["action"] as? String } == [
        "press", "write", "force", "fault", "set", "unforce",
      ])
    #expect(commands.map { $0["tick"] as? Int } == [10, 10, 10, 10, 10, 20])
    #expect(commands[0]["part"] as? String == "Start button")
    #expect(commands[2]["kind"] as? String == "input" && commands[2]["value"] as? String == "1.5")
    #expect(commands[3]["tag"] as? String == "Eye" && commands[3]["value"] as? String == "open")

    // From the snapshot the plant goes on.
    let path = folder.path("out/a/2-fails-1-seed-3/before.snap")
    var session = Session(scene: try TestBench.scene(), seed: 0)
    try session.restore(try SnapshotFile.read(path: path), file: path)
    #expect(session.frame().tick == 0 && session.frame().seed == 3)

    try "mine".write(
      toFile: folders[2] + "/notes.txt", atomically: false, encoding: .utf8)
    TestEvidence.clear(folders[2])
    #expect(folder.names("out/a/2-fails-1-seed-3") == ["notes.txt"])
    TestEvidence.clear(folder.path("nowhere"))
  }

  @Test("two specs of one name leave their evidence in two folders")
  func evidenceFolders() throws {
    let spec = try TestBench.spec(Self.text)
    let plan = TestPlan(
      ["x/a.yaml", "y/a.yaml", "x/a.yaml"].map {
        .init(file: $0, result: .success(spec), files: [])
      })
    let folders = TestEvidence.folders(of: plan, under: "out")
    #expect(folders[0].hasPrefix("out/a/") && folders[4].hasPrefix("out/a-2/"))
    #expect(folders[8] == folders[0])
  }
}
