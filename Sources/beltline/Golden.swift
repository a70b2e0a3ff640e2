import ArgumentParser
import Foundation
import Kernel
import PlantTesting
import Reports
import Scenes

/// `beltline golden`.
struct Golden: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the bundled scenes with the golden traces beside them, or write those anew.",
    subcommands: [Check.self, Update.self])

  /// The greatest size of a golden trace that is read, in bytes.
  private static let sizeLimit = 1 << 24

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run scenes under their controllers and compare; ends with 1 if one differs.")

    @Argument(help: "Bundled scenes; all that have a controller when left out.")
    var scenes: [String] = []

    func run() throws {
      var differs = false
      for name in scenes.isEmpty ? BundledPlants.names : scenes {
        let place = try Place(name)
        guard let golden = place.golden else {
          throw Exit.because("\(place.path) cannot be read; `beltline golden update` writes it")
        }
        if let difference = golden.firstDifference(from: place.trace) {
          Exit.say("beltline: \(name): \(difference)")
          differs = true
        } else {
          try put("\(name): \(golden.events.count) events, the same\n")
        }
      }
      if differs { throw ExitCode(1) }
    }
  }

  struct Update: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write golden traces anew.",
      discussion: "The reason stands at the head of each trace and belongs into the change log.")

    @Option(help: "Why the plant now moves otherwise.")
    var reason: String

    @Argument(help: "Bundled scenes; all that have a controller when left out.")
    var scenes: [String] = []

    func validate() throws {
      guard !reason.allSatisfy(\.isWhitespace), !reason.contains(where: \.isNewline) else {
        throw ValidationError("--reason must say why, in one line")
      }
    }

    func run() throws {
      for name in scenes.isEmpty ? BundledPlants.names : scenes {
        let place = try Place(name)
        let trace = place.trace
        // A trace that is right keeps its reason.
        if place.golden == trace {
          try put("\(name): the same as before\n")
          continue
        }
        do {
          let file = try ReportFile(path: place.path)
          try file.write(trace.text(scene: place.scene, reason: reason))
          try file.finish()
        } catch {
          throw Exit.because("\(error)")
        }
        try put("\(name): written\n")
      }
    }
  }

  /// A scene with its controller and the file of its trace.
  private struct Place {
    let scene: Scene
    let path: String
    let trace: GoldenTrace

    init(_ name: String) throws {
      guard let controller = BundledPlants.controller(of: name),
        let folder = SceneLibrary.standard.folder(of: name)
      else { throw Exit.because("there is no bundled scene '\(name)' with a controller") }
      scene = try Exit.load(name)
      path = "\(folder)/golden.trace"
      trace = GoldenTrace(of: scene, controller: controller)
    }

    /// The trace in the file; nil if there is none.
    var golden: GoldenTrace? {
      guard let handle = FileHandle(forReadingAtPath: path),
        let data = try? handle.read(upToCount: Golden.sizeLimit)
      else { return nil }
      return String(data: data, encoding: .utf8).map { GoldenTrace(text: $0) }
    }
  }
}
