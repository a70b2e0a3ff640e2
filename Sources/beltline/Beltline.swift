import ArgumentParser

/// The command line: wiring only.
@main
struct Beltline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "beltline",
    abstract: "A virtual plant: conveyors, sensors and scales with tags, on port 7410 or headless.",
    discussion: """
      Exit codes: 0 done, 1 an assertion failed, 2 could not start, 3 a replay diverged, \
      64 wrong usage, 70 internal error, 130 interrupted.
      """,
    subcommands: [
      Serve.self, Run.self, Draw.self, TestCommand.self, SceneCommand.self, SpecCommand.self,
      PLCCommand.self, Golden.self, LockstepCommand.self, Bench.self, DrawFigures.self,
      Version.self,
    ])
}

/// `beltline version`.
struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print the version.")

  /// The version of this build.
  static let number = "0.1.0"

  func run() { print("beltline \(Self.number)") }
}
