import ArgumentParser
import Runtime

/// What a command line sets in a plant before its first tick.
struct PlantSettings: ParsableArguments {
  static let discussion = """
    TAG is a tag's name, or input:NAME or output:NAME where a name is shared. Settings act \
    before the first tick.
    """

  @Option(help: ArgumentHelp("Write an output.", valueName: "tag=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("Force a tag.", valueName: "tag=value"))
  var force: [String] = []

  @Option(help: ArgumentHelp("Break a tag's wire.", valueName: "tag=open|short"))
  var fault: [String] = []

  /// Carries them out.
  func apply(to session: inout Session) throws {
    try apply(set, .write, to: &session)
    try apply(force, .force, to: &session)
    try apply(fault, .fault, to: &session)
  }

  private func apply(
    _ settings: [String], _ purpose: TagSetting.Purpose, to session: inout Session
  ) throws {
    for text in settings {
      do {
        let change = try TagSetting(text).change(purpose, in: session.plant.table)
        try session.apply([change])
      } catch let mistake as TagSetting.Mistake {
        throw Exit.because(mistake.description, Exit.usage)
      }
    }
  }
}
