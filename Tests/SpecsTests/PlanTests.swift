import Foundation
import Kernel
import PlantTesting
import Runtime
import Scenes
import Synchronization
import TestSupport
import Testing

@testable import Specs

/// A folder of its own, gone after the test.
final class TestFolder {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("beltline-specs-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    let place = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: place, atomically: false, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  func names(_ folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
  }
}

@Suite struct PlanTests {
  private static let text = """
    beltline-spec: 1
    name: Plan
    scene: bench
    for: 1s
    seeds: 3 to 5
    cases:
      - {name: One is dark, never: Start light}
      - {name: Two is dark, never: Start light, seeds: [9]}
      - {name: Three is lit, always: Start light, seeds: 7}
    """

  private func loaded(_ text: String = text, file: String = "plan.yaml") -> SpecLoader.Loaded {
    do throws(Problems) {
      return SpecLoader.Loaded(file: file, result: .success(try TestBench.spec(text)), files: [])
    } catch {
      return SpecLoader.Loaded(file: file, result: .failure(error), files: [])
    }
  }

  @Test("a plan runs every case with each of its seeds, in order")
  func everything() {
    let plan = TestPlan([loaded(), loaded("nonsense: 1", file: "b.yaml"), loaded()])
    let names =
      ["One is dark, seed 3", "One is dark, seed 4", "One is dark, seed 5"]
      + ["Two is dark, seed 9", "Three is lit, seed 7"]
    #expect(plan.runs.map(\.name) == names + names)
    #expect(plan.suites.map(\.runs) == [0..<5, 5..<5, 5..<10])
    #expect(plan.suites.map(\.name) == ["Plan", "b.yaml", "Plan"])
  }

  @Test("filters and seeds select")
  func selection() {
    var selection = TestPlan.Selection()
    selection.filters = ["two", "LIT"]
    #expect(
      TestPlan([loaded()], selection).runs.map(\.name) == [
        "Two is dark, seed 9", "Three is lit, seed 7",
      ])
    selection.seeds = [1, 2]
    #expect(TestPlan([loaded()], selection).runs.map(\.seed) == [1, 2, 1, 2])
    selection.filters = ["none"]
    #expect(TestPlan([loaded()], selection).runs.isEmpty)
  }

  @Test("a filter that is the whole name of a case means that case alone")
  func wholeNames() {
    let text = """
      beltline-spec: 1
      name: Plan
      scene: bench
      for: 1s
      cases:
        - {name: a, never: Start light}
        - {name: ab, never: Start light}
      """
    var selection = TestPlan.Selection()
    selection.filters = ["a"]
    #expect(TestPlan([loaded(text)], selection).runs.map(\.testCase.name) == ["a"])
    selection.filters = ["A"]
    #expect(TestPlan([loaded(text)], selection).runs.map(\.testCase.name) == ["a", "ab"])
  }

  @Test("what begins with a dash is no option of the command that repeats it")
  func dashes() throws {
    let text = Self.text.replacingOccurrences(of: "One is dark", with: "-dash")
    var selection = TestPlan.Selection()
    selection.programs = ["-p.st"]
    let run = try #require(TestPlan([loaded(text)], selection).runs.first)
    #expect(
      run.command == "beltline test spec.yaml --filter='-dash' --seed 3 --program ./-p.st")
  }

  @Test("the command that repeats a run is one a shell understands")
  func commands() {
    let text = Self.text.replacingOccurrences(of: "One is dark", with: "it's $HOME; \\\"x\\\"")
      .replacingOccurrences(
        of: "{name: it's $HOME; \\\"x\\\"", with: "{name: \"it's $HOME; \\\"x\\\"\"")
    let run = TestPlan([loaded(text, file: "a b.yaml")]).runs[0]
    // The spec itself knows its file from where it was read.
    #expect(
      run.command
        == "beltline test spec.yaml --filter 'it'\\''s $HOME; \"x\"' --seed 3")
  }

  @Test("work is reported in order, whatever the order in which it is done", arguments: [1, 2, 7])
  func order(jobs: Int) {
    let started = Mutex<Set<Int>>([])
    var reported: [Int] = []
    OrderedWork.run(count: 50, jobs: jobs) { number -> Int in
      started.withLock { _ = $0.insert(number) }
      // The even ones take longer.
      var sum = 0
      for step in 0..<(number.isMultiple(of: 2) ? 200_000 : 10) { sum &+= step }
      return sum == -1 ? -1 : number
    } report: { number, output in
      #expect(number == output)
      reported.append(number)
    }
    #expect(reported == Array(0..<50))
    #expect(started.withLock { $0.count } == 50)
  }

  @Test func noWorkIsDoneAtOnce() {
    OrderedWork.run(count: 0, jobs: 4) {
      $0
    } report: { _, _ in
      Issue.record("nothing to report")
    }
  }

  @Test("the same runs come out the same, however many there are at a time")
  func determinism() throws {
    let text = """
      beltline-spec: 1
      name: Weight
      scene: sorting-by-weight
      program: test
      for: 15s
      seeds: 1 to 3
      cases:
        - name: sorts
          steps:
            - {at: 3s, press: Start, for: 200ms}
            - {fault: {At scale: open}, for: 5s}
          items: {where: mass > 10, leave: Right remover, within: 10s}
      """
    let surroundings = SpecFile.Surroundings(
      scene: { name throws(Problems) in try SceneLibrary.standard.load(named: name) },
      controller: { _, _ in SortingByWeight() })
    let spec = try SpecFile.decode(text, file: "weight.yaml", in: surroundings)
    let plan = TestPlan([.init(file: "weight.yaml", result: .success(spec), files: [])])
    func results(jobs: Int) -> [CaseResult] {
      var results: [CaseResult] = []
      OrderedWork.run(count: plan.runs.count, jobs: jobs) { number in
        var run = plan.runs[number].start(keepsGoing: true)
        return run.run()
      } report: { _, result in
        results.append(result)
      }
      return results
    }
    let one = results(jobs: 1)
    let several = results(jobs: 3)
    #expect(one.map(\.hash) == several.map(\.hash))
    #expect(one.map(\.outcome) == several.map(\.outcome))
    #expect(one.map(\.commands) == several.map(\.commands))
    // Seeds differ in what comes, or there would be no use for several.
    #expect(Set(one.map(\.hash)).count == 3)
  }

  @Test("a run that is interrupted says so, unless it has failed before")
  func interruption() throws {
    let spec = try TestBench.spec(Self.text)
    var asked = 0
    var run = CaseRun(spec.cases[0], of: spec, seed: 1)
    let result = run.run(isInterrupted: {
      asked += 1
      return true
    })
    #expect(result.outcome == .interrupted && result.ticks == 0 && asked == 1)
    var failing = CaseRun(spec.cases[2], of: spec, seed: 1)
    #expect(failing.run(isInterrupted: { false }).told == ["always: it does not hold"])
  }
}

@Suite struct LoaderTests {
  private static let spec = """
    beltline-spec: 1
    name: Files
    scene: plant/scene.yaml
    for: 1s
    cases: [{name: a, never: Start light}]

    """

  @Test("scenes are found from the spec's folder, by file and by folder, or by name")
  func scenes() throws {
    let folder = try TestFolder()
    try folder.write(TestBench.document, to: "specs/plant/scene.yaml")
    let library = SceneLibrary(folders: [Repository.root.appendingPathComponent("Scenes")])
    let loader = SpecLoader(library: library)
    for scene in ["plant/scene.yaml", "plant", "./plant/", folder.path("specs/plant")] {
      try folder.write(
        Self.spec.replacingOccurrences(of: "plant/scene.yaml", with: scene), to: "specs/a.yaml")
      let loaded = loader.load(path: folder.path("specs/a.yaml"))
      #expect(try loaded.result.get().sceneName == "bench")
      #expect(loaded.files.count == 2 && loaded.files[1].hasSuffix("scene.yaml"))
    }
    try folder.write(
      Self.spec.replacingOccurrences(of: "plant/scene.yaml", with: "from-a-to-b")
        .replacingOccurrences(of: "Start light", with: "Conveyor"), to: "specs/a.yaml")
    let bundled = loader.load(path: folder.path("specs/a.yaml"))
    #expect(try bundled.result.get().sceneName == "from-a-to-b")
    try folder.write(
      Self.spec.replacingOccurrences(of: "plant/scene.yaml", with: "from-a-to-c"),
      to: "specs/a.yaml")
    let missing = loader.load(path: folder.path("specs/a.yaml"))
    guard case .failure(let problems) = missing.result else {
      Issue.record("there is no such scene")
      return
    }
    #expect(problems.list.map(\.code) == ["SPC0010"])
    #expect(problems.list[0].hint.contains("from-a-to-b"))
  }

  @Test("a program or a list of tags that is not there is a problem of its file")
  func missingFiles() throws {
    let folder = try TestFolder()
    try folder.write(TestBench.document, to: "plant/scene.yaml")
    func problems(_ lines: String) throws -> [String] {
      try folder.write(Self.spec + lines, to: "a.yaml")
      let loaded = SpecLoader().load(path: folder.path("a.yaml"))
      // A program that lies nowhere cannot be watched.
      #expect(loaded.files.count == (lines == "program: bundled\n" ? 2 : 3))
      guard case .failure(let problems) = loaded.result else { return [] }
      return problems.list.map(\.code)
    }
    #expect(try problems("program: p.st\n") == ["PLC0600"])
    #expect(try problems("program: bundled\n") == ["PLC0603"])
    #expect(try problems("program: bundled\nmapping: {csv: t.csv}\n") == ["SPC0009"])
  }

  @Test("changes of files are told once, also when files come and go")
  func watching() throws {
    let folder = try TestFolder()
    try folder.write("1", to: "a")
    var watch = FileWatch([folder.path("a"), folder.path("b")])
    #expect(watch.changes() == [])
    try folder.write("22", to: "a")
    #expect(watch.changes() == [folder.path("a")])
    #expect(watch.changes() == [])
    try folder.write("1", to: "b")
    #expect(watch.changes() == [folder.path("b")])
    try FileManager.default.removeItem(atPath: folder.path("a"))
    #expect(watch.changes() == [folder.path("a")])
  }

  @Test("a file that was saved while it was being read is told of once")
  func savedMeanwhile() throws {
    let folder = try TestFolder()
    try folder.write("1", to: "a")
    func save(_ file: String, _ moment: Date) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: moment], ofItemAtPath: folder.path(file))
    }
    let begin = Date(timeIntervalSinceNow: -10)
    try save("a", begin.addingTimeInterval(5))
    var watch = FileWatch([folder.path("a")], since: begin)
    #expect(watch.changes() == [folder.path("a")])
    #expect(watch.changes() == [])
    for other in [begin.addingTimeInterval(-5), Date(timeIntervalSinceNow: 1000)] {
      try save("a", other)
      watch = FileWatch([folder.path("a")], since: begin)
      #expect(watch.changes() == [])
    }
  }

  @Test("rounds are run until nobody waits any more, and know what changed")
  func rounds() {
    var seen: [[String]] = []
    WatchLoop.run { changed in
      seen.append(changed)
      return FileWatch([])
    } wait: { _ in
      seen.count < 3 ? ["file \(seen.count)"] : nil
    }
    #expect(seen == [[], ["file 1"], ["file 2"]])
  }
}
