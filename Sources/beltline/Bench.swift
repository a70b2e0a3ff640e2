import ArgumentParser
import PlantTesting

/// `beltline bench`.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how fast plants of many boxes run on this machine.",
    discussion: "Without a scenario, those of the speed table run.")

  @Argument(help: ArgumentHelp("What to measure; see --list.", valueName: "scenario"))
  var scenarios: [String] = []

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @Flag(help: "List the scenarios and measure nothing.")
  var list = false

  func run() throws {
    if list {
      for name in BenchScenario.names {
        try put("\(name): \(BenchScenario(named: name)?.summary ?? "")\n")
      }
      return
    }
    if !json { try put(BenchResult.heading + "\n") }
    for name in scenarios.isEmpty ? BenchScenario.table : scenarios {
      guard let scenario = BenchScenario(named: name) else {
        throw Exit.because("there is no scenario '\(name)': see beltline bench --list", Exit.usage)
      }
      do {
        let result = try scenario.measure()
        try put((json ? result.json : result.row) + "\n")
      } catch let failure as BenchScenario.Failure {
        throw Exit.because("\(failure)", Exit.internalError)
      }
    }
  }
}
