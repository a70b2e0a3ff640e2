import Kernel
import Sim
import Testing

/// A queue that a faster belt pulls apart.
@Suite struct QueueSeparationTests {
  @Test("The last box of a queue is pulled off like the others", arguments: Truth.ticks)
  func theLastOfAQueueIsPulledLikeTheOthers(milliseconds: Int) throws {
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2, kinds: [.cube()],
      items: (0..<5).map { TruthPlant.item(x: -0.2 - 0.3 * Double($0)) },
      parts: [
        truthBelt(0, x: -5, length: 10, speed: 0.3, friction: 0.6),
        truthBelt(1, x: 10, length: 20, speed: 0.9, friction: 0.6),
      ])
    plant.set(0)
    plant.set(1)
    plant.run(until: 8)
    // One follows another by the time that the slow belt takes for a length of 0.3 m: 1 s.
    let places = plant.world.items.map(\.position.x)
    for (ahead, behind) in zip(places, places.dropFirst()) {
      #expect((ahead - behind - 0.9).magnitude < 1e-4, "\(places) at \(milliseconds) ms")
    }
  }
}
