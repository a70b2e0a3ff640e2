import ArgumentParser
import Foundation
import Kernel
import Reports
import Specs

/// `beltline test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run specs: scenarios that a plant and its program must pass, in simulated time.",
    discussion: """
      Exits with 0 when all runs passed, 1 when one failed, 2 when a spec could not start or \
      nothing was run, 130 when interrupted.
      """)

  @Argument(help: "Paths of spec files.")
  var specs: [String]

  @Option(
    help: ArgumentHelp("Runs at the same time; one a processor when left out.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Go on with a run after its first failure.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp("Where failed runs leave trace and recording.", valueName: "folder"))
  var output = "beltline-results"

  @Option(help: ArgumentHelp("Write a report as JUnit's XML.", valueName: "file.xml"))
  var junit: String?

  @Option(
    help: ArgumentHelp(
      "Write a report as TAP; - for the standard output, instead of the readable one.",
      valueName: "file.tap"))
  var tap: String?

  @Option(
    help: ArgumentHelp(
      "Run only cases with this in their name. May be repeated.", valueName: "text"))
  var filter: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run with this seed instead of those of the specs. May be repeated.", valueName: "n"))
  var seed: [UInt64] = []

  @Option(
    help: ArgumentHelp(
      "Test this program instead of the specs' own. May be repeated for several files.",
      valueName: "file"))
  var program: [String] = []

  @Flag(help: "Run again whenever a spec, program, scene or list of tags changes, until Ctrl-C.")
  var watch = false

  func validate() throws {
    guard jobs.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--jobs must be a number from 1 to 1024")
    }
    guard Set(seed).count == seed.count else { throw ValidationError("the seeds must differ") }
    guard !output.isEmpty else { throw ValidationError("--output must name a folder") }
    if let junit, let tap, Self.place(junit) == Self.place(tap) {
      throw ValidationError("--junit and --tap need different files")
    }
  }

  /// A path by which two ways to write it are one.
  private static func place(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// The files, each once: runs of one spec beside each other would write the same files.
  fileprivate var files: [String] {
    var places: Set<String> = []
    return specs.filter { places.insert(Self.place($0)).inserted }
  }

  func run() throws {
    Interrupt.listen()
    // A reader that goes away is no reason to lose the reports.
    signal(SIGPIPE, SIG_IGN)
    guard watch else {
      if let code = try TestRound(command: self).run().code { throw code }
      return
    }
    try WatchLoop.run { changed in
      if !changed.isEmpty { Exit.say("beltline: \(changed.joined(separator: ", ")) changed") }
      return try TestRound(command: self).run().watch
    } wait: { watch in
      // Looking at a few files costs nothing; people do not notice a third of a second.
      while !Interrupt.isPending {
        Thread.sleep(forTimeInterval: 0.3)
        let changes = watch.changes()
        if !changes.isEmpty { return changes }
      }
      return nil
    }
    throw Exit.interrupted
  }
}

/// One round of tests: load, run, report.
private struct TestRound {
  let command: TestCommand

  /// What came of it.
  struct Result {
    /// Nil when all is well.
    var code: ExitCode?
    /// The files it depended on, as they were before.
    var watch: FileWatch
  }

  func run() throws -> Result {
    let begin = Date.now
    let loader = SpecLoader(programs: command.program)
    let loaded = command.files.map { loader.load(path: $0) }
    let watch = FileWatch(loaded.flatMap(\.files), since: begin)
    for case .success(let spec) in loaded.map(\.result) {
      for warning in spec.warnings { Exit.say(warning.description) }
    }
    var selection = TestPlan.Selection()
    selection.filters = command.filter
    selection.seeds = command.seed
    selection.programs = command.program
    let plan = TestPlan(loaded, selection)

    // Reports are opened before the runs: a path that cannot be written costs no time.
    let junit = try open(command.junit)
    let tap: ReportFile?
    do {
      tap = try command.tap == "-" ? nil : open(command.tap)
    } catch {
      junit?.discard()
      throw error
    }
    let start = ContinuousClock.now
    let (outcomes, failure) = runAll(plan)
    let seconds = (ContinuousClock.now - start) / .seconds(1)

    let report = TestReport(version: Version.number, plan: plan, outcomes: outcomes)
    defer { tap?.discard() }
    try write(JUnit(report).text, to: junit)
    try write(TAP(report).text, to: tap)
    if let failure { throw failure }
    if command.tap == "-" {
      try put(TAP(report).text)
    } else {
      try put("\n" + text.summary(report, seconds: seconds))
    }
    return Result(code: code(of: report), watch: watch)
  }

  private func code(of report: TestReport) -> ExitCode? {
    if Interrupt.isPending { return Exit.interrupted }
    if report.unloadable > 0 || report.outcomes.isEmpty { return Exit.couldNotStart }
    return report.failed > 0 ? Exit.failed : nil
  }

  private var text: TestText {
    let environment = ProcessInfo.processInfo.environment
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return TestText(isColoured: !isPlain && isatty(STDOUT_FILENO) == 1)
  }

  /// Runs everything and tells how it goes; with the outcomes comes what kept it from telling.
  private func runAll(_ plan: TestPlan) -> ([TestOutcome], (any Error)?) {
    let folders = TestEvidence.folders(of: plan, under: command.output)
    let keepsGoing = command.keepGoing
    let isQuiet = command.tap == "-"
    var outcomes: [TestOutcome] = []
    var progress = TestProgress(plan, text)
    var failure: (any Error)?
    func say(_ text: String) {
      guard !isQuiet, failure == nil, !text.isEmpty else { return }
      do { try put(text) } catch { failure = error }
    }
    say(progress.begin())
    OrderedWork.run(
      count: plan.runs.count, jobs: command.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    ) { number in
      Self.outcome(of: plan.runs[number], keepsGoing: keepsGoing, folder: folders[number])
    } report: { _, outcome in
      outcomes.append(outcome)
      say(progress.add(outcome))
    }
    return (outcomes, failure)
  }

  private static func outcome(
    of run: TestPlan.Run, keepsGoing: Bool, folder: String
  ) -> TestOutcome {
    guard !Interrupt.isPending else { return TestOutcome(run: run, result: nil) }
    TestEvidence.clear(folder)
    var started = run.start(keepsGoing: keepsGoing)
    let result = started.run(isInterrupted: { Interrupt.isPending })
    do {
      let evidence = try TestEvidence.write(
        of: run, result, keepsGoing: keepsGoing, folder: folder, version: Version.number)
      return TestOutcome(run: run, result: result, evidence: evidence)
    } catch {
      // The failure itself is worth more than what it leaves behind.
      Exit.say("beltline: \(error)")
      return TestOutcome(run: run, result: result)
    }
  }

  private func open(_ path: String?) throws -> ReportFile? {
    guard let path else { return nil }
    do {
      return try ReportFile(path: path)
    } catch {
      throw Exit.because("\(error)")
    }
  }

  private func write(_ text: String, to file: ReportFile?) throws {
    guard let file else { return }
    do {
      try file.write(text)
      try file.finish()
    } catch {
      throw Exit.because("\(error)", Exit.internalError)
    }
  }
}
