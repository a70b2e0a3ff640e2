import Kernel
import Testing

@testable import Sim

/// The grid that finds what stands still near a place.
@Suite struct StaticIndexTests {
  /// A plant of a few surfaces, spread over so many metres.
  private func surfaces(_ draw: inout Generator, spread: Double) -> [Surface] {
    (0..<5).map { _ in
      let half = spread / 2
      let centre = Vector2(
        draw.uniform(from: -half, to: half), draw.uniform(from: -half, to: half))
      let rectangle = Rectangle(
        centre: centre, rotation: Rotation(yaw: draw.uniform(from: -3, to: 3)),
        halfLength: draw.uniform(from: 0.2, to: 3), halfWidth: draw.uniform(from: 0.2, to: 1))
      return Surface(rectangle: rectangle, yaw: 0, height: 0.8, friction: 0.6)
    }
  }

  /// What rests is filed under the surface that is under its middle, or else under the floor, which
  /// everybody looks at: so those are the surfaces that a neighbour must find.
  @Test(
    "What two items could touch each other over is near to both, at any size of cells",
    arguments: [10, 1000, 20_000])
  func nearness(spread: Double) {
    for seed in UInt64(1)...40 {
      var draw = Generator(seed: seed, stream: 21)
      let surfaces = surfaces(&draw, spread: spread)
      let index = StaticIndex(surfaces: surfaces, walls: [], rays: [])
      for _ in 0..<400 {
        let centre = surfaces[draw.below(surfaces.count)].origin
        let place =
          centre
          + Vector2(
            draw.uniform(from: -6, to: 6), draw.uniform(from: -6, to: 6))
        let turn = Rotation(yaw: draw.uniform(from: -3, to: 3))
        let other = place + turn.forward * (StaticIndex.nearReach * draw.uniform())
        let near = index.near(other)
        let under = index.surfaces(place).filter { surfaces[$0].region.contains(place) }
        #expect(under.allSatisfy(near.contains), "seed \(seed): \(place), \(other)")
      }
    }
  }
}
