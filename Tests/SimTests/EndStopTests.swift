import Kernel
import Sim
import Testing

/// A plate at the end of its stroke is held by the end, whatever its force.
@Suite struct EndStopTests {
  /// Boxes on a belt that runs against a pusher whose force they exceed.
  @Test(arguments: Truth.ticks, [4, 8])
  func aWeakPlateStaysAtHome(milliseconds: Int, count: Int) throws {
    var pusher = Pusher(name: "pusher", pose: Pose(z: 0.8))
    pusher.force = 20
    pusher.speed = 0.2
    pusher.stroke = 0.2
    pusher.extend = TruthPlant.output(1)
    var plant = try TruthPlant(
      milliseconds: milliseconds, outputs: 2,
      items: (0..<count).map { TruthPlant.item(x: 0.171 + 0.301 * Double($0)) },
      parts: [truthBelt(yaw: 180 * radiansPerDegree, speed: 0.5, friction: 0.6), pusher])
    plant.set(0)
    plant.set(1)
    while plant.time < 5 {
      plant.step()
      try #require(plant.world.state.axes[0].motion.position >= 0)
      // The plate's front is at 20 mm, and contacts may be a fifth of a millimetre deep.
      try #require(plant.item.position.x > 0.17 - 0.0005)
    }
    _ = try World(model: plant.world.model, restoring: plant.world.snapshot())
    #expect(plant.world.state.axes[0].motion.position < 0.001)
  }
}
