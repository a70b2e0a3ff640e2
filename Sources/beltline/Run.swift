import ArgumentParser
import Foundation
import Kernel
import Reports
import Runtime
import Scenes
import Sim

/// `beltline run`.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a scene without a clock, as fast as possible, and report.",
    discussion: """
      \(PlantSettings.discussion)

      A program that traps does not end the run; the exit code is then 1.
      """)

  @Argument(help: "A bundled scene, or the path of a scene file.")
  var scene: String

  @Option(
    help: ArgumentHelp(
      "Run a program in lockstep: a file, or bundled for the scene's own. May be repeated.",
      valueName: "file"))
  var plc: [String] = []

  @OptionGroup var program: ProgramSettings
  @OptionGroup var settings: RunSettings

  func run() throws {
    let loaded = try Exit.load(scene)
    let controller = try program.choice(plc).controller(of: loaded, at: scene)
    try settings.run(loaded, controller)
  }
}

/// What a run without a clock is told, and the run.
struct RunSettings: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Simulated time: 500ms, 60s, 10m, 8h or 1200t ticks.", valueName: "span"))
  var span: SimulatedSpan

  @OptionGroup var plant: PlantSettings

  @Option(help: "Seed of everything random; 1 when left out.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("Go on from a snapshot of the scene.", valueName: "file.snap"))
  var from: String?

  @Option(help: ArgumentHelp("Write a snapshot of the end.", valueName: "file.snap"))
  var save: String?

  @Option(help: ArgumentHelp("Write the changes of tags.", valueName: "file.csv"))
  var trace: String?

  @Option(help: ArgumentHelp("Write where the items are.", valueName: "file.csv"))
  var items: String?

  @Option(
    help: ArgumentHelp(
      "Time between two samples of --items: 100ms, 1s or 5t ticks; a tick when left out.",
      valueName: "span"))
  var every: SimulatedSpan?

  @Flag(help: "Print the final state's hash and nothing else.")
  var hash = false

  func validate() throws {
    let files = [trace, items, save].compactMap { $0 }
    if Set(files).count < files.count {
      throw ValidationError("--trace, --items and --save need different files")
    }
    if every != nil, items == nil {
      throw ValidationError("--every says how often --items writes, which is missing")
    }
    if every == .ticks(0) || every == .milliseconds(0) {
      throw ValidationError("--every must be a tick at least")
    }
    if from != nil, seed != nil {
      throw ValidationError("--seed and --from exclude each other: a snapshot holds its seed")
    }
  }

  /// Runs a scene under a controller and reports.
  func run(_ scene: Scene, _ controller: ProgramController?) throws {
    var session = Session(scene: scene, seed: seed ?? 1, controller: controller)
    if let from { try restore(&session, from) }
    let firstTick = session.world.state.tick
    try plant.apply(to: &session)
    var run = HeadlessRun(session: session, recording: try recording(scene))

    Interrupt.listen()
    let start = ContinuousClock.now
    let finished: Bool
    do {
      finished = try run.run(
        ticks: span.ticks(of: scene.model.tickLength), isInterrupted: { Interrupt.isPending })
    } catch {
      throw Exit.because("\(error)", Exit.internalError)
    }
    let frame = run.session.frame()
    guard finished else {
      throw Exit.because("interrupted after \(frame.tick) ticks", Exit.interrupted)
    }
    if hash {
      try put(hexadecimal(frame.hash) + "\n")
    } else {
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      try put(RunSummary(frame: frame, seconds: seconds, firstTick: firstTick).text + "\n")
    }
    if let stop = frame.controller.stop {
      throw Exit.because("the program was stopped: \(stop.description)", Exit.failed)
    }
  }

  /// Opens the reports before the run: a path that cannot be written costs no time.
  private func recording(_ scene: Scene) throws -> HeadlessRun.Recording {
    var recording = HeadlessRun.Recording()
    do {
      recording.tags = try trace.map { path throws(ReportFile.Failure) in try TagTrace(path: path) }
      recording.items = try items.map { path throws(ReportFile.Failure) in
        try ItemTrace(path: path, every: every?.ticks(of: scene.model.tickLength) ?? 1)
      }
      recording.snapshot = try save.map { path throws(ReportFile.Failure) in
        try ReportFile(path: path)
      }
    } catch {
      recording.discard()
      throw Exit.because("\(error)")
    }
    return recording
  }

  private func restore(_ session: inout Session, _ path: String) throws {
    do {
      try session.restore(try SnapshotFile.read(path: path), file: path)
    } catch {
      throw Exit.because(error)
    }
  }
}

extension SimulatedSpan: ExpressibleByArgument {
  /// Reads a span.
  public init?(argument: String) { self.init(argument) }
}

extension Speed: ExpressibleByArgument {
  /// Reads a speed.
  public init?(argument: String) { self.init(argument) }

  /// The speed as it is written.
  public var defaultValueDescription: String {
    switch self {
    case .factor(let factor): "\(factor)"
    case .unlimited: "max"
    }
  }
}
