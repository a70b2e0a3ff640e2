import Foundation
import Kernel
import PlantTesting
import Runtime
import Scenes
import Sim

/// Measures how many ticks a second each bundled scene runs headless, and prints one JSON object a
/// line. See `Benchmarks/README.md`.
@main
struct Benchmarks {
  /// Simulated seconds of each measurement, after as many to fill the plant.
  static let measuredSeconds = 120.0

  static func main() throws {
    let names = ["from-a-to-b", "sorting-by-weight", "sorting-by-height-basic"]
    for name in names {
      let scene = try SceneLibrary.standard.load(named: name)
      try print(measure(scene, controller: nil).json)
      try print(measure(scene, controller: controller(of: name)).json)
    }
  }

  private static func controller(of name: String) -> any Controller {
    switch name {
    case "sorting-by-weight": SortingByWeight()
    case "sorting-by-height-basic": SortingByHeight()
    default: FromAToB()
    }
  }

  private static func measure(_ scene: Scene, controller: (any Controller)?) -> SceneSpeed {
    var session = Session(scene: scene, seed: 7, controller: controller)
    let length = scene.model.tickLength
    let ticks = Int(measuredSeconds / length.seconds)
    // Fill the plant first, so that the figure is that of a busy one.
    for _ in 0..<ticks { session.tick() }
    let removedBefore = session.world.state.removed
    let start = ContinuousClock.now
    for _ in 0..<ticks { session.tick() }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let removed = zip(session.world.state.removed, removedBefore).map { $0 - $1 }
    return SceneSpeed(
      scene: scene.name, controller: controller == nil ? "idle" : "running",
      ticksPerSecond: Double(ticks) / elapsed, timesRealTime: measuredSeconds / elapsed,
      items: session.world.items.count, removed: removed,
      hash: hexadecimal(session.world.hash))
  }
}

/// What one scene did.
private struct SceneSpeed: Codable {
  let scene: String
  let controller: String
  let ticksPerSecond: Double
  let timesRealTime: Double
  /// In the plant at the end.
  let items: Int
  /// Taken during the measurement, by each remover.
  let removed: [Int]
  /// The state at the end: the same on every machine.
  let hash: String

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try String(decoding: encoder.encode(self), as: UTF8.self)
    }
  }
}
