import Kernel
import Sim
import Testing

/// Cylinders touch as circles.
@Suite struct RoundTests {
  private static func cylinder(_ diameter: Double = 0.3, restitution: Double = 0) -> ItemKind {
    var kind = ItemKind.cube("cylinder", edge: diameter)
    kind.isRound = true
    kind.faceFriction = 0
    kind.restitution = restitution
    return kind
  }

  @Test(
    "Two cylinders leave along the line between their middles", arguments: Truth.ticks,
    [0.05, 0.15, 0.25])
  func collision(milliseconds: Int, offCentre: Double) throws {
    let (edge, v, bounce) = (0.3, 0.8, 0.6)
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: [Self.cylinder(restitution: bounce)],
      items: [
        TruthPlant.item(x: -1, velocity: Vector2(v, 0)), TruthPlant.item(y: offCentre),
      ], parts: [truthPlate(friction: 0)])
    plant.run(until: 3)
    let (first, second) = (plant.world.items[0], plant.world.items[1])
    // As they touch, the line leans by the offset over the diameter; equal masses share.
    let sine = offCentre / edge
    let cosine = (1 - sine * sine).squareRoot()
    let line = Vector2(cosine, sine)
    let along = v * cosine
    #expect((second.velocity - line * (along * (1 + bounce) / 2)).length < 1e-6)
    #expect(
      (first.velocity - (Vector2(v, 0) - line * (along * (1 + bounce) / 2))).length < 1e-6)
    #expect(first.spin.magnitude < 1e-9 && second.spin.magnitude < 1e-9)
  }

  @Test("Cylinders that pass each other by a hair do not touch", arguments: Truth.ticks)
  func passing(milliseconds: Int) throws {
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: [Self.cylinder()],
      items: [
        TruthPlant.item(x: -1, velocity: Vector2(1.5, 0)), TruthPlant.item(y: 0.3005),
      ], parts: [truthPlate(friction: 0)])
    plant.run(until: 1.5)
    #expect(plant.world.items[0].velocity == Vector2(1.5, 0))
    #expect(plant.world.items[1].velocity == .zero)
  }

  @Test("A cylinder stops at a corner at the distance of its radius", arguments: Truth.ticks)
  func corner(milliseconds: Int) throws {
    // Straight at the corner (0, 0) of a wall that lies at x > 0, y < 0.
    let way = Vector2(0.5, -0.5)
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: [Self.cylinder()],
      items: [TruthPlant.item(x: -0.5, y: 0.5, velocity: way)],
      parts: [truthPlate(friction: 0), truthWall(x: 0.5, y: -0.02, length: 1)])
    plant.run(until: 2)
    #expect((plant.item.position.length - 0.15).magnitude < 2e-4)
    #expect(plant.item.velocity.length < 1e-6)
  }

  @Test("A cylinder slides along a rail and keeps what it has along it", arguments: Truth.ticks)
  func rail(milliseconds: Int) throws {
    // A rail at 20° across the way; without friction only the part into it is lost.
    let angle = 20 * radiansPerDegree
    var plant = try TruthPlant(
      milliseconds: milliseconds, kinds: [Self.cylinder()],
      items: [TruthPlant.item(x: -2, y: 0, velocity: Vector2(0.6, 0))],
      parts: [truthPlate(friction: 0), truthWall(yaw: angle, length: 4)])
    plant.run(until: 4)
    let along = Rotation(yaw: angle).forward
    let speed = 0.6 * Rotation(yaw: angle).cosine
    #expect((plant.item.velocity - along * speed).length < 1e-6)
    // Half the rail's thickness and the radius from its middle line.
    #expect((plant.item.position.dot(along.left) - 0.02 - 0.15).magnitude < 3e-4)
    #expect(plant.item.spin.magnitude < 1e-12)
  }

  @Test("A rail that a cylinder meets turns it by what it rubs")
  func rolls() throws {
    var kind = Self.cylinder()
    kind.faceFriction = 0.3
    var wall = truthWall(length: 20, friction: 0.3)
    wall.pose.y = -0.02
    var plant = try TruthPlant(
      milliseconds: 5, kinds: [kind],
      items: [TruthPlant.item(x: 0, y: 0.16, velocity: Vector2(0.5, -0.3))],
      parts: [truthPlate(friction: 0), wall])
    plant.run(until: 1)
    let item = plant.item
    // The push of 0.3 m/s rubs with up to 0.3 of it: less than it needs to roll, v/3.
    #expect((item.velocity.x - (0.5 - 0.3 * 0.3)).magnitude < 1e-3)
    #expect((item.spin * 0.15 + 2 * 0.3 * 0.3).magnitude < 2e-3)
  }

  @Test("A cylinder fits through a gap that its square does not")
  func gap() throws {
    // Turned by 45° a square of 0.3 m is 0.42 m wide.
    var plant = try TruthPlant(
      milliseconds: 5, kinds: [Self.cylinder()],
      items: [TruthPlant.item(x: -1, yaw: 45 * radiansPerDegree, velocity: Vector2(0.5, 0))],
      parts: [
        truthPlate(friction: 0), truthWall(y: 0.02 + 0.16, length: 1),
        truthWall(y: -0.02 - 0.16, length: 1),
      ])
    plant.run(until: 4)
    #expect(plant.item.velocity == Vector2(0.5, 0))
  }
}
