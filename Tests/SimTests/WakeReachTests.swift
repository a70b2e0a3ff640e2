import Kernel
import Testing

@testable import Sim

/// What rests must be found by what runs into it, wherever the two are.
@Suite struct WakeReachTests {
  /// The largest that a scene allows.
  private let large = ItemKind(name: "large", length: 1.2, width: 1.2, height: 0.1, mass: 20)

  /// A box at rest on the floor, at every decimetre from under a conveyor to four metres away, in
  /// both directions of the grid, and another one that slides into it.
  @Test(arguments: [0.0, 90], [5, 20])
  func aBoxOnTheFloorIsPushedWhereverItRests(degrees: Double, milliseconds: Int) throws {
    for kinds in [[ItemKind.boxS, .boxS], [large, large], [large, .boxS]] {
      for step in 0..<60 {
        let turn = Rotation(yaw: degrees * radiansPerDegree)
        let (first, second) = (kinds[0].length / 2, kinds[1].length / 2)
        let place = 0.1 * Double(step)
        func item(_ kind: ItemKind, _ x: Double, speed: Double) -> InitialItem {
          let at = turn.apply(Vector2(x, 0))
          let index = ItemKind.bundled.firstIndex(of: kind) ?? TruthPlant.kind()
          return InitialItem(
            kind: index, pose: Pose(x: at.x, y: at.y, yaw: degrees * radiansPerDegree),
            velocity: turn.apply(Vector2(speed, 0)))
        }
        // The one that comes is farther out, and comes back towards the conveyor.
        let gap = 0.1
        var plant = try TruthPlant(
          milliseconds: milliseconds, outputs: 1, kinds: [large],
          items: [
            item(kinds[0], place, speed: 0),
            item(kinds[1], place + first + gap + second, speed: -1.5),
          ], parts: [truthBelt(z: 2, length: 2, speed: 1, friction: 0.5)])
        // Without the other it would go on for 1.5²/(2·0.5·g) = 0.23 m.
        while plant.time < 0.5 {
          plant.step()
          let moment = PlantSketch.Moment(plant.world)
          try #require(moment.deepestOverlap.depth < 0.001, "at \(place) m")
        }
        let way = place - turn.undo(plant.world.items[0].position).x
        #expect(way > 0.001, "at \(place) m")
      }
    }
  }

  /// Both as fast as a scene allows, at the longest tick.
  @Test func whatIsVeryFastFindsWhatRests() throws {
    for step in 0..<40 {
      let place = 0.1 * Double(step)
      var fast = try TruthPlant(
        milliseconds: 20, outputs: 1, kinds: [large],
        items: [
          TruthPlant.item(x: place, z: 0),
          TruthPlant.item(x: place + 4, z: 0, velocity: Vector2(-20, 0)),
        ], parts: [truthBelt(z: 2, length: 2, speed: 1, friction: 0.5)])
      while fast.time < 0.5 {
        fast.step()
        try #require(fast.world.items[0].position.x < fast.world.items[1].position.x - 1.199)
      }
      #expect(fast.world.items[0].position.x < place - 0.1, "at \(place) m")
    }
  }

  /// The largest, corner first, at the greatest speed for which neighbours are looked for by place.
  @Test func aLargeBoxMeetsARailWhereverThatStands() throws {
    var light = large
    light.faceFriction = 0
    for step in 0..<200 {
      let place = 3 + 0.005 * Double(step)
      var plant = try TruthPlant(
        milliseconds: 20, outputs: 1, kinds: [light],
        items: [
          TruthPlant.item(yaw: 45 * radiansPerDegree, velocity: Vector2(4.8, 0))
        ],
        parts: [
          truthPlate(friction: 0), truthWall(x: place, yaw: 90 * radiansPerDegree, length: 3),
        ])
      plant.run(until: 1)
      // Half of its diagonal, half of the rail.
      let corner = 1.2 / 2.0.squareRoot() + 0.02
      #expect(plant.item.position.x < place - corner + 0.001, "at \(place) m")
    }
  }
}
