import Kernel
import Reports
import Runtime
import Scenes

/// A picture of Beltline's own pages, drawn from a run of a scene that lies beside it.
///
/// What is compared with a run is a closed form or an integral of its own, never the run itself.
public struct Figure: Sendable {
  /// Why a figure cannot be drawn.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Where figures and their scenes lie in a checkout.
  public static let folder = "Docs/explanation/figures"

  /// The name of its file, without the ending.
  public let name: String
  /// Its scene, from the checkout's root; nil for one that shows a method and no run.
  public let scene: String?
  private let draw: @Sendable (SceneText) throws(Failure) -> String

  init(
    _ name: String, scene: String? = nil,
    draw: @escaping @Sendable (SceneText) throws(Failure) -> String
  ) {
    self.name = name
    self.scene = scene
    self.draw = draw
  }

  /// The picture as a document in the SVG format.
  public func drawing(in checkout: String) throws(Failure) -> String {
    guard let scene else { return try draw(SceneText(text: "", path: "")) }
    let path = "\(checkout)/\(scene)"
    return try draw(try SceneText(path: path))
  }

  /// All of them, in the order of the pages.
  public static let all: [Figure] = [
    seam, slip, handOver, merge, queue, stall, slope, gap, plan,
  ]

  /// The path of a scene that lies beside the figures.
  static func beside(_ name: String) -> String { "\(folder)/\(name).yaml" }
}

/// A run that a figure looks at.
struct Watch {
  private(set) var session: Session
  let tick: Double

  init(_ scene: Scene, controller: (any Controller)? = nil) {
    session = Session(scene: scene, seed: 1, controller: controller)
    tick = session.plant.tickLength.seconds
  }

  /// Simulated time, s.
  var time: Double { session.frame().time }
  var items: [Frame.ItemPose] { session.frame().items }

  /// Runs and looks at the plant before the first tick and after each.
  mutating func run(seconds: Double, _ look: ((Frame) -> Void)? = nil) {
    look?(session.frame())
    for _ in 0..<Int((seconds / tick).rounded()) {
      session.tick()
      look?(session.frame())
    }
  }

  /// Writes an output.
  mutating func set(_ setting: String) throws(Figure.Failure) {
    do {
      let change = try TagSetting(setting).change(.write, in: session.plant.table)
      try session.apply([change])
    } catch {
      throw Figure.Failure(description: "\(error)")
    }
  }
}

/// The ink of the figures: what ran, what theory says, and a second pair of both.
enum Ink {
  static let run = "#1f6feb"
  static let theory = "#cf222e"
  static let other = "#1a7f37"
  static let belt = "#8c959f"
}

let gravity = 9.81
