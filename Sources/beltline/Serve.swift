import ArgumentParser

/// `beltline serve`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a scene against the clock and serve its tags over HTTP.")

  func run() async throws {}
}
