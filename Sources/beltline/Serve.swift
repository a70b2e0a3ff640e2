import ArgumentParser
import Foundation
import Logging
import Runtime
import Scenes
import ServiceLifecycle
import UnixSignals
import WebAPI

/// `beltline serve`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a scene against the clock and serve its tags over HTTP.",
    discussion: "Ctrl-C or a termination signal ends it; the exit code is then 0.")

  @Argument(help: "A bundled scene, or the path of a scene file.")
  var scene = "sorting-by-weight"

  @Option(help: "Port; 0 takes a free one.")
  var port = 7410

  @Option(help: "Address to listen on; any but a loopback address opens the plant to the network.")
  var host = "127.0.0.1"

  @Option(help: "Simulated seconds per real second, 0.01 to 1000, or max.")
  var speed = Speed.realTime

  @Option(help: "Seed of everything random.")
  var seed: UInt64 = 1

  @Flag(help: "Start with the clock stopped.")
  var paused = false

  @Option(
    help: ArgumentHelp(
      """
      What controls the plant: a program file, bundled for the scene's own program, demo for the \
      same until a client writes an output, or none. Files may be several.
      """, valueName: "file|bundled|demo|none"))
  var plc: [String] = []

  @OptionGroup var program: ProgramSettings

  @Option(help: ArgumentHelp("A further name of this server.", valueName: "name"))
  var allowHost: [String] = []

  @Option(help: ArgumentHelp("A web origin whose pages may use the API.", valueName: "origin"))
  var allowOrigin: [String] = []

  @Option(help: ArgumentHelp("Change a limit of the server.", valueName: "name=number"))
  var limit: [String] = []

  func validate() throws {
    var configuration = WebConfiguration()
    do { for setting in limit { try configuration.setLimit(setting) } } catch {
      throw ValidationError("--limit: \(error)")
    }
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port must be a number from 0 to 65535")
    }
  }

  func run() async throws {
    let loaded = try Exit.load(scene)
    let programs = try program.choice(plc)
    let controller = try programs.controller(of: loaded, at: scene)
    var configuration = WebConfiguration()
    configuration.host = host
    configuration.port = port
    configuration.allowedHosts = allowHost
    configuration.allowedOrigins = allowOrigin
    for setting in limit { try configuration.setLimit(setting) }
    if let warning = configuration.warning { Exit.say("beltline: warning: \(warning)") }

    let session = LiveSession(
      scene: loaded, seed: seed, speed: speed, paused: paused, controller: controller,
      programs: programs, controllerChanged: Self.say)
    var logger = Logger(label: "beltline") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .error
    let title = loaded.title
    let address = host.contains(":") ? "[\(host)]" : host
    let charge = controller.map { controller in
      "\(controller.name) controls it"
        + (programs.source == .demo ? " until a client writes an output" : "")
    }
    let server = WebServer(session: session, configuration: configuration, logger: logger) { port in
      try? put(
        "\(title) on http://\(address):\(port) (Ctrl-C ends)\n"
          + "\(charge ?? "Clients control it")\n")
    }
    session.start()
    defer { session.stop() }
    var services = ServiceGroupConfiguration(
      services: [.init(service: server)], gracefulShutdownSignals: [.sigint, .sigterm],
      logger: logger)
    // Clients that keep their connection open must not keep the process.
    services.maximumGracefulShutdownDuration = .seconds(3)
    let group = ServiceGroup(configuration: services)
    do {
      try await group.run()
    } catch let error as WebServerError {
      throw Exit.because("\(error)")
    }
    let overruns = session.frame.clock.overruns
    if overruns > 0 { Exit.say("beltline: \(overruns) ticks began too late; time was given up") }
  }

  /// Says who controls the plant from now on, without keeping the tick thread waiting.
  @Sendable private static func say(_ report: ControllerReport) {
    Task.detached {
      let name = report.name ?? ""
      switch (report.kind, report.stop) {
      case (.none, _): Exit.say("beltline: clients control the plant")
      case (.client, _): Exit.say("beltline: a client has taken over from \(name)")
      case (.program, nil): Exit.say("beltline: \(name) controls the plant")
      case (.program, let stop?): Exit.say("beltline: \(name) was stopped: \(stop.description)")
      }
    }
  }
}
