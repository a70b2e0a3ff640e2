import ArgumentParser
import Figures
import Foundation
import PlantTesting
import Reports
import Runtime
import Scenes

/// `beltline draw`.
struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the floor plan of a scene, to scale, as an SVG picture.",
    discussion: PlantSettings.discussion)

  @Argument(help: "A bundled scene, or the path of a scene file.")
  var scene: String

  @Option(
    help: ArgumentHelp(
      "Simulated time to draw the plant at, such as 12.5s or 1200t; its layout when left out.",
      valueName: "span"))
  var at: SimulatedSpan?

  @OptionGroup var settings: PlantSettings

  @Option(help: "Seed of everything random; 1 when left out.")
  var seed: UInt64 = 1

  @Flag(help: "Run the scene under its bundled controller.")
  var controlled = false

  @Option(
    help: ArgumentHelp("Write the picture there and not to the output.", valueName: "file.svg"))
  var output: String?

  func run() throws {
    let scene = try Exit.load(scene)
    var controller: (any Controller)?
    if controlled {
      controller = BundledPlants.controller(of: scene.name)
      if controller == nil {
        let names = BundledPlants.names.joined(separator: ", ")
        throw Exit.because(
          "'\(scene.name)' has no bundled controller, as \(names) have", Exit.usage)
      }
    }
    var session = Session(scene: scene, seed: seed, controller: controller)
    try settings.apply(to: &session)
    do {
      let file = try output.map { path throws(ReportFile.Failure) in try ReportFile(path: path) }
      Interrupt.listen()
      var run = HeadlessRun(session: session)
      let finished = try run.run(
        ticks: at?.ticks(of: session.plant.tickLength) ?? 0,
        isInterrupted: { Interrupt.isPending })
      guard finished else {
        file?.discard()
        throw Exit.because("interrupted: nothing is drawn", Exit.interrupted)
      }
      let svg = PlanDrawing(frame: run.session.frame()).svg
      guard let file else { return try put(svg) }
      try file.write(svg)
      try file.finish()
    } catch let failure as ReportFile.Failure {
      throw Exit.because("\(failure)")
    }
  }
}

/// `beltline draw-figures`: for those who change the physics or its page.
struct DrawFigures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw-figures",
    abstract: "Draw the figures of Beltline's own pages anew from the scenes beside them.",
    shouldDisplay: false)

  @Argument(help: "The folder of the checkout.")
  var checkout = "."

  func run() throws {
    for figure in Figure.all {
      do {
        let drawing = try figure.drawing(in: checkout)
        let file = try ReportFile(path: "\(checkout)/\(Figure.folder)/\(figure.name).svg")
        try file.write(drawing)
        try file.finish()
      } catch let failure as ReportFile.Failure {
        throw Exit.because("\(failure)")
      } catch let failure as Figure.Failure {
        throw Exit.because("\(failure)")
      }
      try put("\(figure.name).svg\n")
    }
  }
}
