import ArgumentParser
import Foundation
import Kernel
import Reports
import Runtime
import Scenes
import Sim
import Tags

/// `beltline scene`.
struct SceneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scene", abstract: "List, show and check scenes.",
    subcommands: [List.self, Show.self, Tags.self, Validate.self, Schema.self])

  /// Text for people, JSON for programs.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  /// Formats of a list of tags.
  enum TagFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
    case json
    case markdown
    /// The list that the product exports, for mapping programs by it.
    case exported = "factory-io"
  }

  /// `beltline scene list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the bundled scenes.")

    private struct Row: Encodable {
      var name: String
      var title: String
      var summary: String
    }

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
      let library = SceneLibrary.standard
      var rows: [Row] = []
      var failure: ExitCode?
      for name in library.names() {
        do {
          let scene = try library.load(named: name)
          rows.append(Row(name: name, title: scene.title, summary: scene.summary))
        } catch {
          failure = Exit.because(error)
        }
      }
      if format == .json {
        try put(json(rows))
      } else {
        for row in rows { try put("\(row.name)\n  \(row.title): \(row.summary)\n") }
      }
      if let failure { throw failure }
    }
  }

  /// `beltline scene show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show a scene's parts.")

    @Argument(help: "A bundled scene, or the path of a scene file.")
    var scene: String

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
      let listing = try listing(scene)
      try put(format == .json ? listing.asJSON : listing.text)
    }
  }

  /// `beltline scene tags`.
  struct Tags: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List a scene's tags.")

    @Argument(help: "A bundled scene, or the path of a scene file.")
    var scene: String

    @Option(help: "csv, json, markdown, or factory-io: the list that --plc-map reads.")
    var format = TagFormat.csv

    func run() throws {
      let listing = try listing(scene)
      switch format {
      case .csv: try put(listing.tagsAsCSV)
      case .json: try put(listing.tagsAsJSON)
      case .markdown: try put(listing.tagsAsMarkdown)
      case .exported: try put(listing.tagsAsExported)
      }
    }
  }

  /// `beltline scene validate`.
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report all problems of a scene file.",
      discussion: "Exits with 0 when there are none and with 2 otherwise.")

    private struct Row: Encodable {
      var code: String
      var severity: String
      var file: String
      var line: Int
      var column: Int
      var message: String
      var hint: String
    }

    @Argument(help: "The path of a scene file, or a bundled scene.")
    var file: String

    @Option(help: "text or json.")
    var format = Format.text

    func run() throws {
      let scene: Scene
      do {
        scene = try SceneLibrary.standard.load(file)
      } catch {
        guard format == .json else { throw Exit.because(error) }
        try put(json(error.list.map(row)))
        throw Exit.couldNotStart
      }
      let counts = "\(scene.parts.count) parts, \(scene.model.table.count) tags"
      try put(format == .json ? "[]\n" : "\(scene.title): no problems (\(counts))\n")
    }

    private func row(_ problem: Problem) -> Row {
      Row(
        code: problem.code, severity: problem.severity.rawValue, file: problem.file,
        line: problem.line, column: problem.column, message: problem.message,
        hint: problem.hint)
    }
  }

  /// `beltline scene schema`.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of scene files.")

    func run() throws { try put(SceneSchema.text) }
  }

  private static func listing(_ nameOrPath: String) throws -> PlantListing {
    let scene = try Exit.load(nameOrPath)
    return PlantListing(
      plant: Session(scene: scene, seed: 1).plant, summary: scene.summary,
      cameras: scene.cameras.map { .init(name: $0.name, from: $0.from, to: $0.to) })
  }
}
