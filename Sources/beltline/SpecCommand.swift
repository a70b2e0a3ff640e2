import ArgumentParser
import Kernel
import Specs

/// `beltline spec`.
struct SpecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spec", abstract: "Check specs without running them.",
    subcommands: [Validate.self, Schema.self])

  /// `beltline spec validate`.
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report all problems of specs, their scenes and programs.",
      discussion: "Exits with 0 when there are none and with 2 otherwise.")

    @Argument(help: "Paths of spec files.")
    var specs: [String]

    func run() throws {
      var isRight = true
      for loaded in specs.map({ SpecLoader().load(path: $0) }) {
        switch loaded.result {
        case .success(let spec):
          for warning in spec.warnings { Exit.say(warning.description) }
          let runs = spec.cases.reduce(0) { $0 + $1.seeds.count }
          try put("\(loaded.file): no problems (\(spec.cases.count) cases, \(runs) runs)\n")
        case .failure(let problems):
          _ = Exit.because(problems)
          isRight = false
        }
      }
      if !isRight { throw Exit.couldNotStart }
    }
  }

  /// `beltline spec schema`.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the JSON Schema of specs.")

    func run() throws { try put(SpecSchema.text) }
  }
}
