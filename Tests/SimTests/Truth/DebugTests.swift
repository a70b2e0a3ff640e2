import Kernel
import Sim
import Testing
@Suite struct DebugTests {
  @Test func dump() throws {
    for ms in [2, 8] {
      var plant = try TruthPlant(
        milliseconds: ms, outputs: 2,
        items: [TruthPlant.item(velocity: Vector2(0, 0.3))],
        parts: [
          truthBelt(0, x: 0, length: 10, speed: 0.5, friction: 0.6),
        ])
      plant.set(0); plant.set(1)
      for _ in 0..<(120/ms) { plant.step(); print("DBG T02", ms, plant.time, plant.item.velocity, plant.item.spin) }
    }
  }
}
