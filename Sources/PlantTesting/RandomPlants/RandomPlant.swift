import Kernel
import Runtime
import Scenes
import Sim
import Tags

/// A plant drawn at random from a seed.
///
/// It holds a few lines of conveyors of every kind, straight or turned, that may cross each other;
/// walls in the way, mechanisms, sensors, emitters, removers, and items that are there from the
/// start, some of them stacked, some of them moving.
public struct RandomPlant: Sendable {
  /// The plant as a scene.
  public let scene: Scene
  /// What it consists of.
  public let parts: [any PartDefinition]
  /// Who meddles with it while it runs.
  public let meddler: RandomOperator
  private let seed: UInt64
  private let start: [Command.Change]

  /// The plant of a seed.
  public init(seed: UInt64) {
    self.seed = seed
    var layout = RandomLayout(draw: Generator(seed: seed, stream: 97))
    let milliseconds = [2, 5, 8, 10][layout.draw.below(4)]
    let model = Model(
      table: TagTable(sceneTags: layout.tags),
      tickLength: TickLength(milliseconds: milliseconds) ?? .standard,
      resetsMechanisms: layout.draw.below(2) == 0, kinds: [RandomLayout.drum],
      initialItems: layout.items, parts: layout.parts)
    scene = Scene(
      name: "plant \(seed)", title: "Plant \(seed)", summary: "Drawn at random.", model: model,
      parts: [])
    parts = layout.parts
    start = layout.start
    meddler = RandomOperator(table: model.table, draw: layout.draw)
  }

  /// What the scene was built into.
  public var model: Model { scene.model }

  /// The plant before its first tick, with everything started.
  public func session() -> Session {
    var session = Session(scene: scene, seed: seed)
    session.carryOut(start)
    return session
  }

  /// The plant after so many ticks under its operator.
  public func world(after ticks: Int) -> World {
    var session = session()
    var meddler = meddler
    for _ in 0..<ticks {
      session.carryOut(meddler.changes())
      session.tick()
    }
    return session.world
  }
}

extension Session {
  /// Carries out changes of tags. Only those of panel devices could be refused.
  mutating func carryOut(_ changes: [Command.Change]) {
    do {
      try apply(changes)
    } catch {
      preconditionFailure("a change of a tag was refused: \(error)")
    }
  }
}
